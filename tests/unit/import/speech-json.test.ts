/** What services write that turn speech into text. The shapes are those of their documentation. */

import { describe, expect, it } from "vitest";
import { importText } from "./import-text.ts";

const QUESTION = "Where did the owl go?";
const ANSWER = "It went to the clock tower.";

/** One word an item, marks apart, from a time on. */
const amazonItems = (text: string, from: number, label?: string) =>
  (text.match(/[\w']+|[?.]/g) ?? []).map((content, i) =>
    /\w/.test(content)
      ? {
          type: "pronunciation",
          alternatives: [{ confidence: "0.99", content }],
          start_time: (from + i * 0.3).toFixed(2),
          end_time: (from + i * 0.3 + 0.2).toFixed(2),
          ...(label !== undefined && { speaker_label: label }),
        }
      : { type: "punctuation", alternatives: [{ confidence: "0.0", content }] },
  );
const googleWords = (text: string, from: number, speaker?: object) =>
  text.split(" ").map((word, i) => ({
    word,
    startTime: `${from + i * 0.3}s`,
    endTime: `${from + i * 0.3 + 0.2}s`,
    ...speaker,
  }));
const timesOf = (items: ReturnType<typeof amazonItems>, speaker_label: string) =>
  items.flatMap((item) =>
    "start_time" in item
      ? [{ start_time: item.start_time, end_time: item.end_time, speaker_label }]
      : [],
  );

const bare = [...amazonItems(QUESTION, 1.5), ...amazonItems(ANSWER, 65)];
const tagged = [
  ...googleWords(QUESTION, 1.5, { speakerTag: 1 }),
  ...googleWords(ANSWER, 65, { speakerTag: 2 }),
];
const phrase = (display: string, seconds: number, who: object) => ({
  recognitionStatus: "Success",
  offset: `PT${seconds}S`,
  offsetInTicks: seconds * 1e7,
  durationInTicks: 2e7,
  nBest: [
    { confidence: 0.9, display },
    { confidence: 0.2, display: "Something else." },
  ],
  ...who,
});
const fast = (text: string, seconds: number, who: object) => ({
  offsetMilliseconds: seconds * 1000,
  durationMilliseconds: 2000,
  text,
  locale: "en-US",
  ...who,
});

const WITH_SPEAKERS: [name: string, layout: string, data: unknown][] = [
  [
    "Amazon's segments",
    "Amazon Transcribe",
    {
      results: {
        transcripts: [{ transcript: `${QUESTION} ${ANSWER}` }],
        items: bare,
        audio_segments: [
          {
            id: 0,
            transcript: QUESTION,
            start_time: "1.5",
            end_time: "3.4",
            speaker_label: "spk_0",
          },
          {
            id: 1,
            transcript: ANSWER,
            start_time: "65.0",
            end_time: "67.1",
            speaker_label: "spk_1",
          },
        ],
      },
    },
  ],
  [
    "Amazon's words, with speakers",
    "Amazon Transcribe",
    {
      results: {
        items: [...amazonItems(QUESTION, 1.5, "spk_0"), ...amazonItems(ANSWER, 65, "spk_1")],
      },
    },
  ],
  [
    "Amazon's words, with speakers beside them",
    "Amazon Transcribe",
    {
      results: {
        items: bare,
        speaker_labels: {
          speakers: 2,
          segments: [
            { speaker_label: "spk_0", items: timesOf(amazonItems(QUESTION, 1.5), "spk_0") },
            { speaker_label: "spk_1", items: timesOf(amazonItems(ANSWER, 65), "spk_1") },
          ],
        },
      },
    },
  ],
  [
    "Google's, version 1: all words once more in the last result",
    "Google Speech-to-Text",
    {
      results: [
        { alternatives: [{ transcript: QUESTION, words: googleWords(QUESTION, 1.5) }] },
        { alternatives: [{ transcript: ` ${ANSWER}`, words: googleWords(ANSWER, 65) }] },
        { alternatives: [{ words: tagged }] },
      ],
    },
  ],
  [
    "Google's, version 2",
    "Google Speech-to-Text",
    {
      results: [
        { alternatives: [{ words: googleWords(QUESTION, 1.5, { speakerLabel: "1" }) }] },
        { alternatives: [{ words: googleWords(ANSWER, 65, { speakerLabel: "2" }) }] },
      ],
    },
  ],
  [
    "Azure's batch",
    "Azure Speech",
    {
      combinedRecognizedPhrases: [{ channel: 0, display: `${QUESTION} ${ANSWER}` }],
      recognizedPhrases: [
        phrase(QUESTION, 1.5, { channel: 0, speaker: 1 }),
        phrase(ANSWER, 65, { channel: 0, speaker: 2 }),
      ],
    },
  ],
  [
    "Azure's batch, a channel for each",
    "Azure Speech",
    {
      recognizedPhrases: [
        phrase(ANSWER, 65, { channel: 2 }),
        phrase(QUESTION, 1.5, { channel: 1 }),
      ],
    },
  ],
  [
    "Azure's fast transcription",
    "Azure Speech",
    {
      durationMilliseconds: 70_000,
      combinedPhrases: [{ text: `${QUESTION} ${ANSWER}` }],
      phrases: [fast(QUESTION, 1.5, { speaker: 1 }), fast(ANSWER, 65, { speaker: 2 })],
    },
  ],
  [
    "a pipeline's, with speakers",
    "Whisper JSON",
    {
      speakers: [
        { speaker: "SPEAKER_00", timestamp: [1.5, 3.4], text: ` ${QUESTION}` },
        { speaker: "SPEAKER_01", timestamp: [65, 67], text: ` ${ANSWER}` },
      ],
      chunks: [{ timestamp: [1.5, 67], text: `${QUESTION} ${ANSWER}` }],
      text: `${QUESTION} ${ANSWER}`,
    },
  ],
];

const WITHOUT: [name: string, layout: string, data: unknown][] = [
  ["Amazon's words", "Amazon Transcribe", { results: { items: bare } }],
  [
    "Google's, in the answer of a long operation",
    "Google Speech-to-Text",
    {
      done: true,
      response: {
        results: [
          { alternatives: [{ transcript: QUESTION, words: googleWords(QUESTION, 1.5) }] },
          {
            alternatives: [{ transcript: ` ${ANSWER}`, words: googleWords(ANSWER, 65) }],
            resultEndTime: "67.100s",
          },
        ],
      },
    },
  ],
  [
    "Google's, as its clients print protocol buffers",
    "Google Speech-to-Text",
    {
      results: [
        {
          alternatives: [
            {
              transcript: QUESTION,
              words: [{ word: "Where", startTime: { seconds: "1", nanos: 5e8 } }],
            },
          ],
          resultEndTime: { seconds: "4" },
        },
        {
          alternatives: [
            { transcript: ANSWER, words: [{ word: "It", startTime: { seconds: "65" } }] },
          ],
          resultEndTime: { seconds: "67" },
        },
      ],
    },
  ],
  [
    "Transformers' chunks, the last without an end",
    "Whisper JSON",
    {
      text: `${QUESTION} ${ANSWER}`,
      chunks: [
        { timestamp: [1.5, 3.4], text: ` ${QUESTION}` },
        { timestamp: [65, null], text: ` ${ANSWER}` },
      ],
    },
  ],
  [
    "a list of segments",
    "Whisper JSON",
    [
      { start: 1.5, end: 3.4, text: QUESTION },
      { start: 65, end: 67, text: ANSWER },
    ],
  ],
  [
    "words alone",
    "Whisper JSON",
    {
      words: [...googleWords(QUESTION, 1.5), ...googleWords(ANSWER, 65)].map(
        ({ word, startTime, endTime }) => ({
          word,
          start: Number.parseFloat(startTime),
          end: Number.parseFloat(endTime),
        }),
      ),
    },
  ],
];

function read(data: unknown) {
  const { segments, speakers, report } = importText(JSON.stringify(data), "talk.json");
  const said = segments.map(({ original, time }) => [time, original?.text]);
  return { said, speakers, layout: report.layout };
}

describe("JSON of services", () => {
  it.each(WITH_SPEAKERS)("is read with times and speakers: %s", (_, layout, data) => {
    const { said, speakers, layout: shown } = read(data);
    expect(said).toEqual([
      [1, QUESTION],
      [65, ANSWER],
    ]);
    expect(new Set(speakers).size).toBe(2);
    expect(speakers.join()).toMatch(/^speaker[ _]0?[01],speaker[ _]0?[12]$/i);
    expect(shown).toMatch(layout);
  });

  it.each(WITHOUT)("is read with times: %s", (_, layout, data) => {
    const { said, speakers, layout: shown } = read(data);
    expect(said).toEqual([
      [1, QUESTION],
      [65, ANSWER],
    ]);
    expect(speakers).toEqual([undefined]);
    expect(shown).toMatch(layout);
  });

  it("puts no blank between Chinese words", () => {
    const items = ["猫头鹰", "去", "了", "GPT", "塔", "。"].map((content, i) => ({
      type: content === "。" ? "punctuation" : "pronunciation",
      alternatives: [{ content }],
      ...(content !== "。" && { start_time: `${i}.0`, end_time: `${i}.9` }),
    }));
    const { segments } = importText(JSON.stringify({ results: { items } }), "talk.json");
    expect(segments.map(({ zh }) => zh)).toEqual(["猫头鹰去了 GPT 塔。"]);
  });

  it.each([
    ["results of something else", { results: [{ name: "x" }] }],
    ["results without words", { results: { items: [] } }],
    ["phrases without times", { phrases: [{ text: "x" }] }],
  ])("is refused when it holds no speech: %s", (_, data) => {
    expect(() => importText(JSON.stringify(data), "talk.json")).toThrow(/JSON without captions/);
  });
});
