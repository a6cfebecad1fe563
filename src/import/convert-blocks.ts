/**
 * Converts the Traditional paragraphs of a document to Simplified Chinese and keeps each as it
 * was. A paragraph without characters of one script only takes the script of its document.
 */

import {
  type ChineseScript,
  curlyQuotes,
  detectChinese,
  detectRegion,
  gatherEvidence,
  judgeEvidence,
  type ScriptEvidence,
  type TraditionalRegion,
  toSimplified,
} from "../text/conversion.ts";
import { countHan, proseScript } from "../text/script.ts";
import { keepNames, type VariantGuess } from "./name-variants.ts";
import type { ImportReport } from "./report.ts";
import type { SourceBlock } from "./source-block.ts";

/** A document in Simplified Chinese, with what it was converted from. */
export interface ConvertedBlocks {
  blocks: SourceBlock[];
  /** Script of the document's Chinese; undefined when it has none. */
  script: ChineseScript | undefined;
  /** Converts a metadata value of the same document. */
  convertValue: (value: string) => string;
}

/** A block, whether it is Chinese prose, and what its characters say of its script. */
interface JudgedBlock {
  block: SourceBlock;
  isChinese: boolean;
  evidence: ScriptEvidence;
}

/**
 * Converts what a detector calls Traditional; everything else passes through unchanged.
 * @param names People of the document, whose names keep their characters.
 */
export function convertBlocks(
  blocks: readonly SourceBlock[],
  names: Iterable<string>,
  report: ImportReport,
): ConvertedBlocks {
  const judged = blocks.map((block) => ({
    block,
    isChinese: proseScript(block.text) === "han",
    evidence: gatherEvidence(block.text),
  }));
  const chinese = judged.filter(({ isChinese }) => isChinese);
  const script = documentScript(chinese);
  let region: TraditionalRegion | undefined;
  let line = 0;
  const guesses = new Set<string>();
  const findKept = keepNames(names, (guess) => {
    if (guesses.has(guess.around)) return;
    guesses.add(guess.around);
    report.doubtful.push({ rule: "character of a name", line, message: describeGuess(guess) });
  });
  const convert = (text: string) => {
    region ??= detectRegion(chinese.map(({ block }) => block.text).join("\n"));
    return curlyQuotes(toSimplified(text, region, findKept));
  };
  const isTraditional = (text: string) =>
    countHan(text) > 0 && (detectChinese(text) ?? script) === "zh-Hant";

  const converted = judged.map(({ block, isChinese, evidence }) => {
    line = block.line;
    const own = judgeEvidence(evidence);
    if (own === "Japanese") {
      report.doubtful.push({
        rule: "Japanese",
        line: block.line,
        message: "the paragraph is Japanese; it was left as it is",
      });
      return block;
    }
    const result: SourceBlock = { ...block };
    if (isChinese && (own ?? script) === "zh-Hant") {
      result.traditional = block.text;
      result.text = convert(block.text);
    }
    if (block.speaker !== undefined && isTraditional(block.speaker)) {
      result.speakerTraditional = block.speaker;
      result.speaker = convert(block.speaker);
    }
    return result;
  });
  line = 0;
  const convertValue = (value: string) => (isTraditional(value) ? convert(value) : value);
  return { blocks: converted, script, convertValue };
}

function describeGuess({ character, around, isKept }: VariantGuess): string {
  return isKept
    ? `${character} in “${around}” is kept, as in a name; in a word it would be converted`
    : `${character} in “${around}” is converted; in a name it would be kept`;
}

/** Script of all Chinese together; where that is mixed, of the larger part. */
function documentScript(chinese: readonly JudgedBlock[]): ChineseScript | undefined {
  if (chinese.length === 0) return undefined;
  const all = { traditional: 0, simplified: 0, kana: 0, han: 0 };
  for (const { evidence } of chinese) {
    all.traditional += evidence.traditional;
    all.simplified += evidence.simplified;
    all.kana += evidence.kana;
    all.han += evidence.han;
  }
  const script = judgeEvidence(all);
  return script === "zh-Hant" || script === "zh-Hans" ? script : majority(chinese);
}

function majority(chinese: readonly JudgedBlock[]): ChineseScript {
  let traditional = 0;
  let simplified = 0;
  for (const { block, evidence } of chinese) {
    const script = judgeEvidence(evidence);
    if (script === "zh-Hant") traditional += block.text.length;
    else if (script === "zh-Hans") simplified += block.text.length;
  }
  return traditional > simplified ? "zh-Hant" : "zh-Hans";
}
