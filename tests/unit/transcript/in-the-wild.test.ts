import { describe, expect, test } from "vitest";
import { findGlossaryTerms } from "../../../src/text/glossary.ts";
import { chineseOf, eachSegment } from "../../../src/transcript/model.ts";
import { parseTranscript } from "../../../src/transcript/parse.ts";
import { htmlToText, renderPassage } from "../../../src/transcript/passage.ts";
import { serializeTranscript } from "../../../src/transcript/serialize.ts";

const HEAD = "---\ntitle: 例\n---\n\n";

function parse(body: string, head = HEAD) {
  const { transcript, diagnostics } = parseTranscript(head + body, "li.md");
  const places = eachSegment(transcript);
  return {
    transcript,
    diagnostics,
    rules: diagnostics.map(({ severity, rule, line }) => `${severity} ${rule} ${line}`),
    /** Speaker, Chinese and original of each paragraph. */
    told: places.map(({ turn, segment }) => [
      turn.speaker?.zh ?? turn.speaker?.original,
      segment.zh,
      segment.original?.text,
    ]),
    covers: places.map(({ segment }) => segment.covers),
  };
}

const details = (text: string) =>
  `<details>\n<summary>Original English</summary>\n\n${text}\n\n</details>\n\n`;

describe("faults that a person can read past", () => {
  test("an original that is not closed ends before Chinese, a speaker, a heading or the next one", () => {
    const open = "<details>\n<summary>Original English</summary>\n\n";
    expect(parse(`一。\n\n${open}One.\n\n二。\n\n${details("Two.")}`)).toMatchObject({
      told: [
        [undefined, "一。", "One."],
        [undefined, "二。", "Two."],
      ],
      rules: ["warning details-unclosed 7"],
    });
    const said = `**甲老师**：一。\n\n${open}**Kim Lee**: One.\n\n**Sam Hall**: Two.\n\n${details("**Sam Hall**: Two.")}`;
    expect(parse(said).told).toEqual([
      ["甲老师", "一。", "One."],
      ["Sam Hall", "Two.", "Two."],
    ]);
  });

  test("a mistyped closing tag ends an original, and a stray one is not shown", () => {
    const body =
      '一。\n\n<details>\n<summary>Original English</summary>\n<p class="english-text">One.\n</detais>\n\n二。\n</details>\n\n三。\n';
    expect(parse(body).told).toEqual([
      [undefined, "一。", "One."],
      [undefined, "二。", undefined],
      [undefined, "三。", undefined],
    ]);
  });

  test("a second block inside the first loses nothing", () => {
    const inside = `一。\n\n<details>\n<summary>Original English</summary>\n\n二。\n\n${details("Two.")}`;
    expect(parse(inside).told).toEqual([
      [undefined, "一。", undefined],
      [undefined, "二。", "Two."],
    ]);
  });

  test("front matter between longer lines of dashes is read", () => {
    const { transcript, rules } = parse(
      "一。\n",
      "----\ntitle: 例: 一\n----\n\n".replace(": 一", ""),
    );
    expect(transcript.meta.title).toBe("例");
    expect(rules).toEqual(["warning front-matter-fence 1"]);
  });
});

describe("one turn a line", () => {
  test("each line that opens with a label is a turn", () => {
    const { told } = parse(
      "**李远**: 你好。\n**主持人**: 好。\n请坐。\n**李远**: 谢谢。\n\n**主持人**: 再见。\n",
    );
    expect(told).toEqual([
      ["李远", "你好。", undefined],
      ["主持人", "好。\n请坐。", undefined],
      ["李远", "谢谢。", undefined],
      ["主持人", "再见。", undefined],
    ]);
  });

  test("a line in bold that is no label stays in its paragraph", () => {
    const { told } = parse("一共两点：\n**第一点**：要快。\n**第二点**：要稳。\n");
    expect(told).toEqual([
      [undefined, "一共两点：\n**第一点**：要快。\n**第二点**：要稳。", undefined],
    ]);
  });
});

