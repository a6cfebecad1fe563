/**
 * Makes the attack documents: every vector in every place of a transcript, and the families that
 * attack reading itself (YAML, encodings, sizes, names, characters that deceive).
 */

import { VECTORS } from "./vectors.ts";

export interface HostileDocument {
  family: string;
  /** File name below `transcripts/`. */
  file: string;
  bytes: Buffer;
}

/** Stands at the end of each document, so that one can see that nothing swallowed the rest. */
export const LAST_WORDS = "这是文稿的最后一句话";

type Place = (vector: string) => { head?: string; body: string };

const quoted = (text: string) => JSON.stringify(text);

/** Places in a transcript that hold a line of text. */
const PLACES: Record<string, Place> = {
  chinese: (vector) => ({ body: `他说：${vector} 然后停了下来。` }),
  block: (vector) => ({ body: vector }),
  original: (vector) => ({
    body: `中文的一段。\n\n<details>\n<summary>View/Hide Original English</summary>\n<p class="english-text">He said ${vector} and stopped.</p>\n</details>`,
  }),
  heading: (vector) => ({ body: `## 标题 ${vector}\n\n标题下面的一段。` }),
  speaker: (vector) => ({
    body: `**${vector}**：第一句。\n\n**主持人**：问一句。\n\n**${vector}**：第二句。`,
  }),
  glossary: (vector) => ({
    body: `我们谈**分词**（word segmentation: 把句子切成词 ${vector}）。`,
  }),
  list: (vector) => ({
    body: `- 一项\n- ${vector}\n\n| 甲 | 乙 |\n| :- | -: |\n| ${vector} | 丁 |`,
  }),
  metadata: (vector) => ({
    head: [
      `summary: ${quoted(vector)}`,
      `channel: ${quoted(vector)}`,
      `author: ${quoted(vector)}`,
      `source: ${quoted(`https://example.org/${vector}`)}`,
      `series: ${quoted(vector)}`,
      `category: ${quoted(vector)}`,
      `tags: [${quoted(vector)}]`,
      `people: [${quoted(vector)}]`,
      `${quoted(vector.slice(0, 40))}: 未知的键`,
    ].join("\n"),
    body: "平常的一段。",
  }),
};

export interface HostileOptions {
  /** Every vector in every place, rather than in half of them by turns. */
  all?: boolean;
  /** Bytes of the documents that cost much to read. */
  size?: number;
}

/** The documents, the same each time. */
export function hostileDocuments({
  all = false,
  size = 1_000_000,
}: HostileOptions = {}): HostileDocument[] {
  return [
    ...markupDocuments(all),
    ...yamlDocuments(),
    ...keyDocuments(),
    ...encodingDocuments(),
    ...deceptiveDocuments(),
    ...sizeDocuments(size),
    ...namedDocuments(),
  ];
}

function transcript(title: string, head: string | undefined, body: string): Buffer {
  const keys = [`title: ${quoted(title)}`, ...(head === undefined ? [] : [head])].join("\n");
  return Buffer.from(`---\n${keys}\n---\n\n${body}\n\n${LAST_WORDS}\n`);
}

function markupDocuments(all: boolean): HostileDocument[] {
  return Object.entries(PLACES).flatMap(([place, put], turn) =>
    VECTORS.flatMap((vector, i) => {
      if (!all && (i + turn) % 2 === 1) return [];
      const { head, body } = put(vector);
      const title = place === "metadata" ? `题 ${vector}` : `${place} ${i}`;
      return {
        family: `markup in ${place}`,
        file: `markup-${place}-${String(i).padStart(2, "0")}.md`,
        bytes: transcript(title, head, body),
      };
    }),
  );
}

function family(name: string, bodies: readonly (string | Buffer)[]): HostileDocument[] {
  const stem = name.replaceAll(" ", "-");
  return bodies.map((body, i) => ({
    family: name,
    file: `${stem}-${String(i).padStart(2, "0")}.md`,
    bytes: typeof body === "string" ? Buffer.from(body) : body,
  }));
}

