/**
 * What a content folder holds, as import needs it: transcripts, their originals, and copies of what
 * import once wrote, by which a later import tells the edits of a person.
 */

import { basename, dirname, join } from "node:path";
import { otherLineEnds } from "../system/line-ends.ts";
import { sha256 } from "../system/sha256.ts";
import { conflictCopy } from "../text/conflict-copy.ts";
import { ANYTHING, namesIn, readListed, textOf, writeAtomically } from "./disk.ts";
import { type ContentState, emptyContent, type SourceFile } from "./plan.ts";
import { ImportProblem } from "./problem.ts";
import { copyName, isUntouched, readProvenance, readSeal } from "./provenance.ts";
import { parseRemoved, REMOVED_FILE } from "./removed.ts";
import { asSiteReads } from "./transcript-text.ts";

/**
 * Reads what a content folder holds; a folder that does not exist yet holds nothing.
 * @throws ImportProblem when one of its folders is a symbolic link: what is written there would
 * land elsewhere.
 */
export async function readContent(contentDir: string): Promise<ContentState> {
  const kept = new Set(await namesIn(join(contentDir, "imported")));
  const removed = parseRemoved((await textOf(join(contentDir, REMOVED_FILE))) ?? "");
  const state: ContentState = { ...emptyContent(), kept, removed };
  const names = await namesIn(join(contentDir, "transcripts"), true);
  // Of two with one source the first is taken for its transcript: never the copy of a conflict.
  const all = new Set(names);
  const isCopy = (name: string) => all.has(conflictCopy(name)?.of ?? "");
  for (const name of [...names.filter((name) => !isCopy(name)), ...names.filter(isCopy)]) {
    if (!name.endsWith(".md")) continue;
    const text = await readListed(join(contentDir, "transcripts", name));
    if (text) state.transcripts.set(name, asSiteReads(text));
  }
  const expected = new Set(
    [...state.transcripts.values()].flatMap((text) => {
      const { original_sha256 = "", translation_sha256 = "" } = readProvenance(text) ?? {};
      return [original_sha256, translation_sha256];
    }),
  );
  for (const name of await namesIn(join(contentDir, "originals"))) {
    const bytes = await readListed(join(contentDir, "originals", name));
    if (bytes)
      state.originals.set(
        name,
        hashAsImported(bytes, (hash) => expected.has(hash)),
      );
  }
  return state;
}

/**
 * SHA-256 of an original. Where Git has changed its line ends, that of the file that was imported,
 * so that its transcript is known again.
 */
export function hashAsImported(bytes: Uint8Array, isExpected: (hash: string) => boolean): string {
  const hash = sha256(bytes);
  if (isExpected(hash)) return hash;
  return otherLineEnds(bytes).map(sha256).find(isExpected) ?? hash;
}

/** Reads one file of a content folder again, which another program has written meanwhile. */
export async function refreshContent(state: ContentState, path: string): Promise<void> {
  const name = basename(path);
  // What cannot be read, such as a link, still takes the name.
  const bytes = await readListed(path).catch(() => Buffer.alloc(0));
  const files = basename(dirname(path)) === "originals" ? state.originals : state.transcripts;
  if (bytes === undefined) files.delete(name);
  else files.set(name, files === state.originals ? sha256(bytes) : asSiteReads(bytes));
}

/**
 * Reads originals of a content folder by their names.
 * @throws ImportProblem where one is gone.
 */
export async function readOriginals(
  contentDir: string,
  names: readonly string[],
): Promise<SourceFile[]> {
  const read = names.map(async (name) => {
    const bytes = await readListed(join(contentDir, "originals", name));
    if (bytes) return { name, bytes };
    const fix = "put it back, or delete the keys of the import from the front matter";
    throw new ImportProblem("original-missing", `originals/${name} is gone`, fix);
  });
  return Promise.all(read);
}

/** Reads the copy of what import wrote; undefined when none was kept. */
export async function readKept(
  contentDir: string,
  transcript: string,
  kept: ReadonlySet<string>,
): Promise<string | undefined> {
  const seal = readSeal(transcript);
  if (seal === undefined || !kept.has(copyName(seal))) return undefined;
  return textOf(join(contentDir, "imported", copyName(seal)));
}

/** Keeps a copy of what import wrote, unless it stands there already. */
export async function keepCopy(contentDir: string, text: string | undefined): Promise<void> {
  if (text === undefined || !isUntouched(text)) return;
  const path = join(contentDir, "imported", copyName(readSeal(text) ?? ""));
  const there = await textOf(path).catch(() => undefined);
  if (there !== text) await writeAtomically(path, text, ANYTHING);
}
