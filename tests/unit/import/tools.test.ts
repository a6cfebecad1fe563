/**
 * What programs that write down speech export or let people copy, each in its own form: who speaks,
 * when, and what. The talk is always the same.
 */

import { describe, expect, it } from "vitest";
import { importText } from "./import-text.ts";

const TIMES = [3, 9, 15, 22, 30, 34];
const EN = [
  "So where do the scales stand, and how old are they?",
  "They stand on the quay, and they are two hundred years old.",
  "Who still uses them, after so many years?",
  "The fishermen do, every morning before the boats go out.",
  "And who mends them?",
  "My father did, and now I do.",
];
const ZH = [
  "秤在哪里，用了多少年？",
  "在码头，有两百年了。",
  "现在谁还用它？",
  "渔民每天早上出海以前都用。",
  "坏了谁来修？",
  "从前是我父亲，现在是我。",
];

interface Turn {
  /** `00:03` */
  short: string;
  /** `0:03` */
  bare: string;
  /** `00:00:03` */
  long: string;
  words: string;
  /** 1 and 2 in turn. */
  number: number;
  seconds: number;
}

/** Writes the talk, a turn after the other. */
function write(words: readonly string[], turn: (turn: Turn) => string, between = "\n\n"): string {
  return words
    .map((said, i) => {
      const seconds = TIMES[i] ?? 0;
      const short = `00:${String(seconds).padStart(2, "0")}`;
      const number = (i % 2) + 1;
      return turn({
        short,
        bare: short.slice(1),
        long: `00:${short}`,
        words: said,
        number,
        seconds,
      });
    })
    .join(between);
}

const english = ({ number }: Turn) => (number === 1 ? "Anna Berg" : "Wen Li");
const chinese = ({ number }: Turn) => (number === 1 ? "白露" : "许可");

/** Turns of an imported text: whole seconds, speaker, words. */
function turnsOf(source: string) {
  const imported = importText(source, "talk.txt");
  const turns = imported.transcript.sections.flatMap((section) => section.turns);
  return {
    ...imported,
    turns: turns.map(({ speaker, segments }) => [
      Math.floor(segments[0]?.time ?? -1),
      speaker?.zh ?? speaker?.original,
      segments.map(({ zh, original }) => zh ?? original?.text).join(" "),
    ]),
  };
}

const inTurn = (words: readonly string[], names: readonly [string, string]) =>
  words.map((said, i) => [TIMES[i], names[i % 2], said]);

const ENGLISH: [tool: string, source: string, names?: readonly [string, string]][] = [
  [
    "Otter",
    `${write(EN, (t) => `${english(t)}  ${t.bare}  \n${t.words}  `)}\n\nTranscribed by https://otter.ai\n`,
  ],
  ["Descript, a time before the name", write(EN, (t) => `[${t.long}] ${english(t)}: ${t.words}`)],
  ["Descript, Markdown", write(EN, (t) => `**${english(t)}:** [${t.long}] ${t.words}`)],
  ["Descript and Sonix", write(EN, (t) => `${english(t)}: [${t.long}] ${t.words}`)],
  ["Happy Scribe", write(EN, (t) => `[${t.long}.120] - ${english(t)}\n${t.words}`)],
  ["Rev", write(EN, (t) => `${english(t)} (${t.short}):\n${t.words}`)],
  [
    "Rev without names",
    write(EN, (t) => `Speaker ${t.number}  ${t.long}  \n${t.words}`),
    ["Speaker 1", "Speaker 2"],
  ],
  [
    "Temi",
    write(EN, (t) => `Speaker ${t.number}: (${t.short})\n${t.words}`),
    ["Speaker 1", "Speaker 2"],
  ],
  ["Trint", write(EN, (t) => `${english(t)} [${t.long}] ${t.words}`)],
  ["Fireflies", write(EN, (t) => `${english(t)} - ${t.short}\n${t.words}`)],
  ["Fathom", write(EN, (t) => `${t.bare} - ${english(t)}\n  ${t.words}`)],
  ["Riverside", write(EN, (t) => `${english(t)} (${t.short}.12)\n${t.words}`)],
  ["Zoom", write(EN, (t) => `${english(t)} (she/her) ${t.long}\n${t.words}`)],
  [
    "Zoom's captions",
    `WEBVTT\n\n${write(EN, (t) => `${t.seconds}\n${t.long}.000 --> ${t.long}.900\n${english(t)} (she/her): ${t.words}`)}\n`,
  ],
  ["Teams", write(EN, (t) => `${english(t)}   ${t.bare}\n${t.words}`)],
  [
    "Teams as it was",
    write(
      EN,
      (t) => `0:0:${t.seconds}.120 --> 0:0:${t.seconds + 3}.480\n${english(t)}\n${t.words}`,
    ),
  ],
  [
    "Premiere, with frames",
    write(EN, (t) => `${t.long}:12 - ${t.long}:20\n${english(t)}\n${t.words}`),
  ],
  [
    "a name and a time with a bar between",
    write(EN, (t) => `${english(t)} | ${t.short}\n${t.words}`),
  ],
  [
    "Zoom's chat",
    write(EN, (t) => `${t.long}\t From ${english(t)} to Everyone:\n\t${t.words}`, "\n"),
  ],
  [
    "a table with a header",
    `Speaker,Start Time,End Time,Text\n${write(EN, (t) => `${english(t)},${t.long},${t.long},"${t.words}"`, "\n")}\n`,
  ],
];

