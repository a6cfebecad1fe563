/** The equal floor's page of one transcript. */

import MarkdownIt from "markdown-it";
import cjkFriendly from "markdown-it-cjk-friendly";
import { type Block, hostOf, paragraphId, slug, spell, type Talk, text } from "./archive.ts";
import {
  both,
  breadcrumbs,
  nameLink,
  nameUrl,
  type Page,
  READER_BAR,
  SITE,
  talkLink,
  talkUrl,
} from "./layout.ts";

const markdown = new MarkdownIt({ html: false, breaks: true }).use(cjkFriendly);
const OUTWARD = 'rel="noopener noreferrer" referrerpolicy="no-referrer"';
markdown.renderer.rules.link_open = (tokens, i) =>
  `<a href="${text(String(tokens[i]?.attrGet("href")))}" ${OUTWARD}>`;

/** What somebody says before the next one speaks, as Markdown. */
export interface Turn {
  speaker: string | undefined;
  id: string;
  zh: string;
  english: string;
}

/** A place where a term is explained. */
export interface Place {
  name: string;
  english: string;
  definition: string;
  id: string;
  zh: string;
}

/** A name of a transcript with all that carry it. */
export interface Entry {
  kind: string;
  name: string;
  talks: FullTalk[];
}

export interface FullTalk extends Talk {
  body: string;
  contents: string;
  han: number;
  words: number;
  turns: Turn[];
  places: Place[];
  /** A short paragraph pair, for the home page. */
  quote: string;
  /** Its place among all transcripts, the newest first. */
  at: number;
  entries: Entry[];
}

const NOTE = /<strong>([^<]{1,40})<\/strong>（([A-Za-z][^（）：:]*)[：:] ?([^（）]*)）/g;

/** Renders the text of a transcript, and notes what other pages need of it. */
export function renderBody(blocks: readonly Block[]) {
  const voices = new Map<string, number>();
  const isNamed = blocks.some(({ speaker }) => speaker !== undefined);
  const ids = new Set<string>();
  const turns: Turn[] = [];
  const places: Place[] = [];
  let [body, contents, quote, han, words] = ["", "", "", 0, 0];
  let turn: Turn | undefined;
  for (const block of blocks) {
    const { isHeading, speaker, zh, english } = block;
    if (isHeading) {
      const id = unused(`h-${spell(zh)}`, ids);
      const title = markdown.renderInline(zh);
      contents += `<li class="level-1"><a href="#${id}" lang="zh-Hans">${title}</a></li>\n`;
      body += `${turn ? "</div>\n" : ""}${body && "</section>\n"}<section>\n${headingHtml(id, title, english)}`;
      turn = undefined;
      continue;
    }
    const id = unused(paragraphId(block), ids);
    if (!turn || speaker !== undefined) {
      body += `${turn ? "</div>\n" : ""}${body ? "" : "<section>\n"}${turnStart(speaker, voices, isNamed)}`;
      turn = { speaker, id, zh, english: english ?? "" };
      turns.push(turn);
    } else {
      turn.zh += ` ${zh}`;
      turn.english += ` ${english ?? ""}`;
    }
    const html = markNotes(markdown.render(zh).trimEnd(), (note) => {
      places.push({ ...note, id, zh });
    });
    const original = english === undefined ? undefined : markdown.render(english).trimEnd();
    body += segmentHtml(id, html, original);
    han += countHan(zh);
    if (english === undefined || original === undefined) continue;
    words += countWords(english);
    if (quote === "" && zh.length < 120) {
      quote = `<blockquote><div lang="zh-Hans">${html}</div><div class="passage-original" lang="en">${original}</div></blockquote>\n<figcaption>${turn.speaker === undefined ? "" : `${text(turn.speaker)}，`}`;
    }
  }
  body += `${turn ? "</div>\n" : ""}</section>\n`;
  return { body, contents, han, words, turns, places, quote, at: 0, entries: [] as Entry[] };
}

