/**
 * A difference between two versions of a text as lines for a terminal: the line's number in the
 * first, what goes and what comes, long lines cut to what differs.
 */

import { diffIndices } from "node-diff3";

const SHOWN = 12;
const AROUND = 24;
const LONGEST = 160;

/** Describes how `after` differs from `before`; empty when it does not. */
export function showDifference(before: string, after: string, shown = SHOWN): string[] {
  const hunks = diffIndices(before.split("\n"), after.split("\n"));
  const lines: string[] = [];
  for (const { buffer1, buffer1Content: gone, buffer2Content: come } of hunks.slice(0, shown)) {
    lines.push(`      line ${buffer1[0] + 1}`);
    const pairs = Math.max(gone.length, come.length);
    for (let i = 0; i < pairs; i++) {
      const [old, now] = [gone[i], come[i]];
      const from = old === undefined || now === undefined ? 0 : sameUntil(old, now) - AROUND;
      if (old !== undefined && old !== "") lines.push(`      - ${cut(old, from)}`);
      if (now !== undefined && now !== "") lines.push(`      + ${cut(now, from)}`);
    }
  }
  if (hunks.length > shown) lines.push(`      … and ${hunks.length - shown} more places`);
  return lines;
}

/** Number of characters that two lines begin with alike. */
function sameUntil(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

function cut(line: string, from: number): string {
  const start = from > AROUND ? from : 0;
  const piece = line.slice(start, start + LONGEST);
  return `${start > 0 ? "…" : ""}${piece}${start + LONGEST < line.length ? "…" : ""}`;
}
