/**
 * Takes a page-maker's pinyin notes out of a document and restores the clauses that they broke.
 * A clause that the evidence does not decide keeps the characters of the source, and the report
 * says which texts it may stand for.
 */

import type { ImportReport } from "../report.ts";
import type { SourceBlock } from "../source-block.ts";
import { findByteShifts } from "./byte-shift.ts";
import { learnNotes, type NoteTable, stripNotes } from "./pinyin-notes.ts";
import { mergeNotes } from "./shift-model.ts";
import { shiftRepairer } from "./shift-repair.ts";

/** Characters of a clause that is searched, and of all of a document: each takes milliseconds. */
const MAX_CLAUSE = 200;
const MAX_SEARCHED = 20_000;

/** Returns the blocks without notes, or as they are when the document is not full of them. */
export function undoPinyin(blocks: SourceBlock[], report: ImportReport): SourceBlock[] {
  const table = learnNotes(blocks.map((block) => block.text).join("\n"));
  if (!table) return blocks;
  const clauses = blocks.map((block) => block.text.split(/([,，。])/));
  const clean = clauses
    .flat()
    .filter((clause) => findByteShifts(clause, table).length === 0)
    .map((clause) => stripNotes(clause, table).text);
  // The language model takes half a second to load: only for a document that needs it.
  let repairer: ReturnType<typeof shiftRepairer> | undefined;
  /** Undefined where nothing was searched for, since there is too much. */
  let candidates: string[] | undefined;
  let notes = 0;
  let searched = 0;
  const result = blocks.map((block, i) => {
    const parts = clauses[i] ?? [];
    let removed = "";
    const strip = (part: string): string => {
      const stripped = stripNotes(part, table);
      notes += stripped.count;
      removed += stripped.removed;
      return stripped.text;
    };
    const text = parts.map((part, j) =>
      findByteShifts(part, table).length > 0
        ? (restore(part, parts[j - 1] ?? "", block) ?? flag(part, strip(part), block))
        : strip(part),
    );
    if (removed !== "") {
      report.removed.push({ rule: "pinyin notes", line: block.line, text: removed });
    }
    return { ...block, text: text.join("") };
  });
  report.inferred.push({
    key: "pinyin notes",
    value: `${notes} notes on ${table.size} characters taken out`,
    from: "their regularity",
    line: 0,
  });
  return result;

  /** Gives the author's text where the evidence decides; else its candidates are noted. */
  function restore(shown: string, before: string, block: SourceBlock): string | undefined {
    const afterComma = before === "，" || before === ",";
    searched += shown.length;
    if (shown.length > MAX_CLAUSE || searched > MAX_SEARCHED) {
      candidates = undefined;
      return undefined;
    }
    repairer ??= shiftRepairer(mergeNotes(table as NoteTable), clean);
    const { text, candidates: found } = repairer(shown.trim(), afterComma);
    candidates = found;
    if (text === undefined) return undefined;
    const after = shown.replace(shown.trim(), () => text);
    report.repaired.push({ rule: "byte shift", line: block.line, before: shown, after });
    return after;
  }

  function flag(shown: string, kept: string, block: SourceBlock): string {
    const guesses = candidates?.slice(0, 3).join(" / ");
    const message = `a pinyin note shifted the bytes of “${kept}” (on the page: “${shown}”), and what it was is not certain; ${
      guesses === undefined
        ? "there is too much to search"
        : guesses === ""
          ? "nothing fits"
          : `it may be: ${guesses}`
    }`;
    report.doubtful.push({ rule: "byte shift", line: block.line, message });
    return kept;
  }
}