function headingHtml(id: string, title: string, english: string | undefined): string {
  const zh = `<span class="heading-zh" lang="zh-Hans">${title}</span>`;
  if (english === undefined) return `<h2 id="${id}">${zh}</h2>\n`;
  return `<h2 id="${id}" class="pair-heading">${zh} <span class="heading-original" lang="en">${markdown.renderInline(english)}</span></h2>\n`;
}

function segmentHtml(id: string, html: string, original: string | undefined): string {
  const details =
    original === undefined
      ? ""
      : `<details data-original><summary>英文原文 <span class="en">English</span></summary><div class="original" lang="en">${original}</div></details>\n`;
  return `<div class="segment${original === undefined ? "" : " pair"}" data-segment id="${id}">
<div class="zh" lang="zh-Hans">${html}</div>
${details}<a class="permalink" href="#${id}" aria-label="本段：链接与引用 Link and quote">¶</a>
</div>
`;
}

/** Marks the glossary notes of a paragraph's HTML up, and tells of each. */
function markNotes(html: string, tell: (note: Omit<Place, "id" | "zh">) => void): string {
  if (!html.includes("<strong>")) return html;
  return html.replace(NOTE, (_whole, name: string, english: string, definition: string) => {
    tell({ name, english, definition });
    return `<span class="gloss"><dfn tabindex="0">${name}</dfn><span class="gloss-note"><span class="gloss-mark">（</span>${english}: ${definition}<span class="gloss-mark">）</span> <a class="gloss-link" href="/glossary/${slug(name)}/">术语表</a></span></span>`;
  });
}

function unused(id: string, ids: Set<string>): string {
  let own = id;
  for (let n = 2; ids.has(own); n++) own = `${id}-${n}`;
  ids.add(own);
  return own;
}

function turnStart(
  speaker: string | undefined,
  voices: Map<string, number>,
  isNamed: boolean,
): string {
  if (speaker === undefined) {
    const unknown = `<p class="speaker unknown">${both("讲者未注明", "Speaker not stated")}</p>\n`;
    return `<div class="turn">\n${isNamed ? unknown : ""}`;
  }
  const voice = voices.get(speaker) ?? (voices.size % 6) + 1;
  voices.set(speaker, voice);
  return `<div class="turn" data-voice="${voice}">\n<p class="speaker" data-speaker="${text(speaker)}"><a href="${nameUrl("people", speaker)}"><span class="name" lang="zh-Hans">${text(speaker)}</span></a></p>\n`;
}

function countHan(zh: string): number {
  let han = 0;
  for (let i = 0; i < zh.length; i++) {
    const unit = zh.charCodeAt(i);
    if (unit >= 0x4e00 && unit <= 0x9fff) han++;
  }
  return han;
}

/** Runs without a space. */
function countWords(english: string): number {
  let words = 1;
  for (let i = 0; i < english.length; i++) if (english.charCodeAt(i) === 32) words++;
  return words;
}

const fact = (zh: string, en: string, value: string) =>
  `<div><dt>${both(zh, en)}</dt><dd>${value}</dd></div>\n`;

const nameList = (kind: string, names: readonly string[] = []) =>
  `<ul class="inline-list" role="list">${names.map((name) => `<li>${nameLink(kind, name)}</li>`).join("")}</ul>`;

