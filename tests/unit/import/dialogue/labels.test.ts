/** Forms of labels: each is one dialogue of the same people, written as some tool writes it. */

import { describe, expect, it } from "vitest";
import { importText } from "../import-text.ts";

type Turn = [speaker: string | undefined, words: string, time?: number];

/** All turns: who speaks, the first words, and the time where there is one. */
function turnsOf(source: string, name?: string): Turn[] {
  return importText(source, name)
    .transcript.sections.flatMap(({ turns }) => turns)
    .map(({ speaker, segments }) => {
      const [first] = segments;
      const words = first?.zh ?? first?.original?.text ?? "";
      const turn: Turn = [speaker?.zh ?? speaker?.original, words];
      if (first?.time !== undefined) turn.push(first.time);
      return turn;
    });
}

const WORDS = ["河水今年涨得早吗？", "比去年早了十天。", "桥还能走人吗？", "能走，只是慢一点。"];
const SPEAKERS = ["方远", "顾云", "方远", "顾云"];
const TIMES = [4, 11, 25, 61];
const clock = (seconds: number) =>
  `00:${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
const write = (line: (name: string, words: string, time: string) => string, between = "\n\n") =>
  `看河的人\n\n${WORDS.map((words, i) => line(SPEAKERS[i] as string, words, clock(TIMES[i] as number))).join(between)}\n`;
const TIMED: Turn[] = WORDS.map((words, i) => [SPEAKERS[i], words, TIMES[i] as number]);
const UNTIMED: Turn[] = WORDS.map((words, i) => [SPEAKERS[i], words]);

describe("labels with a time", () => {
  it.each<[string, string]>([
    ["in brackets before the colon", write((n, w, t) => `${n}(${t}): ${w}`)],
    ["in full-width brackets", write((n, w, t) => `${n}（${t}）：${w}`)],
    ["before the name", write((n, w, t) => `${t} ${n}：${w}`)],
    ["in brackets before a dash and the name", write((n, w, t) => `[${t}] - ${n}\n${w}`)],
    ["behind the name, words below", write((n, w, t) => `${n} ${t}\n${w}`)],
    ["behind the colon, words below", write((n, w, t) => `${n}: ${t}\n\n${w}`)],
    ["run into the words", write((n, w, t) => `${n} ${t}${w}`)],
    ["as code behind a bold name", write((n, w, t) => `**${n}** \`${t}\`\n${w}`)],
    [
      "as a link behind the name",
      write((n, w, t) => `${n} [(${t})](https://talk.example.org/?t=1) ${w}`),
    ],
    ["as a range", write((n, w, t) => `${t} - 01:00:00 ${n}：${w}`, "\n")],
    ["on a line of its own before the label", write((n, w, t) => `${t}\n\n${n}：${w}`)],
    ["before the name, in columns", write((n, w, t) => `${t}\t${n}\t${w}`, "\n")],
    ["behind the name, in columns", write((n, w, t) => `${n}\t${t}\t${w}`, "\n")],
  ])("%s", (_what, source) => {
    expect(turnsOf(source)).toEqual(TIMED);
  });

  it("are none where a sentence only mentions an hour", () => {
    const source =
      "开会\n\n会议从 10:30 开始，开到中午。\n\n大家到 9:45 都来了。\n\n散会是 12:10 的事。\n";
    expect(turnsOf(source).every(([speaker]) => speaker === undefined)).toBe(true);
  });
});

