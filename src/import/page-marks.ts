/**
 * Running heads and page numbers in a text that was copied from a PDF. A head is a line that comes
 * back with nothing changed but the number of the page, which grows; a number goes only in a text
 * that has such heads, or where several count on.
 */

import type { ImportReport } from "./report.ts";

const HEAD = /^(?:(?<first>\d{1,4})\s{2,}(?<after>\S.*)|(?<before>\S.*?)\s{2,}(?<last>\d{1,4}))$/;
const NUMBER = /^\s*[-–—]?\s*(\d{1,4})\s*[-–—]?\s*$/;

/** Blanks heads and numbers out of the lines, which keep their places; each is in the report. */
export function takePageMarks(
  lines: readonly string[],
  firstLine: number,
  report: ImportReport,
): string[] {
  const heads = new Map<string, { at: number; page: number }[]>();
  lines.forEach((line, at) => {
    const { first, after, before, last } = HEAD.exec(line.trim())?.groups ?? {};
    const text = after ?? before;
    if (text === undefined) return;
    heads.set(text, [...(heads.get(text) ?? []), { at, page: Number(first ?? last) }]);
  });
  const gone = new Map<number, string>();
  for (const places of heads.values()) {
    const pages = places.map(({ page }) => page);
    if (places.length < 2 || !growsOn(pages)) continue;
    for (const { at } of places) gone.set(at, "running head");
  }
  const numbers = lines.flatMap((line, at) => {
    const page = NUMBER.exec(line)?.[1];
    return page === undefined ? [] : [{ at, page: Number(page) }];
  });
  const pages = numbers.map(({ page }) => page);
  if (growsOn(pages) && (gone.size > 0 || numbers.length >= 3)) {
    for (const { at } of numbers) gone.set(at, "page number");
  }
  for (const [at, rule] of gone) {
    report.removed.push({ rule, line: firstLine + at, text: (lines[at] ?? "").trim() });
  }
  return lines.map((line, at) => (gone.has(at) ? "" : line));
}

/** Pages follow one another, with a few between them that show no number. */
function growsOn(pages: readonly number[]): boolean {
  return pages.every((page, i) => {
    const step = i === 0 ? 1 : page - (pages[i - 1] as number);
    return step >= 1 && step <= 3;
  });
}
