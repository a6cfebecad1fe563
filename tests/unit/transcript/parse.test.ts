import { describe, expect, test } from "vitest";
import { formatDiagnostic } from "../../../src/transcript/diagnostic.ts";
import { eachSegment } from "../../../src/transcript/model.ts";
import { parseTranscript } from "../../../src/transcript/parse.ts";

const HEAD = "---\ntitle: 例\n---\n";

function parse(body: string, head = HEAD) {
  const { transcript, diagnostics } = parseTranscript(head + body, "content/transcripts/li.md");
  const segments = eachSegment(transcript);
  return { transcript, segments, printed: diagnostics.map(formatDiagnostic) };
}

function original(text: string, attributes = ""): string {
  return `<details>\n<summary>View/Hide Original English</summary>\n<p class="english-text"${attributes}>${text}</p>\n</details>\n`;
}

describe("the reference layout", () => {
  test("pairs a Chinese paragraph with the details block after it", () => {
    const { segments, printed } = parse(`\n你好。\n\n${original("Hello.")}\n再见。\n`);
    expect(printed).toEqual([]);
    expect(segments.map(({ segment }) => [segment.zh, segment.original?.text])).toEqual([
      ["你好。", "Hello."],
      ["再见。", undefined],
    ]);
  });

  test("never takes code for the English of the paragraph after it", () => {
    const { segments } = parse("\n一段。\n\n```\nnpm run build\n```\n\n又一段。\n");
    expect(segments.map(({ segment }) => [segment.zh, segment.original?.text])).toEqual([
      ["一段。", undefined],
      ["```\nnpm run build\n```", undefined],
      ["又一段。", undefined],
    ]);
  });

  test("closes code only where Markdown does, so that what it shows is no block", () => {
    const code = "~~~html\n~~~ a line of code\n\n<details>\n~~~";
    const { segments, printed } = parse(`\n${code}\n\n一段。\n`);
    expect(segments.map(({ segment }) => segment.zh)).toEqual([code, "一段。"]);
    expect(printed).toEqual([]);
  });

  test("takes three backticks around words in a line for what they are", () => {
    const { segments } = parse("\n```代码```在前。\n\n一段。\n");
    expect(segments.map(({ segment }) => segment.zh)).toEqual(["```代码```在前。", "一段。"]);
  });

  test("counts lines in the whole file, front matter included", () => {
    const { segments, transcript } = parse(`\n## 标题\n\n你好。\n\n${original("Hello.")}`);
    expect(transcript.sections[0]?.line).toBe(5);
    expect(segments[0]?.segment.line).toBe(7);
  });

  test("gives a details block right after a heading to the heading", () => {
    const { transcript, segments } = parse(`\n## 标题\n\n${original("Heading")}\n你好。\n`);
    expect(transcript.sections[0]?.headingOriginal?.text).toBe("Heading");
    expect(segments).toHaveLength(1);
    expect(segments[0]?.segment.original).toBeUndefined();
  });

  test("reads a Traditional Chinese original, with or without its lang", () => {
    const { segments } = parse(
      `\n经济。\n\n${original("經濟。", ' lang="zh-Hant"')}\n学习。\n\n${original("學習。")}`,
    );
    expect(segments.map(({ segment }) => segment.original?.lang)).toEqual(["zh-Hant", "zh-Hant"]);
  });

  test("keeps paragraph breaks inside an original", () => {
    const { segments } = parse(`\n你好。\n\n${original("One.<br><br>Two.")}`);
    expect(segments[0]?.segment.original?.text).toBe("One.<br><br>Two.");
  });

  test("keeps a block marked untranslated apart from the paragraph before it", () => {
    const { segments } = parse(`\n你好。\n\n<!-- untranslated -->\n\n${original("Alone.")}`);
    expect(segments.map(({ segment }) => [segment.zh, segment.original?.text])).toEqual([
      ["你好。", undefined],
      [undefined, "Alone."],
    ]);
  });
});