describe("labels without a time", () => {
  it.each<[string, string]>([
    ["by a colon", write((n, w) => `${n}：${w}`)],
    ["bold, colon outside", write((n, w) => `**${n}**：${w}`)],
    ["bold, colon inside", write((n, w) => `**${n}：**${w}`)],
    [
      "bold with the whole question",
      write((n, w) => (n === "方远" ? `**${n}：${w}**` : `${n}：${w}`)),
    ],
    ["in brackets", write((n, w) => `【${n}】${w}`)],
    ["in square brackets with a colon", write((n, w) => `[${n}]: ${w}`)],
    ["bold on a line of its own", write((n, w) => `**${n}**\n\n${w}`)],
    ["by a tab", write((n, w) => `${n}\t${w}`, "\n")],
    ["by an upright line", write((n, w) => `${n} | ${w}`)],
    ["by an arrow", write((n, w) => `${n} > ${w}`)],
    ["in angle quotation marks", write((n, w) => `‹${n}> ${w}`)],
    ["by a small colon", write((n, w) => `${n}${n === "方远" ? "：" : "﹕"}${w}`)],
    ["behind a square", write((n, w) => `${n === "方远" ? "■" : "□"}${n}：${w}`)],
    ["behind a picture", write((n, w) => `🎙️ ${n}：${w}`)],
  ])("%s", (_what, source) => {
    expect(turnsOf(source)).toEqual(UNTIMED);
  });

  it("by a dash behind a letter", () => {
    const source = write((n, w) => `${n === "方远" ? "Q" : "A"} - ${w}`);
    expect(turnsOf(source).map(([speaker]) => speaker)).toEqual(["Q", "A", "Q", "A"]);
  });

  it("in both scripts, each beside its own words", () => {
    const source =
      "看河的人\n\n主持人/Host: 河水今年涨得早吗？\n\nHost: Did the river rise early this year?\n\n顾云/Gu Yun: 比去年早了十天。\n\nGu Yun: Ten days earlier than last year.\n\n主持人/Host: 桥还能走人吗？\n\nHost: Can people still walk over the bridge?\n\n顾云/Gu Yun: 能走，只是慢一点。\n\nGu Yun: They can, only a little slower.\n";
    expect(turnsOf(source).map(([speaker]) => speaker)).toEqual([
      "主持人",
      "顾云",
      "主持人",
      "顾云",
    ]);
  });
});

describe("a short dialogue", () => {
  it.each<[string, string, (string | undefined)[]]>([
    [
      "of three turns with times",
      "Mia Holt  0:03\nIt rained.\n\nBen Ray  0:07\nIt did.\n\nMia Holt  0:15\nAll day?\n",
      ["Mia Holt", "Ben Ray", "Mia Holt"],
    ],
    [
      "of numbered speakers with times",
      "Speaker #1 [00:00:01]\nIt rained.\n\nSpeaker #2 [00:00:05]\nIt did.\n\nSpeaker #1 [00:00:09]\nAll day?\n",
      ["Speaker #1", "Speaker #2", "Speaker #1"],
    ],
    [
      "of numbered questions",
      "Q1：河水涨了吗？\nA1：涨了。\nQ2：桥还在吗？\nA2：还在。\n",
      ["Q1", "A1", "Q2", "A2"],
    ],
    [
      "of speakers with letters",
      "Speaker A: It rained.\nSpeaker B: It did.\nSpeaker A: All day?\nSpeaker C: I saw it.\n",
      ["Speaker A", "Speaker B", "Speaker A", "Speaker C"],
    ],
    [
      "of names under times with frames",
      "00:00:03:12 - 00:00:06:01\nMia Holt\nIt rained.\n\n00:00:07:00 - 00:00:12:20\nBen Ray\nIt did.\n\n00:00:15:00 - 00:00:17:10\nUnknown\nAll day?\n",
      ["Mia Holt", "Ben Ray", "Unknown"],
    ],
    [
      "with its times in the weight",
      "**[00:00:03] Mia Holt:** It rained.\n\n**[00:00:07] Ben Ray:** It did.\n\n**[00:00:15] Mia Holt:** All day?\n",
      ["Mia Holt", "Ben Ray", "Mia Holt"],
    ],
    [
      "that opens with a question and no title",
      "Q - Did it rain?\n\nA - It did.\n\nQ - All day?\n\nA - All day.\n",
      ["Q", "A", "Q", "A"],
    ],
    [
      "of a chat",
      "10:02:03 From Mia Holt to Everyone:\n\tIt rained.\n10:02:40 From Ben Ray to Mia Holt (Direct Message):\n\tIt did.\n10:03:10 From Mia Holt : All day?\n",
      ["Mia Holt", "Ben Ray", "Mia Holt"],
    ],
    [
      "of a chat under the names that people chose",
      "<mia> did it rain\n<ben> it did\n<mia> all day\n<ben> all day\n",
      ["mia", "ben", "mia", "ben"],
    ],
  ])("%s", (_what, source, speakers) => {
    expect(turnsOf(source).map(([speaker]) => speaker)).toEqual(speakers);
  });
});

