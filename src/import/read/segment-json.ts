/**
 * Reads JSON that is, somewhere, a list of timed pieces of speech: what bilibili, FunASR and
 * Paraformer, Podlove, the Podcasting 2.0 transcript, Rev, 讯飞听见, 通义听悟 and their like write.
 * They differ in the names of their keys, which stand in one table, and in the unit of their times.
 */

import { parseTimestamp } from "../../text/time.ts";
import { isList, isObject, type JsonObject, type Spoken } from "./speech-json.ts";
import { unitsInSecond } from "./time-unit.ts";

/** Names of keys, in the order in which they are believed, and the units in a second they state. */
const STARTS = keys(
  "start start_time startTime begin begin_time beginTime from bg StartTime Start ts",
);
const STARTS_MS = keys("start_ms startMs StartMs begin_ms tStartMs offset_ms bg");
const ENDS = keys("end end_time endTime to ed EndTime End end_ts stop");
const ENDS_MS = keys("end_ms endMs EndMs ed");
const TEXTS = keys(
  "text body content sentence transcript onebest FinalSentence Text value words_text",
);
const SPEAKERS = keys(
  "speaker spk speaker_name speakerName speaker_id speakerId SpeakerId SpeakerID speaker_label voice name role rl",
);

function keys(names: string): readonly string[] {
  return names.split(" ");
}

/** Formats by the keys that only they have. */
const FORMATS: readonly [format: string, is: (data: JsonObject, item: JsonObject) => boolean][] = [
  [
    "Podcasting 2.0 transcript",
    (data, item) => "body" in item && "startTime" in item && data !== item,
  ],
  ["Podlove transcript", (_, item) => "start_ms" in item && "voice" in item],
  ["bilibili captions", (_, item) => "content" in item && "from" in item],
  [
    "FunASR or Paraformer JSON",
    (_, item) => "spk" in item || "begin_time" in item || "timestamp" in item,
  ],
  ["讯飞听见 JSON", (_, item) => "onebest" in item || "bg" in item],
];

/** Segments of speech that were in a file of JSON, and whose format it is. */
export interface SegmentJson {
  format: string;
  spoken: Spoken[];
}

/** Lists that are looked into, and how deep. */
const [MOST_LISTS, DEEPEST] = [2000, 6] as const;

/** Reads the JSON, or gives undefined when it holds no list of such pieces. */
export function readSegmentJson(data: unknown): SegmentJson | undefined {
  const lists = wordLists(data) ?? segmentLists(data);
  const items = lists.flat();
  const [first] = items;
  if (first === undefined) return undefined;
  const root = isObject(data) ? data : first;
  const format = FORMATS.find(([, is]) => is(root, first))?.[0] ?? "JSON of timed segments";
  return { format, spoken: readItems(items) };
}

function readItems(items: readonly JsonObject[]): Spoken[] {
  const timed = items.map((item) => {
    const isMs = STARTS_MS.some(
      (key) => timeAt(item, [key]) !== undefined && !STARTS.includes(key),
    );
    const start = timeAt(item, isMs ? STARTS_MS : STARTS) ?? 0;
    const end = timeAt(item, isMs ? ENDS_MS : ENDS);
    const clock = typeof item[STARTS.find((key) => key in item) ?? ""] === "string";
    return { start, end, text: textAt(item), item, isMs, clock };
  });
  const bare = timed.filter(({ isMs }) => !isMs);
  const units = unitsInSecond(bare);
  return timed
    .filter(({ text }) => text.trim() !== "")
    .map(({ start, end, text, item, isMs }) => {
      const unit = isMs ? 1000 : units;
      const speaker = speakerAt(item);
      const from = start / unit;
      return {
        start: from,
        end: Math.max(from, (end ?? start) / unit),
        text,
        ...(speaker !== undefined && { speaker }),
      };
    });
}