describe("variants seen in the wild", () => {
  test("pairs an English paragraph with the Chinese paragraph after it", () => {
    const { segments } = parse("\nHello there.\n\n你好。\n\nGood bye then.\n\n再见。\n");
    expect(segments.map(({ segment }) => [segment.zh, segment.original?.text])).toEqual([
      ["你好。", "Hello there."],
      ["再见。", "Good bye then."],
    ]);
  });

  test("does not pair a stray English paragraph in a Chinese text", () => {
    const { segments } = parse(
      "\n一。\n\nHello there.\n\n二。\n\nMore words here.\n\n## 完\n\n三。\n",
    );
    expect(segments.map(({ segment }) => segment.zh)).toEqual([
      "一。",
      undefined,
      "二。",
      undefined,
      "三。",
    ]);
  });

  test("reads labels in either script and drops comments", () => {
    const { segments } = parse(
      `<!-- chunk 1/8 -->\n\n**主持人**：你好。\n\n${original("**Host**: Hello.")}\n**主持人：** 再见。\n`,
    );
    expect(segments.map(({ turn }) => turn.speaker)).toEqual([
      { zh: "主持人", original: "Host" },
      { zh: "主持人" },
    ]);
    expect(segments.map(({ segment }) => [segment.zh, segment.original?.text])).toEqual([
      ["你好。", "Hello."],
      ["再见。", undefined],
    ]);
  });

  test("survives a mistyped summary line and says so", () => {
    const { segments, printed } = parse(
      '\n你好。\n\n<details>\nsummary>View/Hide Original English</sumary>\n<p class="english-text">Hello.</p>\n</details>\n',
    );
    expect(segments[0]?.segment.original?.text).toBe("Hello.");
    expect(printed).toEqual([
      "content/transcripts/li.md:7:1 warning summary-mistyped: The summary line of a `<details>` block is mistyped. Fix: write it as `<summary>View/Hide Original English</summary>`.",
    ]);
  });

  test("reads a details block written on one line", () => {
    const { segments } = parse(
      '\n你好。\n\n<details><summary>原文</summary><p class="english-text">Hello.</p></details>\n',
    );
    expect(segments[0]?.segment.original?.text).toBe("Hello.");
  });

  test("reads dates quoted or bare, with CRLF line ends and a byte order mark", () => {
    const bare = parseTranscript(
      "\uFEFF---\r\ntitle: 例\r\ndate: 2024-06-26\r\n---\r\n你好。\r\n",
      "a.md",
    );
    const quoted = parseTranscript("---\ntitle: 例\ndate: '2024-06-26'\n---\n你好。\n", "a.md");
    expect(bare.diagnostics).toEqual([]);
    expect(bare.transcript.meta.date).toBe("2024-06-26");
    expect(quoted.transcript.meta).toEqual(bare.transcript.meta);
  });

  test("keeps unknown keys", () => {
    const { transcript } = parse("\n你好。\n", "---\ntitle: 例\nlayout: post.njk\nmood: 好\n---\n");
    expect(transcript.meta.extra).toEqual({ layout: "post.njk", mood: "好" });
  });

  test("reads timestamps", () => {
    const { segments } = parse("\n[01:02:03] **主持人**：你好。\n\n[02:03.5] 再见。\n");
    expect(segments.map(({ segment }) => segment.time)).toEqual([3723, 123.5]);
  });
});

describe("speaker labels", () => {
  test("a bold word before a colon that occurs once is no speaker", () => {
    const { segments, printed } = parse("\n**第一点**：要快。\n\n后来呢？\n");
    expect(segments[0]?.turn.speaker).toBeUndefined();
    expect(segments[0]?.segment.zh).toBe("**第一点**：要快。");
    expect(printed[0]).toContain("info label-once");
  });

  test("a name that the front matter gives is a speaker at its first word", () => {
    const { segments } = parse("\n**王选**：你好。\n", "---\ntitle: 例\nguest: 王选\n---\n");
    expect(segments[0]?.turn.speaker?.zh).toBe("王选");
  });

  test("a heading ends the turn: nothing is claimed below it without a label", () => {
    const { segments } = parse("\n**主持人**：你好。\n\n## 下一节\n\n再见。\n");
    expect(segments.map(({ turn }) => turn.speaker?.zh)).toEqual(["主持人", undefined]);
  });
});

