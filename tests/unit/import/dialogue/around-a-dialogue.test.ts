/** What stands around what people say: header lines, furniture, page marks, broken lines. */

import { describe, expect, it } from "vitest";
import { importPair } from "../../../../src/import/import-pair.ts";
import { parseTranscript } from "../../../../src/transcript/parse.ts";
import { importText } from "../import-text.ts";

const TALK =
  "Mia Holt: It rained.\n\nBen Ray: It did.\n\nMia Holt: All day?\n\nBen Ray: All day.\n\nMia Holt: And the ducks?\n\nBen Ray: Happy.\n";

describe("a header", () => {
  it("is metadata and no turn", () => {
    const { transcript, speakers, report } = importText(
      `Rain\n\nRecorded: 7 May 2023\nPlace: The old mill\nInterviewer: Mia Holt\nInterviewee: Ben Ray\n\n${TALK}`,
    );
    expect(transcript.meta).toMatchObject({
      title: "Rain",
      date: "2023-05-07",
      host: ["Mia Holt"],
      guest: ["Ben Ray"],
      extra: { place: "The old mill" },
    });
    expect(speakers).toHaveLength(6);
    expect(report.removed.filter(({ rule }) => rule === "header")).toHaveLength(4);
  });

  it("keeps a date that may be one of two days as it was written", () => {
    const { transcript } = importText(`Rain\n\nRecorded: 05/07/2023\n\n${TALK}`);
    expect(transcript.meta.date).toBeUndefined();
    expect(transcript.meta.extra.date_as_written).toBe("05/07/2023");
  });

  it("is none where a word for a part opens what somebody says", () => {
    const { speakers } = importText(
      "看河的人\n\n主持人：欢迎各位。\n\n顾云：谢谢。\n\n主持人：桥还在吗？\n\n顾云：还在。\n",
    );
    expect(speakers).toEqual(["主持人", "顾云", "主持人", "顾云"]);
  });
});

describe("what stands under a conversation", () => {
  it("is credits, and nobody's after them", () => {
    const { transcript, segments, report } = importText(
      `${TALK}\nEdited by Kim Vale\n\nPhotographs: Sue Marsh\n\nThis conversation has been shortened.\n`,
    );
    expect(transcript.meta.extra).toMatchObject({
      editor: "Kim Vale",
      credits: "Photographs: Sue Marsh",
    });
    expect(segments.at(-1)?.original?.text).toBe("This conversation has been shortened.");
    expect(transcript.sections[0]?.turns.at(-1)?.speaker).toBeUndefined();
    expect(report.doubtful).toContainEqual(expect.objectContaining({ rule: "no speaker" }));
  });

  it("may be several works of one person", () => {
    const { transcript } = importText(
      "方远：河水涨了吗？\n\n顾云：涨了。\n\n方远：桥呢？\n\n顾云：还在。\n\n采访、撰文：沈白\n",
    );
    expect(transcript.meta.extra.credits).toBe("采访、撰文：沈白");
    expect(transcript.sections[0]?.turns).toHaveLength(4);
  });

  it("is nobody's behind the word for the end", () => {
    const { transcript } = importText(
      "方远：河水涨了吗？\n\n顾云：涨了。\n\n方远：桥呢？\n\n顾云：还在。\n\n（完）\n\n桥在第二年修好了。\n",
    );
    expect(transcript.sections[0]?.turns.map(({ speaker }) => speaker?.zh)).toEqual([
      "方远",
      "顾云",
      "方远",
      "顾云",
      undefined,
    ]);
  });
});

describe("words of furniture", () => {
  it("stay where somebody says them", () => {
    const { segments } = importText(
      "看河的人\n\n方远：您看点赞吗？\n\n顾云：点赞的人多，来的人少。\n\n方远：扫码关注您公众号的有三万。\n\n顾云：我只看信。\n\n方远：最后说一句吧。\n\n顾云：别忘了点赞。\n",
    );
    expect(segments.map(({ zh }) => zh)).toEqual([
      "您看点赞吗？",
      "点赞的人多，来的人少。",
      "扫码关注您公众号的有三万。",
      "我只看信。",
      "最后说一句吧。",
      "别忘了点赞。",
    ]);
  });

  it("stay in a title", () => {
    const { transcript } = importText("# 别忘了点赞\n\n河水今年涨得早，比去年早了十天。\n");
    expect(transcript.meta.title).toBe("别忘了点赞");
  });
});