/** The lists of segments that lie highest, in the order of the file. */
function segmentLists(data: unknown): JsonObject[][] {
  let level: unknown[] = [data];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    const lists = level.filter((value): value is JsonObject[] => isList(value) && isSpeech(value));
    if (lists.length > 0) return lists;
    level = level
      .flatMap((value) =>
        Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [],
      )
      .filter((value) => typeof value === "object" && value !== null)
      .slice(0, MOST_LISTS);
  }
  return [];
}

function isSpeech(list: readonly JsonObject[]): boolean {
  const spoken = list.filter(
    (item) => textAt(item) !== "" && timeAt(item, [...STARTS_MS, ...STARTS]) !== undefined,
  );
  return spoken.length > 0 && spoken.length >= list.length * 0.8;
}

function textAt(item: JsonObject): string {
  const key = TEXTS.find((name) => typeof item[name] === "string");
  return key === undefined ? "" : String(item[key]);
}

/** A number, a number in quotes, or a clock. */
function timeAt(item: JsonObject, names: readonly string[]): number | undefined {
  for (const name of names) {
    const value = item[name];
    if (typeof value === "number" && Number.isFinite(value) && value >= 0) return value;
    if (typeof value !== "string") continue;
    if (/^\d+(?:\.\d+)?s?$/.test(value)) return Number(value.replace("s", ""));
    if (/^(?:\d+:)?\d+:\d\d(?:[.,]\d+)?$/.test(value))
      return parseTimestamp(value.replace(",", "."));
  }
  return undefined;
}

/** A name, or a number by which the file tells its speakers apart. */
function speakerAt(item: JsonObject): string | undefined {
  const values = SPEAKERS.map((key) => item[key]);
  const nested = values.find(isObject)?.name;
  const name = [nested, ...values].find(
    (value) => (typeof value === "string" && value.trim() !== "") || typeof value === "number",
  );
  if (name === undefined) return undefined;
  const label = String(name).trim();
  return /^\d{1,3}$/.test(label) ? `Speaker ${label}` : label;
}

/** Turns cut into words: Rev's monologues, 通义听悟's paragraphs, 讯飞's lattice. */
function wordLists(data: unknown): JsonObject[][] | undefined {
  if (!isObject(data)) return undefined;
  const { monologues, Transcription, lattice } = data;
  if (isList(monologues)) {
    return [
      monologues.map((turn) =>
        joinWords(turn.elements, turn.speaker_name ?? turn.speaker, "value", "ts", "end_ts"),
      ),
    ];
  }
  const paragraphs = isObject(Transcription) ? Transcription.Paragraphs : data.Paragraphs;
  if (isList(paragraphs)) {
    return [
      paragraphs.map((turn) => joinWords(turn.Words, turn.SpeakerId, "Text", "Start", "End")),
    ];
  }
  if (isList(lattice)) return [lattice.flatMap(readLattice)];
  return undefined;
}

function joinWords(
  words: unknown,
  speaker: unknown,
  text: string,
  start: string,
  end: string,
): JsonObject {
  const list = isList(words) ? words : [];
  const timed = list.filter((word) => word[start] !== undefined);
  return {
    text: list.map((word) => (typeof word[text] === "string" ? word[text] : "")).join(""),
    start: timed[0]?.[start] ?? 0,
    end: timed.at(-1)?.[end] ?? 0,
    speaker,
  };
}

/** A result of 讯飞 is JSON in a string of JSON, and has its times in milliseconds. */
function readLattice({ json_1best }: JsonObject): JsonObject[] {
  let best: unknown = json_1best;
  try {
    if (typeof best === "string") best = JSON.parse(best);
  } catch {
    return [];
  }
  const sentence = isObject(best) ? best.st : undefined;
  if (!isObject(sentence)) return [];
  const pieces = isList(sentence.rt) ? sentence.rt : [];
  const words = pieces.flatMap(({ ws }) => (isList(ws) ? ws : []));
  const text = words.map(({ cw }) => (isList(cw) ? String(cw[0]?.w ?? "") : "")).join("");
  return [{ text, bg: sentence.bg, ed: sentence.ed, rl: sentence.rl }];
}
