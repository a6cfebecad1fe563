/**
 * Characters that look right and are not: `⾔` (a radical) for 言, `Ａ１` for A1, `ｱ` for ア, and the
 * private-use ones that only one font shows. NFKC would also change ①, ½ and ㎡, which authors
 * mean; so only these blocks are folded, each under its own rule.
 */

import type { ImportReport } from "../report.ts";
import { editProse } from "./inline-code.ts";

// CJK Radicals Supplement, U+2E80–2EF3: Unicode gives two of them a compatibility form only.
const RADICALS = new Map(
  Array.from(
    "⺁厂⺄乙⺇几⺈刀⺊卜⺌小⺍小⺐尢⺓幺⺖心⺘手⺙攵⺛无⺜日⺝月⺟母⺠民⺡水⺢水⺣灬⺤爪⺧牛⺨犬⺩王⺫目⺬示⺭示⺮竹⺱网⺳网⺶羊⺸羊⺹老⺼月⺾草⺿草⻀草⻁虎⻂衣⻃西⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阜⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟食⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龟⻲亀⻳龟".match(
      /../gu,
    ) ?? [],
    (pair) => [pair.slice(0, 1), pair.slice(1)] as const,
  ),
);

// U+2F00–2FD5 Kangxi radicals; U+F900–FAFF and U+2F800–2FA1F compatibility ideographs.
const LOOKALIKES = /[\u2E80-\u2EF3\u2F00-\u2FD5\uF900-\uFAFF\u{2F800}-\u{2FA1F}]+/gu;
const FULL_WIDTH = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]+/gu;
// U+FF61–FF9F: kana and their marks in half width, voiced ones as two characters.
const HALF_KANA = /[\uFF61-\uFF9F]+/gu;
const PRIVATE = /[\uE000-\uF8FF\u{F0000}-\u{FFFFD}\u{100000}-\u{10FFFD}]+/gu;
/** Runs of them that stand alone in quotation marks or brackets are what the text is about. */
const CITED = /^[“‘"'「『（(【《]$/;

/** Puts the usual characters in one line of a text; what is doubtful stays and is flagged. */
export function tidyCodePoints(line: string, at: number, report: ImportReport): string {
  if (!/[\u2E80-\u2FD5\uE000-\uFAFF\uFF10-\uFF9F\u{F0000}-\u{10FFFD}]|[\uD87E]/u.test(line)) {
    if (!/[\u{2F800}-\u{2FA1F}]/u.test(line)) return line;
  }
  let text = line;
  const rule = (name: string, pattern: RegExp, replace: Replace) => {
    const before = text;
    text = editProse(before, pattern, replace);
    if (text !== before) report.repaired.push({ rule: name, line: at, before, after: text });
  };
  const doubt = (name: string, message: string) =>
    report.doubtful.push({ rule: name, line: at, message });

  rule("look-alike character", LOOKALIKES, (run, left, right) => {
    const usual = Array.from(run, usualForm).join("");
    if (usual === run) return run;
    const isWord = [...run].length > 1 || isHan(left) || isHan(right);
    if (isWord && !(CITED.test(left) && [...run].length === 1)) return usual;
    doubt("look-alike character", `“${run}” (${codes(run)}) may stand for “${usual}”`);
    return run;
  });
  rule("full-width letter", FULL_WIDTH, (run, left) =>
    run.length === 1 && CITED.test(left) ? run : run.normalize("NFKC"),
  );
  rule("half-width katakana", HALF_KANA, (run, left) =>
    run.length === 1 && CITED.test(left) ? run : run.normalize("NFKC"),
  );
  rule("private-use character", PRIVATE, (run, left, right) => {
    // Beside letters it may be a character that the font drew: 㐂 was one for years.
    if (!/[\p{L}\p{N}]/u.test(left) && !/[\p{L}\p{N}]/u.test(right)) return "";
    doubt("private-use character", `${codes(run)} in “${line}” shows only in the source's font`);
    return run;
  });
  return text;
}

type Replace = (run: string, left: string, right: string) => string;

function usualForm(character: string): string {
  const radical = RADICALS.get(character);
  if (radical !== undefined) return radical;
  // Compatibility ideographs are canonical singletons; Kangxi radicals have compatibility forms.
  return character >= "\u2F00" && character <= "\u2FD5"
    ? character.normalize("NFKC")
    : character.normalize("NFC");
}

function isHan(character: string): boolean {
  return /[\u3400-\u9FFF]/.test(character);
}

function codes(run: string): string {
  return Array.from(
    run,
    (character) => `U+${(character.codePointAt(0) as number).toString(16).toUpperCase()}`,
  ).join(" ");
}