function header(talk: FullTalk): string {
  const { names, han, words } = talk;
  const minutes = Math.max(1, Math.round(han / 400));
  return `<header class="transcript-header">
<h1 lang="zh-Hans">${text(talk.title)}</h1>
<p class="summary" lang="zh-Hans">${text(talk.summary)}</p>
<dl class="facts">
${fact("日期", "Date", `<time datetime="${talk.date}">${talk.date}</time>`)}${fact("篇幅", "Length", `<span data-minutes="${minutes}">${both(`约 ${minutes} 分钟`, `${minutes} min read`)}</span> · ${grouped(han)} 字 · ${grouped(words)} 词 words`)}${fact("讲者", "Speakers", nameList("people", talk.speakers))}${fact("频道", "Channel", text(talk.channel))}${fact("来源", "Source", `<a href="${text(talk.source)}" ${OUTWARD}>${text(hostOf(talk.source))}</a>`)}${fact("文本", "Text", both("译自英文，逐段附原文", "translated from English, with the original of each paragraph"))}${fact("标签", "Tags", nameList("tags", names.tags))}</dl>
<details class="names"><summary>${both("提到的人、机构与作品", "People, organisations and works mentioned")}</summary>
<dl class="facts">${fact("人物", "People", nameList("people", talk.mentioned))}${fact("机构", "Organisations", nameList("organisations", names.organisations))}${fact("产品", "Products", nameList("products", names.products))}${fact("作品", "Works", nameList("media", names.media))}</dl></details>
</header>`;
}