it("keeps a first heading that is not the title of the front matter", () => {
  const { headings } = importText(
    "---\ntitle: 看河的人\n---\n\n## 涨水的那一年\n\n河水今年涨得早，比去年早了十天。\n",
    "river.md",
  );
  expect(headings).toEqual(["涨水的那一年"]);
});

it("joins a text copied from a PDF, less its heads and numbers, each told", () => {
  const { segments, speakers, report } = importText(
    [
      "RAIN ON THE MILL                                         7",
      "",
      "Mia Holt: When did you first see the old ma-",
      "chine in the mill, and what did you think of it",
      "when it ran the whole night through in that well-",
      "known storm of the year in which I was born?",
      "Ben Ray: I must have been nine or ten when my",
      "uncle took me there, and it was louder than any",
      "",
      "                          - 7 -",
      "RAIN ON THE MILL                                         8",
      "",
      "thing I had heard in all my life up to that day.",
      "Mia Holt: And later you bought it from the town,",
      "which nobody had expected of you, and least of",
      "all the people who lived along the river there.",
      "Ben Ray: Later I bought it, yes.",
    ].join("\n"),
  );
  const text = segments.map(({ original }) => original?.text).join("\n");
  expect(speakers).toEqual(["Mia Holt", "Ben Ray", "Mia Holt", "Ben Ray"]);
  expect(text).toContain("the old machine in the mill");
  expect(text).toContain("that well-known storm");
  expect(text).not.toMatch(/RAIN|- 7 -/);
  expect(report.removed.map(({ rule }) => rule)).toEqual([
    "running head",
    "page number",
    "running head",
  ]);
  expect(report.repaired).toContainEqual({
    rule: "word parted at a line's end",
    line: 4,
    before: "ma-\nchine",
    after: "machine",
  });
});

it("keeps the mark of speech that breaks off at the end of a caption", () => {
  const { segments } = importText(
    "1\n00:00:01,000 --> 00:00:02,000\nI heard the rain, but I-\n\n2\n00:00:02,000 --> 00:00:03,000\nwe all heard it that night.\n\n3\n00:00:03,200 --> 00:00:04,000\nMy self-\n\n4\n00:00:04,000 --> 00:00:05,000\ntaught uncle slept.\n",
  );
  expect(segments.map(({ original }) => original?.text).join(" ")).toBe(
    "I heard the rain, but I- we all heard it that night. My self-taught uncle slept.",
  );
});

it("pairs two files by the same grammar, short forms and all, and joins nothing across a label", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const en =
    "# Rain\n\nMia Holt (MH): It has been raining for nine days.\n\nBen Ray (BR): The ducks are happy.\n\nMH: Nobody asked the ducks.\n\nBR: Somebody should.\n";
  const zh =
    "# 雨\n\nMia Holt（MH）：雨已经下了九天。\n\nBen Ray（BR）：鸭子很高兴。\n\nMH：没有人问过鸭子。\n\nBR：应该有人去问。\n";
  const { text } = importPair(
    { name: "rain.en.md", bytes: bytes(en) },
    { name: "rain.zh.md", bytes: bytes(zh) },
  );
  const { transcript } = parseTranscript(text, "rain.md");
  const turns = transcript.sections.flatMap((section) => section.turns);
  expect(turns.map(({ speaker }) => [speaker?.zh, speaker?.original])).toEqual(
    Array(2)
      .fill([
        ["Mia Holt", "Mia Holt"],
        ["Ben Ray", "Ben Ray"],
      ])
      .flat(),
  );
  expect(turns.every(({ segments }) => segments.length === 1)).toBe(true);
});
