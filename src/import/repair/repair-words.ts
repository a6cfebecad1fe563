/**
 * Repairs words and marks that a converter or a search-and-replace broke. Each rule acts only
 * where the damage is evident; where it is not, the place is flagged and the text stays. Code is
 * left alone: an example of damage is none.
 */

import { isFenced } from "../../text/code-fence.ts";
import type { ImportReport } from "../report.ts";
import type { SourceBlock } from "../source-block.ts";
import { codeSpans } from "./inline-code.ts";
import { entityCharacter, HALF_EATEN, LEFT_OVER } from "./left-over-entities.ts";
import { judgeSplit, SPLIT_BY_AI } from "./split-words.ts";

/** Characters of context in the report. */
const AROUND = 6;

/** Repairs one block; the report gets each change. */
export function repairBlock(block: SourceBlock, report: ImportReport): SourceBlock {
  if (isFenced(block.text)) return block;
  let text = block.text;
  /** A text in which the pattern may match holds `trace`, and to look for that costs little. */
  const repair = (
    rule: string,
    trace: string | RegExp,
    pattern: RegExp,
    replace: (match: string[], at: number) => string,
  ) => {
    if (typeof trace === "string" ? !text.includes(trace) : !trace.test(text)) return;
    const spans = codeSpans(text);
    text = text.replace(pattern, (...args: unknown[]) => {
      const match = args.slice(0, -2) as string[];
      const at = args.at(-2) as number;
      const [whole = ""] = match;
      if (spans.some(([from, to]) => at >= from && at < to)) return whole;
      const after = replace(match, at);
      if (after !== whole) {
        const left = text.slice(Math.max(0, at - AROUND), at);
        const right = text.slice(at + whole.length, at + whole.length + AROUND);
        const [before, now] = [left + whole + right, left + after + right];
        report.repaired.push({ rule, line: block.line, before, after: now });
      }
      return after;
    });
  };
  repair("word split by a replacement", "AI", SPLIT_BY_AI, ([whole = ""], at) => {
    const split = judgeSplit(whole);
    if (split?.sure) return split.joined + whole.slice(split.place.length);
    const beside =
      text.slice(0, at).trimEnd().slice(-1) +
      text
        .slice(at + whole.length)
        .trimStart()
        .charAt(0);
    if (split && /^\p{Script=Han}{2}$/u.test(beside)) {
      const message = `\`${whole}\` may be one word, \`${split.joined}\``;
      report.doubtful.push({ rule: "word split by a replacement", line: block.line, message });
    }
    return whole;
  });
  // Six hyphens are two em dashes (U+2014 —) to converters that write each as three.
  repair("dash", "------", /(?<!-)-{6}(?!-)/g, () => "——");
  repair(
    "left-over entity",
    "&",
    LEFT_OVER,
    ([whole = "", ...code]) => entityCharacter(code[0], code[1], code[2]) ?? whole,
  );
  repair(
    "half-eaten entity",
    ";",
    HALF_EATEN,
    ([whole = "", name]) => entityCharacter(name) ?? whole,
  );
  repair(
    "blank before a mark",
    / [，。、；：？！）」』”》]/,
    /(?<=\S) +(?=[，。、；：？！）」』”》])/g,
    () => "",
  );
  // A replacement by `AI ` and one by ` AI` leave two blanks; nobody types them inside a line.
  repair(
    "odd blanks",
    "AI",
    /(?<=[\p{Script=Han}A-Za-z0-9]) {2,3}(?=AI\b)|(?<=\bAI) {2,3}(?=\S)/gu,
    () => " ",
  );
  return text === block.text ? block : { ...block, text };
}
