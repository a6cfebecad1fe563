/**
 * Repairs words and marks that a converter or a search-and-replace broke. Each rule acts only
 * where the damage is evident; where it is not, the place is flagged and the text stays.
 */

import type { ImportReport } from "./report.ts";
import type { SourceBlock } from "./source-block.ts";

/** `ai` inside a word replaced by ` AI `: `F AI ry`, `det AI ls`. */
const SPLIT_BY_AI = /(?<![A-Za-z])([A-Za-z]{1,8}) AI ([a-z]{1,10})(?![A-Za-z])/g;
/** Characters of context in the report. */
const AROUND = 6;

/** English words of one or two letters, and ones without a vowel, that may stand before AI. */
const REAL_WORDS = new Set(
  "a i an as at by do he if in is it me my no of on or so to up us we vs dr mr ms".split(" "),
);

/** Repairs one block; the report gets each change. */
export function repairBlock(block: SourceBlock, report: ImportReport): SourceBlock {
  let text = block.text;
  const repair = (
    rule: string,
    pattern: RegExp,
    replace: (match: string[], at: number) => string,
  ) => {
    text = text.replace(pattern, (...args: unknown[]) => {
      const match = args.slice(0, -2) as string[];
      const at = args.at(-2) as number;
      const [whole = ""] = match;
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
  repair("word split by a replacement", SPLIT_BY_AI, ([whole = "", head = "", tail = ""], at) => {
    if (isFragment(head) || isFragment(tail)) {
      // A capital I of AI belonged to neither part.
      return `${head}ai${tail}`;
    }
    const beside =
      text.slice(0, at).trimEnd().slice(-1) +
      text
        .slice(at + whole.length)
        .trimStart()
        .charAt(0);
    if (/^\p{Script=Han}{2}$/u.test(beside)) {
      const message = `\`${whole}\` may be one word, \`${head}ai${tail}\``;
      report.doubtful.push({ rule: "word split by a replacement", line: block.line, message });
    }
    return whole;
  });
  // Six hyphens are two em dashes (U+2014 —) to converters that write each as three.
  repair("dash", /(?<!-)-{6}(?!-)/g, () => "——");
  repair("blank before a mark", /(?<=\S) +(?=[，。、；：？！）」』”》])/g, () => "");
  repair(
    "half-eaten entity",
    /&(?:amp;)?(quot|amp|nbsp|hellip|mdash|ldquo|rdquo);/g,
    ([, name]) => {
      return ENTITIES[name ?? ""] ?? "";
    },
  );
  return text === block.text ? block : { ...block, text };
}

const ENTITIES: Record<string, string> = {
  quot: '"',
  amp: "&",
  nbsp: " ",
  hellip: "…",
  mdash: "—",
  ldquo: "“",
  rdquo: "”",
};

/** A letter or a group without a vowel is no English word on its own. */
function isFragment(part: string): boolean {
  return (
    !/[aeiouy]/i.test(part) && !REAL_WORDS.has(part.toLowerCase()) && !/^[A-Z]{2,}$/.test(part)
  );
}
