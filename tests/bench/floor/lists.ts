/** The equal floor's pages of names, its indexes and its glossary. */

import { byOrder, countPeriods, cut, LEAST, orderOf, plain, slug, text } from "./archive.ts";
import {
  both,
  breadcrumbs,
  count,
  FILTER,
  heading,
  KINDS,
  NODE_TYPES,
  nameLink,
  nameUrl,
  SITE,
  talkLink,
  talkList,
  talkUrl,
  writeParts,
} from "./layout.ts";
import type { Entry, FullTalk, Turn } from "./transcript.ts";

const RELATED = ["people", "organisations", "tags", "products", "media", "series"];

/** Whether a name has a page: of series, categories and years each one has. */
export const hasPage = ({ kind, talks }: Entry) =>
  talks.length >= LEAST || ["series", "categories", "years"].includes(kind);

/** Writes the page of a name, in parts of 40 transcripts. */
export function writeEntry(entry: Entry): void {
  const { kind, name, talks } = entry;
  const [zh, en] = KINDS[kind] ?? [kind, kind];
  const url = nameUrl(kind, name);
  const sections: [zh: string, en: string, talks: FullTalk[]][] =
    kind === "people"
      ? [
          ["讲话", "Speaking", talks.filter(({ speakers }) => speakers.includes(name))],
          ["被提到", "Mentioned", talks.filter(({ mentioned }) => mentioned.includes(name))],
        ]
      : [["文稿", "Transcripts", talks]];
  const titles = talks.slice(0, 3).map(({ title }) => `《${title}》`);
  const top = `<header class="page-heading">
<p class="kicker"><a href="/${kind}/">${both(zh, en)}</a></p>
<h1>${text(name)}</h1>
<p class="facts"><span>${count(talks.length)} 篇文稿 <span class="en" lang="en">transcript${talks.length === 1 ? "" : "s"}</span></span></p>
</header>
<div class="facet-page">
<div class="facet-main">
`;
  const all = sections.flatMap(([, , some], section) => some.map((talk) => ({ talk, section })));
  writeParts(url, all, 40, ({ items, number, links, head }) => {
    const lists = sections.map(([own, ownEn, some], section) => {
      const shown = items.filter((item) => item.section === section).map(({ talk }) => talk);
      if (shown.length === 0) return "";
      return `<section>\n<h2>${both(own, ownEn)} ${count(some.length)}</h2>\n${talkList(shown)}\n</section>\n`;
    });
    const first =
      number === 1
        ? timeline(entry) + (kind === "people" ? passages(entry, sections[0]?.[2]) : "")
        : "";
    return {
      title: `${name} · ${zh}`,
      description: `${zh}“${name}”：${talks.length} 篇文稿，如${titles.join("、")}。`,
      ...(kind === "people" && { type: "profile" }),
      head,
      nodes: [
        { "@type": NODE_TYPES[kind] ?? "CollectionPage", "@id": `${url}#entity`, name, url },
        breadcrumbs([zh, `/${kind}/`], [name, url]),
      ],
      main: `${top}${first}${lists.join("")}${links}\n</div>\n${number === 1 ? aside(entry) : ""}</div>`,
    };
  });
}

