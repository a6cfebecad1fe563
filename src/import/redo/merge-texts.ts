/**
 * Merges what a person made of a transcript with what import would write today, over what import
 * wrote then. By keys and lines first; a paragraph is one line, so lines that both changed are merged once
 * more by words and characters, and only what overlaps there is a conflict.
 */

import { diff3Merge } from "node-diff3";

/** Lines of the three texts where both changed the same; `line` is 1-based in the merged text. */
export interface Conflict {
  line: number;
  edited: string[];
  today: string[];
}

/** A text in which two versions are merged, and where they could not be. */
export interface MergedText {
  text: string;
  conflicts: Conflict[];
}

/** Starts a conflict in a merged file; the parser reports it as an error. */
export const CONFLICT_START = "<<<<<<< edited";
const MARKS = ["||||||| imported then", "=======", ">>>>>>> imported today"] as const;

/**
 * Merges three versions of a text.
 * @param edited The file as it stands.
 * @param base What import wrote at the time.
 * @param today What import writes now.
 */
export function mergeTexts(edited: string, base: string, today: string): MergedText {
  const lines: string[] = [];
  const conflicts: Conflict[] = [];
  const parts = [splitText(edited), splitText(base), splitText(today)] as const;
  const merge = (a: string[], o: string[], b: string[]) => {
    for (const { ok, conflict } of diff3Merge(a, o, b, { excludeFalseConflicts: true })) {
      if (ok) lines.push(...ok);
      if (!conflict) continue;
      const merged = mergeLines(conflict.a, conflict.o, conflict.b);
      if (merged) {
        lines.push(...merged);
        continue;
      }
      const [then, middle, end] = MARKS;
      conflicts.push({ line: lines.length + 1, edited: conflict.a, today: conflict.b });
      lines.push(CONFLICT_START, ...conflict.a, then, ...conflict.o);
      lines.push(middle, ...conflict.b, end);
    }
  };
  const [mine, old, theirs] = parts;
  // Keys stand one below the other: by lines, two changes of neighbours would be a conflict.
  for (const key of orderKeys(mine, theirs)) {
    const linesOf = ({ keys }: Parts) => keys.get(key) ?? [];
    merge(linesOf(mine), linesOf(old), linesOf(theirs));
  }
  merge(mine.body, old.body, theirs.body);
  return { text: lines.join("\n"), conflicts };
}

interface Parts {
  /** Lines of each key of the front matter; the opening `---` is one of them. */
  keys: Map<string, string[]>;
  body: string[];
}

function splitText(text: string): Parts {
  const keys = new Map<string, string[]>();
  const lines = text.split("\n");
  const end = lines.indexOf("---", 1);
  if (lines[0] !== "---" || end < 0) return { keys, body: lines };
  let current = ["---"];
  keys.set("---", current);
  for (const line of lines.slice(1, end)) {
    const key = /^([^\s#:][^:]*):/.exec(line)?.[1];
    if (key !== undefined && !keys.has(key)) {
      current = [];
      keys.set(key, current);
    }
    current.push(line);
  }
  return { keys, body: lines.slice(end) };
}

/** The edited file's order; keys that only today's import has stand after their neighbour there. */
function orderKeys(edited: Parts, today: Parts): string[] {
  const order = [...edited.keys.keys()];
  let previous = "---";
  for (const key of today.keys.keys()) {
    if (!edited.keys.has(key)) order.splice(order.indexOf(previous) + 1, 0, key);
    previous = key;
  }
  return order;
}

/** Merges lines one by one where all three versions have the same number of them. */
function mergeLines(a: string[], o: string[], b: string[]): string[] | undefined {
  if (a.length !== o.length || b.length !== o.length) return undefined;
  const merged: string[] = [];
  for (const [i, base] of o.entries()) {
    const regions = diff3Merge(pieces(a[i] ?? ""), pieces(base), pieces(b[i] ?? ""), {
      excludeFalseConflicts: true,
    });
    if (regions.some(({ conflict }) => conflict)) return undefined;
    merged.push(regions.flatMap(({ ok }) => ok ?? []).join(""));
  }
  return merged;
}

/** Words of letters and digits, and every other character by itself. */
function pieces(line: string): string[] {
  return line.match(/[\p{Script=Latin}\p{N}]+|./gsu) ?? [];
}
