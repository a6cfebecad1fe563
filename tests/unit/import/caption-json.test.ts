/** Captions as JSON: YouTube's and Whisper's. */

import { describe, expect, it } from "vitest";
import { importText, rules } from "./import-text.ts";

const json = (data: unknown) => JSON.stringify(data);

describe("caption JSON", () => {
  it("reads json3 events and passes over those that only break lines", () => {
    const { segments, report } = importText(
      json({
        wireMagic: "pb3",
        events: [
          { tStartMs: 0, dDurationMs: 90_000, id: 1 },
          {
            tStartMs: 1200,
            dDurationMs: 3000,
            segs: [{ utf8: "the" }, { utf8: " ferry", tOffsetMs: 300 }],
          },
          { tStartMs: 2900, dDurationMs: 10, aAppend: 1, segs: [{ utf8: "\n" }] },
          { tStartMs: 3000, dDurationMs: 2000, segs: [{ utf8: "is late" }] },
          { tStartMs: 65_000, dDurationMs: 2000, segs: [{ utf8: "again" }] },
        ],
      }),
    );
    expect(segments.map(({ time, original }) => [time, original?.text])).toEqual([
      [1, "the ferry is late"],
      [65, "again"],
    ]);
    expect(report.layout).toBe("YouTube captions (json3), 3 captions");
  });

  it("reads voices that stand in the text, and tells of one beside a speaker", () => {
    const { speakers, report } = importText(
      json({
        segments: [
          { start: 0, end: 2, text: "<v 林望>船呢？" },
          { start: 2, end: 4, text: "<v 周舟>还没来。", speaker: "岸上" },
        ],
      }),
    );
    expect(speakers).toEqual(["林望", "岸上"]);
    expect(report.removed).toEqual([{ rule: "second voice", line: 0, text: "周舟" }]);
  });

  it("reads Whisper's segments, with speakers where a tool has added them", () => {
    const { segments, speakers } = importText(
      json({
        text: "…",
        language: "zh",
        segments: [
          { id: 0, start: 0, end: 2.4, text: " 你几点走？", speaker: "SPEAKER_00" },
          { id: 1, start: 2.4, end: 5, text: " 六点，", speaker: "SPEAKER_01" },
          { id: 2, start: 5, end: 7, text: " 天亮以前。", speaker: "SPEAKER_01" },
        ],
      }),
    );
    expect(segments.map(({ zh, time }) => [time, zh])).toEqual([
      [0, "你几点走？"],
      [2, "六点，天亮以前。"],
    ]);
    expect(speakers).toEqual(["SPEAKER_00", "SPEAKER_01"]);
  });

  it("reads whisper.cpp's offsets and lists with durations", () => {
    const cpp = json({
      transcription: [{ offsets: { from: 4000, to: 6000 }, text: " Low tide." }],
    });
    expect(importText(cpp).segments[0]).toMatchObject({ time: 4, original: { text: "Low tide." } });
    const list = json([{ text: "High tide.", start: 9.1, duration: 2 }]);
    expect(importText(list).segments[0]).toMatchObject({
      time: 9,
      original: { text: "High tide." },
    });
  });

  it.each([
    ["an object", { a: 1 }],
    ["segments of something else", { segments: [{ title: "x" }] }],
    ["a list of numbers", [1, 2, 3]],
  ])("refuses JSON that holds no captions: %s", (_, data) => {
    expect(() => importText(json(data), "captions.srt")).toThrow(/JSON .*read are plain text/);
  });
});

describe("utterances", () => {
  it.each([
    [
      "AssemblyAI's, in milliseconds",
      {
        utterances: [
          { speaker: "A", text: "Where did the owl go?", start: 1500, end: 3000 },
          { speaker: "B", text: "It went to the clock tower.", start: 65_000, end: 67_000 },
        ],
      },
    ],
    [
      "Deepgram's, in seconds",
      {
        results: {
          utterances: [
            { speaker: "A", transcript: "Where did the owl go?", start: 1.5, end: 3 },
            { speaker: "B", transcript: "It went to the clock tower.", start: 65, end: 67 },
          ],
        },
      },
    ],
  ])("are read: %s", (_, data) => {
    const { segments, speakers } = importText(JSON.stringify(data), "talk.json");
    expect(speakers).toEqual(["Speaker A", "Speaker B"]);
    expect(segments.map(({ original, time }) => [original?.text, time])).toEqual([
      ["Where did the owl go?", 1],
      ["It went to the clock tower.", 65],
    ]);
  });

  it("makes no character out of two halves around a tag, and tells of them", () => {
    const { segments, report } = importText(
      '{"events":[{"tStartMs":0,"segs":[{"utf8":"姓\\ud842<i></i>\\udfb7的人来了。"}]}]}',
    );
    expect(segments[0]?.zh).toBe("姓\uFFFD\uFFFD的人来了。");
    expect(rules(report.doubtful)).toContain("half a character");
  });

  it("reads a text that holds Unicode's own line ends", () => {
    const { segments, report } = importText(
      '{"events":[{"tStartMs":0,"segs":[{"utf8":"潮退了。\u2028船靠岸了。"}]}]}',
    );
    expect(report.layout).toBe("YouTube captions (json3), 1 captions");
    expect(segments.map(({ zh }) => zh)).toEqual(["潮退了。船靠岸了。"]);
  });
});
