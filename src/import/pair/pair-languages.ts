/**
 * The stage that ties each paragraph of a document that holds both languages to its translation,
 * and says in the report what the document looks like. A document of one language stands alone.
 */

import { isFenced } from "../../text/code-fence.ts";
import { proseScript } from "../../text/script.ts";
import type { Stage } from "../draft.ts";
import { splitGluedHeading } from "../glued-heading.ts";
import type { ImportReport } from "../report.ts";
import type { SourceBlock } from "../source-block.ts";
import { findPairOrder, type PairedBlock, pairBlocks } from "./pair-blocks.ts";
import { isPaired, joinPartners } from "./preset-pairs.ts";

/** Pairs the blocks of one document. */
export const pairLanguages: Stage = (draft, report) => {
  const { blocks, script, syntax, isSpeech, speakers } = draft;
  const order = isSpeech ? undefined : findPairOrder(blocks);
  const paired = isPaired(blocks)
    ? joinPartners(blocks)
    : order
      ? splitHeadings(pairBlocks(blocks, order), report)
      : alone(blocks);
  const bilingual = paired.some(({ zh, en }) => zh && en);
  report.script = describeScript(script, bilingual, blocks);
  report.layout = isSpeech ? syntax : describeLayout(syntax, order, speakers.length, blocks);
  return { ...draft, paired };
};

function splitHeadings(paired: readonly PairedBlock[], report: ImportReport): PairedBlock[] {
  return paired.flatMap((pair) => {
    const split = splitGluedHeading(pair);
    if (!split || !pair.zh || !pair.en) return [pair];
    report.repaired.push({
      rule: "heading glued to its paragraph",
      line: pair.en.line,
      before: `${pair.en.text.slice(0, split.en.length + 20)}…`,
      after: `## ${split.zh} (${split.en})`,
    });
    const heading = { kind: "heading", level: 2 } as const;
    return [
      {
        zh: { ...heading, text: split.zh, line: pair.zh.line },
        en: { ...heading, text: split.en, line: pair.en.line },
      },
      split.pair,
    ];
  });
}

function alone(blocks: readonly SourceBlock[]): PairedBlock[] {
  return blocks.map((block) =>
    proseScript(block.text) === "latin" && block.kind === "paragraph" && !isFenced(block.text)
      ? { en: block }
      : { zh: block },
  );
}

function describeScript(
  script: string | undefined,
  bilingual: boolean,
  blocks: readonly SourceBlock[],
): string {
  if (script === undefined) return "English";
  const chinese = script === "zh-Hant" ? "Traditional, converted to zh-Hans" : "zh-Hans";
  if (bilingual) return `${chinese}, with English originals`;
  const some = script !== "zh-Hant" && blocks.some((block) => block.traditional !== undefined);
  return some ? `${chinese}, some paragraphs converted from Traditional` : chinese;
}

function describeLayout(
  syntax: string,
  order: string | undefined,
  speakers: number,
  blocks: readonly SourceBlock[],
): string {
  const dialogue = speakers > 0 || blocks.some((block) => block.speaker !== undefined);
  if (order === "English first") return `${syntax}, each English paragraph before its Chinese`;
  if (order === "Chinese first") return `${syntax}, each Chinese paragraph before its English`;
  return dialogue ? `${syntax}, a dialogue` : `${syntax}, an article`;
}