/** Bars of transcripts by year, or by month where all are of two years. */
function timeline({ name, talks }: Entry): string {
  const periods = countPeriods(talks.map(({ date }) => date));
  if (!periods) return "";
  const { counts, label } = periods;
  const most = Math.max(...counts);
  const every = counts.length > 16 ? 2 : 1;
  const width = counts.length * 34 + 10;
  const title = `${text(name)}：每段时间的文稿篇数`;
  const bars = counts.map((number, i) => {
    const bar = Math.round((number / most) * 120);
    const [x, middle] = [i * 34 + 5, i * 34 + 19];
    const value = `<text class="value" x="${middle}" y="${134 - bar}" text-anchor="middle">${number}</text>`;
    const tick = `<text class="tick" x="${middle}" y="156" text-anchor="middle">${label(i)}</text>`;
    return `<rect class="bar" x="${x}" y="${140 - bar}" width="28" height="${bar}"/>${number > 0 ? value : ""}${i % every === 0 || i === counts.length - 1 ? tick : ""}\n`;
  });
  const rows = counts.map(
    (number, i) => `<tr><th scope="row">${label(i)}</th><td>${number}</td></tr>\n`,
  );
  const scroll = (aria: string, inner: string) =>
    `<div class="picture-scroll" role="region" aria-label="${aria}" tabindex="0">${inner}</div>`;
  return `<section class="facet-timeline">
<h2>${both("时间", "Timeline")}</h2>
<figure class="picture">
${scroll(title, `<svg role="img" aria-label="${title}" width="${width}" height="162" viewBox="0 0 ${width} 162">\n${bars.join("")}<line class="axis" x1="0" y1="140" x2="${width}" y2="140"/>\n</svg>`)}
<details class="picture-table"><summary>${both("同样内容的表格", "The same as a table")}</summary>${scroll(`表格 ${slug(name)}`, `<table><thead><tr><th scope="col">${both("时间", "Time")}</th><th scope="col">${both("篇数", "Transcripts")}</th></tr></thead><tbody>\n${rows.join("")}</tbody></table>`)}</details>
</figure>
</section>
`;
}

/** The five longest turns of a person. */
function passages({ name }: Entry, spoken: readonly FullTalk[] = []): string {
  const turns: { turn: Turn; talk: FullTalk }[] = [];
  for (const talk of spoken) {
    for (const turn of talk.turns) if (turn.speaker === name) turns.push({ turn, talk });
  }
  if (turns.length === 0) return "";
  turns.sort((a, b) => b.turn.zh.length - a.turn.zh.length);
  const figures = turns.slice(0, 5).map(
    ({ turn, talk }) => `<figure class="passage">
<blockquote><p lang="zh-Hans">${text(cut(turn.zh, 220))}</p><p class="passage-original" lang="en">${text(cut(turn.english, 420))}</p></blockquote>
<figcaption><a href="${talkUrl(talk)}#${turn.id}">${text(talk.title)}</a> <span class="muted">${talk.date}</span></figcaption>
</figure>
`,
  );
  return `<section>
<h2>${both("原话", "In their words")} <span class="en" lang="en">longest of ${turns.length}</span></h2>
${figures.join("")}</section>
`;
}

/** The names that stand beside a name most often, twelve of each kind. */
function aside(entry: Entry): string {
  const counts = new Map<Entry, number>();
  for (const { entries } of entry.talks) {
    for (const other of entries) counts.set(other, (counts.get(other) ?? 0) + 1);
  }
  counts.delete(entry);
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  const sections = RELATED.map((kind) => {
    const own = sorted.filter(([other]) => other.kind === kind).slice(0, 12);
    if (own.length === 0) return "";
    const [zh, en] =
      kind === "people" && entry.kind === "people"
        ? ["同篇人物", "With whom"]
        : (KINDS[kind] ?? [kind, kind]);
    return `<section>
<h2>${both(zh, en)}</h2>
<ul class="related-list" role="list">${own.map(([other, number]) => `<li>${nameLink(kind, other.name)} ${count(number)}</li>\n`).join("")}</ul>
</section>
`;
  });
  return `<aside class="facet-aside" aria-label="相关 Related">\n${sections.join("")}</aside>\n`;
}

/** Links to the two orders of a list; the first or the second is shown. */
const orderLinks = (base: string, labels: readonly string[], shown: number) =>
  `<ul class="order-links" role="list" aria-label="排序 Order">${labels.map((label, i) => `<li><a href="${base}${i === 0 ? "" : "a-z/"}"${i === shown ? ' aria-current="page"' : ""}>${label}</a></li>`).join("")}</ul>`;

const BY = [both("按篇数", "by number"), both("按拼音", "by name")];

const entryItem = ({ kind, name, talks }: Entry) =>
  `<li data-name="${text(orderOf(name).typed)}">${nameLink(kind, name)} ${count(talks.length)}</li>\n`;

