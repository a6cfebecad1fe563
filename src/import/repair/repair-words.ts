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

/** A kind of damage, and what to write for each place where it may be. */
interface Rule {
  rule: string;
  /** A text in which the pattern may match holds it, and to look for it costs little. */
  trace: string | RegExp;
  pattern: RegExp;
  /** Gives what was meant, or the match itself. `doubt` points out that it may be damaged. */
  replace: (match: string[], place: Place, doubt: (message: string) => void) => string;
}

/** Where a match stands. */
interface Place {
  text: string;
  at: number;
}

const RULES: readonly Rule[] = [
  {
    rule: "word split by a replacement",
    trace: "AI",
    pattern: SPLIT_BY_AI,
    replace: ([whole = ""], { text, at }, doubt) => {
      const split = judgeSplit(whole);
      if (split?.sure) return split.joined + whole.slice(split.place.length);
      const before = text.slice(0, at).trimEnd().slice(-1);
      const after = text.slice(at + whole.length).trimStart();
      if (split && /^\p{Script=Han}{2}$/u.test(before + after.charAt(0))) {
        doubt(`\`${whole}\` may be one word, \`${split.joined}\``);
      }
      return whole;
    },
  },
  // Six hyphens are two em dashes (U+2014 —) to converters that write each as three.
  { rule: "dash", trace: "------", pattern: /(?<!-)-{6}(?!-)/g, replace: () => "——" },
  {
    rule: "left-over entity",
    trace: "&",
    pattern: LEFT_OVER,
    replace: ([whole = "", ...code]) => entityCharacter(code[0], code[1], code[2]) ?? whole,
  },
  {
    rule: "half-eaten entity",
    trace: ";",
    pattern: HALF_EATEN,
    replace: ([whole = "", name]) => entityCharacter(name) ?? whole,
  },
  {
    rule: "blank before a mark",
    trace: / [，。、；：？！）」』”》]/,
    pattern: /(?<=\S) +(?=[，。、；：？！）」』”》])/g,
    replace: () => "",
  },
  // A replacement by `AI ` and one by ` AI` leave two blanks; nobody types them inside a line.
  {
    rule: "odd blanks",
    trace: "AI",
    pattern: /(?<=[\p{Script=Han}A-Za-z0-9]) {2,3}(?=AI\b)|(?<=\bAI) {2,3}(?=\S)/gu,
    replace: () => " ",
  },
];

/** Repairs one block; the report gets each change. */
export function repairBlock(block: SourceBlock, report: ImportReport): SourceBlock {
  if (isFenced(block.text)) return block;
  let text = block.text;
  for (const rule of RULES) {
    const { trace } = rule;
    const mayMatch = typeof trace === "string" ? text.includes(trace) : trace.test(text);
    if (mayMatch) text = applyRule(rule, text, block.line, report);
  }
  return text === block.text ? block : { ...block, text };
}

function applyRule(
  { rule, pattern, replace }: Rule,
  text: string,
  line: number,
  report: ImportReport,
): string {
  const spans = codeSpans(text);
  const doubt = (message: string) => report.doubtful.push({ rule, line, message });
  return text.replace(pattern, (...args: unknown[]) => {
    const match = args.slice(0, -2) as string[];
    const at = args.at(-2) as number;
    const [whole = ""] = match;
    if (spans.some(([from, to]) => at >= from && at < to)) return whole;
    const after = replace(match, { text, at }, doubt);
    if (after !== whole) {
      const left = text.slice(Math.max(0, at - AROUND), at);
      const right = text.slice(at + whole.length, at + whole.length + AROUND);
      const [before, now] = [left + whole + right, left + after + right];
      report.repaired.push({ rule, line, before, after: now });
    }
    return after;
  });
}
