/**
 * `removed.txt` of a content folder: what was taken out of the archive, a line each with the day,
 * the address and the hash of the source, and no word of the text. By it, an import of the same
 * source says that it was taken out instead of bringing it back.
 */

/** File of a content folder that remembers what was taken out. */
export const REMOVED_FILE = "removed.txt";

/** What the file begins with. */
export const REMOVED_HEAD = `# 撤下的文稿：日期、地址、原件的 SHA-256。再导入同一份原件时会提醒。
# Transcripts taken out: day, address, SHA-256 of the source. Importing it again tells so.
`;

/** A transcript that was taken out. */
export interface RemovedTranscript {
  /** ISO date. */
  date: string;
  slug: string;
}

/** Reads what the file remembers, by the hashes of the sources, those of a pair joined by `+`. */
export function parseRemoved(text: string): Map<string, RemovedTranscript> {
  const removed = new Map<string, RemovedTranscript>();
  for (const line of text.split("\n")) {
    const [, date, slug, sources] = /^(\d{4}-\d\d-\d\d) (\S+) ([0-9a-f+]+)$/.exec(line) ?? [];
    if (date && slug && sources) removed.set(sources, { date, slug });
  }
  return removed;
}

/** A line of the file, without its end. */
export function removedLine({ date, slug }: RemovedTranscript, sources: readonly string[]): string {
  return `${date} ${slug} ${sources.join("+")}`;
}