const grouped = (number: number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");

function neighbours(list: readonly FullTalk[], at: number): string {
  const [previous, next] = [list[at + 1], list[at - 1]];
  const own = (rel: string, talk: FullTalk) =>
    `<a rel="${rel}" href="${talkUrl(talk)}">${text(talk.title)}</a></li>\n`;
  return `<ul class="neighbours" role="list">
${previous ? `<li><span class="muted">← ${both("前一篇", "Previous")}</span> ${own("prev", previous)}` : ""}${next ? `<li class="next"><span class="muted">${both("后一篇", "Next")} →</span> ${own("next", next)}` : ""}</ul>`;
}

const WEIGHTS: Record<string, number> = {
  ...{ people: 3, organisations: 1.5, products: 1.5, media: 2, tags: 1 },
};
let scores = new Float64Array(0);

/** The four transcripts that share the most telling names, and those names. */
function related(talk: FullTalk, talks: readonly FullTalk[]): string {
  if (scores.length !== talks.length) scores = new Float64Array(talks.length);
  const told: { entry: Entry; gain: number }[] = [];
  const touched: number[] = [];
  for (const entry of talk.entries) {
    const carriers = entry.talks.length;
    const weight = WEIGHTS[entry.kind];
    if (weight === undefined || carriers < 2 || carriers > 400) continue;
    const gain = weight * Math.log((talks.length + 1) / carriers);
    told.push({ entry, gain });
    for (const { at } of entry.talks) {
      if (scores[at] === 0) touched.push(at);
      scores[at] = (scores[at] as number) + gain;
    }
  }
  scores[talk.at] = 0;
  const closest: FullTalk[] = [];
  while (closest.length < 4) {
    let best = -1;
    let most = 0;
    for (const at of touched) {
      const score = scores[at] as number;
      if (score > most || (score === most && at < best)) [best, most] = [at, score];
    }
    if (best < 0) break;
    closest.push(talks[best] as FullTalk);
    scores[best] = 0;
  }
  for (const at of touched) scores[at] = 0;
  if (closest.length === 0) return "";
  told.sort((a, b) => b.gain - a.gain);
  const items = closest.map((other) => {
    const shared = told.filter(({ entry }) => other.entries.includes(entry));
    const names = shared.slice(0, 4).map(({ entry }) => text(entry.name));
    return `<li>${talkLink(other)} <span class="muted">${both("都有", "both have")} ${names.join("、")}</span></li>\n`;
  });
  return `<section class="related"><h2>${both("相关文稿", "Related")}</h2>\n<ul role="list">${items.join("")}</ul></section>\n`;
}

function footer(talk: FullTalk, talks: readonly FullTalk[]): string {
  const series = talk.entries.find(({ kind }) => kind === "series");
  const at = series?.talks.indexOf(talk) ?? -1;
  const inSeries =
    series && series.talks.length > 1
      ? `<nav aria-label="系列 Series"><h2>${both("系列", "Series")} ${nameLink("series", series.name)} <span class="muted">${series.talks.length - at} / ${series.talks.length}</span></h2>\n${neighbours(series.talks, at)}</nav>\n`
      : "";
  return `<footer class="transcript-footer">
${inSeries}<nav aria-label="按日期 By date"><h2>${both("按日期", "By date")}</h2>
${neighbours(talks, talk.at)}</nav>
${related(talk, talks)}</footer>`;
}

const FILES = [
  [".md", "text/markdown", "Markdown"],
  [".txt", "text/plain", "TXT"],
] as const;

/** The whole page of a transcript. */
export function transcriptPage(talk: FullTalk, talks: readonly FullTalk[]): Page {
  const path = talkUrl(talk);
  const files = FILES.map(([end, type, label]) => ({
    ...{ type, label, href: `/transcripts/${talk.slug}${end}` },
  }));
  const citation = {
    ...{ key: talk.slug, title: talk.title, authors: talk.speakers, people: true },
    ...{ date: talk.date, publisher: talk.channel, site: SITE, source: talk.source },
  };
  const contents = `<nav class="contents" aria-label="目录 Contents"><details><summary>${both("目录", "Contents")} <span class="progress-note" data-progress-note>0%</span></summary><ol role="list">\n${talk.contents}</ol></details></nav>\n`;
  return {
    title: talk.title,
    description: talk.summary,
    type: "article",
    isTranscript: true,
    head:
      metadata(talk) +
      files
        .map(
          ({ type, label, href }) =>
            `<link rel="alternate" type="${type}" href="${href}" title="${label}">\n`,
        )
        .join(""),
    nodes: [articleNode(talk), breadcrumbs(["文稿", "/transcripts/"], [talk.title, path])],
    main: `<article data-transcript="${talk.slug}" class="transcript" data-citation="${text(JSON.stringify(citation))}">
${header(talk)}
${READER_BAR}<div class="transcript-columns">
${contents}<div class="transcript-body">
${talk.body}</div>
</div>
${footer(talk, talks)}
</article>
<section class="downloads" aria-label="下载 Downloads">
<h2>${both("下载本篇", "Download")}</h2>
<ul class="inline-list" role="list">${files.map(({ type, label, href }) => `<li><a href="${href}" type="${type}" download>${label}</a></li>\n`).join("")}</ul>
</section>`,
  };
}

function metadata(talk: FullTalk): string {
  const property = (name: string, content: string) =>
    `<meta property="article:${name}" content="${text(content)}">\n`;
  const core = (name: string, content: string) =>
    `<meta name="DC.${name}" content="${text(content)}">\n`;
  const { tags = [] } = talk.names;
  return [
    property("published_time", talk.date),
    property("section", talk.category),
    ...tags.map((tag) => property("tag", tag)),
    '<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">\n',
    core("title", talk.title),
    core("type", "Text"),
    core("language", "zh-Hans"),
    core("language", "en"),
    core("date", talk.date),
    ...talk.speakers.map((name) => core("contributor", name)),
    core("publisher", SITE),
    core("source", talk.source),
    core("description", talk.summary),
    ...tags.map((tag) => core("subject", tag)),
  ].join("");
}

function articleNode(talk: FullTalk): object {
  const { title, names, source } = talk;
  const path = talkUrl(talk);
  const reference = (type: string, kind: string, some: readonly string[] = []) =>
    some.map((name) => ({ "@type": type, name, url: nameUrl(kind, name) }));
  return {
    ...{ "@type": "Article", "@id": path, url: path, mainEntityOfPage: path },
    ...{ headline: title, name: title, inLanguage: "zh-Hans" },
    isPartOf: reference("CreativeWorkSeries", "series", [talk.series])[0],
    ...{ description: talk.summary, datePublished: talk.date, keywords: names.tags?.join(", ") },
    about: reference("DefinedTerm", "tags", names.tags),
    contributor: reference("Person", "people", talk.speakers),
    mentions: [
      ...reference("Person", "people", talk.mentioned),
      ...reference("Organization", "organisations", names.organisations),
    ],
    translationOfWork: { "@type": "CreativeWork", inLanguage: "en", url: source },
    isBasedOn: { "@type": "CreativeWork", url: source },
  };
}