function yamlDocuments(): HostileDocument[] {
  const end = `\n---\n\n${LAST_WORDS}\n`;
  const head = (yaml: string) => `---\ntitle: yaml\n${yaml}${end}`;
  const bomb = (levels: number) =>
    ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
      .concat(
        Array.from(
          { length: levels },
          (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`)}]`,
        ),
      )
      .join("\n");
  return family("yaml", [
    `---js\n{title: pwned(), toString(){process.exit(1)}}${end}`,
    `---javascript\nmodule.exports = require("fs").writeFileSync("pwned", "")${end}`,
    `---json\n{"title": "x"}${end}`,
    `---coffee\ntitle: "x"${end}`,
    `---toml\ntitle = "x"${end}`,
    head("x: !!js/function 'function(){pwned()}'"),
    head("x: !!js/undefined ''"),
    head("x: !!js/regexp /(a+)+$/"),
    head("x: !!python/object/apply:os.system ['touch pwned']"),
    head("x: !!binary PHNjcmlwdD4="),
    head("x: !ruby/object:Gem::Installer {}"),
    head("%TAG ! tag:evil.example,2000:\n---\nx: !x y"),
    head(bomb(8)),
    head(bomb(30)),
    head("tags: &t [a, b]\npeople: *t\nproject: *t"),
    head("a: &a {b: *a}"),
    head("<<: {draft: true, __proto__: {polluted: true}}"),
    head(`x: ${"[".repeat(60_000)}`),
    head(`x: ${"{a: ".repeat(15_000)}`),
    head(`x: ${"- ".repeat(30_000)}`),
    head(Array.from({ length: 100_000 }, (_, i) => `k${i}: v`).join("\n")),
    head(Array.from({ length: 1_900 }, (_, i) => `k${i}: v`).join("\n")),
    head(`tags:\n${"  - a\n".repeat(1_900)}`),
    head(`tags: [${Array.from({ length: 1_600 }, (_, i) => `t${i}`)}]`),
    head(`tags: [${"x".repeat(5_000)}]`),
    head("title: twice"),
    head("date: 99999999999999999999"),
    head(`date: "${"1".repeat(50_000)}"`),
    head("date: 2024-02-30"),
    head("title: {a: b}"),
    head("tags: {a: [b]}"),
    head("draft: {}"),
    head(`x: |\n${"  \n".repeat(1_900)}`),
    head('x: "unclosed'),
    head("source: javascript:pwned()"),
    head("source: https://evil.example@[::1"),
    head("original_file: ../../../../etc/passwd\noriginal_sha256: 00"),
    head("original_file: /etc/passwd"),
    head("layout: ../../../etc/passwd\npermalink: ../../../../tmp/pwned.html"),
    head("permalink: /index.html\npagination: {data: collections.all, size: 1}"),
    head("eleventyComputed: {title: '{{ 1 }}'}\neleventyExcludeFromCollections: true"),
    "---\n",
    "---\n---\n",
    `---\ntitle: x\n${LAST_WORDS}\n`,
    LAST_WORDS,
    "",
  ]);
}

/** Keys and names that an object would take for its own. */
function keyDocuments(): HostileDocument[] {
  const names = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "then"];
  const heads = names.flatMap((name) => [
    `${name}: {polluted: true}`,
    `${name}:\n  __proto__: {polluted: true}\n  constructor: {prototype: {polluted: true}}`,
    `tags: [${name}]\npeople: [${name}]\nseries: ${name}\ncompanies_orgs: [${name}]`,
  ]);
  return [
    ...family(
      "keys",
      heads.map((head) =>
        transcript("keys", head, `平常的话。\n\n## ${names.join(" ")}`).toString(),
      ),
    ),
    ...family(
      "key names",
      names.map((name) =>
        transcript(
          name,
          undefined,
          `## ${name}\n\n**${name}**：**${name}术**（${name}: ${name}）。\n\n**${name}**：又一句。`,
        ).toString(),
      ),
    ),
  ];
}

function encodingDocuments(): HostileDocument[] {
  const text = transcript("编码", undefined, "中文的一段话，足够长。").toString();
  const utf16 = Buffer.from(`\uFEFF${text}`, "utf16le");
  const gb = Buffer.from([0xd6, 0xd0, 0xce, 0xc4, 0xa1, 0xa3]);
  const front = Buffer.from("---\ntitle: x\n---\n\n");
  return family("encodings", [
    Buffer.concat([front, gb]),
    Buffer.concat([front, Buffer.from([0xa4, 0xa4, 0xa4, 0xe5])]),
    utf16,
    Buffer.from(utf16).swap16(),
    Buffer.from(text, "utf16le"),
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]),
    Buffer.concat([Buffer.from(text), Buffer.from([0xe4, 0xb8])]),
    Buffer.concat([Buffer.from(text), Buffer.from([0xc0, 0xaf, 0xed, 0xa0, 0x80])]),
    Buffer.concat([Buffer.from(text), Buffer.from([0xf8, 0x88, 0x80, 0x80, 0x80])]),
    Buffer.from(text.replace("中文", "中\u0000文")),
    Buffer.from(text.replaceAll("\n", "\r")),
    Buffer.from(text.replaceAll("\n", "\r\n")),
    Buffer.from(text.replaceAll("\n", "\u2028")),
    Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0]),
    Buffer.from(text.replace("中文", "\uFFFE\uFFFF\u{10FFFF}")),
  ]);
}

