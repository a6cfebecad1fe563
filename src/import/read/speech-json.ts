/**
 * Reads what services that turn speech into text write as JSON: Amazon Transcribe, Google
 * Speech-to-Text, Azure Speech, and the pipelines around Whisper. Each is known by keys of its own,
 * after its documentation. Of several guesses at what was said the first is the service's best.
 */

import { endsSentence, needsBlank } from "../source-block.ts";
import { unitsInSecond } from "./time-unit.ts";

/** A stretch of speech, its time in seconds. */
export interface Spoken {
  start: number;
  end: number;
  text: string;
  speaker?: string;
}

/** What a service for recognising speech wrote, and which service it is. */
export interface SpeechJson {
  format: string;
  spoken: Spoken[];
}

/** An object of JSON whose fields are not known yet. */
export type JsonObject = Record<string, unknown>;

/** Reads the JSON of a service, or gives undefined when it is none of these. */
export function readSpeechJson(data: unknown): SpeechJson | undefined {
  const readers: [format: string, read: (data: unknown) => Spoken[]][] = [
    ["Amazon Transcribe", readAmazon],
    ["Google Speech-to-Text", readGoogle],
    ["Azure Speech", readAzure],
    ["Whisper JSON", readPipeline],
  ];
  for (const [format, read] of readers) {
    const spoken = read(data);
    if (spoken.length > 0) return { format, spoken };
  }
  return undefined;
}

/** `results.audio_segments`; in files from before those, `results.items`, one a word or mark. */
function readAmazon(data: unknown): Spoken[] {
  const results = objectAt(data, "results");
  const segments = listAt(results, "audio_segments").filter(
    (s) => typeof s.transcript === "string",
  );
  if (segments.length > 0) {
    return segments.map((segment) => ({
      ...spanOf(segment.start_time, segment.end_time),
      text: textOf(segment.transcript),
      ...named(segment.speaker_label ?? segment.channel_label),
    }));
  }
  const speakers = new Map<string, unknown>();
  for (const turn of listAt(objectAt(results, "speaker_labels"), "segments")) {
    for (const item of listAt(turn, "items")) {
      speakers.set(textOf(item.start_time), item.speaker_label);
    }
  }
  return joinSpeech(
    listAt(results, "items").flatMap((item): Word[] => {
      const text = textOf(listAt(item, "alternatives")[0]?.content);
      if (text === "") return [];
      if (item.type === "punctuation") return [{ text, isMark: true }];
      const label = item.speaker_label ?? speakers.get(textOf(item.start_time));
      return [
        { text, ...spanOf(item.start_time, item.end_time), ...named(label ?? item.channel_label) },
      ];
    }),
  );
}

/**
 * `results` with `alternatives`; version 2 and the clients' own spellings name the same otherwise.
 * Where speakers are told apart, version 1 says all words again in the last result, with speakers.
 */
function readGoogle(data: unknown): Spoken[] {
  const answer = objectAt(data, "response") ?? data;
  const results = listAt(answer, "results").flatMap((result) => {
    const [best] = listAt(result, "alternatives");
    if (!best) return [];
    const words = listAt(best, "words").map((word) => ({
      text: textOf(word.word),
      ...spanOf(
        word.startTime ?? word.startOffset ?? word.start_time ?? word.start_offset,
        word.endTime ?? word.endOffset ?? word.end_time ?? word.end_offset,
      ),
      // 0 is nobody.
      ...named(
        word.speakerLabel ??
          word.speaker_label ??
          (word.speakerTag || word.speaker_tag || undefined),
      ),
    }));
    const end =
      result.resultEndTime ??
      result.resultEndOffset ??
      result.result_end_time ??
      result.result_end_offset;
    return [{ text: textOf(best.transcript).trim(), words, end: secondsOf(end) }];
  });
  const isTold = ({ words }: { words: Word[] }) => words.some(({ speaker }) => speaker);
  const last = results.at(-1);
  if (last && isTold(last) && !results.slice(0, -1).some(isTold)) return joinSpeech(last.words);
  let reached = 0;
  return results.flatMap((result) => {
    if (isTold(result)) return joinSpeech(result.words);
    const start = result.words[0]?.start ?? reached;
    reached = Math.max(result.end, result.words.at(-1)?.end ?? start);
    return result.text === "" ? [] : [{ start, end: reached, text: result.text }];
  });
}

/** `recognizedPhrases` of a batch, in ticks of 100 nanoseconds; `phrases` of a fast transcription. */
function readAzure(data: unknown): Spoken[] {
  const phrases = listAt(data, "recognizedPhrases").map((phrase) => ({
    text: textOf(listAt(phrase, "nBest")[0]?.display),
    start: secondsOf(phrase.offsetInTicks) / 1e7,
    length: secondsOf(phrase.durationInTicks) / 1e7,
    phrase,
  }));
  const fast = listAt(data, "phrases").map((phrase) => ({
    text: "offsetMilliseconds" in phrase ? textOf(phrase.text) : "",
    start: secondsOf(phrase.offsetMilliseconds) / 1000,
    length: secondsOf(phrase.durationMilliseconds) / 1000,
    phrase,
  }));
  const all = [...phrases, ...fast].filter(({ text }) => text !== "");
  // One voice a channel, where a recording has several; a phrase is said once for each.
  const hasChannels = new Set(all.map(({ phrase }) => phrase.channel)).size > 1;
  return all
    .map(({ text, start, length, phrase }) => ({
      start,
      end: start + length,
      text,
      ...named(phrase.speaker ?? (hasChannels ? phrase.channel : undefined)),
    }))
    .sort((a, b) => a.start - b.start);
}

