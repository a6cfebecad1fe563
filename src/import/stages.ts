/**
 * Import as a list of stages: what happens to a document, in this order. Each takes a draft and
 * the report and gives the next draft; what a stage takes from the text or changes in it is an
 * entry of the report.
 *
 * Two files of one talk go through the first list each, are aligned, and go on together.
 */

import { serializeTranscript } from "../transcript/serialize.ts";
import { accountForWords } from "./account/account-for-words.ts";
import { composeSections } from "./compose.ts";
import { convertBlocks } from "./convert-blocks.ts";
import { readHeader } from "./dialogue/header.ts";
import { openTurns } from "./dialogue/open-turns.ts";
import { readDialogue } from "./dialogue/read-dialogue.ts";
import type { Draft, Stage } from "./draft.ts";
import { joinAttributions, joinLists, markHeadings } from "./headings.ts";
import { inferMetadata } from "./metadata/infer-metadata.ts";
import { completeMetadata } from "./metadata/metadata.ts";
import { openSource } from "./open-source.ts";
import { pairLanguages } from "./pair/pair-languages.ts";
import { removeBoilerplate } from "./remove-boilerplate.ts";
import { repairBlock } from "./repair/repair-words.ts";
import { repairStrayMarks } from "./repair/stray-marks.ts";
import { undoPinyin } from "./repair/undo-pinyin.ts";
import { sortReport } from "./report.ts";
import { refuseEmptyText, verifyText } from "./verify-text.ts";

/** Names that a document's front matter gives. */
function statedNames({ meta }: Draft): Set<string> {
  return new Set([meta.speaker, meta.guest, meta.host, meta.people].flat());
}

const undoPinyinNotes: Stage = (draft, report) => ({
  ...draft,
  blocks: undoPinyin(draft.blocks, report),
});

const repairWords: Stage = (draft, report) => ({
  ...draft,
  blocks: draft.blocks.map((block) => repairBlock(block, report)),
});

const repairMarks: Stage = (draft, report) => ({
  ...draft,
  blocks: repairStrayMarks(draft.blocks, report),
});

const openWrittenTurns: Stage = (draft, report) => ({
  ...draft,
  blocks: openTurns(draft.blocks, report),
});

const removeFurniture: Stage = (draft, report) => ({
  ...draft,
  blocks: removeBoilerplate(draft.blocks, statedNames(draft), draft.found, report),
});

const readMetadata: Stage = (draft, report) => ({
  ...draft,
  blocks: inferMetadata(draft.blocks, draft.found, report, draft.meta.title),
});

const readHeaderLines: Stage = (draft, report) => ({
  ...draft,
  blocks: readHeader(draft.blocks, draft.found, report),
});

const joinItems: Stage = (draft) => ({
  ...draft,
  blocks: joinAttributions(joinLists(draft.blocks)),
});

const readWhoSpeaks: Stage = (draft, report) => {
  const { blocks, names } = readDialogue(draft.blocks, statedNames(draft), report);
  return { ...draft, blocks, speakers: names };
};

const findHeadings: Stage = (draft) => {
  const isDialogue = draft.blocks.some(({ speaker }) => speaker);
  return { ...draft, blocks: markHeadings(draft.blocks, isDialogue) };
};

const convertToSimplified: Stage = (draft, report) => ({
  ...draft,
  ...convertBlocks(draft.blocks, [...statedNames(draft), ...draft.speakers], report),
});

const composeTranscript: Stage = (draft, report) => ({
  ...draft,
  sections: composeSections(draft.paired, report),
});

const completeFrontMatter: Stage = (draft, report) => {
  const isBilingual = draft.paired.some(({ zh, en }) => zh && en);
  const sourceLang = isBilingual ? "en" : (draft.script ?? "en");
  return { ...draft, meta: completeMetadata({ ...draft, sourceLang, report }) };
};

const writeText: Stage = ({ meta, sections, ...draft }) => ({
  ...draft,
  meta,
  sections,
  text: serializeTranscript({ meta, sections }),
});

const orderReport: Stage = (draft, report) => {
  sortReport(report);
  return draft;
};

/** Leaves captions as they are: what stands around an article is not found in speech. */
const unlessSpeech =
  (stage: Stage): Stage =>
  (draft, report) =>
    draft.isSpeech ? draft : stage(draft, report);

/** From a source to clean blocks that know who speaks, in Simplified Chinese. */
export const UNDERSTAND: readonly Stage[] = [
  openSource,
  undoPinyinNotes,
  repairWords,
  repairMarks,
  unlessSpeech(openWrittenTurns),
  unlessSpeech(removeFurniture),
  unlessSpeech(readHeaderLines),
  unlessSpeech(readMetadata),
  unlessSpeech(joinItems),
  readWhoSpeaks,
  unlessSpeech(findHeadings),
  convertToSimplified,
  refuseEmptyText,
];

/** From the blocks of one source to pairs of Chinese and original. */
export const PAIR: readonly Stage[] = [pairLanguages];

/** From pairs to the text of a transcript, read back to see that it holds. */
export const WRITE: readonly Stage[] = [
  composeTranscript,
  completeFrontMatter,
  writeText,
  verifyText,
  accountForWords,
  orderReport,
];