describe("segment ids", () => {
  const id = (body: string, index: number) => parse(body).segments[index]?.segment.id;

  test("survive an edit elsewhere, and of the translation", () => {
    const before = id(`\n一。\n\n你好。\n\n${original("Hello.")}`, 1);
    expect(id(`\n## 新\n\n改了的第一段。\n\n你好啊！\n\n${original("Hello.")}`, 1)).toBe(before);
  });

  test("are unique when a paragraph is repeated", () => {
    const { segments } = parse("\n对。\n\n对。\n\n对。\n");
    expect(new Set(segments.map(({ segment }) => segment.id)).size).toBe(3);
  });
});

describe("what does not fit is reported with file, line and remedy", () => {
  const cases: [name: string, source: string, message: string][] = [
    [
      "JavaScript front matter",
      "---js\n{ title: (() => { throw 1 })() }\n---\n你好。\n",
      "li.md:1:1 error front-matter-language: Front matter must be YAML, but the file asks for `js`. Fix: write the first line as `---` alone and the keys as YAML; nothing in front matter is ever run.",
    ],
    [
      "a missing title",
      "---\ndate: 2024\n---\n你好。\n",
      "li.md:1:1 warning title-missing: The transcript has no title, so it goes by its first heading or its file's name. Fix: add `title: …` to the front matter.",
    ],
    [
      "an unknown date",
      "---\ntitle: 例\ndate: 2024-13-40\n---\n你好。\n",
      'li.md:3:1 warning date-unknown: `2024-13-40` is not a date that is known. Fix: write the date as `"YYYY-MM-DD"`, `"YYYY-MM"` or `"YYYY"`, or leave the line out.',
    ],
    [
      "an unclosed details block",
      `---\ntitle: 例\n---\n\n你好。\n\n<details>\n<p class="english-text">Hello.</p>\n`,
      "li.md:7:1 warning details-unclosed: A `<details>` block is never closed, so it is read up to what cannot belong to it. Fix: add a line `</details>` after its text.",
    ],
    [
      "front matter that is never closed",
      "---\ntitle: 例\n你好。\n",
      "li.md:1:1 error front-matter-unclosed: The front matter has no closing `---`. Fix: add a line `---` after the last key.",
    ],
    [
      "a file without front matter",
      "你好。\n",
      "li.md:1:1 error front-matter-missing: The file does not start with front matter. Fix: start the file with a line `---`, then `title: …`, then a line `---`.",
    ],
    [
      "a transcript without text",
      "---\ntitle: 例\n---\n",
      "li.md:4:1 warning body-empty: The transcript has no text, and its page says so. Fix: write at least one paragraph after the front matter.",
    ],
    [
      "a script",
      "---\ntitle: 例\n---\n\n你好。<script>alert(1)</script>\n",
      "li.md:5:1 warning raw-html: `<script>` is not part of the format, so it is left out of the page. Fix: remove it, or put it between backticks to show it as code.",
    ],
  ];

  test.each(cases)("%s", (_name, source, message) => {
    const { diagnostics } = parseTranscript(source, "li.md");
    expect(diagnostics.map(formatDiagnostic)).toEqual([message]);
  });

  test("broken YAML, with its line", () => {
    const { diagnostics } = parseTranscript("---\ntitle: 例\ntags: [a, b\n---\n你好。\n", "li.md");
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ severity: "error", rule: "front-matter-yaml" });
    expect(diagnostics[0]?.line).toBeGreaterThanOrEqual(3);
  });

  test("an unclosed details block loses no text", () => {
    const { segments } = parse(
      `\n一。\n\n<details>\n<p class="english-text">One.</p>\n\n## 二\n\n三。\n`,
    );
    expect(segments.map(({ segment }) => [segment.zh, segment.original?.text])).toEqual([
      ["一。", "One."],
      ["三。", undefined],
    ]);
  });
});