/**
 * `chunks` of Transformers, or `speakers` where a tool has told them apart; a bare list of
 * segments; `words` where only those were asked for.
 */
function readPipeline(data: unknown): Spoken[] {
  const speakers = listAt(data, "speakers");
  const chunks = speakers.length > 0 ? speakers : listAt(data, "chunks");
  const timed = chunks.filter(
    ({ timestamp, text }) => Array.isArray(timestamp) && typeof text === "string",
  );
  if (timed.length > 0) {
    return timed.map(({ timestamp, text, speaker }) => {
      const [start, end] = timestamp as unknown[];
      return { ...spanOf(start, end), text: textOf(text), ...named(speaker) };
    });
  }
  const segments = isList(data) ? data.filter((s) => typeof s.text === "string" && isTimed(s)) : [];
  if (segments.length > 0) {
    // FunASR's list looks the same, in milliseconds: `segment-json.ts` knows it.
    const spans = segments.map(({ start, end, text, speaker, spk }) => ({
      ...spanOf(start, end),
      text: textOf(text),
      ...named(speaker ?? spk),
    }));
    return unitsInSecond(spans) === 1 ? spans : [];
  }
  const words = listAt(data, "words").filter((w) => typeof w.word === "string" && isTimed(w));
  return joinSpeech(
    words.map(({ word, start, end, speaker }) => ({
      text: textOf(word).trim(),
      ...spanOf(start, end),
      ...named(speaker),
    })),
  );
}

interface Word {
  text: string;
  start?: number;
  end?: number;
  speaker?: string;
  /** True for a mark that stands against the word before it. */
  isMark?: boolean;
}

/** Seconds without a word after which a new stretch starts, and words where no mark ends one. */
const PAUSE = 2;
const MOST_WORDS = 100;

/** Joins words to sentences, which end at their mark, at a pause and where the speaker changes. */
function joinSpeech(words: readonly Word[]): Spoken[] {
  const sentences: Word[][] = [];
  let reached = 0;
  for (const word of words) {
    if (word.text === "") continue;
    const sentence = sentences.at(-1);
    const last = sentence?.at(-1);
    const start = word.start ?? reached;
    const isNext =
      !sentence?.[0] ||
      sentence[0].speaker !== word.speaker ||
      start - reached >= PAUSE ||
      sentence.length >= MOST_WORDS ||
      endsSentence(last?.text ?? "");
    if (sentence && (word.isMark || !isNext)) sentence.push(word);
    else sentences.push([{ ...word, start }]);
    reached = Math.max(start, word.end ?? start);
  }
  return sentences.map((sentence) => {
    const [first] = sentence as [Word];
    const start = first.start ?? 0;
    return {
      start,
      end: sentence.reduce((latest, { end = start }) => Math.max(latest, end), start),
      text: sentence.map((word, i) => blankBefore(word, sentence[i - 1]) + word.text).join(""),
      ...(first.speaker !== undefined && { speaker: first.speaker }),
    };
  });
}

function blankBefore({ text, isMark }: Word, before: Word | undefined): string {
  return before && !isMark && needsBlank(before.text, text) ? " " : "";
}

/** Numbers and letters are no names: they say only who is the same. */
function named(label: unknown): { speaker?: string } {
  if (typeof label !== "string" && typeof label !== "number") return {};
  const text = String(label).trim();
  const number = /^(?:(?:spk|speaker|ch)[ _]?)?(\d{1,3}|[A-Z])$/i.exec(text)?.[1];
  if (text === "") return {};
  return { speaker: number === undefined ? text : `Speaker ${number}` };
}

function spanOf(start: unknown, end: unknown): { start: number; end: number } {
  return { start: secondsOf(start), end: secondsOf(end) };
}

/** A number, `"4.87"`, `"1.200s"`, or the seconds and nanoseconds of a protocol buffer; else 0. */
function secondsOf(time: unknown): number {
  if (isObject(time)) return secondsOf(time.seconds) + secondsOf(time.nanos) / 1e9;
  const number = typeof time === "string" ? Number(time.replace(/s$/, "")) : time;
  return typeof number === "number" && Number.isFinite(number) && number > 0 ? number : 0;
}

function isTimed({ start, end }: JsonObject): boolean {
  return typeof start === "number" && typeof end === "number";
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function objectAt(data: unknown, key: string): JsonObject | undefined {
  const value = isObject(data) ? data[key] : undefined;
  return isObject(value) ? value : undefined;
}

function listAt(data: unknown, key: string): JsonObject[] {
  const value = isObject(data) ? data[key] : undefined;
  return isList(value) ? value : [];
}

/** Tells an object from a list and from a bare value. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Tells a list of objects. */
export function isList(value: unknown): value is JsonObject[] {
  return Array.isArray(value) && value.every(isObject);
}
