/** Looks at the first lines of a text, which tell its format: a whole text may hold millions. */

/** Characters and lines that are looked at. */
const [LENGTH, LINES] = [20_000, 60] as const;

/** The first lines of a text, blank ones left out. */
export function firstLines(text: string): string[] {
  const lines = text.slice(0, LENGTH).split("\n", 4 * LINES);
  return lines.filter((line) => line.trim() !== "").slice(0, LINES);
}

/** Tells whether so large a part of the first lines, and at least two of them, pass a test. */
export function mostLines(text: string, test: (line: string) => boolean, part: number): boolean {
  const lines = firstLines(text);
  const found = lines.filter(test).length;
  return found >= 2 && found >= lines.length * part;
}