describe("labels by their form", () => {
  const dialogue = "**主持人**：一。\n\n**王远**：二。\n\n**主持人**：三。\n\n**王远**：四。\n\n";

  test("no brackets in names", () => {
    const { told } = parse("**[Speaker 1]**：一。\n\n**[王选]**：二。\n\n**[Speaker 1]**：三。\n");
    expect(told.map(([speaker]) => speaker)).toEqual(["Speaker 1", "王选", "Speaker 1"]);
  });

  test.each([
    ["主持人 / Host", "主持人 / Host"],
    ["安娜·李", "安娜·李"],
    ["戈登（录音）", "戈登（录音）"],
    ["Dr. Lee", "Dr. Lee"],
    ["Unknown Speaker", "Unknown Speaker"],
  ])("%s speaks, though it speak once", (label, speaker) => {
    const { told } = parse(`${dialogue}**${label}**：五。\n`);
    expect(told.at(-1)).toEqual([speaker, "五。", undefined]);
  });

  test("what is unsure is given to nobody, with a word of it", () => {
    const { told, rules } = parse(`${dialogue}**海风**：五。\n\n六。\n`);
    expect(told.slice(-2)).toEqual([
      [undefined, "**海风**：五。", undefined],
      [undefined, "六。", undefined],
    ]);
    expect(rules).toEqual(["info label-unsure 13"]);
  });

  test("a phrase that leads into the text ends no turn", () => {
    const { told } = parse(`${dialogue}**第一个原则**：五。\n`);
    expect(told.at(-1)).toEqual(["王远", "**第一个原则**：五。", undefined]);
  });

  test("the name of a language speaks never", () => {
    const { told } = parse(
      "**English:** One word.\n\n**Chinese:** 一个词。\n\n**English:** Two words.\n\n**Chinese:** 两个词。\n",
    );
    expect(told).toEqual([
      [undefined, "**Chinese:** 一个词。", "**English:** One word."],
      [undefined, "**Chinese:** 两个词。", "**English:** Two words."],
    ]);
  });

  test("the label of an original is the speaker's English name, though it occur once", () => {
    const { transcript } = parse(`${dialogue}**王远**：五。\n\n${details("**Yuan**: Five.")}`);
    expect(transcript.sections[0]?.turns.at(-1)).toMatchObject({
      speaker: { zh: "王远", original: "Yuan" },
      segments: [{ zh: "五。", original: { text: "Five." } }],
    });
  });

  test("a label alone in its paragraph opens the next one", () => {
    expect(parse("**主持人**：\n\n你好。\n\n**主持人**：再见。\n").told).toEqual([
      ["主持人", "你好。", undefined],
      ["主持人", "再见。", undefined],
    ]);
  });
});

describe("marks that went astray", () => {
  test("bold beside bold, and a blank after the mark that opens it", () => {
    const { told } = parse(
      "说到**烘干****燃料**和** 木炭**时，先讲**火候**。\n\n**关键 **在这里，而 2 ** 3 与 4 ** 5 是算式。\n",
    );
    expect(told[0]?.[1]).toBe("说到**烘干燃料**和 **木炭**时，先讲**火候**。");
    expect(told[1]?.[1]).toBe("**关键 **在这里，而 2 ** 3 与 4 ** 5 是算式。");
    expect(parse("**关键 **在这里。\n").told[0]?.[1]).toBe("**关键** 在这里。");
  });

  test("a change of voice at the start of an original whose speaker is named", () => {
    const { told } = parse(
      `**主持人**：一。\n\n${details(">> One.\n>> Two.")}**王选**：二。\n\n${details(">> Three.")}`,
    );
    expect(told.map(([, , original]) => original)).toEqual(["One.\n>> Two.", "Three."]);
  });
});

test("the script of a text is told by its words", () => {
  const scriptOf = (body: string) => chineseOf(parse(body).transcript);
  expect(scriptOf("這個問題來得很早，我們還沒有經驗，應該從頭學過。\n")).toBe("zh-Hant");
  expect(scriptOf("这个问题来得很早，我们还没有经验，应该从头学过。\n")).toBe("zh-Hans");
});

describe("labels in both scripts", () => {
  test("one that occurs once is a speaker where the others are written so", () => {
    const both = "**王远 (Yuan Wang)**：一。\n\n**艾达·文 (Ada Venn)**：二。\n\n";
    const { told } = parse(
      `${both}${both}**亨利 (Henry)**：三。\n\n**艾达·文 (Ada Venn)**：四。\n`,
    );
    expect(told[4]).toEqual(["亨利 (Henry)", "三。", undefined]);
  });

  test("a term that is written so is none where the speakers are not", () => {
    const { told } = parse(
      "**主持人**：一。\n\n**王选**：二。\n\n**主持人**：三。\n\n**王选**：四。\n\n**锡箔 (Foil)**：一种薄片。\n",
    );
    expect(told[4]?.[0]).toBeUndefined();
    expect(told[4]?.[1]).toContain("锡箔 (Foil)");
  });
});

