/** Each layout that import recognises, in documents written for this test. */

import { describe, expect, it, vi } from "vitest";
import { importText, rules } from "./import-text.ts";

// Importing builds tables on first use; a busy machine may take long over it.
vi.setConfig({ testTimeout: 60_000 });

const long = (text: string, times = 3) => text.repeat(times);

describe("a paragraph of English, then its Chinese", () => {
  const english = [
    "Bread needs four things and no more than that: flour, water, salt and a good deal of patience.",
    "The first loaf that I ever baked was so hard that my brother used it to keep a door open.",
    "People ask me for the recipe, but the recipe is the least of it; the oven is half of the story.",
    "When the crust sings as it cools, you know that you may stop worrying and put the kettle on.",
  ];
  const chinese = [
    "做面包只需要四样东西：面粉、水、盐，还有很多耐心。",
    "我烤的第一条面包硬得要命，我弟弟拿它来顶门。",
    "大家总问我配方，可配方最不重要，烤箱占了一半的功劳。",
    "面包皮冷却时会唱歌，听到了，你就可以放心去烧水了。",
  ];
  const pairs = english.flatMap((line, i) => [line, chinese[i] ?? ""]);
  const source = [
    "烤面包的人",
    "",
    "这是一篇关于面包的短文。",
    ...pairs,
    "⭐星标面包房手记,新鲜出炉不错过⭐",
  ];

  it("pairs them and keeps the preface alone", () => {
    const { segments, report, transcript, diagnostics } = importText(source.join("\n"));
    expect(segments.map((segment) => segment.original?.text)).toEqual([undefined, ...english]);
    expect(segments.map((segment) => segment.zh)).toEqual(["这是一篇关于面包的短文。", ...chinese]);
    expect(report.layout).toBe("plain text, each English paragraph before its Chinese");
    expect(transcript.meta).toMatchObject({ title: "烤面包的人", source_lang: "en" });
    expect(diagnostics).toEqual([]);
  });

  it.each([
    [["# The bakers", "# 烤面包的人"], "English first"],
    [["# 烤面包的人", "# The bakers"], "Chinese first"],
  ])("takes a title in both languages for both titles: %j", (titles) => {
    const { transcript, report } = importText([...titles, ...pairs].join("\n\n"), "a.md");
    expect(transcript.meta).toMatchObject({ title: "烤面包的人", title_en: "The bakers" });
    expect(transcript.sections.map(({ heading }) => heading)).toEqual([undefined]);
    expect(report.inferred.map(({ key }) => key)).toContain("title_en");
  });

  it("keeps a second heading of a text in one language", () => {
    const { transcript } = importText(["# 烤面包的人", "# Q&A", ...chinese].join("\n\n"), "a.md");
    expect(transcript.meta.title_en).toBeUndefined();
    expect(transcript.sections.map(({ heading }) => heading)).toEqual(["Q&A"]);
  });

  it("reads the publisher from the promotion that it removes, and claims no speaker", () => {
    const { transcript, report } = importText(source.join("\n"));
    expect(report.removed).toEqual([
      { rule: "promotion", line: 12, text: "⭐星标面包房手记,新鲜出炉不错过⭐" },
    ]);
    expect(transcript.meta.channel).toBe("面包房手记");
    expect(transcript.meta.speaker).toEqual([]);
  });

  it("finds the other order by the lengths", () => {
    const reversed = chinese.flatMap((line, i) => [line, english[i] ?? ""]);
    const { segments, report } = importText(["烤面包的人", "", ...reversed].join("\n\n"));
    expect(report.layout).toContain("each Chinese paragraph before its English");
    expect(segments.map((segment) => segment.original?.text)).toEqual(english);
  });

  it("splits a heading glued to both sides, and leaves one that only the English shows", () => {
    const glued = [...pairs];
    glued[2] =
      `The Story of Stones ${"I "}remember ${long("how hard it was to bake a loaf in that oven. ")}`.trim();
    glued[3] = `石头的故事我记得${long("用那个烤箱烤出一条面包有多难。")}`;
    glued[6] =
      `The Song of Crusts ${"I "}listen ${long("to the crust when the loaf is out of the oven. ")}`.trim();
    glued[7] = `面包出炉以后，${long("皮会发出声音，要静静地听。")}`;
    const { headings, transcript, segments } = importText(["面包", "", ...glued].join("\n"));
    expect(headings).toEqual(["石头的故事"]);
    const section = transcript.sections.find(({ heading }) => heading === "石头的故事");
    expect(section?.headingOriginal).toEqual({ lang: "en", text: "The Story of Stones" });
    expect(segments[1]?.zh?.startsWith("我记得")).toBe(true);
    expect(segments[3]?.original?.text.startsWith("The Song of Crusts I listen")).toBe(true);
  });

  it("keeps a paragraph that has no partner", () => {
    const extra = [...pairs];
    extra.splice(
      4,
      0,
      "A line that the translator left out, though it was a rather nice one, as it happens.",
    );
    const { segments, report } = importText(["面包", "", ...extra].join("\n\n"));
    expect(report.pairs).toBe(4);
    expect(segments.filter((segment) => segment.zh === undefined)).toHaveLength(1);
  });

  it("pairs labelled paragraphs in both scripts", () => {
    const labelled = english.flatMap((line, i) => [
      `${i % 2 ? "Baker" : "Host"}: ${line}`,
      `${i % 2 ? "面包师" : "主持人"}：${chinese[i]}`,
    ]);
    const { transcript } = importText(["访谈", "", ...labelled, ...labelled].join("\n\n"));
    const [first, second] = transcript.sections.flatMap((section) => section.turns);
    expect(first?.speaker).toEqual({ zh: "主持人", original: "Host" });
    expect(second?.speaker).toEqual({ zh: "面包师", original: "Baker" });
  });
});

