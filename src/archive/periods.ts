/**
 * Transcripts over time. An archive of two years is told by months, an older one by years; months
 * or years without any are there too, with nought, or a gap would look like no time passing.
 */

import type { Transcript } from "../transcript/model.ts";

/** A year or a month, and how many transcripts are of it. */
export interface Period {
  /** `2024` or `2024-06`. */
  name: string;
  count: number;
}

const MOST_MONTHS = 24;

/** Counts transcripts by month or year, oldest first. Undated ones are left out. */
export function countPeriods(transcripts: readonly Pick<Transcript, "meta">[]): Period[] {
  const dates = transcripts.flatMap(({ meta }) => meta.date ?? []).sort();
  const [first] = dates;
  const last = dates.at(-1);
  if (first === undefined || last === undefined) return [];
  const byMonth =
    dates.every((date) => date.length >= 7) && monthNumber(last) - monthNumber(first) < MOST_MONTHS;
  const length = byMonth ? 7 : 4;
  const counts = new Map<string, number>();
  for (const date of dates) {
    const name = date.slice(0, length);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const periods: Period[] = [];
  const end = last.slice(0, length);
  for (let name = first.slice(0, length); name <= end; name = after(name)) {
    periods.push({ name, count: counts.get(name) ?? 0 });
  }
  return periods;
}

function after(name: string): string {
  const [year = 0, month] = name.split("-").map(Number);
  if (month === undefined) return String(year + 1).padStart(4, "0");
  const next = new Date(Date.UTC(year, month, 1));
  return next.toISOString().slice(0, 7);
}

function monthNumber(date: string): number {
  const [year = 0, month = 1] = date.split("-").map(Number);
  return year * 12 + month;
}
