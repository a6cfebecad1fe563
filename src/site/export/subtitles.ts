/**
 * Subtitles from a transcript's timestamps. A paragraph is longer than a subtitle, so it is cut
 * into sentences, and the time between two known stamps is shared out by length: an estimate, but
 * one that is right again at every stamp.
 */

import type { LocaleTag } from "../../text/locale.ts";
import { eachSegment, type Transcript } from "../../transcript/model.ts";
import { segmentText } from "../segment-text.ts";

/** What one subtitle shows, from when to when. */
export interface Cue {
  /** Seconds. */
  start: number;
  end: number;
  speaker?: string;
  text: string;
}

/** Characters a second at which the last paragraph is taken to be spoken. */
const SPEED: Record<LocaleTag, number> = {
  ...{ "zh-Hans": 4.5, "zh-Hant": 4.5, ja: 7, ko: 6 },
  ...{ en: 15, fr: 15 },
};

/** Longest cue, in characters; a longer sentence is cut at a comma. */
const LONGEST: Record<LocaleTag, number> = {
  ...{ "zh-Hans": 36, "zh-Hant": 36, ja: 36, ko: 40 },
  ...{ en: 84, fr: 84 },
};

const SHORTEST_SECONDS = 1;

/** After a full-width mark, or a Latin one before a space (`3.5` is one number). */
const CLAUSE_END = /(?<=[。！？；，][”’"')）]*)(?![”’"')）])|(?<=[!?.;,][”’"')]*\s)/u;

/** Cues of a transcript in one of its languages, from its first timestamp on. */
export function subtitleCues(transcript: Transcript, lang: LocaleTag): Cue[] {
  const lines: { time?: number; speaker?: string; text: string }[] = [];
  for (const { segment, turn } of eachSegment(transcript)) {
    const { zh, original } = segmentText(segment);
    const text = lang === "zh-Hans" ? zh : segment.original?.lang === lang ? original : undefined;
    // A paragraph without this language takes its time all the same.
    const pieces = text === undefined ? [""] : cutText(text, LONGEST[lang]);
    const speaker = lang === "zh-Hans" ? turn.speaker?.zh : turn.speaker?.original;
    pieces.forEach((piece, i) => {
      lines.push({
        text: piece,
        ...(i === 0 && segment.time !== undefined && { time: segment.time }),
        ...(speaker !== undefined && { speaker }),
      });
    });
  }
  const cues: Cue[] = [];
  let at = lines.findIndex(({ time }) => time !== undefined);
  while (at >= 0 && at < lines.length) {
    let next = at + 1;
    while (next < lines.length && lines[next]?.time === undefined) next++;
    const group = lines.slice(at, next);
    const start = group[0]?.time ?? 0;
    const length = group.reduce((sum, { text }) => sum + text.length, 0);
    const spoken = Math.max(SHORTEST_SECONDS, length / SPEED[lang]);
    const given = (lines[next]?.time ?? start + spoken) - start;
    // A silence after the last word is no reason to leave it standing for minutes.
    cues.push(...shareOut(group, start, given > 0 ? Math.min(given, spoken * 3) : spoken, length));
    at = next;
  }
  return cues;
}

function shareOut(
  group: readonly { speaker?: string; text: string }[],
  start: number,
  duration: number,
  length: number,
): Cue[] {
  let from = start;
  return group.flatMap(({ speaker, text }) => {
    if (text === "") return [];
    const begin = from;
    from += (duration * text.length) / length;
    return [{ start: begin, end: from, text, ...(speaker !== undefined && { speaker }) }];
  });
}

/** Cuts at the ends of sentences, then at commas, and joins what is short again. */
function cutText(text: string, longest: number): string[] {
  const parts = text.split(CLAUSE_END);
  const pieces: string[] = [];
  for (const part of parts) {
    const last = pieces[pieces.length - 1];
    const ended = last === undefined || /[。！？!?.][”’"')）]*\s*$/u.test(last);
    if (last !== undefined && !ended && (last + part).trim().length <= longest) {
      pieces[pieces.length - 1] = last + part;
    } else pieces.push(part);
  }
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== "");
}

/** Writes WebVTT. A cue's text cannot end the cue or open a tag. */
export function toVtt(cues: readonly Cue[], lang: LocaleTag): string {
  const blocks = cues.map(({ start, end, speaker, text }) => {
    const voice = speaker === undefined ? "" : `<v ${escapeVtt(speaker)}>`;
    return `${stamp(start, ".")} --> ${stamp(end, ".")}\n${voice}${escapeVtt(text)}`;
  });
  return `${[`WEBVTT\nLanguage: ${lang}`, ...blocks].join("\n\n")}\n`;
}

/** Writes SubRip, the speaker's name before the text where it changes. */
export function toSrt(cues: readonly Cue[]): string {
  return cues
    .map(({ start, end, speaker, text }, i) => {
      const isNew = speaker !== undefined && speaker !== cues[i - 1]?.speaker;
      const name = isNew ? `${speaker}${/\p{Script=Han}/u.test(text) ? "：" : ": "}` : "";
      return `${i + 1}\n${stamp(start, ",")} --> ${stamp(end, ",")}\n${name}${text}\n`;
    })
    .join("\n");
}

function escapeVtt(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/\s+/g, " ");
}

function stamp(seconds: number, mark: "." | ","): string {
  const millis = Math.round(seconds * 1000);
  const pad = (value: number, width = 2) => String(value).padStart(width, "0");
  const whole = Math.floor(millis / 1000);
  return `${pad(Math.floor(whole / 3600))}:${pad(Math.floor(whole / 60) % 60)}:${pad(whole % 60)}${mark}${pad(millis % 1000, 3)}`;
}
