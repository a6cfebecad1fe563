/** Subtitles as people make them, in SubRip and WebVTT. */

import { describe, expect, it } from "vitest";
import { importText, rules } from "./import-text.ts";

/** Writes captions as SubRip, two seconds each unless a start is given. */
function srt(captions: readonly (string | [start: number, text: string])[]): string {
  const clock = (s: number) => {
    const pad = (n: number, width = 2) => String(n).padStart(width, "0");
    const [h, m] = [Math.floor(s / 3600), Math.floor(s / 60) % 60];
    return `${pad(h)}:${pad(m)}:${pad(Math.floor(s % 60))},${pad(Math.round((s % 1) * 1000), 3)}`;
  };
  let at = 0;
  return captions
    .map((caption, i) => {
      const [start, text] = typeof caption === "string" ? [at, caption] : caption;
      at = start + 2;
      return `${i + 1}\n${clock(start)} --> ${clock(start + 2)}\n${text}\n`;
    })
    .join("\n");
}

describe("SubRip", () => {
  it("joins broken sentences and keeps the time of each paragraph", () => {
    const { segments, report } = importText(
      srt([
        [1.5, "灯塔看守人每天"],
        [3.5, "爬三百级台阶。"],
        [5.5, "他说习惯了。"],
        [3723, "后来灯塔换了电灯。"],
      ]),
    );
    expect(segments.map(({ zh, time }) => [time, zh])).toEqual([
      [1, "灯塔看守人每天爬三百级台阶。他说习惯了。"],
      [3723, "后来灯塔换了电灯。"],
    ]);
    expect(report.layout).toBe("SubRip, 4 captions");
  });

  it("tells of words where the number of the first caption belongs", () => {
    const { report } = importText(`潮水退了\n${srt(["灯塔亮了。", "船回来了。"]).slice(2)}`);
    expect(report.removed).toEqual([{ rule: "outside captions", line: 1, text: "潮水退了" }]);
  });

  it("keeps words that stand on the line of the times, and no position", () => {
    const { segments } = importText(
      "1\n00:00:01,000 --> 00:00:02,000 X1:40 X2:600 灯塔\n亮了。\n\n2\n00:00:03,000 --> 00:00:04,000\n船回来了。\n",
    );
    expect(segments.map(({ zh }) => zh).join("")).toBe("灯塔亮了。船回来了。");
  });

  it("tells where it read a code of a subtitle program, which may be part of a path", () => {
    const { segments, report } = importText(srt(["存到 C:\\notes 里。", "第一行\\N第二行。"]));
    expect(segments.map(({ zh }) => zh).join("")).toBe("存到 C: otes 里。第一行第二行。");
    expect(report.repaired).toEqual([
      { rule: "caption code", line: 3, before: "存到 C:\\notes 里。", after: "存到 C:\notes 里。" },
      { rule: "caption code", line: 7, before: "第一行\\N第二行。", after: "第一行\n第二行。" },
    ]);
  });

  it("lists the reading above a word, which is not part of the line", () => {
    const { segments, report } = importText(
      srt(["<ruby>錨<rt>いかり</rt></ruby>を上げる", "好的。"]),
    );
    expect(segments[0]?.zh).not.toContain("いかり");
    expect(report.removed).toContainEqual({
      rule: "reading above the line",
      line: 3,
      text: "<rt>いかり</rt>",
    });
  });

  it("pairs a Chinese and an English line of one caption", () => {
    const { segments, report, transcript } = importText(
      srt([
        "雾来的时候，\nWhen the fog comes in,",
        "我们敲钟。\nwe ring the bell.",
        [60, "2019 年停了。\nThat ended in 2019."],
      ]),
    );
    expect(segments.map(({ zh, original }) => [zh, original?.text])).toEqual([
      ["雾来的时候，我们敲钟。", "When the fog comes in, we ring the bell."],
      ["2019 年停了。", "That ended in 2019."],
    ]);
    expect(report.pairs).toBe(2);
    expect(transcript.meta.source_lang).toBe("en");
  });

  it("pairs two tracks that follow one another in one file by their times", () => {
    const { segments } = importText(
      srt([
        [0, "The ferry leaves"],
        [2, "at six."],
        [20, "Nobody waits for it."],
        [0.2, "渡船六点开。"],
        [2.2, "天还没亮。"],
        [20.1, "没有人等它。"],
      ]),
    );
    expect(segments.map(({ zh, original }) => [zh, original?.text])).toEqual([
      ["渡船六点开。天还没亮。", "The ferry leaves at six."],
      ["没有人等它。", "Nobody waits for it."],
    ]);
  });

  it("keeps a caption that mixes both languages in the track it stands in", () => {
    const { segments } = importText(
      srt([
        [0, "他写过一本书。"],
        [2, "叫《夜里的渡船》。"],
        [4, "卖得不好。"],
        [0, "He wrote a book."],
        [2, "Night Ferry (夜里的渡船)."],
        [4, "It sold badly."],
      ]),
    );
    expect(segments.map(({ zh, original }) => [zh, original?.text])).toEqual([
      [
        "他写过一本书。叫《夜里的渡船》。卖得不好。",
        "He wrote a book. Night Ferry (夜里的渡船). It sold badly.",
      ],
    ]);
  });

  it("leaves a line alone when nothing stands in the other language at its time", () => {
    const { segments } = importText(
      srt([
        "你好。\nHello.",
        "再见。\nGoodbye.",
        "走吧。\nLet us go.",
        [30, "只有中文的一句。"],
        [60, "完了。\nThe end."],
      ]),
    );
    expect(segments.map(({ zh, original }) => [zh, original?.text])).toEqual([
      ["你好。再见。走吧。", "Hello. Goodbye. Let us go."],
      ["只有中文的一句。", undefined],
      ["完了。", "The end."],
    ]);
  });

  it("does not take English words in a Chinese conversation for a translation", () => {
    const { segments } = importText(
      srt(["这一章叫", "Night Ferry", "写的是一条船。", "It is short.", "很短，真的。"]),
    );
    expect(segments.map(({ original }) => original)).toEqual([undefined]);
    expect(segments[0]?.zh).toBe("这一章叫 Night Ferry 写的是一条船。 It is short. 很短，真的。");
  });

  it("starts a turn at a name that comes back, in both languages", () => {
    const { segments, speakers, transcript } = importText(
      srt([
        "问：您怕高吗？\nQ: Are you afraid of heights?",
        "答：不怕。\nA: No.",
        "我怕冷。\nI am afraid of the cold.",
        "问：冷到什么程度？\nQ: How cold does it get?",
        "答：墨水会冻住。\nA: The ink freezes.",
      ]),
    );
    expect(speakers).toEqual(["问", "答", "问", "答"]);
    expect(segments[1]).toMatchObject({
      zh: "不怕。我怕冷。",
      original: { text: "No. I am afraid of the cold." },
    });
    expect(transcript.sections[0]?.turns[0]?.speaker).toEqual({ zh: "问", original: "Q" });
  });

  it("starts a paragraph at a dash without making up a name", () => {
    const { segments, speakers } = importText(srt(["- 几点了？\n- 快六点了。", "该走了。"]));
    expect(segments.map(({ zh }) => zh)).toEqual(["几点了？", "快六点了。", "该走了。"]);
    expect(speakers).toEqual([undefined]);
  });

  it("keeps blanks between Chinese captions that have no marks", () => {
    const { segments } = importText(srt(["潮水退了", "船搁在泥里", "要等到半夜"]));
    expect(segments.map(({ zh }) => zh)).toEqual(["潮水退了 船搁在泥里 要等到半夜"]);
  });

  it("drops tags and positions, and reports sounds that it takes out", () => {
    const { segments, report } = importText(
      srt(["{\\an8}<i>远处</i>有<font color=red>一盏灯</font>。", "[海浪声]", "越来越近。"]),
    );
    expect(segments.map(({ zh }) => zh)).toEqual(["远处有一盏灯。越来越近。"]);
    expect(report.removed).toEqual([{ rule: "sound", line: 7, text: "[海浪声]" }]);
  });

  it("converts Traditional captions and keeps them as the original", () => {
    const { segments } = importText(srt(["這裡沒有電話，", "只有無線電。"]));
    expect(segments[0]).toMatchObject({
      zh: "这里没有电话，只有无线电。",
      original: { lang: "zh-Hant", text: "這裡沒有電話，只有無線電。" },
    });
  });

  it("reads files without numbers, with blank lines inside a caption, and in GB18030", () => {
    const text =
      "00:01 --> 00:02\n一条船。\n\n两个人。\n\n00:00:02:000 --> 00:00:04:000\n三把桨。\n";
    expect(importText(text).segments.map(({ zh }) => zh)).toEqual(["一条船。两个人。三把桨。"]);
    const bytes = Uint8Array.from([
      ...new TextEncoder().encode("1\r\n00:00:01,000 --> 00:00:02,000\r\n"),
      ...[0xc4, 0xe3, 0xba, 0xc3, 0xa1, 0xa3], // 你好。
    ]);
    expect(importText(bytes).segments[0]?.zh).toBe("你好。");
  });

  it("is known by its bytes, whatever it is called", () => {
    expect(importText(srt(["甲。", "乙。"]), "notes.md").report.layout).toMatch(/^SubRip/);
    expect(importText("标题\n\n那一幕从 00:01 --> 00:02 开始。", "a.srt").report.layout).toMatch(
      /^plain text/,
    );
  });

  it("refuses a file whose captions are all empty", () => {
    expect(() => importText("1\n00:00:01,000 --> 00:00:02,000\n\n")).toThrow(/holds no captions/);
  });
});

