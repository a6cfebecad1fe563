/**
 * The keys by which a later run knows an imported transcript: the source's name and SHA-256, the
 * day, and the SHA-256 of the file as import wrote it. When that last one no longer fits, a person
 * has edited the file.
 */

import { sha256 } from "../system/sha256.ts";

/** Where a transcript came from: keys that import writes into its front matter. */
export interface Provenance {
  original_file: string;
  original_sha256: string;
  /** The second file of a pair. */
  translation_file?: string;
  translation_sha256?: string;
  /** ISO date of the first import. */
  imported: string;
  /** What import did to the text, see `summarizeChanges`; absent when it changed nothing. */
  import_changes?: string;
}

/** Keys that import itself writes. */
export const PROVENANCE_KEYS = [
  "original_file",
  "original_sha256",
  "translation_file",
  "translation_sha256",
  "imported",
  "import_changes",
  "imported_sha256",
] as const;
const SEAL = "imported_sha256";
const SEAL_LINE = new RegExp(`^${SEAL}: ([0-9a-f]{64})\\n`, "m");

/** Writes the keys as the last ones of the front matter, the seal over everything else at the end. */
export function addProvenance(text: string, provenance: Provenance): string {
  const lines = {
    original_file: JSON.stringify(provenance.original_file),
    original_sha256: provenance.original_sha256,
    ...(provenance.translation_file !== undefined && {
      translation_file: JSON.stringify(provenance.translation_file),
      translation_sha256: provenance.translation_sha256 ?? "",
    }),
    imported: `"${provenance.imported}"`,
    ...(provenance.import_changes !== undefined && {
      import_changes: JSON.stringify(provenance.import_changes),
    }),
  };
  const keys = Object.entries(lines).map(([key, value]) => `${key}: ${value}\n`);
  const bare = removeKeys(text);
  const unsealed = insertKeys(bare, keys.join(""));
  return insertKeys(unsealed, `${SEAL}: ${sha256(unsealed)}\n`);
}

/** Reads the keys back; undefined when the text was not imported. */
export function readProvenance(text: string): Provenance | undefined {
  const front = frontMatter(text);
  if (front === undefined) return undefined;
  const read = (key: string) => {
    const value = new RegExp(`^${key}:[ \\t]*(.*)$`, "m").exec(front)?.[1]?.trim();
    if (value === undefined) return undefined;
    return value.replace(/^"(.*)"$|^'(.*)'$/, "$1$2").replace(/\\(["\\])/g, "$1");
  };
  const original_sha256 = read("original_sha256");
  if (original_sha256 === undefined) return undefined;
  const translation_file = read("translation_file");
  const translation_sha256 = read("translation_sha256");
  return {
    ...(translation_file !== undefined && { translation_file }),
    ...(translation_sha256 !== undefined && { translation_sha256 }),
    original_sha256,
    original_file: read("original_file") ?? "",
    imported: read("imported") ?? "",
  };
}

/** Tells whether the file stands as import wrote it. */
export function isUntouched(text: string): boolean {
  const seal = SEAL_LINE.exec(frontMatter(text) ?? "");
  if (!seal) return false;
  return sha256(text.replace(seal[0], "")) === seal[1];
}

/** The SHA-256 of what import wrote, as the file states it; edits do not change it. */
export function readSeal(text: string): string | undefined {
  return SEAL_LINE.exec(frontMatter(text) ?? "")?.[1];
}

/**
 * File name, under `imported/`, of the copy of a transcript as import wrote it. Named by the seal,
 * a copy never changes and never stands for another text.
 */
export function copyName(seal: string): string {
  return `${seal.slice(0, 16)}.md`;
}

function frontMatter(text: string): string | undefined {
  return /^---\n([\s\S]*?\n)---[ \t]*(?:\n|$)/.exec(text)?.[1];
}

function insertKeys(text: string, keys: string): string {
  const front = frontMatter(text);
  if (front === undefined) throw new Error("a transcript without front matter cannot be sealed");
  const end = 4 + front.length;
  return text.slice(0, end) + keys + text.slice(end);
}

function removeKeys(text: string): string {
  const front = frontMatter(text);
  if (front === undefined) return text;
  const kept = front
    .split("\n")
    .filter((line) => !PROVENANCE_KEYS.some((key) => line.startsWith(`${key}:`)));
  return `---\n${kept.join("\n")}${text.slice(4 + front.length)}`;
}
