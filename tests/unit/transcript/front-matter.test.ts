import { describe, expect, test } from "vitest";
import { formatDiagnostic, tellOnce } from "../../../src/transcript/diagnostic.ts";
import { parseFrontMatter } from "../../../src/transcript/front-matter.ts";
import { TOLD_ONCE } from "../../../src/transcript/metadata.ts";
import { parseTranscript } from "../../../src/transcript/parse.ts";
import { serializePublished } from "../../../src/transcript/serialize.ts";

function read(...lines: string[]) {
  const { meta, diagnostics } = parseFrontMatter(
    `---\n${lines.join("\n")}\n---\n\n你好。\n`,
    "a.md",
  );
  return { meta, told: diagnostics.map(formatDiagnostic) };
}

describe("values stand as they are written", () => {
  test.each(["1.10", "007", "1e3", "0x1F", "1_000", "12:30", "Yes", "NO", "2024-01-02"])(
    "%s",
    (text) => {
      const { meta, told } = read(
        `title: ${text}`,
        `tags: [${text}, 甲]`,
        "people:",
        `  - ${text}`,
      );
      expect([meta.title, meta.tags, meta.people]).toEqual([text, [text, "甲"], [text]]);
      expect(told).toEqual([]);
    },
  );

  test("nothing is nothing", () => {
    const { meta } = read("title: 题", "summary: null", "series: ~", "guest:", "tags: [甲, null]");
    expect([meta.summary, meta.series, meta.guest, meta.tags]).toEqual([
      undefined,
      undefined,
      [],
      ["甲"],
    ]);
  });
});

describe("what YAML would drop or refuse is told with its line and what to do", () => {
  test.each([
    [
      ["title: 谈话 #口述"],
      /^a\.md:2:8 warning front-matter-cut: `#口述` is a comment.*in quotes\.$/,
    ],
    [["title: 谈话 # 口述"], /^a\.md:2:8 warning front-matter-cut/],
    [["title: 题", "tags:", "  - #手艺"], /^a\.md:4:5 warning front-matter-cut: `#手艺`/],
    [["title: 题", "tags:", "  - 木 #工"], /^a\.md:4:5 warning front-matter-cut: `#工`/],
    [["title: &王选 的话"], /^a\.md:2:\d+ warning front-matter-cut: `&王选` names.*in quotes\.$/],
    [
      ["title: @王选"],
      /^a\.md:2:8 warning front-matter-yaml: .*quotes around a value that begins with `@`/,
    ],
    [["title: *强调* 的话"], /^a\.md:2:8 error front-matter-yaml: .*begins with `\*`.*in quotes/],
    [
      ["title: [访谈] 王选"],
      /error front-matter-yaml: .*quotes around a value that begins with `\[`/,
    ],
    [["title: [访谈]"], /^a\.md:2:1 warning front-matter-type: `title` must be one line.*quotes/],
    [["title: 谈：a: b"], /error front-matter-yaml: .*quotes around a value that holds `: `/],
    [
      ['title: "活字"与雕版'],
      /^a\.md:2:\d+ error front-matter-yaml: .*between quotes of the other kind/,
    ],
    [
      ["title：活字", "date: 2024"],
      /^a\.md:2:6 error front-matter-yaml: There is a full-width colon after `title`/,
    ],
    [["title:活字", "date: 2024"], /no blank after the colon after `title`|There is no blank/],
    [["title: 一", "title: 二"], /^a\.md:3:1 warning front-matter-key-twice: .*keep one/],
    [
      ["title: 一", "tags:", "\t- 甲"],
      /^a\.md:4:1 warning front-matter-yaml: .*spaces instead of tabs/,
    ],
  ])("%j", (lines, says) => {
    const { told } = read(...lines);
    expect(told.filter((line) => says.test(line))).toHaveLength(1);
  });

  test("a value that YAML reads in spite of itself is kept", () => {
    expect(read("title: @王选").meta.title).toBe("@王选");
    expect(read("title: 题", "tags:", "\t- 甲").meta.tags).toEqual(["甲"]);
  });

  test("a comment after a blank is a comment, and `#` inside a word is text", () => {
    const { meta, told } = read("title: C#的故事", "project: # 选 0 到 3 个", "date: 2024 # 存疑");
    expect([meta.title, meta.project, meta.date, told]).toEqual(["C#的故事", [], "2024", []]);
  });
});

describe("keys", () => {
  test.each([
    ["guests: [张三]", "guest"],
    ["tag: 甲", "tags"],
    ["Date: 2024", "date"],
    ["speakers: 张三", "speaker"],
    ["lang: en", "source_lang"],
    ["标签: [甲]", "tags"],
    ["sumary: 摘要", "summary"],
    ["companies: [甲]", "companies_orgs"],
    ["Source-Lang: en", "source_lang"],
  ])("%s: the nearest known one is named", (line, near) => {
    const { meta, told } = read("title: 题", line);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(
      new RegExp(`^a\\.md:3:1 warning key-mistyped: .*did you mean \`${near}\``),
    );
    expect(meta[near as "tags"] ?? []).toEqual([]);
  });

  test("that are known to nobody are told, once for all files, and stay private", () => {
    const source = (name: string) =>
      parseTranscript(
        "---\ntitle: 题\ninternal_note: 真名王某\nlayout: post.njk\n---\n\n你好。\n",
        name,
      );
    const files = ["a.md", "b.md", "c.md"].map(source);
    const told = tellOnce(
      files.flatMap(({ diagnostics }) => diagnostics),
      TOLD_ONCE,
    ).map(formatDiagnostic);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(
      /^a\.md:3:1 warning key-unknown: `internal_note` .* private \(here and in 2 more files\)\./,
    );
    const [{ transcript }] = files as [ReturnType<typeof source>];
    expect(transcript.meta.extra).toMatchObject({ internal_note: "真名王某" });
    expect(serializePublished(transcript)).not.toMatch(/真名|internal_note|post\.njk/);
  });

  test("that are published stay in what is published", () => {
    const head = 'title: 题\neditor: 阿青\nimported_sha256: "00"\ndate: "2024-01-02"';
    const { transcript } = parseTranscript(`---\n${head}\n---\n\n你好。\n`, "a.md");
    const published = serializePublished(transcript);
    expect(published).toContain("editor: 阿青");
    expect(published).toContain("2024-01-02");
    expect(published).not.toContain("imported_sha256");
  });
});