function deceptiveDocuments(): HostileDocument[] {
  const characters = [
    ..."\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069",
    ..."\u200B\u2060\u00AD\uFEFF\u200E\u200F\u061C\u180E\u3164\u{E0041}\u0008\u001B\u007F\u0085",
  ];
  const twins = ["Аlice Smith|Alice Smith", "王\u200B选|王选", "Bοb|Bob", "Ｂob|Bob", "Paul|PauI"];
  return [
    ...family(
      "hidden text",
      characters.map((c) =>
        transcript("隐形", undefined, `付款${c}给甲方，不要给乙方。`).toString(),
      ),
    ),
    ...family(
      "hidden metadata",
      characters.map((c) => transcript(`隐${c}形`, undefined, "平常的话。").toString()),
    ),
    ...family(
      "lookalikes",
      twins.map((pair) => {
        const [forged = "", real = ""] = pair.split("|");
        const body = [real, forged, real, forged].map((name, i) => `**${name}**：第${i}句。`);
        return transcript("相似", undefined, body.join("\n\n")).toString();
      }),
    ),
  ];
}

/** Documents that cost much to read, each large enough that the square of its size would show. */
function sizeDocuments(size: number): HostileDocument[] {
  const fill = (unit: string, bytes: number) =>
    unit.repeat(Math.floor(bytes / Buffer.byteLength(unit)));
  const bodies = [
    ...["<p ", "<details>", "<details ", "<!-- ", "<summary ", "<b>", "</b>", "![", "[a](", "**"],
    ...["_a_ ", "`a``b", "> ", "- ", "**术**（a", "&#", "\\", "[00:00", "：", "|-"],
  ].map((unit) => fill(unit, size));
  const lines = [
    "<!--\n",
    "<details>\n",
    "<p>\n",
    "## 题\n\n",
    "字\n\n",
    "**甲**：字\n\n",
    "---\n",
  ];
  return [
    ...family(
      "one line",
      bodies.map((body) => transcript("行", undefined, body).toString()),
    ),
    ...family(
      "one original",
      ["<p ", "<summary ", "summ", "<br>", " \n"].map((unit) => {
        const inner = fill(unit, size);
        return transcript(
          "原文",
          undefined,
          `字\n\n<details>\n<p>${inner}x</p>\n</details>`,
        ).toString();
      }),
    ),
    ...family(
      "many lines",
      lines.map((unit) => transcript("多行", undefined, fill(unit, size)).toString()),
    ),
    ...family("too large", [transcript("大", undefined, fill("字", 9 * size)).toString()]),
  ];
}

/** Names of files that are paths, options, commands or markup elsewhere. */
function namedDocuments(): HostileDocument[] {
  const names = [
    "..%2f..%2f..%2ftmp%2fpwned.md",
    "..\\..\\pwned.md",
    "-rf.md",
    "--output=pwned.md",
    "$(touch pwned).md",
    "`touch pwned`.md",
    ";touch pwned;.md",
    "a b\tc.md",
    "line\nbreak.md",
    "<img src=x onerror=pwned()>.md",
    "&quot;onload=pwned().md",
    "index.html.md",
    "index.md",
    "con.md",
    "nul.txt",
    "__proto__.md",
    "constructor.md",
    "{{ 7*7 }}.md",
    "[...slug].md",
    "文稿.11ty.js.md",
    `${"长".repeat(80)}.md`,
    `${"a".repeat(250)}.md`,
    "\u202Egpj.md",
    "\u200B.md",
    "🦀.md",
    "…….md",
  ];
  return names.map((file) => ({
    family: "names",
    file,
    bytes: transcript("名", undefined, "平常的话。"),
  }));
}
