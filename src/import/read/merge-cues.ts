/**
 * Captions to paragraphs: what stands on the screen a line at a time becomes sentences, and
 * sentences become paragraphs that end at a change of speaker, at a pause, or when they are long.
 * Times are the starts of paragraphs in whole seconds: enough to find the place and easy to read.
 */

import { proseScript } from "../../text/script.ts";
import { readVoices } from "../dialogue/read-voices.ts";
import type { ImportReport } from "../report.ts";
import { displayWidth, endsSentence, joinLines, type SourceBlock } from "../source-block.ts";
import { groupByTime, type Moment, type Piece, type Side } from "./caption-tracks.ts";
import { type Cue, dropRepeatedLines, tellLoops } from "./cue.ts";

/** A pause of this many seconds between sentences ends a paragraph. */
const PAUSE = 3;
/** A paragraph of this width gets no further sentence, in columns (a Han character is two). */
const FULL: Record<Side, number> = { zh: 400, en: 900 };
/** Where no mark ends a sentence, this width does. */
const LONGEST_SENTENCE = 900;

/** Captions as paragraphs. */
export interface MergedCaptions {
  blocks: SourceBlock[];
  bilingual: boolean;
}

/** A stretch of talk: the moments that make it up. */
type Stretch = Moment[];

/** Merges captions; what is no speech (`[Music]`) is noted in the report as removed. */
export function mergeCues(cues: readonly Cue[], report: ImportReport): MergedCaptions {
  const speech = dropSounds(dropRepeatedLines(cues, report), report);
  tellLoops(speech, report);
  const { moments, bilingual } = groupByTime(readVoices(speech, report));
  const opens = (moment: Moment) => moment.some((piece) => piece.opensTurn);
  const punctuated = {
    zh: isPunctuated(moments, "zh"),
    en: isPunctuated(moments, "en"),
  };
  const text = (stretch: Stretch, side: Side) => joinPieces(stretch, side, punctuated[side]);
  const isWhole = (stretch: Stretch) =>
    (["zh", "en"] as const).every((side) => {
      const said = text(stretch, side);
      const long = displayWidth(said) > LONGEST_SENTENCE;
      return said === "" || long || !punctuated[side] || endsSentence(said);
    });

  const sentences: Stretch[] = [];
  let voice: Voice;
  for (const moment of moments) {
    const current = sentences.at(-1);
    const speaker = voiceOf(moment);
    const turns = opens(moment) || speaker !== voice;
    voice = speaker;
    if (!current || turns || isWhole(current)) sentences.push([moment]);
    else current.push(moment);
  }

  const paragraphs: Stretch[] = [];
  voice = undefined;
  for (const sentence of sentences) {
    const current = paragraphs.at(-1);
    const first = sentence[0] as Moment;
    const speaker = voiceOf(first);
    const turns = opens(first) || speaker !== voice;
    voice = speaker;
    const pause = current ? startOf(first) - endOf(current) >= PAUSE : true;
    const full = (["zh", "en"] as const).some(
      (side) => current && displayWidth(text(current, side)) >= FULL[side],
    );
    const other = current !== undefined && !bilingual && changesLanguage(current, sentence);
    if (!current || turns || pause || full || other) paragraphs.push([...sentence]);
    else current.push(...sentence);
  }

  voice = undefined;
  const blocks = paragraphs.flatMap((paragraph, partner) => {
    const who = voiceOf(paragraph.flat());
    const changes = who !== voice;
    voice = who;
    return (["zh", "en"] as const).flatMap((side): SourceBlock[] => {
      const said = text(paragraph, side);
      if (said === "") return [];
      const pieces = paragraph.flat();
      const named = pieces.find((piece) => piece.side === side)?.speaker;
      // A Chinese name labels the Chinese text, where there is any; a Latin one is used in both.
      const foreign = side === "en" && /\p{Script=Han}/u.test(named ?? "");
      const speaker = foreign && text(paragraph, "zh") !== "" ? undefined : named;
      const block: SourceBlock = { kind: "paragraph", text: said, line: lineOf(pieces, side) };
      const time = Math.floor(shownAt(paragraph[0] as Moment));
      const label =
        changes && speaker !== undefined
          ? { speaker, opensTurn: true }
          : changes && who === null && { noSpeaker: true, opensTurn: true };
      // Of one track, each paragraph is in the language that it is in.
      const script = bilingual ? undefined : proseScript(said);
      const own = script === "han" ? "zh" : script === "latin" ? "en" : side;
      return [{ ...block, time, side: own, partner, spaced: true, ...label }];
    });
  });
  tellLabels(moments.flat(), blocks, report);
  return { blocks, bilingual };
}