describe("a dialogue with speakers at line starts", () => {
  const turns = [
    "主持人 : 今天我们来到山上的一座茶园，请您先介绍一下这里的茶树。",
    "Ada Moreau: 这里的茶树有一百多年了，是我祖母的祖母种下的。",
    "主持人 : 采茶要看天气吗？",
    "Ada Moreau: 当然要看。下雨天采的叶子水分太多，炒出来不香。",
    "这一段没有人名，还是她在说话。",
    "谈采茶主持人: 那么一天能采多少？",
    "Ada Moraeu: 一个人一天最多两斤，还要是熟手。",
    "主持人 : 谢谢您。",
    "Ada Moreau:不客气，欢迎再来喝茶。",
    "Ada Moreau: 记得带一点回去。",
  ];
  const source = ["一座茶园的故事", "", ...turns, "来源:山里人家", "编辑:小溪"].join("\n");

  it("makes turns, continues a speaker over paragraphs, and splits a glued heading", () => {
    const { speakers, headings, transcript, segments } = importText(source);
    expect(speakers).toEqual([
      "主持人",
      "Ada Moreau",
      "主持人",
      "Ada Moreau",
      "主持人",
      "Ada Moreau",
      "主持人",
      "Ada Moreau",
      "Ada Moreau",
    ]);
    expect(headings).toEqual(["谈采茶"]);
    expect(transcript.meta.speaker).toEqual(["Ada Moreau"]);
    expect(transcript.sections[0]?.turns[3]?.segments).toHaveLength(2);
    expect(segments[0]?.zh?.startsWith("今天我们来到")).toBe(true);
  });

  it("corrects a name that is misspelt once and says so", () => {
    const { report } = importText(source);
    expect(report.repaired).toContainEqual({
      rule: "speaker's name spelled as elsewhere",
      line: 9,
      before: "Ada Moraeu",
      after: "Ada Moreau",
    });
  });

  it("reads the credits at the end as metadata", () => {
    const { transcript, report } = importText(source);
    expect(transcript.meta.extra).toEqual({ credits: "来源:山里人家", editor: "小溪" });
    expect(rules(report.removed)).toEqual(["credits"]);
  });

  it("makes no speaker of a word that stands before a colon", () => {
    const text = long("这是一段很普通的文字，说的是做饭的事。\n注意：火要小。\n结论：多练。\n", 3);
    const { speakers, transcript } = importText(`做饭\n\n${text}`);
    expect(speakers.every((name) => name === undefined)).toBe(true);
    expect(transcript.meta.speaker).toEqual([]);
  });

  it("reads timestamps beside the names", () => {
    const { transcript } = importText(
      "谈话\n\n主持人 00:00:05\n你好，请坐，今天我们谈谈天气。\n\n李雷 00:01:10\n好，天气不错，适合出门走走。\n\n主持人 00:02:00\n那就出门。\n\n李雷 00:02:30\n走。\n\n李雷 00:03:30\n到了。\n",
    );
    const [first, second] = transcript.sections.flatMap((section) => section.turns);
    expect(first?.segments[0]).toMatchObject({ time: 5, zh: "你好，请坐，今天我们谈谈天气。" });
    expect(second).toMatchObject({ speaker: { zh: "李雷" }, segments: [{ time: 70 }] });
  });
});