const CHINESE: [tool: string, source: string, names?: readonly [string, string]][] = [
  [
    "讯飞听见",
    `码头的秤\n2024-03-05 10:00\n\n${write(ZH, (t) => `说话人${t.number} ${t.long}\n${t.words}`)}`,
    ["说话人1", "说话人2"],
  ],
  [
    "腾讯会议, a turn a line",
    `码头的秤\n会议时间：2024-03-05 10:00\n\n${write(ZH, (t) => `${chinese(t)}(${t.long}): ${t.words}`, "\n")}`,
  ],
  [
    "腾讯会议",
    `码头的秤\n2024-03-05\n\n${write(ZH, (t) => `${chinese(t)}(${t.long})\n${t.words}`)}`,
  ],
  [
    "飞书妙记",
    `码头的秤\n2024年3月5日 上午10:00｜45分12秒\n\n关键词：\n码头、秤、渔民\n\n文字记录：\n${write(ZH, (t) => `说话人 ${t.number} ${t.long}\n${t.words}`)}`,
    ["说话人 1", "说话人 2"],
  ],
  [
    "通义听悟",
    `码头的秤\n2024年03月05日 10:00\n\n${write(ZH, (t) => `发言人${t.number}   ${t.short}\n${t.words}`)}`,
    ["发言人1", "发言人2"],
  ],
  [
    "通义听悟, Markdown",
    `# 码头的秤\n\n2024-03-05\n\n${write(ZH, (t) => `**发言人${t.number}** \`${t.short}\`\n${t.words}`)}`,
    ["发言人1", "发言人2"],
  ],
  [
    "钉钉",
    `码头的秤\n2024-03-05\n\n${write(ZH, (t) => `**${chinese(t)} ${t.short}**\n\n${t.words}`)}`,
  ],
];

describe("who speaks, and when", () => {
  it.each(ENGLISH)("is read from what %s writes", (_, source, names = ["Anna Berg", "Wen Li"]) => {
    expect(turnsOf(source).turns).toEqual(inTurn(EN, names));
  });

  it.each(CHINESE)("is read from what %s writes, with name and day of the recording", (...form) => {
    const [, source, names = ["白露", "许可"]] = form;
    const { turns, transcript } = turnsOf(source);
    expect(turns).toEqual(inTurn(ZH, names));
    expect(transcript.meta).toMatchObject({ title: "码头的秤", date: "2024-03-05" });
  });
});

describe("Google Meet", () => {
  it("gives a time now and then, who was there, and a notice", () => {
    const { turns, transcript, report } = turnsOf(
      `The Scales (2024-03-05 10:00 GMT+8) - Transcript\nAttendees\nAnna Berg, Wen Li\nTranscript\n${write(EN, (t) => `${english(t)}: ${t.words}`, "\n")}\n\n00:05:00\n\nAnna Berg: Thank you.\n\nTranscription ended after 00:05:12\n`,
    );
    expect(transcript.meta).toMatchObject({ title: "The Scales", date: "2024-03-05" });
    expect(transcript.meta.author).toBeUndefined();
    expect(turns.map(([, name]) => name)).toEqual([
      ...EN.map((_, i) => (i % 2 ? "Wen Li" : "Anna Berg")),
      "Anna Berg",
    ]);
    expect(turns.at(-1)).toEqual([300, "Anna Berg", "Thank you."]);
    expect(report.removed.map(({ text }) => text)).toEqual(
      expect.arrayContaining(["Anna Berg, Wen Li", "Transcription ended after 00:05:12"]),
    );
  });
});

describe("YouTube's panel, copied", () => {
  const forms: [form: string, source: string][] = [
    [
      "times on lines of their own",
      `Transcript\n\n${write(EN, (t) => `${t.bare}\n${t.words}`, "\n")}`,
    ],
    ["times before the words", write(EN, (t) => `${t.bare} ${t.words}`, "\n")],
    [
      "times said once more in words",
      write(EN, (t) => `${t.bare}${t.seconds} seconds${t.words}`, "\n"),
    ],
    [
      "times said once more on a line of their own",
      write(EN, (t) => `${t.bare}\n${t.seconds} seconds\n${t.words}`, "\n"),
    ],
  ];
  it.each(forms)("is captions: %s", (_, source) => {
    const { segments } = importText(source, "talk.txt");
    expect(segments.map(({ original }) => original?.text).join(" ")).toBe(EN.join(" "));
    expect(segments[0]?.time).toBe(3);
  });

  it("joins what its lines cut", () => {
    const { segments } = importText(
      "0:01\nso the scales have stood\n0:03\nupon the quay for two hundred\n0:05\nyears.\n1:00:07\nThat is all.\n",
    );
    expect(segments[0]?.original?.text).toContain("so the scales have stood upon the quay for two");
    expect(segments.at(-1)?.time).toBe(3607);
  });

  it("is none where an article lists its chapters", () => {
    const list = "0:00 Where they stand\n1:20 Who uses them\n4:10 Who mends them\n9:00 The end\n";
    const { text } = importText(
      `The Scales\n\nFor two hundred years they have stood on the quay, and nobody knows who brought them.\n\n${list}\nThey weigh fish on them every morning, before the boats go out to sea again.\n`,
    );
    expect(text).toContain("The Scales");
    expect(text).toContain("1:20 Who uses them");
  });
});