/** Columns from which a sentence shows the language that somebody speaks; below, it may be a word of it. */
const TELLING = 24;

/**
 * Tells whether somebody goes on in the other language: a question in Chinese, an answer in English.
 * One paragraph of both would be taken for the one or the other.
 */
function changesLanguage(before: Stretch, next: Stretch): boolean {
  const languageOf = (pieces: readonly Piece[]) => {
    const said = pieces.map((piece) => piece.text).join(" ");
    return displayWidth(said) < TELLING ? "none" : proseScript(said);
  };
  const after = languageOf(next.flat());
  const last = before.findLast((moment) => languageOf(moment) !== "none");
  return after !== "none" && last !== undefined && languageOf(last) !== after;
}

/** Labels that are not written again: some programs put the name before every caption. */
function tellLabels(
  pieces: readonly Piece[],
  blocks: readonly SourceBlock[],
  report: ImportReport,
): void {
  const counts = new Map<string, number>();
  const count = (name: string | undefined, by: number) =>
    name !== undefined && counts.set(name, (counts.get(name) ?? 0) + by);
  for (const { speaker, isLabelled } of pieces) if (isLabelled) count(speaker, 1);
  for (const { speaker } of blocks) count(speaker, -1);
  for (const [text, again] of counts) {
    if (again <= 0) continue;
    const entry = { rule: "label said again", line: 0, text };
    report.removed.push(again > 1 ? { ...entry, count: again } : entry);
  }
}

/** `[Music]`, `（掌声）`, `♪`: captions for what is heard but not said. */
function dropSounds(cues: readonly Cue[], report: ImportReport): Cue[] {
  return cues.filter((cue) => {
    const text = cue.lines.join(" ");
    const isSound = /^(?:[♪♫#\s]+|[[(（【][^\])）】]{1,24}[\])）】])$/u.test(text);
    if (isSound) report.removed.push({ rule: "sound", line: cue.line, text });
    return !isSound;
  });
}

/** Who speaks: a name, null where nobody can say, undefined where the source names nobody. */
type Voice = string | null | undefined;

function voiceOf(moment: Moment): Voice {
  const name = moment.find((piece) => piece.speaker !== undefined)?.speaker;
  return name ?? (moment.some((piece) => piece.noSpeaker) ? null : undefined);
}

/** Chinese subtitles, and captions made by machines, often have no marks at all. */
function isPunctuated(moments: readonly Moment[], side: Side): boolean {
  const pieces = moments.flat().filter((piece) => piece.side === side);
  const ended = pieces.filter(({ text }) => endsSentence(text)).length;
  return ended >= pieces.length * 0.15;
}

/** Without marks, the blank between two captions is what parts the sentences: it stays. */
function joinPieces(stretch: Stretch, side: Side, punctuated: boolean): string {
  const texts = stretch.flat().flatMap((piece) => (piece.side === side ? [piece.text] : []));
  if (texts.length === 0) return "";
  return punctuated ? texts.reduce((a, b) => joinLines(a, b)) : texts.join(" ");
}

function startOf(moment: Moment): number {
  return Math.min(...moment.map((piece) => piece.start));
}

function shownAt(moment: Moment): number {
  return Math.min(...moment.map((piece) => piece.shownAt ?? piece.start));
}

function endOf(stretch: Stretch): number {
  return Math.max(...stretch.flat().map((piece) => piece.end));
}

function lineOf(pieces: readonly Piece[], side: Side): number {
  return pieces.find((piece) => piece.side === side)?.line ?? 0;
}
