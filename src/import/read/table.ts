/**
 * Cuts CSV and TSV into rows (RFC 4180: values in quotes may hold the separator, line breaks and
 * doubled quotes), and tells a table from prose that holds commas.
 */

/** A table that a text is. */
export interface Table {
  separator: "," | "\t" | ";";
  rows: string[][];
}

const SEPARATORS = ["\t", ",", ";"] as const;
/** A time or a number, as tables of speech have in every row. */
const MEASURE = /^-?(?:\d+(?:[.,]\d+)?|(?:\d+:)?\d+:\d{2}(?:[.,:]\d+)?)$/;
const CLOCK = /^(?:\d+:)?\d+:\d{2}(?:[.,]\d+)?$/;
/** Characters that tell whether a text is a table. */
const SAMPLE_LENGTH = 50_000;

/**
 * Reads a text as a table, or gives undefined when it is none: rows of equally many values, and
 * quotes, tabs or numbers among them, which lines of prose with commas do not have.
 */
export function detectTable(text: string): Table | undefined {
  const start = text.slice(0, SAMPLE_LENGTH);
  const [first = ""] = start.split("\n", 1);
  for (const separator of SEPARATORS) {
    if (!first.includes(separator)) continue;
    const sample = cutRows(start, separator);
    // The last row may be cut off.
    if (start.length < text.length) sample.pop();
    const width = sample[0]?.length ?? 0;
    const isEven = sample.filter((row) => row.length === width).length >= sample.length * 0.9;
    if (width < 2 || sample.length < 2 || !isEven) continue;
    if (isTable(sample, separator, start)) return { separator, rows: cutRows(text, separator) };
  }
  return undefined;
}

function isTable(rows: readonly string[][], separator: string, start: string): boolean {
  const [head = [], ...body] = rows;
  if (head.some((name) => name.trim().length > 40)) return false;
  const measured = head.some((_, column) =>
    body.every((row) => MEASURE.test((row[column] ?? "").trim())),
  );
  if (measured) return true;
  if (head.length < 3) return false;
  const quoted = /(?:^|[\t,;])"(?:[^"\n]|"")*"(?:[\t,;]|$)/m.test(start);
  return separator === "\t" || quoted;
}

/**
 * Tells lines of `time, name, words` with tabs between them, and no head that says so: a dialogue
 * as people copy it from a sheet. Its grammar is that of any text.
 */
export function isSpeechWithoutHead({ separator, rows }: Table): boolean {
  const width = rows[0]?.length ?? 0;
  if (separator !== "\t" || width < 3 || width > 4) return false;
  const columns = Array.from({ length: width }, (_, i) => rows.map((row) => row[i]?.trim() ?? ""));
  const hasClock = columns.some((values) => values.every((value) => CLOCK.test(value)));
  const isSaid = (values: string[]) =>
    values.filter((value) => /\p{L}.*[\s\p{P}]/u.test(value)).length >= rows.length / 2;
  return hasClock && columns.some(isSaid);
}

/** Cuts a text into rows; lines without a value are passed over. */
export function cutRows(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    let value: string;
    if (text[at] === '"') {
      const end = closingQuote(text, at + 1);
      value = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
      // What stands between the quotes and the separator belongs to the value as well.
      const rest = endOfValue(text, at, separator);
      value += text.slice(at, rest);
      at = rest;
    } else {
      const end = endOfValue(text, at, separator);
      value = text.slice(at, end);
      at = end;
    }
    row.push(value);
    if (text[at] !== separator) {
      if (row.some((one) => one.trim() !== "")) rows.push(row);
      row = [];
    }
    at++;
  }
  return rows;
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return text.length;
}

function endOfValue(text: string, from: number, separator: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === separator || text[at] === "\n") return at;
  }
  return text.length;
}
