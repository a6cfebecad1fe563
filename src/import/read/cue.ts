/**
 * One caption and the cleaning of its text: tags, positions, entities and voices. Tags are dropped
 * rather than kept as emphasis, since captions slant whole lines for what is said off screen.
 */

import type { ImportReport } from "../report.ts";

/** A caption with its time in seconds and its lines of text. */
export interface Cue {
  start: number;
  end: number;
  lines: string[];
  /** 1-based line in the source where the text starts; 0 when the source has no lines. */
  line: number;
  /** Who speaks, where the format has a place for it. */
  speaker?: string;
  /** Who else speaks in it, where the format tells. */
  others?: CueVoice[];
  /** True when somebody else speaks from here on. */
  opensTurn?: boolean;
  /** True when the source does not say who speaks, and does say so elsewhere. */
  noSpeaker?: boolean;
  /** True when its speaker's name stood before the words. */
  isLabelled?: boolean;
  /** When the caption comes, where `start` only orders several voices in one. */
  shownAt?: number;
}

/** What one voice says in a caption. */
export interface CueVoice {
  lines: string[];
  speaker?: string;
}

// A map: in an object `&constructor;` would be found as well.
const ENTITIES = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["nbsp", " "],
  ["lrm", ""],
  ["rlm", ""],
  ["#39", "'"],
  ["#x27", "'"],
]);

const NAMES = "i|b|u|s|c|v|em|strong|font|lang|ruby|span";
// Attributes have a value: `<I think he left>` is what somebody says unseen.
const ATTRIBUTE = String.raw`\s+[\w:-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+)`;
const TAG = new RegExp(
  String.raw`<(?:/(?:${NAMES})|(?:${NAMES})(?:\.[^\s<>]*)?(?:${ATTRIBUTE})*)\s*>|<\d[\d:.]*>`,
  "gi",
);
// The two tags of WebVTT that hold a word without one; its tags are in small letters.
const NAMING_TAG = /<(v|lang)(?:\.[^\s<>]*)?\s+([^<>]*)>/g;

/** Stands for a voice tag until the lines are cut: no text holds half a character. */
const VOICE = /\uD800(\d+)\uD800/;

/**
 * Reads the lines of one caption: the text that is shown, and the name in a voice tag. A second
 * voice in it comes in `others`, with its own lines.
 * @param firstLine Line of the first in the source, 0 when that has no lines.
 */
export function readCueLines(
  raw: readonly string[],
  firstLine: number,
  report: ImportReport,
): CueVoice & { others?: CueVoice[] } {
  const tags: string[] = [];
  const lines = raw.flatMap((line, i) => {
    const at = firstLine > 0 ? firstLine + i : 0;
    const tagless = line
      .replace(/\p{Surrogate}/gu, "\uFFFD")
      .replace(/<rt>.*?<\/rt>/gi, (ruby) => {
        report.removed.push({ rule: "reading above the line", line: at, text: ruby });
        return "";
      })
      .replace(/<br\s*\/?>/gi, "\n")
      .replace(NAMING_TAG, (_, kind: string, name: string) =>
        kind === "v" ? `\n\uD800${tags.push(name.trim()) - 1}\uD800` : "",
      )
      .replace(TAG, "")
      // {\an8} and {\pos(1,2)} of SubStation Alpha, {y:i} of MicroDVD
      .replace(/\{\\[^{}]*\}|\{[yYcCfFsS]:[^{}]*\}/g, "");
    // SubStation Alpha's as well, but `C:\new` and `\nabla` look the same: each is told.
    const broken = tagless.replace(/\\[Nn]/g, "\n").replace(/\\h/g, " ");
    if (broken !== tagless) {
      const [before, after] = [tagless, broken].map((text) => text.replace(VOICE, "").trim());
      report.repaired.push({
        rule: "caption code",
        line: at,
        before: before as string,
        after: after as string,
      });
    }
    const text = broken.replace(
      /&(#39|#x27|\w+);/gi,
      (whole, name: string) => ENTITIES.get(name.toLowerCase()) ?? whole,
    );
    return text.split("\n").map((part) => part.replace(/\s+/g, " ").trim());
  });
  const voices: CueVoice[] = [{ lines: [] }];
  for (const line of lines) {
    const tag = VOICE.exec(line);
    const speaker = tag ? tags[Number(tag[1])] : undefined;
    if (tag && speaker !== voices.at(-1)?.speaker) {
      voices.push({ lines: [], ...(speaker && { speaker }) });
    }
    const text = line.replace(VOICE, "").trim();
    if (text !== "") voices.at(-1)?.lines.push(text);
  }
  const [first, ...others] = voices.filter((voice) => voice.lines.length > 0);
  if (!first) return { lines: [] };
  return { ...first, ...(others.length > 0 && { others }) };
}

/** How short a caption is that only hands a line on to the next one, in seconds. */
const HANDING_ON = 0.2;

/**
 * Takes out what rolling captions repeat: each shows the line before it once more, above a new
 * one. Acts only where much of the file does so, and never on a line alone: people do say things
 * twice. Each line that goes is in the report.
 */
export function dropRepeatedLines(cues: readonly Cue[], report: ImportReport): Cue[] {
  const isRepeat = (cue: Cue, previous: Cue | undefined) =>
    previous !== undefined &&
    cue.lines[0] !== undefined &&
    (cue.lines.length > 1 || cue.end - cue.start < HANDING_ON) &&
    cue.start - previous.end < 0.5 &&
    previous.lines.at(-1) === cue.lines[0];
  const repeats = cues.filter((cue, i) => isRepeat(cue, cues[i - 1])).length;
  if (cues.length < 4 || repeats < cues.length * 0.3) return [...cues];
  return cues
    .map((cue, i) => {
      if (!isRepeat(cue, cues[i - 1])) return cue;
      const [text = "", ...lines] = cue.lines;
      report.removed.push({ rule: "line shown again", line: cue.line, text });
      return { ...cue, lines };
    })
    .filter((cue) => cue.lines.length > 0);
}

/** How often a caption comes in a row before it is more likely a machine's fault than speech. */
const LOOP = 6;

/** Tells captions that a machine may have heard again and again; they stay. */
export function tellLoops(cues: readonly Cue[], report: ImportReport): void {
  const textOf = (cue: Cue | undefined) => cue?.lines.join(" ");
  for (let at = 0; at < cues.length; ) {
    let end = at + 1;
    while (end < cues.length && textOf(cues[end]) === textOf(cues[at])) end++;
    if (end - at >= LOOP) {
      const message = `“${textOf(cues[at])}” comes ${end - at} times in a row: a machine may have heard it once`;
      report.doubtful.push({ rule: "said again and again", line: cues[at]?.line ?? 0, message });
    }
    at = end;
  }
}