/** Writes the lists of a kind, by number and by name; of years the first alone. */
export function writeIndexes(kind: string, entries: readonly Entry[]): void {
  const [zh, en] = KINDS[kind] ?? [kind, kind];
  const title = heading(
    zh,
    en,
    `共 ${entries.length} 个 <span class="en" lang="en">${entries.length} in all</span>`,
  );
  const hasNames = kind !== "years";
  const top = (shown: number) =>
    `${title}\n<div data-filter-scope>\n<div class="list-tools">\n${hasNames ? orderLinks(`/${kind}/`, BY, shown) : ""}\n${FILTER}</div>\n`;
  const byNumber = hasNames
    ? [...entries].sort((a, b) => b.talks.length - a.talks.length)
    : [...entries].sort((a, b) => (a.name < b.name ? 1 : -1));
  writeParts(`/${kind}/`, byNumber, 1000, ({ items, links, head }) => ({
    ...{ title: zh, head, description: `${zh}，按篇数排列。${en}, the most frequent first.` },
    main: `${top(0)}<ul class="facet-list" role="list">\n${items.map(entryItem).join("")}</ul>\n</div>\n${links}`,
  }));
  if (!hasNames) return;
  writeParts(`/${kind}/a-z/`, [...entries].sort(byOrder), 1000, ({ items, links, head }) => ({
    ...{ title: `${zh}（按拼音）`, head, description: `${zh}，按拼音排列。${en} by name.` },
    main: `${top(1)}${letterGroups(
      items,
      ({ name }) => orderOf(name).letter,
      (group) => `<ul class="facet-list" role="list">\n${group.map(entryItem).join("")}</ul>`,
    )}</div>\n${links}`,
  }));
}

/** Items under their letters, with links to those. */
function letterGroups<T>(
  items: readonly T[],
  letterOf: (item: T) => string,
  list: (items: T[]) => string,
): string {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const letter = letterOf(item);
    const group = groups.get(letter);
    if (group) group.push(item);
    else groups.set(letter, [item]);
  }
  const id = (letter: string) => `letter-${letter === "0–9" ? "other" : letter.toLowerCase()}`;
  const letters = [...groups.keys()].map((one) => `<li><a href="#${id(one)}">${one}</a></li>`);
  const sections = [...groups].map(
    ([letter, some]) =>
      `<section class="letter-group" data-filter-group>\n<h2 id="${id(letter)}">${letter}</h2>\n${list(some)}\n</section>\n`,
  );
  return `<nav class="letters" aria-label="字母 Letters"><ul role="list">${letters.join("")}</ul></nav>\n${sections.join("")}`;
}

export interface Term {
  name: string;
  english: string[];
  /** Transcripts by definition. */
  definitions: Map<string, FullTalk[]>;
  places: { talk: FullTalk; id: string; zh: string }[];
}

/** Collects the terms that notes explain. */
export function termsOf(talks: readonly FullTalk[]): Term[] {
  const terms = new Map<string, Term>();
  for (const talk of talks) {
    for (const { name, english, definition, id, zh } of talk.places) {
      const term: Term = terms.get(name) ?? {
        name,
        english: [],
        definitions: new Map(),
        places: [],
      };
      terms.set(name, term);
      if (!term.english.includes(english)) term.english.push(english);
      const explained = term.definitions.get(definition) ?? [];
      term.definitions.set(definition, explained);
      if (explained.at(-1) !== talk) explained.push(talk);
      term.places.push({ talk, id, zh });
    }
  }
  return [...terms.values()].sort(byOrder);
}

const termUrl = ({ name }: Term) => `/glossary/${slug(name)}/`;