describe("a news page", () => {
  const body = [
    "河边新开了一家书店，店主是一位退休的邮差，每天早上六点开门。",
    "书店不大，只有两间屋子，却放着三千本旧书，都是他送信路上收来的。",
    "为什么是旧书",
    "店主说，旧书里夹着信、车票和干花，像是有人刚刚离开。",
    "他还留着一本没有封面的字典，翻开第一页写着一个孩子的名字。",
    "书店开到几点",
    "天黑就关门，除非有人还没读完手里的那一页。",
  ];
  const source = [
    "设置",
    "• 日夜间",
    "浅色",
    "",
    "河边书店的清晨",
    "",
    "小镇日报 2023/4/5 8:30:00 责编:阿青",
    "",
    ...body.flatMap((line) => [line, ""]),
    "参考资料:",
    "",
    "• https://example.org/a_1",
    "",
    "• https://example.org/b",
    "",
    "本文来自微信公众号:河边读书 (ID:river)",
    "",
    "广告声明:本页有广告。",
    "",
    "相关文章",
    "",
    "另一家书店",
    "",
    "某某旗下网站: 一 二 三",
  ].join("\n");

  it("removes the page around the article and keeps every paragraph of it", () => {
    const { segments, report, headings } = importText(source);
    expect(headings).toEqual(["为什么是旧书", "书店开到几点", "参考资料"]);
    const kept = body.filter((line) => line.endsWith("。"));
    const list = "- <https://example.org/a_1>\n- <https://example.org/b>";
    expect(segments.map((segment) => segment.zh)).toEqual([...kept, list]);
    expect(rules(report.removed)).toEqual([
      "advertising",
      "byline",
      "credits",
      "footer",
      "navigation",
      "related links",
    ]);
  });

  it("infers what the page states, with the line where it stands", () => {
    const { transcript, report } = importText(source);
    expect(transcript.meta).toMatchObject({
      title: "河边书店的清晨",
      date: "2023-04-05",
      author: "小镇日报",
      channel: "河边读书",
      source_lang: "zh-Hans",
      extra: { editor: "阿青" },
    });
    expect(transcript.meta.source).toBeUndefined();
    expect(report.inferred).toContainEqual({
      key: "date",
      value: "2023-04-05",
      from: "the byline",
      line: 7,
    });
  });

  it("takes short lines in a row for a list, not for headings", () => {
    const { headings } = importText(
      `买菜\n\n今天要买这些东西，一样也不能少:\n\n土豆\n\n番茄和鸡蛋\n\n一把小葱\n\n${long("买完菜就回家做饭，晚上有客人要来。")}`,
    );
    expect(headings).toEqual([]);
  });
});

