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

/**
 * Reads the lines of one caption: the text that is shown, and the name in a voice tag.
 * @param firstLine Line of the first in the source, 0 when that has no lines.
 */
export function readCueLines(
  raw: readonly string[],
  firstLine: number,
  report: ImportReport,
): { lines: string[]; speaker?: string } {
  let speaker: string | undefined;
  const lines = raw.flatMap((line, i) => {
    const at = firstLine > 0 ? firstLine + i : 0;
    const tagless = line
      .replace(/<rt>.*?<\/rt>/gi, (ruby) => {
        report.removed.push({ rule: "reading above the line", line: at, text: ruby });
        return "";
      })
      .replace(/<br\s*\/?>/gi, "\n")
      .replace(NAMING_TAG, (tag, kind: string, name: string) => {
        if (kind !== "v") return "";
        const voice = name.trim();
        speaker ??= voice === "" ? undefined : voice;
        // A caption has one speaker: who else speaks in it is told.
        if (voice !== speaker) report.removed.push({ rule: "second voice", line: at, text: tag });
        return "";
      })
      .replace(TAG, "")
      // {\an8} and {\pos(1,2)} of SubStation Alpha, {y:i} of MicroDVD
      .replace(/\{\\[^{}]*\}|\{[yYcCfFsS]:[^{}]*\}/g, "");
    // SubStation Alpha's as well, but `C:\new` and `\nabla` look the same: each is told.
    const broken = tagless.replace(/\\[Nn]/g, "\n").replace(/\\h/g, " ");
    if (broken !== tagless) {
      report.repaired.push({ rule: "caption code", line: at, before: tagless, after: broken });
    }
    const text = broken.replace(
      /&(#39|#x27|\w+);/gi,
      (whole, name: string) => ENTITIES.get(name.toLowerCase()) ?? whole,
    );
    return text.split("\n").map((part) => part.replace(/\s+/g, " ").trim());
  });
  const shown = lines.filter((line) => line !== "");
  return { lines: shown, ...(speaker && { speaker }) };
}

/**
 * Takes out what rolling captions repeat: each shows the line before it once more. Acts only
 * where much of the file does so, since people do say things twice.
 */
export function dropRepeatedLines(cues: readonly Cue[]): Cue[] {
  const isRepeat = (cue: Cue, previous: Cue | undefined) =>
    previous !== undefined &&
    cue.lines[0] !== undefined &&
    cue.start - previous.end < 0.5 &&
    previous.lines.at(-1) === cue.lines[0];
  const repeats = cues.filter((cue, i) => isRepeat(cue, cues[i - 1])).length;
  if (cues.length < 4 || repeats < cues.length * 0.3) return [...cues];
  return cues
    .map((cue, i) => (isRepeat(cue, cues[i - 1]) ? { ...cue, lines: cue.lines.slice(1) } : cue))
    .filter((cue) => cue.lines.length > 0);
}
