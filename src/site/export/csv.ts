/**
 * CSV as RFC 4180 has it, with a byte order mark: without one, spreadsheets read Chinese as
 * something else. A cell that a spreadsheet would run as a formula gets an apostrophe in front.
 */

/** Writes a table, its header first. */
export function toCsv(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  return csvHeader(header) + csvRows(rows);
}

/** Begins a table. */
export function csvHeader(header: readonly string[]): string {
  return `\uFEFF${header.join(",")}\r\n`;
}

/** Writes rows that follow the header. */
export function csvRows(rows: Iterable<readonly Cell[]>): string {
  let csv = "";
  for (const row of rows) csv += `${row.map(cell).join(",")}\r\n`;
  return csv;
}

/** A value of a table; `undefined` leaves its cell empty. */
export type Cell = string | number | boolean | undefined;

function cell(value: Cell): string {
  if (typeof value !== "string") return value === undefined ? "" : String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
