/**
 * Half-width marks between Han (`他说,好`) in a document that writes full-width ones: strays of a
 * converter or an input method. A document that uses them throughout means them, or its maker
 * did: there they stay.
 */

import { isFenced } from "../../text/code-fence.ts";
import type { ImportReport } from "../report.ts";
import type { SourceBlock } from "../source-block.ts";
import { codeSpans } from "./inline-code.ts";

// What stands before the mark comes last: a search for the mark is the faster one.
const STRAY = /[,;:!?](?=[\p{Script=Han}“「『《（]|$)(?<=[\p{Script=Han}”」』》）].)/gmu;
const PROPER = /[，；：！？](?=[\p{Script=Han}“「『《（]|$)(?<=[\p{Script=Han}”」』》）].)/gmu;
const FULL: Record<string, string> = { ",": "，", ";": "；", ":": "：", "!": "！", "?": "？" };

/** Full-width marks that a document must show, and the share of strays that is still chance. */
const MIN_PROPER = 20;
const MAX_STRAY = 0.05;
const AROUND = 6;

/** Puts the full-width mark for each stray one; each is an entry of the report. */
export function repairStrayMarks(blocks: SourceBlock[], report: ImportReport): SourceBlock[] {
  const count = (pattern: RegExp) =>
    blocks.reduce((sum, { text }) => sum + (text.match(pattern)?.length ?? 0), 0);
  const strays = count(STRAY);
  if (strays === 0) return blocks;
  const proper = count(PROPER);
  if (proper < MIN_PROPER || strays > proper * MAX_STRAY) return blocks;
  return blocks.map((block) => {
    if (isFenced(block.text)) return block;
    const spans = codeSpans(block.text);
    const text = block.text.replace(STRAY, (mark, at: number) => {
      const full = FULL[mark];
      if (full === undefined || spans.some(([from, to]) => at >= from && at < to)) return mark;
      const left = block.text.slice(Math.max(0, at - AROUND), at);
      const right = block.text.slice(at + 1, at + 1 + AROUND);
      report.repaired.push({
        rule: "half-width mark",
        line: block.line,
        before: left + mark + right,
        after: left + full + right,
      });
      return full;
    });
    return text === block.text ? block : { ...block, text };
  });
}