/** Writes the glossary by pinyin and by English, and the page of each term where terms have one. */
export function writeGlossary(terms: readonly Term[]): void {
  const nodes = [
    {
      ...{ "@type": "DefinedTermSet", "@id": "/glossary/", url: "/glossary/" },
      ...{ name: `${SITE}术语`, inLanguage: ["zh-Hans", "en"] },
      hasDefinedTerm: terms.map((term) => ({
        ...{ "@type": "DefinedTerm", name: term.name, url: termUrl(term) },
      })),
    },
  ];
  const labels = [both("按拼音", "by pinyin"), both("按英文", "by English")];
  const files = [
    ["glossary.csv", both("表格", "CSV")],
    ["glossary.json", both("数据", "JSON")],
    ["anki.txt", both("Anki 卡片", "Anki import")],
  ].map(([name, label]) => `<li><a href="/glossary/${name}" download>${label}</a></li>\n`);
  for (const shown of [0, 1]) {
    const nameOf = (term: Term) => (shown === 0 ? term.name : (term.english[0] ?? term.name));
    const sorted = [...terms].sort((a, b) => byOrder({ name: nameOf(a) }, { name: nameOf(b) }));
    writeParts(`/glossary/${shown === 0 ? "" : "a-z/"}`, sorted, 500, ({ items, links, head }) => ({
      ...{ title: shown === 0 ? "术语" : "术语（按英文）", head, nodes },
      description: "文稿里注释过的术语，中英对照，带解释和出处。",
      main: `${heading("术语", "Glossary", `文稿里注释过的 ${terms.length} 个术语 <span class="en" lang="en">terms explained in the transcripts</span>`)}
<div data-filter-scope>
<div class="list-tools">
${orderLinks("/glossary/", labels, shown)}
${FILTER}</div>
${letterGroups(
  items,
  (term) => orderOf(nameOf(term)).letter,
  (group) => `<dl class="term-list">\n${group.map(termItem).join("")}</dl>`,
)}</div>
${links}
<section>
<h2>${both("下载", "Download")}</h2>
<ul class="inline-list" role="list">${files.join("")}</ul>
</section>`,
    }));
  }
  if (LEAST === 1) for (const term of terms) writeTerm(term);
}

function termItem(term: Term): string {
  const english = text(term.english.join(", "));
  const typed = `${term.english.join("|").toLowerCase()}|${orderOf(term.name).typed}`;
  const [definition = ""] = term.definitions.keys();
  return `<div data-name="${text(typed)}"><dt><a href="${termUrl(term)}">${text(term.name)}</a> <span lang="en">${english}</span> ${count(term.places.length)}</dt><dd>${text(definition)}</dd></div>\n`;
}

function writeTerm(term: Term): void {
  const { name, english, definitions, places } = term;
  const [definition = ""] = definitions.keys();
  const url = termUrl(term);
  const explained = [...definitions].map(([own, talks]) => {
    const more = `等 ${talks.length} 篇 <span class="en" lang="en">${talks.length} in all</span>`;
    return `<li>\n<p>${text(own)}</p>\n<p class="note">${talks.slice(0, 12).map(talkLink).join("；")}${talks.length > 12 ? ` ${more}` : ""}</p>\n</li>\n`;
  });
  writeParts(url, places, 200, ({ items, number, links, head }) => ({
    ...{ title: `${name} · 术语`, description: `${english.join(", ")}：${definition}`, head },
    nodes: [
      {
        ...{ "@type": "DefinedTerm", "@id": `${url}#term`, name, alternateName: english, url },
        ...{ description: definition, inDefinedTermSet: "/glossary/" },
      },
      breadcrumbs(["术语", "/glossary/"], [name, url]),
    ],
    main: `<header class="page-heading">
<p class="kicker"><a href="/glossary/">${both("术语", "Glossary")}</a></p>
<h1><dfn>${text(name)}</dfn> <span class="en" lang="en">${text(english.join(", "))}</span></h1>
</header>
${number === 1 ? `<section>\n<h2>${both("解释", "Definition")}</h2>\n<ul class="definitions" role="list">${explained.join("")}</ul>\n</section>\n` : ""}<section>
<h2>${both("出处", "Where it is explained")} ${count(places.length)}</h2>
<ul class="mention-places" role="list">${items.map(placeItem(name)).join("")}</ul>
${links}
</section>`,
  }));
}

const placeItem =
  (name: string) =>
  ({ talk, id, zh }: Term["places"][number]): string => {
    const whole = plain(zh);
    const at = Math.max(0, whole.indexOf(name) - 30);
    const piece = `${at > 0 ? "…" : ""}${whole.slice(at, at + 90)}${at + 90 < whole.length ? "…" : ""}`;
    return `<li><a href="${talkUrl(talk)}#${id}">${text(talk.title)}</a><p class="place">${text(piece)}</p></li>\n`;
  };
