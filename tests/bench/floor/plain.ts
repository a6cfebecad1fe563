/**
 * The plain floor: one script with the same libraries that reads, parses and renders a generated
 * archive and writes plain pages, by the shortest way: title, facts and text of each transcript,
 * and the transcripts of each name.
 *
 * `tsx tests/bench/floor/plain.ts CONTENT OUTPUT`
 */

import MarkdownIt from "markdown-it";
import cjkFriendly from "markdown-it-cjk-friendly";
import {
  type Block,
  byName,
  hostOf,
  paragraphId,
  readTalks,
  slug,
  spell,
  type Talk,
  text,
  write,
} from "./archive.ts";

const markdown = new MarkdownIt({ html: false, breaks: true }).use(cjkFriendly);

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

function bodyOf(blocks: readonly Block[]): { body: string } {
  let html = "";
  for (const block of blocks) {
    const { isHeading, speaker, zh, english } = block;
    if (isHeading) {
      html += `<h2 id="h-${spell(zh)}">${markdown.renderInline(zh)}</h2>\n`;
      if (english !== undefined) html += `<p lang="en">${markdown.renderInline(english)}</p>\n`;
      continue;
    }
    if (speaker !== undefined) {
      html += `<p class="speaker" data-speaker="${text(speaker)}">${text(speaker)}</p>\n`;
    }
    const id = paragraphId(block);
    html += `<div class="segment" data-segment id="${id}">\n<div class="zh" lang="zh-Hans">${markdown.render(zh)}</div>\n`;
    if (english !== undefined) {
      html += `<details data-original><summary>英文原文 <span class="en">English</span></summary><div class="original" lang="en">${markdown.render(english)}</div></details>\n`;
    }
    html += `<a class="permalink" href="#${id}">¶</a>\n</div>\n`;
  }
  return { body: html };
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

const talks = readTalks(bodyOf);
for (const talk of talks) {
  write(
    `transcripts/${talk.slug}`,
    page(
      talk.title,
      `<article data-transcript="${talk.slug}"><header><h1>${text(talk.title)}</h1><p class="summary">${text(talk.summary)}</p>
<dl class="facts"><div><dt>日期</dt><dd><time datetime="${talk.date}">${talk.date}</time></dd></div><div><dt>来源</dt><dd><a href="${text(talk.source)}">${text(hostOf(talk.source))}</a></dd></div>
<div><dt>讲者</dt><dd><ul>${links("people", talk.speakers)}</ul></dd></div><div><dt>标签</dt><dd><ul>${links("tags", talk.names.tags ?? [])}</ul></dd></div></dl></header>
<div class="transcript-body">
${talk.body}</div></article>`,
    ),
  );
}
for (const [kind, entries] of byName(talks)) {
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