describe("WebVTT", () => {
  it("reads voices as speakers, and no notes, styles or names of captions", () => {
    const { segments, speakers, transcript, report } = importText(
      [
        "WEBVTT - 港口",
        "Kind: captions",
        "",
        "NOTE 这一行不是台词",
        "也不是这一行",
        "",
        "STYLE",
        "::cue { color: red }",
        "",
        "intro",
        "00:01.000 --> 00:03.000 align:start",
        "<v 林望>雾号<00:02.000><c>响了</c> &amp; 停了。",
        "",
        "00:03.000 --> 00:05.000",
        "<v.loud 周舟>听见了。</v>",
        "",
        "00:05.000 --> 00:06.000",
        "<v 周舟>很远。</v>",
      ].join("\n"),
    );
    expect(segments.map(({ zh }) => zh)).toEqual(["雾号响了 & 停了。", "听见了。很远。"]);
    expect(speakers).toEqual(["林望", "周舟"]);
    expect(transcript.meta.speaker).toEqual(["林望", "周舟"]);
    // The name may be a line of speech that lost its place: it is told.
    expect(rules(report.removed)).toEqual(["caption name"]);
    expect(report.layout).toBe("WebVTT, 3 captions");
  });

  it("takes each line of rolling captions once", () => {
    const line = (i: number, text: string) => `00:0${i}.000 --> 00:0${i + 1}.000\n${text}\n`;
    const { segments } = importText(
      `WEBVTT\n\n${line(1, "the boat")}\n${line(2, "the boat\nturns round")}\n${line(3, "turns round\nand comes")}\n${line(4, "and comes\nback")}`,
    );
    expect(segments.map(({ original }) => original?.text)).toEqual([
      "the boat turns round and comes back",
    ]);
  });

  it("lets nothing run from a caption", () => {
    const { segments } = importText(
      "WEBVTT\n\n00:01.000 --> 00:02.000\n<script>alert(1)</script> <img src=x onerror=alert(1)>\n",
    );
    expect(segments[0]?.original?.text).toMatch(/^&lt;script>alert\(1\)&lt;\/script> &lt;img/);
  });

  it("keeps a Chinese voice where only the English is shown", () => {
    const cue = (second: number, ...lines: string[]) =>
      `00:${second}.000 --> 00:${second + 3}.000\n${lines.join("\n")}\n\n`;
    const { speakers } = importText(
      `WEBVTT\n\n${cue(10, "<v 林望>灯塔亮了。", "The light is on.")}${cue(20, "<v 周舟>It is far.")}${cue(30, "<v 林望>船回来了。", "The ship is back.")}`,
      "talk.vtt",
    );
    expect(speakers).toEqual(["林望", "周舟", "林望"]);
  });

  it("keeps what somebody says three times, and tells of each line that only rolls on", () => {
    const said = importText(srt(["走吗？", "对。", "对。", "对。", "那就走。"]));
    expect(said.segments.map(({ zh }) => zh).join("")).toContain("对。对。对。");
    const rolling = importText(
      srt(["灯塔亮了", "灯塔亮了\n船还没有来", "船还没有来\n雾先来了", "雾先来了\n我们等到天亮"]),
    );
    expect(rolling.segments.map(({ zh }) => zh)).toEqual([
      "灯塔亮了 船还没有来 雾先来了 我们等到天亮",
    ]);
    expect(rolling.report.removed.map(({ rule, text }) => [rule, text])).toEqual([
      ["line shown again", "灯塔亮了"],
      ["line shown again", "船还没有来"],
      ["line shown again", "雾先来了"],
    ]);
  });

  it("tells of a caption that comes again and again, and keeps it", () => {
    const { segments, report } = importText(srt(["起雾了。", ...Array(8).fill("船来了。")]));
    expect(
      segments
        .map(({ zh }) => zh)
        .join("")
        .match(/船来了。/g),
    ).toHaveLength(8);
    expect(report.doubtful.map(({ rule }) => rule)).toContain("said again and again");
  });

  it("gives a caption without a voice to nobody, where the others have one", () => {
    const { speakers, report } = importText(
      "WEBVTT\n\n00:01.000 --> 00:03.000\n<v 林望>船呢？</v>\n\n00:04.000 --> 00:05.000\n还没来。\n\n00:06.000 --> 00:07.000\n<v 林望>那就等。</v>\n",
    );
    expect(speakers).toEqual(["林望", undefined, "林望"]);
    expect(report.doubtful.map(({ rule }) => rule)).toContain("no speaker");
  });

  it("reads names that stand above the words of their captions", () => {
    const { speakers } = importText(
      srt(["林望\n船呢？", "周舟\n还没来。", "林望\n那就等。", "周舟\n好。"]),
    );
    expect(speakers).toEqual(["林望", "周舟", "林望", "周舟"]);
  });

  it("parts two people in one caption of two languages, and claims no name", () => {
    const { segments, speakers } = importText(
      srt([
        "- 船呢？\n- 还没来。\n- Where is the boat?\n- Not here yet.",
        "- 等吗？\n- 等。\n- Do we wait?\n- We do.",
        "雾一直没有散。\nThe fog did not lift.",
      ]),
    );
    expect(segments.map(({ zh, original }) => [zh, original?.text])).toEqual([
      ["船呢？", "Where is the boat?"],
      ["还没来。", "Not here yet."],
      ["等吗？", "Do we wait?"],
      ["等。", "We do."],
      ["雾一直没有散。", "The fog did not lift."],
    ]);
    expect(speakers.every((name) => name === undefined)).toBe(true);
  });

  it("gives each voice of a caption its own words", () => {
    const { speakers, segments } = importText(
      "WEBVTT\n\n00:01.000 --> 00:03.000\n<v 林望>船呢？</v>\n<v 周舟>还没来。</v>\n<v 林望>等。</v>\n",
    );
    expect(speakers).toEqual(["林望", "周舟", "林望"]);
    expect(segments.map(({ zh, time }) => [time, zh])).toEqual([
      [1, "船呢？"],
      [1, "还没来。"],
      [1, "等。"],
    ]);
  });

  it.each([
    "<I think he left>",
    "<b and c>",
    "<b x=1 he left>",
    "</b x=1>",
    "good <V for Victory> film",
  ])("keeps what is in brackets and no tag: %s", (line) => {
    const { segments } = importText(`WEBVTT\n\n00:01.000 --> 00:03.000\n${line}\n`);
    expect(segments[0]?.original?.text.replaceAll("&lt;", "<")).toBe(line);
  });

  it("drops tags with classes and attributes", () => {
    const { segments } = importText(
      'WEBVTT\n\n00:01.000 --> 00:03.000\n<c.yellow.bg_blue>雾</c>号<font color="#fff">响</FONT>了<i >。</i>\n',
    );
    expect(segments[0]?.zh).toBe("雾号响了。");
  });
});

describe("captions of a talk in two languages", () => {
  it("keep a question in one and its answer in the other apart, each in its place", () => {
    const lines = [
      "您是哪一年到码头上来的，还记得当时的样子吗？",
      "I came in nineteen fifty-two, and there was nothing here.",
      "那时候称鱼用的就是这一杆秤吗？",
      "Yes, the very same scales that you see over there.",
      "Okay.",
      "后来换过几次秤砣，Tom 先生为什么要换？",
    ];
    const srt = lines.map(
      (line, i) => `${i + 1}\n00:00:0${i},000 --> 00:00:0${i + 1},000\n${line}\n`,
    );
    const { segments } = importText(srt.join("\n"), "talk.srt");
    expect(segments.map(({ zh, original }) => [zh, original?.text])).toEqual([
      [lines[0], undefined],
      [undefined, lines[1]],
      [lines[2], undefined],
      [undefined, `${lines[3]} ${lines[4]}`],
      [lines[5], undefined],
    ]);
  });
});