describe("a Markdown clipping", () => {
  const source = [
    "山谷里的钟表匠",
    "=======",
    "",
    "[clock.example.org](https://clock.example.org/p/1)林间 林间杂谈",
    "",
    "![](https://img.example.org/a.png) ![](https://img.example.org/f(1).png)",
    "",
    "**林间杂谈**",
    "",
    "听风听雨。",
    "",
    "12篇原创内容",
    "",
    "公众号",
    "",
    "，",
    "",
    "钟表匠\\& 他的徒弟住在山谷里，每年春天修一次教堂的钟。   ",
    "",
    "**林晓**",
    "",
    "这座钟走得准吗 ？我听说它常常慢三分钟。",
    "",
    "<br />",
    "",
    "徒弟说，像是老 F AI ry 在拨指针。",
    "",
    "**Otto Klee**",
    "",
    "钟不会撒谎------撒谎的是看钟的人。",
    "",
    "**林晓**",
    "",
    "那您修的是钟，还是人？",
    "",
    "**Otto Klee**",
    "",
    "都修，<script>alert(1)</script>修得慢一点就是了。",
    "",
    "[别的文章：山那边的铁匠铺还在不在](http://clock.example.org/p/2)",
    "",
    "[跳转到 Cubox 查看](https://cubox.pro/my/card?id=1)",
  ].join("\n");

  it("turns bold names on their own lines into speakers", () => {
    const { speakers, transcript } = importText(source);
    expect(speakers).toEqual([undefined, "林晓", "Otto Klee", "林晓", "Otto Klee"]);
    expect(transcript.meta.speaker).toEqual(["林晓", "Otto Klee"]);
    expect(transcript.sections[0]?.turns[1]?.segments).toHaveLength(2);
  });

  it("reads source, author and account, and removes the account's card", () => {
    const { transcript, report, text } = importText(source);
    expect(transcript.meta).toMatchObject({
      title: "山谷里的钟表匠",
      source: "https://clock.example.org/p/1",
      author: "林间",
      channel: "林间杂谈",
    });
    expect(rules(report.removed)).toEqual([
      "byline",
      "image",
      "markup",
      "publisher card",
      "reading service",
      "related links",
    ]);
    expect(text).not.toMatch(/<br|!\[|cubox|alert|原创内容/);
  });

  it("repairs what the converter broke, and reports it", () => {
    const { segments, report } = importText(source);
    const all = segments.map((segment) => segment.zh).join("\n");
    expect(all).toContain("钟表匠& 他的徒弟");
    expect(all).toContain("钟不会撒谎——撒谎的是");
    expect(all).toContain("像是老 Fairy 在拨");
    expect(all).toContain("走得准吗？");
    expect(rules(report.repaired)).toEqual([
      "blank before a mark",
      "dash",
      "needless escape",
      "word split by a replacement",
    ]);
  });

  it("keeps words that half a tag would take with it up to the next mark", () => {
    const { segments } = importText("## 钟楼\n\n他说</p钟楼老了，\n没人上去>，后来搬走了。\n");
    expect(segments.map(({ zh }) => zh)).toEqual([
      "他说&lt;/p钟楼老了，",
      "没人上去>，后来搬走了。",
    ]);
  });

  it.each(["<!--summary>", "<![CDATA[>", "<!>", "<!->", '<b "=">', '<b ="x=">'])(
    "loses nothing after %s, which is no mark",
    (mark) => {
      const { text } = importText(`## 钟楼\n\n<p>他说${mark}钟楼老了。\n后来搬走了。</p>\n`);
      expect(text).toContain("钟楼老了。");
      expect(text).toContain("后来搬走了。");
    },
  );

  it("keeps names in brackets before a colon, which Markdown takes for addresses of links", () => {
    const { segments } = importText(
      '## 钟楼\n\n[看守人]: 钟楼老了。\n\n他见 [海图][1]。\n\n[1]: https://chart.example.org/ "海图"\n',
    );
    expect(segments.map(({ zh }) => zh)).toEqual([
      "[看守人]: 钟楼老了。",
      "他见 [海图][1]。",
      '[1]: https://chart.example.org/ "海图"',
    ]);
  });

  it("takes no sentence with code in it for an attribute's value", () => {
    const { text } = importText('## 钟楼\n\n他说<p class="english钟楼用 `<br>` 分行">。\n');
    expect(text).toContain("钟楼用 `<br>` 分行");
  });

  it("lists what stands in angle brackets and is no tag that HTML has", () => {
    const { segments, report } = importText(
      '## 钟楼\n\n<p lang="zh">他说<laughs>，<br/>钟<b big deal>老</b>了</o:p>。</p>\n',
    );
    expect(segments.map(({ zh }) => zh)).toEqual(["他说，", "钟**老**了。"]);
    expect(report.removed).toEqual([
      { rule: "markup", line: 3, text: "<laughs>" },
      { rule: "markup", line: 3, text: "<b big deal>" },
      { rule: "markup", line: 3, text: "</o:p>" },
    ]);
  });

  it("keeps code between tildes whole, whatever it shows", () => {
    const code = "~~~html\n~~~ a line of code\n\n<details>\n~~~";
    const { segments } = importText(`## 钟楼\n\n看守人写道：\n\n${code}\n\n后来他搬走了。\n`);
    expect(segments.map(({ zh }) => zh)).toEqual(["看守人写道：", code, "后来他搬走了。"]);
  });

  it("flags a split word that may be two, and leaves it", () => {
    const { segments, report } = importText(
      "# 题\n\n他们说 Mont AI gne 的模型很多，**真的**很多。\n",
    );
    expect(segments[0]?.zh).toContain("Mont AI gne");
    expect(report.doubtful.map(({ rule }) => rule)).toEqual(["word split by a replacement"]);
  });
});

describe("Traditional Chinese without English", () => {
  it("converts it and keeps the original", () => {
    const { segments, transcript, report } = importText(
      "山路\n\n「這條山路很長，」他說，「走到頭還有一間茶館。」\n\n茶館的門開著，裡面沒有人。\n",
    );
    expect(segments[0]).toMatchObject({
      zh: "“这条山路很长，”他说，“走到头还有一间茶馆。”",
      original: { lang: "zh-Hant", text: "「這條山路很長，」他說，「走到頭還有一間茶館。」" },
    });
    expect(segments[1]?.zh).toBe("茶馆的门开着，里面没有人。");
    expect(transcript.meta.source_lang).toBe("zh-Hant");
    expect(report.script).toBe("Traditional, converted to zh-Hans");
  });

  it("leaves Simplified text and its corner brackets alone", () => {
    const { segments } = importText("山路\n\n「这条山路很长」，他说了望着远方的瞭望塔。\n");
    expect(segments[0]?.zh).toBe("「这条山路很长」，他说了望着远方的瞭望塔。");
    expect(segments[0]?.original).toBeUndefined();
  });
});

describe("English only", () => {
  it("keeps each paragraph as an original without a translation", () => {
    const { segments, transcript, diagnostics } = importText(
      "# Rain\n\n**Mia Holt:** It has been raining for nine days, and the ducks are happy.\n\n**Ben Ray:** The ducks, yes. I am not a duck, as you may have noticed.\n\n**Mia Holt:** Nobody said so.\n\n**Ben Ray:** Good.\n\n**Mia Holt:** Quack.\n",
    );
    expect(segments).toHaveLength(5);
    expect(segments.every((segment) => segment.zh === undefined)).toBe(true);
    expect(transcript.meta).toMatchObject({ title: "Rain", speaker: ["Mia Holt", "Ben Ray"] });
    expect(transcript.meta.source_lang).toBe("en");
    expect(diagnostics).toEqual([]);
  });

  it("joins lines that were broken inside paragraphs", () => {
    const line = "It rained on the roof of the old mill and on the two of us who";
    const { segments } = importText(
      `Rain\n\n${line}\nwere waiting under it for a bus that did not come until the\nevening, when we had long given up and begun to walk along the\nriver.\n\n${line}\nhad no umbrella between us but the newspaper, which was of the\nday before and therefore no great loss to anybody, and least of\nall to me.\n`,
    );
    expect(segments).toHaveLength(2);
    expect(segments[0]?.original?.text).toMatch(/who were waiting .* the evening, .* river\.$/);
  });
});

describe("Markdown with front matter that is not canonical", () => {
  it("carries its keys over under this archive's names", () => {
    const { transcript } = importText(
      "---\ntitle: 雨季\nurl: https://example.org/rain\npublished: 2022-03-04T10:00:00\nspeakers:\n  - 阿雨\nmood: wet\n---\n\n雨下了九天，鸭子很高兴，我不高兴。\n",
      "rain.md",
    );
    expect(transcript.meta).toMatchObject({
      title: "雨季",
      source: "https://example.org/rain",
      date: "2022-03-04",
      speaker: ["阿雨"],
      extra: { mood: "wet" },
    });
  });

  it("refuses front matter in a language that runs", () => {
    expect(() => importText("---js\nmodule.exports = {}\n---\n\n文字。\n")).toThrow(/must be YAML/);
  });

  it("lists a title's links, whose addresses the title has no place for", () => {
    const { transcript, report } = importText(
      "# 河边的[书店](https://example.org/shop)\n\n店主每天清晨开门，先给门口的猫倒一碗水。\n",
    );
    expect(transcript.meta.title).toBe("河边的书店");
    expect(report.removed).toEqual([
      { rule: "link in the title", line: 1, text: "[书店](https://example.org/shop)" },
    ]);
  });
});
