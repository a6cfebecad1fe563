/**
 * The floor: what the same work costs in one script with the same libraries and nothing else. It
 * reads, parses, renders and writes the pages of a generated archive by the shortest way, without
 * diagnostics, escaping by type, templates or a generator. Shares no code with the site on purpose.
 *
 * `tsx tests/bench/floor.ts CONTENT OUTPUT`
 */

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import matter from "gray-matter";
import MarkdownIt from "markdown-it";
import cjkFriendly from "markdown-it-cjk-friendly";
import { pinyin } from "pinyin-pro";
import { parse as parseYaml } from "yaml";

const [content = "", output = ""] = process.argv.slice(2);
const markdown = new MarkdownIt({ html: false, breaks: true }).use(cjkFriendly);

type Names = Record<string, string[]>;

interface Talk {
  slug: string;
  title: string;
  date: string;
  summary: string;
  source: string;
  names: Names;
  speakers: string[];
  body: string;
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const text = (value: string) => value.replace(/[&<>"]/g, (c) => escapes[c] ?? c);
const slugs = new Map<string, string>();

function slug(name: string): string {
  let made = slugs.get(name);
  if (made === undefined) {
    made = name
      .replace(/\p{Script=Han}+/gu, (run) => ` ${pinyin(run, { toneType: "none" })} `)
      .normalize("NFD")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "");
    slugs.set(name, made);
  }
  return made;
}

function page(title: string, main: string): string {
  return `<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<title>${text(title)} · 基准</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/assets/site.css">
<script type="module" src="/assets/site.js"></script>
</head>
<body>
<a class="skip" href="#main">跳到正文 <span class="en" lang="en">Skip to content</span></a>
<header class="site-header"><a class="site-name" href="/">基准 <span class="en" lang="en">Bench</span></a>
<nav><ul><li><a href="/transcripts/">文稿</a></li><li><a href="/tags/">标签</a></li><li><a href="/people/">人物</a></li><li><a href="/search/">搜索</a></li></ul></nav>
<form class="search-box" action="/search/"><input type="search" name="q"><button type="submit">搜索</button></form></header>
<main id="main">
${main}
</main>
<footer class="site-footer"><p>基准</p></footer>
</body>
</html>
`;
}

function write(path: string, html: string): void {
  const folder = join(output, path);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "index.html"), html);
}

function listOf(value: unknown): string[] {
  return value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)];
}

function readTalk(name: string): Talk {
  const source = readFileSync(join(content, "transcripts", name), "utf8");
  const { data, content: body } = matter(source, {
    engines: { yaml: { parse: parseYaml as (yaml: string) => object, stringify: () => "" } },
  });
  const speakers = new Set(listOf(data.speaker));
  let html = "";
  const blocks = body.split(/\n{2,}/);
  for (let i = 0; i < blocks.length; i++) {
    let block = (blocks[i] ?? "").trim();
    if (block === "") continue;
    const heading = /^#+ (.*)/.exec(block);
    const next = blocks[i + 1] ?? "";
    const original = /^<details>[^]*?<p class="english-text">([^]*)<\/p>/.exec(next)?.[1];
    if (original !== undefined) i++;
    if (heading) {
      html += `<h2 id="h-${slug(heading[1] ?? "")}">${markdown.renderInline(heading[1] ?? "")}</h2>\n`;
      if (original !== undefined) html += `<p lang="en">${markdown.renderInline(original)}</p>\n`;
      continue;
    }
    const label = /^\*\*([^*]+)\*\*[:：]\s*/.exec(block);
    if (label) {
      block = block.slice(label[0].length);
      speakers.add(label[1] ?? "");
      html += `<p class="speaker" data-speaker="${text(label[1] ?? "")}">${text(label[1] ?? "")}</p>\n`;
    }
    const english = original?.replace(/^\*\*[^*]+\*\*[:：]\s*/, "").replaceAll("&amp;", "&");
    const id = createHash("sha1")
      .update(english ?? block)
      .digest("base64url")
      .slice(0, 8);
    html += `<div class="segment" data-segment id="s${id}">\n<div class="zh" lang="zh-Hans">${markdown.render(block)}</div>\n`;
    if (english !== undefined) {
      html += `<details data-original><summary>英文原文 <span class="en">English</span></summary><div class="original" lang="en">${markdown.render(english)}</div></details>\n`;
    }
    html += `<a class="permalink" href="#s${id}">¶</a>\n</div>\n`;
  }
  return {
    slug: slug(name.replace(/\.md$/, "")),
    title: String(data.title),
    date: String(data.date),
    summary: String(data.summary),
    source: String(data.source),
    speakers: [...speakers],
    names: {
      tags: listOf(data.tags),
      people: [...new Set([...speakers, ...listOf(data.people)])],
      organisations: listOf(data.companies_orgs),
      products: listOf(data.products_models),
      media: listOf(data.media_books),
      series: listOf(data.series),
      categories: listOf(data.category),
      years: [String(data.date).slice(0, 4)],
    },
    body: html,
  };
}

