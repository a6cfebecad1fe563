/**
 * Converts the Traditional paragraphs of a document to Simplified Chinese and keeps each as it
 * was. A paragraph without characters of one script only takes the script of its document.
 */

import {
  type ChineseScript,
  curlyQuotes,
  detectChinese,
  detectRegion,
  detectScript,
  type TraditionalRegion,
  toSimplified,
} from "../text/conversion.ts";
import { countHan, proseScript } from "../text/script.ts";
import type { ImportReport } from "./report.ts";
import type { SourceBlock } from "./source-block.ts";

export interface ConvertedBlocks {
  blocks: SourceBlock[];
  /** Script of the document's Chinese; undefined when it has none. */
  script: ChineseScript | undefined;
  /** Converts a metadata value of the same document. */
  convertValue: (value: string) => string;
}

/** Converts what a detector calls Traditional; everything else passes through unchanged. */
export function convertBlocks(
  blocks: readonly SourceBlock[],
  report: ImportReport,
): ConvertedBlocks {
  const chinese = blocks.filter((block) => proseScript(block.text) === "han");
  const all = chinese.map((block) => block.text).join("\n");
  const region: TraditionalRegion = detectRegion(all);
  const script = all === "" ? undefined : (detectChinese(all) ?? majority(chinese));
  const convert = (text: string) => curlyQuotes(toSimplified(text, region));
  const isTraditional = (text: string) =>
    countHan(text) > 0 && (detectChinese(text) ?? script) === "zh-Hant";
  const prose = new Set(chinese);

  const converted = blocks.map((block) => {
    const own = detectScript(block.text);
    if (own === "Japanese") {
      report.doubtful.push({
        rule: "Japanese",
        line: block.line,
        message: "the paragraph is Japanese; it was left as it is",
      });
      return block;
    }
    const result: SourceBlock = { ...block };
    if (prose.has(block) && (own ?? script) === "zh-Hant") {
      result.traditional = block.text;
      result.text = convert(block.text);
    }
    if (block.speaker !== undefined && isTraditional(block.speaker)) {
      result.speakerTraditional = block.speaker;
      result.speaker = convert(block.speaker);
    }
    return result;
  });
  const convertValue = (value: string) => (isTraditional(value) ? convert(value) : value);
  return { blocks: converted, script, convertValue };
}

function majority(blocks: readonly SourceBlock[]): ChineseScript {
  let traditional = 0;
  let simplified = 0;
  for (const { text } of blocks) {
    const script = detectChinese(text);
    if (script === "zh-Hant") traditional += text.length;
    else if (script === "zh-Hans") simplified += text.length;
  }
  return traditional > simplified ? "zh-Hant" : "zh-Hans";
}