describe("what stands in brackets behind a name", () => {
  it("stays before the words as a stage note", () => {
    const source = write((n, w) => `${n}${w.startsWith("能") ? "（笑）" : ""}：${w}`);
    expect(turnsOf(source)[3]).toEqual(["顾云", "（笑）能走，只是慢一点。"]);
  });

  it("is told, not said, when it is no stage note", () => {
    const { report, transcript } = importText(
      "Rain\n\nMia Holt (she/her): It rained.\n\nBen Ray: It did.\n\nMia Holt (she/her): All day?\n\nBen Ray: All day.\n\nMia Holt (she/her): And the ducks?\n\nBen Ray: Happy.\n",
    );
    expect(transcript.meta.speaker).toEqual(["Mia Holt", "Ben Ray"]);
    expect(report.removed).toContainEqual({
      rule: "beside a name",
      line: 3,
      text: "Mia Holt(she/her)",
      count: 3,
    });
  });

  it("is the person's name from then on, where the document uses it so", () => {
    const source =
      "Rain\n\nMia Holt (MH): It rained.\n\nBen Ray (BR): It did.\n\nMH: All day?\n\nBR: All day.\n\nMH: And the ducks?\n\nBR: Happy.\n";
    expect(turnsOf(source).map(([speaker]) => speaker)).toEqual(
      Array(3).fill(["Mia Holt", "Ben Ray"]).flat(),
    );
  });
});

describe("a name that occurs once", () => {
  const round = (once: string) =>
    `看河的人\n\n主持人：今天来了三位。\n\n方远：我先说，河水涨得早。\n\n顾云：比去年早了十天。\n\n方远：桥还在。\n\n顾云：桥还在。\n\n${once}\n\n主持人：谢谢各位。\n`;

  it("is read where every paragraph opens with a label", () => {
    expect(turnsOf(round("沈白：我昨天走过那座桥。"))[5]).toEqual(["沈白", "我昨天走过那座桥。"]);
  });

  it("gives its words to nobody where it may be a name, and says so", () => {
    const between = "水一直涨到石阶的第三级，然后停了两天。\n\n村里的人都来看，带着孩子和狗。\n\n";
    const source = round("渡口：我昨天走过那座桥。").replaceAll("\n\n方远", `\n\n${between}方远`);
    const turns = turnsOf(source);
    expect(turns).toContainEqual([undefined, "渡口：我昨天走过那座桥。"]);
    expect(importText(source).report.doubtful).toContainEqual(
      expect.objectContaining({ rule: "label unsure" }),
    );
    expect(turns.at(-1)).toEqual(["主持人", "谢谢各位。"]);
  });

  it.each(["主持人助理", "顾云的孙子", "桥工后人沈白"])(
    "is read as %s, who is no everyday name",
    (once) => {
      expect(turnsOf(round(`${once}：我昨天走过那座桥。`))[5]).toEqual([
        once,
        "我昨天走过那座桥。",
      ]);
    },
  );

  it("gives its words to nobody where it is any few words, and nothing but labels stand there", () => {
    expect(turnsOf(round("老渡口摆渡处：我昨天走过那座桥。"))[5]?.[0]).toBeUndefined();
    const captions = [
      "Mia Holt: It rained.",
      "Ben Ray: It did.",
      "Mia Holt: All day?",
      "Ben Ray: All day.",
      "Somebody's phone: I saw it.",
    ];
    const vtt = captions.map((text, i) => `00:00:0${i}.000 --> 00:00:0${i + 1}.000\n${text}`);
    expect(turnsOf(`WEBVTT\n\n${vtt.join("\n\n")}\n`, "talk.vtt").at(-1)?.[0]).toBeUndefined();
  });

  it("is none where a clause runs up to a colon", () => {
    const source = round("他后来对我说：桥是祖父修的。");
    expect(turnsOf(source)[4]?.[0]).toBe("顾云");
    expect(turnsOf(source)).toHaveLength(6);
  });
});