describe("drafts by other words", () => {
  test.each([
    "Draft: true",
    "draft: yes",
    'draft: "true"',
    "drafts: true",
    "published: false",
    "publish: no",
    "status: draft",
    "Status: Draft",
    "status: 草稿",
    "状态: 未发布",
    "草稿: 是",
    "status: work-in-progress",
    "is_draft: 1",
  ])("%s is a draft", (line) => {
    expect(read("title: 题", line).meta.draft).toBe(true);
  });

  test.each([
    "draft: false",
    "Draft: no",
    "published: true",
    "published: 2024-01-02",
    "published: null",
    "status: evergreen",
    "status: published",
    "private: false",
  ])("%s is none", (line) => {
    const { meta, told } = read("title: 题", line);
    expect(meta.draft).toBe(false);
    expect(told.filter((said) => said.includes("error"))).toEqual([]);
  });

  test.each([
    "private: true",
    "visibility: private",
    "status: 保密",
    "hidden: yes",
    "public: false",
  ])("%s is an error at its line, since a site may publish drafts", (line) => {
    const { meta, told } = read("title: 题", line);
    expect(meta.draft).toBe(true);
    expect(told).toEqual([
      expect.stringMatching(/^a\.md:3:1 error private-transcript: .*take the file out/),
    ]);
  });
});

describe("lists on one line", () => {
  test.each([
    ["tags: a, b", "tags", ["a", "b"]],
    ["tags: [手艺，口述]", "tags", ["手艺", "口述"]],
    ["people: 张三、李四", "people", ["张三", "李四"]],
    ["people:\n  - 张三、李四", "people", ["张三", "李四"]],
    ["speaker: 王选, 毕昇", "speaker", ["王选", "毕昇"]],
    ["guest: Robert Kennedy, Jr.", "guest", ["Robert Kennedy, Jr."]],
    ["guest: 王选（北京，教授）", "guest", ["王选（北京，教授）"]],
    ["companies_orgs: 甲厂、乙厂", "companies_orgs", ["甲厂", "乙厂"]],
    ["companies_orgs:\n  - Foo, Inc.", "companies_orgs", ["Foo, Inc."]],
    ["media_books: 《甲》、《乙》", "media_books", ["《甲》", "《乙》"]],
    ["media_books: 少，但是更好", "media_books", ["少，但是更好"]],
  ] as const)("%s", (line, key, names) => {
    const { meta, told } = read("title: 题", line);
    expect(meta[key]).toEqual(names);
    expect(told.filter((said) => /warning|error/.test(said))).toEqual([]);
    expect(told).toHaveLength(names.length > 1 ? 1 : 0);
  });

  test("where it is unsure, the line stays whole and is told", () => {
    const { meta, told } = read("title: 题", "companies_orgs: Red, Wine and Blue");
    expect(meta.companies_orgs).toEqual(["Red, Wine and Blue"]);
    expect(told).toEqual([expect.stringMatching(/^a\.md:3:1 warning names-unsplit/)]);
  });
});

describe("titles in both languages, and the days of the archive", () => {
  test("are read beside the title and the day of the talk", () => {
    const { meta, told } = read(
      "title: 铅字的重量",
      "title_en: The weight of type",
      "summary_en: A printer remembers.",
      "date: 1998",
      "added: 2026-11-30",
      "updated: 2026年12月1日",
    );
    expect(meta).toMatchObject({
      title: "铅字的重量",
      title_en: "The weight of type",
      summary_en: "A printer remembers.",
      date: "1998",
      added: "2026-11-30",
      updated: "2026-12-01",
    });
    expect(told).toEqual([]);
  });

  test("an English title makes room for `title_zh`", () => {
    const { meta, told } = read("title: The weight of type", "title_zh: 铅字的重量");
    expect([meta.title, meta.title_en]).toEqual(["铅字的重量", "The weight of type"]);
    expect(told).toEqual([]);
    const alone = read("title_zh: 铅字的重量", "title_en: Type");
    expect([alone.meta.title, alone.meta.title_en]).toEqual(["铅字的重量", "Type"]);
    expect(alone.told).toEqual([]);
  });

  test("a Chinese title stays, and `title_zh` beside it is told", () => {
    const { meta, told } = read("title: 铅字", "title_zh: 铅字的重量");
    expect(meta.title).toBe("铅字");
    expect(told).toEqual([expect.stringMatching(/^a\.md:3:\d+ warning title-zh-unused/)]);
  });

  test("a day that is none is told with its line", () => {
    const { meta, told } = read("title: 题", "added: 不久前");
    expect(meta.added).toBeUndefined();
    expect(told).toEqual([expect.stringMatching(/^a\.md:3:\d+ warning date-unknown/)]);
  });
});