describe("labels without a mark", () => {
  const turns = (a: string, b: string, times: number) =>
    Array.from({ length: times }, (_, i) => `${a}：问题${i}。\n\n${b}：回答${i}。\n\n`).join("");

  test("count where their number and alternation show it", () => {
    const { told } = parse(turns("主持人", "王选", 4));
    expect(told).toHaveLength(8);
    expect(told[1]).toEqual(["王选", "回答0。", undefined]);
  });

  test("do not count where one of them stands alone, and that is said", () => {
    const body = Array.from({ length: 6 }, (_, i) => `主持人：问题${i}。\n\n回答。\n\n`).join("");
    const { told, rules } = parse(body);
    expect(told[0]).toEqual([undefined, "主持人：问题0。", undefined]);
    expect(rules).toEqual(["info label-plain 1"]);
  });

  test("are text where most paragraphs have none, and that is said", () => {
    const text = "没有人署名的一段。\n\n".repeat(60);
    const { transcript, diagnostics } = parseTranscript(
      `---\ntitle: 例\n---\n\n${turns("博里", "塔米", 6)}${text}`,
      "li.md",
    );
    expect(transcript.sections[0]?.turns.map(({ speaker }) => speaker)).toEqual([undefined]);
    expect(diagnostics.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/`博里：` opens 6 paragraphs .*most paragraphs have no such label/),
    );
  });

  test("words that lead into a quotation are none", () => {
    const body = "他说：好。\n\n我问：为什么？\n\n".repeat(6);
    expect(parse(body).told.every(([speaker]) => speaker === undefined)).toBe(true);
  });
});

describe("false pairs", () => {
  test("Latin words in a Chinese talk are a turn of their own", () => {
    const body =
      "**Rum**：OK。\n\n**小林**：那我们开始。\n\n**Rum**：Yeah\n\n**小林**：好的。\n\n**Rum**：今天讲三件事。\n";
    expect(parse(body).told).toEqual([
      ["Rum", "OK。", undefined],
      ["小林", "那我们开始。", undefined],
      ["Rum", "Yeah", undefined],
      ["小林", "好的。", undefined],
      ["Rum", "今天讲三件事。", undefined],
    ]);
  });

  test("one English paragraph makes no document interleaved", () => {
    const { told } = parse("Hello to all of you.\n\n大家好。\n\n今天讲印刷。\n\n明天讲装订。\n");
    expect(told[0]).toEqual([undefined, undefined, "Hello to all of you."]);
    expect(told[1]).toEqual([undefined, "大家好。", undefined]);
  });
});

describe("one original for several paragraphs", () => {
  const zh = (n: number) => `第${n}段话，说的是印刷怎样从木板走到铅字，又怎样从铅字走到光。`;
  const en = (n: number) =>
    `Paragraph ${n} of the talk tells how printing went from boards of wood to letters of lead, and from lead to light.`;

  test("belongs to as many as its length accounts for", () => {
    const { told, covers } = parse(
      `${zh(1)}\n\n${zh(2)}\n\n${zh(3)}\n\n${details(`${en(1)} ${en(2)} ${en(3)}`)}`,
    );
    expect(covers).toEqual([undefined, undefined, 3]);
    expect(told[2]?.[2]).toBe(`${en(1)} ${en(2)} ${en(3)}`);
  });

  test("is shared out where the numbers agree", () => {
    const { told, covers } = parse(`${zh(1)}\n\n${zh(2)}\n\n${details(`${en(1)}\n\n${en(2)}`)}`);
    expect(covers).toEqual([undefined, undefined]);
    expect(told.map(([, , original]) => original)).toEqual([en(1), en(2)]);
  });

  test("goes back to its first label, and no farther", () => {
    const { told, covers } = parse(
      `**主持人**：${zh(1)}\n\n**王远**：${zh(2)}\n\n${zh(3)}\n\n${details(`**Yuan Wang**: ${en(2)} ${en(3)}`)}**主持人**：好。\n`,
    );
    expect(covers).toEqual([undefined, undefined, 2, undefined]);
    expect(told.map(([speaker]) => speaker)).toEqual(["主持人", "王远", "王远", "主持人"]);
    expect(told[0]?.[2]).toBeUndefined();
  });

  test("is the last paragraph's alone where that is as long", () => {
    const { told, covers } = parse(`${zh(1)}\n\n${zh(2)}\n\n${details(en(2))}`);
    expect(covers).toEqual([undefined, undefined]);
    expect(told.map(([, , original]) => original)).toEqual([undefined, en(2)]);
  });

  test("reads back as it is written", () => {
    const body = `${zh(1)}\n\n${zh(2)}\n\n${zh(3)}\n\n${details(`${en(1)} ${en(2)} ${en(3)}\n\n- a list\n- of two`)}`;
    const { transcript } = parse(body);
    const again = parseTranscript(serializeTranscript(transcript), "li.md").transcript;
    const texts = (one: typeof transcript) =>
      eachSegment(one).map(({ segment: { line: _, ...segment } }) => segment);
    expect(texts(again)).toEqual(texts(transcript));
    expect(texts(again).at(-1)).toMatchObject({ covers: 3 });
  });
});

