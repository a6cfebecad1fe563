/** JSON of timed speech in the shapes of its programs: times in their unit, and who speaks. */

import { describe, expect, it } from "vitest";
import { importText } from "./import-text.ts";

function read(data: unknown) {
  const { segments, speakers, report } = importText(JSON.stringify(data), "talk.json");
  return {
    said: segments.map(({ time, zh, original }) => [time, zh ?? original?.text]),
    speakers,
    layout: report.layout,
    report,
  };
}

const SAID = [
  [0, "秤在哪里，用了多久？"],
  [4, "在码头，两百年了。"],
  [9, "谁还在用？"],
];

const SHAPES: Record<string, unknown> = {
  "Podcasting 2.0": {
    version: "1.0.0",
    segments: [
      { speaker: "白露", startTime: 0.5, endTime: 4, body: SAID[0]?.[1] },
      { speaker: "许可", startTime: 4.25, endTime: 8, body: SAID[1]?.[1] },
      { speaker: "白露", startTime: 9, endTime: 12, body: SAID[2]?.[1] },
    ],
  },
  Podlove: {
    transcripts: [
      {
        start: "00:00:00.500",
        start_ms: 500,
        end: "00:00:04.000",
        end_ms: 4000,
        speaker: "白露",
        voice: "白露",
        text: SAID[0]?.[1],
      },
      {
        start: "00:00:04.250",
        start_ms: 4250,
        end: "00:00:08.000",
        end_ms: 8000,
        speaker: "许可",
        voice: "许可",
        text: SAID[1]?.[1],
      },
      {
        start: "00:00:09.000",
        start_ms: 9000,
        end: "00:00:12.000",
        end_ms: 12000,
        speaker: "白露",
        voice: "白露",
        text: SAID[2]?.[1],
      },
    ],
  },
  FunASR: [
    {
      key: "talk",
      text: SAID.map(([, text]) => text).join(""),
      sentence_info: [
        { text: SAID[0]?.[1], start: 500, end: 4000, spk: 0, timestamp: [[500, 900]] },
        { text: SAID[1]?.[1], start: 4250, end: 8000, spk: 1, timestamp: [[4250, 4900]] },
        { text: SAID[2]?.[1], start: 9000, end: 12000, spk: 0, timestamp: [[9000, 9900]] },
      ],
    },
  ],
  Paraformer: {
    file_url: "https://example.org/talk.wav",
    transcripts: [
      {
        channel_id: 0,
        text: "",
        sentences: [
          { begin_time: 500, end_time: 4000, text: SAID[0]?.[1], speaker_id: 0, words: [] },
          { begin_time: 4250, end_time: 8000, text: SAID[1]?.[1], speaker_id: 1, words: [] },
          { begin_time: 9000, end_time: 12000, text: SAID[2]?.[1], speaker_id: 0, words: [] },
        ],
      },
    ],
  },
  讯飞听见: [
    { bg: "500", ed: "4000", onebest: SAID[0]?.[1], speaker: "1" },
    { bg: "4250", ed: "8000", onebest: SAID[1]?.[1], speaker: "2" },
    { bg: "9000", ed: "12000", onebest: SAID[2]?.[1], speaker: "1" },
  ],
  通义听悟: {
    Transcription: {
      Paragraphs: [
        {
          SpeakerId: "1",
          Words: [
            { Start: 500, End: 900, Text: "秤在哪里，" },
            { Start: 1000, End: 4000, Text: "用了多久？" },
          ],
        },
        { SpeakerId: "2", Words: [{ Start: 4250, End: 8000, Text: SAID[1]?.[1] }] },
        { SpeakerId: "1", Words: [{ Start: 9000, End: 12000, Text: SAID[2]?.[1] }] },
      ],
    },
  },
  Rev: {
    monologues: [
      {
        speaker: 1,
        elements: [
          { type: "text", value: "秤在哪里", ts: 0.5, end_ts: 2 },
          { type: "punct", value: "，" },
          { type: "text", value: "用了多久", ts: 2, end_ts: 4 },
          { type: "punct", value: "？" },
        ],
      },
      {
        speaker: 2,
        elements: [{ type: "text", value: "在码头，两百年了。", ts: 4.25, end_ts: 8 }],
      },
      { speaker: 1, elements: [{ type: "text", value: "谁还在用？", ts: 9, end_ts: 12 }] },
    ],
  },
};

describe("JSON of timed segments", () => {
  it.each(Object.entries(SHAPES))("reads %s with its times and speakers", (_, data) => {
    const { said, speakers } = read(data);
    expect(said).toEqual(SAID);
    expect(speakers).toHaveLength(3);
    expect(speakers[0]).toBe(speakers[2]);
    expect(speakers[0]).not.toBe(speakers[1]);
  });

  it("reads bilibili's, which names no speaker", () => {
    const body = SAID.map(([from, content], i) => ({
      from,
      to: Number(from) + 3,
      sid: i,
      content,
    }));
    const { said, layout } = read({ font_size: 0.4, type: "AIsubtitle", body });
    expect(said.map(([, text]) => text).join("")).toBe(SAID.map(([, text]) => text).join(""));
    expect(layout).toMatch(/^bilibili captions/);
  });

  it("takes whole seconds for seconds, however long the turns", () => {
    const segments = SAID.map(([, text], i) => ({
      start: i * 90,
      end: i * 90 + 60,
      text: String(text).repeat(20),
    }));
    expect(read({ segments }).said[1]?.[0]).toBe(90);
  });

  it("splits a segment in which two speak at the first word of the other", () => {
    const words = (speaker: string, ...texts: string[]) =>
      texts.map((word, i) => ({ word, start: 5 + i, end: 5.5 + i, speaker }));
    const { said, speakers } = read({
      segments: [
        { start: 0, end: 4, text: " Where are the scales?", speaker: "SPEAKER_00" },
        {
          start: 5,
          end: 12,
          text: " On the quay. How old?",
          speaker: "SPEAKER_01",
          words: [
            ...words("SPEAKER_01", "On", "the", "quay."),
            ...words("SPEAKER_00", "How", "old?"),
          ],
        },
      ],
    });
    expect(said.map(([, text]) => text)).toEqual([
      "Where are the scales?",
      "On the quay.",
      "How old?",
    ]);
    expect(speakers).toEqual(["SPEAKER_00", "SPEAKER_01", "SPEAKER_00"]);
  });

  it("refuses JSON in which nobody speaks", () => {
    expect(() => read({ items: [{ name: "秤", weight: 16 }] })).toThrow(/JSON without captions/);
  });

  it("reads hours of segments with words", () => {
    const segments = Array.from({ length: 9000 }, (_, i) => ({
      start: i * 4,
      end: i * 4 + 3.9,
      text: ` This is line ${i} of a long talk about scales.`,
      words: Array.from({ length: 10 }, (_, k) => ({
        word: `word number ${k} of the line`,
        start: i * 4 + k * 0.3,
        end: i * 4 + k * 0.3 + 0.2,
        probability: 0.99,
      })),
    }));
    const { said } = read({ segments });
    expect(said.at(-1)?.[1]).toMatch(/This is line 8999 of a long talk/);
  });
});
