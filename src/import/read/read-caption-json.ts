/**
 * Reads captions as JSON: YouTube's json3, what Whisper and the tools around it write, and, by
 * `speech-json.ts`, what services do. Each is known by its own keys; other JSON is refused, since
 * a guess at its meaning would be an invention.
 */

import type { ImportReport } from "../report.ts";
import { type Cue, readCueLines } from "./cue.ts";
import { readSegmentJson } from "./segment-json.ts";
import { isList, isObject, type JsonObject, readSpeechJson } from "./speech-json.ts";
import { unitsInSecond } from "./time-unit.ts";

/** Captions that were in a file of JSON, and whose format it is. */
export interface CaptionJson {
  format: string;
  cues: Cue[];
}

/** Reads a JSON text, or gives undefined when it holds no captions of a known kind. */
export function readCaptionJson(text: string, report: ImportReport): CaptionJson | undefined {
  const data: unknown = JSON.parse(text);
  const { events, segments, transcription } = isObject(data) ? data : {};
  if (isList(events) && events.some((event) => isList(event.segs))) {
    return { format: "YouTube captions (json3)", cues: readEvents(events, report) };
  }
  if (isList(segments) && segments.some(isSegment)) {
    return { format: "Whisper JSON", cues: readSegments(segments, report) };
  }
  // whisper.cpp counts in milliseconds.
  if (isList(transcription) && transcription.some((item) => isObject(item.offsets))) {
    return { format: "Whisper JSON", cues: readOffsets(transcription, report) };
  }
  const utterances = isObject(data)
    ? (data.utterances ?? (data.results as JsonObject)?.utterances)
    : undefined;
  if (isList(utterances) && utterances.length > 0) {
    const cues = readUtterances(utterances, report);
    if (cues.length > 0) return { format: "transcription JSON", cues };
  }
  // Fetched by the API that players use: a start and a duration.
  if (isList(data) && data.some((item) => isSegment({ ...item, end: 0 }) && "duration" in item)) {
    const cues = data.map((item) => ({ ...item, end: number(item.start) + number(item.duration) }));
    return { format: "YouTube captions", cues: readSegments(cues, report) };
  }
  const speech = readSpeechJson(data) ?? readSegmentJson(data);
  if (!speech) return undefined;
  const cues = speech.spoken.flatMap(({ start, end, text, speaker }) =>
    newCue(report, start, end, text, speaker),
  );
  return { format: speech.format, cues };
}

function readEvents(events: readonly JsonObject[], report: ImportReport): Cue[] {
  return events.flatMap((event) => {
    if (!isList(event.segs)) return [];
    const start = number(event.tStartMs) / 1000;
    const text = event.segs.map((seg) => (typeof seg.utf8 === "string" ? seg.utf8 : "")).join("");
    return newCue(report, start, start + number(event.dDurationMs) / 1000, text);
  });
}

function readSegments(segments: readonly JsonObject[], report: ImportReport): Cue[] {
  const units = unitsInSecond(
    segments.map(({ start, end, text }) => ({
      start: number(start),
      end: number(end),
      text: typeof text === "string" ? text : "",
    })),
  );
  return segments.flatMap((segment) =>
    cutByVoice(segment, report).flatMap(({ start, end, text, speaker }) =>
      newCue(report, number(start) / units, number(end) / units, text, speaker),
    ),
  );
}

interface Voice {
  start: unknown;
  end: unknown;
  text: string;
  speaker?: string;
}

/**
 * A segment as what each of its speakers says: WhisperX names the speaker of every word, and of a
 * segment only the one who says most of it.
 */
function cutByVoice(segment: JsonObject, report: ImportReport): Voice[] {
  const { start, end, text } = segment;
  if (typeof text !== "string") return [];
  const own = voiceOf(segment);
  const whole = [{ start, end, text, ...(own !== undefined && { speaker: own }) }];
  const words = isList(segment.words) ? segment.words : [];
  if (new Set(words.flatMap((word) => voiceOf(word) ?? [])).size < 2) return whole;
  const parts: (Voice & { at: number })[] = [];
  let at = 0;
  for (const word of words) {
    const said = typeof word.word === "string" ? word.word.trim() : "";
    const found = text.indexOf(said, at);
    if (found < 0) {
      const message = `the words do not follow the text “${text.trim()}”, in which several speak`;
      report.doubtful.push({ rule: "speakers of words", line: 0, message });
      return [{ start, end, text }];
    }
    const speaker = voiceOf(word);
    const last = parts.at(-1);
    if (!last || (speaker !== undefined && speaker !== last.speaker)) {
      const name = speaker ?? own;
      parts.push({
        at: last ? found : 0,
        start: word.start ?? last?.end ?? start,
        end,
        text: "",
        ...(name && { speaker: name }),
      });
    }
    const current = parts.at(-1);
    if (current) current.end = word.end ?? current.end;
    at = found + said.length;
  }
  return parts.map((part, i) => ({ ...part, text: text.slice(part.at, parts[i + 1]?.at) }));
}

function voiceOf({ speaker }: JsonObject): string | undefined {
  return typeof speaker === "string" && speaker.trim() !== "" ? speaker.trim() : undefined;
}

/**
 * One entry a speech: AssemblyAI has `text` and milliseconds, Deepgram `transcript` and seconds.
 * Speakers are letters or numbers, which are no names: they say only who is the same.
 */
function readUtterances(utterances: readonly JsonObject[], report: ImportReport): Cue[] {
  return utterances.flatMap(({ text, transcript, start, end, speaker }) => {
    const words = typeof text === "string" ? text : transcript;
    if (typeof words !== "string") return [];
    const unit = typeof text === "string" ? 1000 : 1;
    const who = typeof speaker === "string" || typeof speaker === "number" ? speaker : undefined;
    const label = who === undefined ? undefined : `Speaker ${who}`;
    return newCue(report, number(start) / unit, number(end) / unit, words, label);
  });
}

function readOffsets(items: readonly JsonObject[], report: ImportReport): Cue[] {
  return items.flatMap((item) => {
    if (typeof item.text !== "string" || !isObject(item.offsets)) return [];
    return newCue(
      report,
      number(item.offsets.from) / 1000,
      number(item.offsets.to) / 1000,
      item.text,
    );
  });
}

function newCue(
  report: ImportReport,
  start: number,
  end: number,
  text: string,
  speaker?: string,
): Cue[] {
  // Half of a character is none: left so, two halves would make one when a tag between them goes.
  const whole = text.replace(/\p{Surrogate}/gu, "\uFFFD");
  if (whole !== text) {
    const message = `half a character is lost in “${whole}”; U+FFFD stands for it`;
    report.doubtful.push({ rule: "half a character", line: 0, message });
  }
  const { lines, speaker: voice, others } = readCueLines(whole.split("\n"), 0, report);
  const who = speaker || voice;
  if (voice !== undefined && voice !== who) {
    report.removed.push({ rule: "second voice", line: 0, text: voice });
  }
  if (lines.length === 0) return [];
  // JSON has no lines worth naming: it is often one.
  return [
    {
      start,
      end: Math.max(start, end),
      lines,
      line: 0,
      ...(who && { speaker: who }),
      ...(others && { others }),
    },
  ];
}

function isSegment(item: JsonObject): boolean {
  return (
    typeof item.text === "string" && typeof item.start === "number" && typeof item.end === "number"
  );
}

function number(value: unknown): number {
  const result = typeof value === "string" ? Number(value) : value;
  return typeof result === "number" && Number.isFinite(result) && result > 0 ? result : 0;
}