describe("originals", () => {
  test("keep their lists, tables and line breaks", () => {
    const list = "Three things:\n\n- wood\n- lead\n  - and tin\n\n| a | b |\n|---|---|\n| 1 | 2 |";
    expect(parse(`三样东西。\n\n${details(list)}`).told[0]?.[2]).toBe(list);
    expect(parse(`一行，又一行。\n\n${details("One line,\nand another.")}`).told[0]?.[2]).toBe(
      "One line,\nand another.",
    );
  });

  test("`>>` says that the voice changes, not whose it is", () => {
    const { told } = parse(
      `**主持人**：一。\n\n>> 对。\n\n**主持人**：二。\n\n三。\n\n${details(">> Three.")}`,
    );
    expect(told.map(([speaker]) => speaker)).toEqual(["主持人", undefined, "主持人", undefined]);
    expect(told[1]?.[1]).toBe(">> 对。");
  });

  test("carry the language that they are in", () => {
    const ja = "これは日本語の段落です。印刷の歴史について話しています。";
    const ko = "이것은 한국어 문단입니다. 인쇄의 역사에 대해 이야기합니다.";
    const fr =
      "C'est un paragraphe en français, qui parle de l'histoire de l'imprimerie et des livres.";
    const { transcript } = parse(`一。\n\n${ja}\n\n二。\n\n${ko}\n\n三。\n\n${details(fr)}`);
    const languages = eachSegment(transcript).map(({ segment }) => segment.original?.lang);
    expect(languages).toEqual([undefined, "ja", undefined, "ko", "fr"]);
  });

  test("a formula is nobody's original", () => {
    const { told } = parse("公式是：\n\n$$E = mc^2$$\n\n由此可见。\n\n$$a = b$$\n\n完。\n");
    expect(told.map(([, , original]) => original)).toEqual(Array(5).fill(undefined));
  });

  test("notes at the foot are no paragraphs, and a missing one is told", () => {
    const { transcript, told, rules } = parse("一[^1]。二[^x]。\n\n[^1]: 第一条，\n  接着说。\n");
    expect(told).toHaveLength(1);
    expect(transcript.sections[0]?.notes).toEqual([
      { id: "1", text: "第一条，\n接着说。", line: 7 },
    ]);
    expect(rules).toEqual(["warning note-missing 5"]);
  });
});

describe("what a page shows", () => {
  test("a formula as it is written, and prices as text", () => {
    const formula = "$\\tau_D \\approx \\tau_C + (\\tau_A - \\tau_B)$";
    expect(htmlToText(renderPassage(`推断出 ${formula}，而 *强调* 不变。`))).toBe(
      `推断出 ${formula}，而 强调 不变。`,
    );
    expect(htmlToText(renderPassage("$$a_1 * b_1 = c$$"))).toBe("$$a_1 * b_1 = c$$");
    expect(renderPassage("价格是 $5 和 *$10*。")).toContain("<em>$10</em>");
  });

  test("a change of voice as words, and a quotation as one", () => {
    expect(renderPassage(">> 对。")).toBe("<p>&gt;&gt; 对。</p>");
    expect(renderPassage("> 引文")).toContain("<blockquote>");
  });

  test("a reference to a note as a link to it, which search passes over", () => {
    const html = renderPassage("一句话[^1]。");
    expect(html).toContain('<a href="#note-1">1</a>');
    expect(htmlToText(html)).toBe("一句话。");
  });

  test("a Latin term that is explained in Chinese is a term of the glossary", () => {
    expect(
      findGlossaryTerms("用 **Zapier**（自动化平台：连接应用）和 **GDP**（见下文）。"),
    ).toEqual([{ zh: "Zapier", en: "Zapier", definition: "自动化平台：连接应用" }]);
    expect(renderPassage("**Zapier**（自动化平台：连接应用）")).toContain("<dfn>Zapier</dfn>");
  });
});