const talks = readdirSync(join(content, "transcripts")).sort().map(readTalk);
talks.sort((a, b) => (a.date < b.date ? 1 : -1));

const facets = new Map<string, Map<string, Talk[]>>();
for (const talk of talks) {
  for (const [kind, names] of Object.entries(talk.names)) {
    const entries = facets.get(kind) ?? new Map<string, Talk[]>();
    facets.set(kind, entries);
    for (const name of names) {
      const list = entries.get(name);
      if (list) list.push(talk);
      else entries.set(name, [talk]);
    }
  }
}

const links = (kind: string, names: readonly string[]) =>
  names.map((name) => `<li><a href="/${kind}/${slug(name)}/">${text(name)}</a></li>`).join("");

const list = (some: readonly Talk[]) =>
  `<ol class="transcript-list">\n${some
    .map(
      (talk) =>
        `<li>\n<h3><a href="/transcripts/${talk.slug}/">${text(talk.title)}</a></h3>\n<p class="facts"><time datetime="${talk.date}">${talk.date}</time>${talk.speakers.map((name) => `<span>${text(name)}</span>`).join("")}</p>\n<p class="summary">${text(talk.summary)}</p>\n</li>\n`,
    )
    .join("")}</ol>`;

for (const talk of talks) {
  write(
    `transcripts/${talk.slug}`,
    page(
      talk.title,
      `<article data-transcript="${talk.slug}"><header><h1>${text(talk.title)}</h1><p class="summary">${text(talk.summary)}</p>
<dl class="facts"><div><dt>日期</dt><dd><time datetime="${talk.date}">${talk.date}</time></dd></div><div><dt>来源</dt><dd><a href="${text(talk.source)}">${text(new URL(talk.source).host)}</a></dd></div>
<div><dt>讲者</dt><dd><ul>${links("people", talk.speakers)}</ul></dd></div><div><dt>标签</dt><dd><ul>${links("tags", talk.names.tags ?? [])}</ul></dd></div></dl></header>
<div class="transcript-body">
${talk.body}</div></article>`,
    ),
  );
}
for (const [kind, entries] of facets) {
  const sorted = [...entries].sort((a, b) => b[1].length - a[1].length);
  write(
    kind,
    page(
      kind,
      `<ul class="facet-list">${sorted.map(([name, some]) => `<li><a href="/${kind}/${slug(name)}/">${text(name)}</a> <span data-count="${some.length}">${some.length}</span></li>\n`).join("")}</ul>`,
    ),
  );
  for (const [name, some] of entries) {
    write(`${kind}/${slug(name)}`, page(name, `<h1>${text(name)}</h1>\n${list(some)}`));
  }
}
write("transcripts", page("文稿", list(talks)));
write("", page("首页", list(talks.slice(0, 8))));
