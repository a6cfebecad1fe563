/**
 * Takes a page-maker's pinyin notes out of a document and restores the clauses that they broke.
 * A clause that the evidence does not decide keeps the characters of the source, and the report
 * says which texts it may stand for.
 */

import { findByteShifts } from "./byte-shift.ts";
import { learnNotes, type NoteTable, stripNotes } from "./pinyin-notes.ts";
import type { ImportReport } from "./report.ts";
import { mergeNotes } from "./shift-model.ts";
import { shiftRepairer } from "./shift-repair.ts";
import type { SourceBlock } from "./source-block.ts";

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
  // The words of a language take a second to load: only for a document that needs them.
  let repairer: ReturnType<typeof shiftRepairer> | undefined;
  let notes = 0;
  let searched = 0;
  const result = blocks.map((block, i) => {
    const parts = clauses[i] ?? [];
    const text = parts.map((part, j) => {
      if (findByteShifts(part, table).length > 0) return restore(part, parts[j - 1] ?? "", block);
      const stripped = stripNotes(part, table);
      notes += stripped.count;
      return stripped.text;
    });
    const after = text.join("");
    if (after !== block.text) {
      const { line, text: before } = block;
      report.repaired.push({ rule: "pinyin notes", line, before, after });
    }
    return { ...block, text: after };
  });
  report.inferred.push({
    key: "pinyin notes",
    value: `${notes} notes on ${table.size} characters taken out`,
    from: "their regularity",
    line: 0,
  });
  return result;

  function restore(shown: string, before: string, block: SourceBlock): string {
    const afterComma = before === "，" || before === ",";
    searched += shown.length;
    if (shown.length > MAX_CLAUSE || searched > MAX_SEARCHED) {
      const kept = stripKnown(shown, table as NoteTable);
      const message = `a pinyin note shifted the bytes of “${kept.slice(0, 60)}”; it was not restored, since there is too much to search`;
      report.doubtful.push({ rule: "byte shift", line: block.line, message });
      return kept;
    }
    repairer ??= shiftRepairer(mergeNotes(table as NoteTable), clean);
    const { text, candidates } = repairer(shown.trim(), afterComma);
    if (text !== undefined) {
      report.repaired.push({ rule: "byte shift", line: block.line, before: shown, after: text });
      return shown.replace(shown.trim(), () => text);
    }
    const kept = stripKnown(shown, table as NoteTable);
    const guesses = candidates.slice(0, 3).join(" / ");
    const message = `a pinyin note shifted the bytes of “${kept}”, and what it was is not certain; ${
      guesses === "" ? "nothing fits" : `it may be: ${guesses}`
    }`;
    report.doubtful.push({ rule: "byte shift", line: block.line, message });
    return kept;
  }
}

function stripKnown(text: string, table: NoteTable): string {
  return stripNotes(text, table).text;
}
