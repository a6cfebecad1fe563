/**
 * Checks imported transcripts against the sources they came from: the source must still be there,
 * byte for byte. Part of `npm run check` only, since a build needs no originals.
 */

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { otherLineEnds } from "../system/line-ends.ts";
import { explainProblem, readContentFile } from "../system/read-file.ts";
import { sha256 } from "../system/sha256.ts";
import { shownPath } from "../system/shown-path.ts";
import type { Diagnostic } from "../transcript/diagnostic.ts";
import { MAX_ORIGINAL_BYTES } from "../transcript/limits.ts";
import type { Transcript } from "../transcript/model.ts";

/** Verifies `original_file` and `original_sha256` of each transcript against `originals/`. */
export function verifyProvenance(
  contentDir: string,
  transcripts: readonly Transcript[],
): Diagnostic[] {
  return transcripts.flatMap((transcript) => {
    const { original_file: name, original_sha256: digest } = transcript.meta;
    if (name === undefined && digest === undefined) return [];
    const problem = verifyOriginal(join(contentDir, "originals"), name, digest);
    if (problem === undefined) return [];
    const [rule, message, fix] = problem;
    return [
      { severity: "error", rule, message, fix, path: transcript.path, line: 1, column: 1 } as const,
    ];
  });
}

/**
 * Finds originals that no transcript names any more: the transcript was deleted, and whoever asked
 * for that may not want its source to be kept.
 * @param transcripts All of the archive, drafts and those left out included.
 */
export function findLeftOriginals(
  contentDir: string,
  transcripts: readonly Transcript[],
): Diagnostic[] {
  const folder = join(contentDir, "originals");
  if (!existsSync(folder)) return [];
  const named = new Set(
    transcripts.flatMap(({ meta }) => [meta.original_file, meta.extra.translation_file]),
  );
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith(".") && !named.has(entry.name))
    .map(({ name }) => ({
      severity: "warning",
      rule: "original-left",
      message: "No transcript names this original: its transcript was deleted or renamed by hand",
      fix: `remove it with \`duidu remove ${name}\`, or import it again`,
      path: shownPath(join(folder, name)),
      line: 1,
      column: 1,
    }));
}

function verifyOriginal(
  folder: string,
  name: string | undefined,
  digest: string | undefined,
): [rule: string, message: string, fix: string] | undefined {
  if (name === undefined || digest === undefined || !/^[0-9a-f]{64}$/.test(digest)) {
    return [
      "original-incomplete",
      "`original_file` and `original_sha256` do not say together where the text is from",
      "import the source again, or take both lines out",
    ];
  }
  // Import writes plain names: anything else would have us read outside the folder.
  if (name === "." || name === ".." || /[\\/\p{Cc}]/u.test(name)) {
    return [
      "original-outside",
      `\`original_file: ${name}\` is no name of a file in originals/`,
      "write the name of the file alone",
    ];
  }
  const result = readContentFile(join(folder, name), MAX_ORIGINAL_BYTES);
  if ("problem" in result) {
    const [message, fix] =
      result.problem === "missing"
        ? ["It is not there", "put the source back, or take the provenance lines out"]
        : explainProblem(result.problem, MAX_ORIGINAL_BYTES);
    return ["original-missing", `originals/${name}: ${message}`, fix];
  }
  if (sha256(result.bytes) === digest) return undefined;
  if (otherLineEnds(result.bytes).some((form) => sha256(form) === digest)) {
    return [
      "original-line-ends",
      `originals/${name} has other line ends than the file that was imported, as Git writes them with core.autocrlf`,
      "write `originals/** -text` into .gitattributes, delete the file and run `git checkout -- originals`",
    ];
  }
  return [
    "original-changed",
    `originals/${name} is not the file that was imported: its SHA-256 is another`,
    "put the source back as it was, or import the new one",
  ];
}
