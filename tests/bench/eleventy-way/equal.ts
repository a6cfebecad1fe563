/**
 * Pages equal to ours the usual way. What needs the whole archive is made once for the collections;
 * filters give a page its part; layouts extend one base, which costs less than layouts in layouts.
 *
 * Left out, as in the floor: what our build does beyond rendering, and the pages that do not grow
 * with the archive.
 */

import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import MarkdownIt from "markdown-it";
import cjkFriendly from "markdown-it-cjk-friendly";
import { byOrder, countPeriods, cut, orderOf, plain, slug } from "../floor/archive.ts";
import { breadcrumbs, jsonLd, KINDS, NODE_TYPES } from "../floor/layout.ts";
import { type Archive, type Entry, makeArchive, type Term } from "./archive-data.ts";
import { paragraphPairs } from "./paragraph-pairs.ts";
import { type Api, type Config, type Item, talksOf } from "./shared.ts";

const FIXED = join(import.meta.dirname, "../fixed-parts");

export function configureEqual(eleventy: Config): void {
  const markdown = new MarkdownIt({ html: true, breaks: true });
  eleventy.setLibrary("md", markdown.use(cjkFriendly).use(paragraphPairs));
  eleventy.addGlobalData("layout", "transcript.njk");
  eleventy.addGlobalData("kindNames", KINDS);
  const files = readdirSync(FIXED).map((name): [string, string] => [
    basename(name, ".html").replaceAll("-", "_"),
    readFileSync(join(FIXED, name), "utf8"),
  ]);
  eleventy.addGlobalData("fixed", Object.fromEntries(files));

  let made: Archive | undefined;
  // A build is one process, and its first collection asks when all transcripts are known.
  const archive = (api?: Api): Archive => {
    if (!made && api) made = makeArchive(talksOf(api));
    if (!made) throw new Error("No collection was asked for yet");
    return made;
  };
  addLists(eleventy, archive);
  addFilters(eleventy, archive);
}

/** A list in parts, each of which is a page; Eleventy paginates over the parts of all lists. */
function partsOf<T extends object, I>(base: string, items: readonly I[], size: number, more: T) {
  const count = Math.max(1, Math.ceil(items.length / size));
  const pathOf = (number: number) => (number === 1 ? base : `${base}page/${number}/`);
  return Array.from({ length: count }, (_, i) => ({
    ...more,
    ...{ items: items.slice(i * size, (i + 1) * size), number: i + 1, count, url: pathOf(i + 1) },
    previous: i > 0 && pathOf(i),
    next: i + 1 < count && pathOf(i + 2),
    numbers: Array.from({ length: count }, (_, j) => ({ number: j + 1, url: pathOf(j + 1) })),
  }));
}

function addLists(eleventy: Config, archive: (api?: Api) => Archive): void {
  const list = (name: string, make: (archive: Archive) => unknown) => {
    eleventy.addCollection(`${name}_parts`, (api) => make(archive(api)));
    eleventy.addTemplate(`${name}.njk`, "", {
      layout: `${name}.njk`,
      eleventyExcludeFromCollections: true,
      pagination: { data: `collections.${name}_parts`, size: 1, alias: "part" },
      permalink: "{{ part.url }}",
    });
  };
  eleventy.addCollection("talks", (api) => archive(api).talks);
  eleventy.addCollection("quotes", (api) => archive(api).quotes.slice(0, 31));
  eleventy.addCollection("ways", (api) => waysIn(archive(api)));
  list("all", ({ talks, kinds }) => {
    const years = new Map(kinds.get("years")?.map((entry) => [entry.name, entry.items.length]));
    return partsOf("/transcripts/", talks, 100, { years });
  });
  list("entry", ({ kinds }) => [...kinds.values()].flat().flatMap(entryParts));
  list("index", ({ kinds }) =>
    [...kinds].flatMap(([kind, entries]) => {
      const hasNames = kind !== "years";
      const byNumber = hasNames
        ? [...entries].sort((a, b) => b.items.length - a.items.length)
        : [...entries].sort((a, b) => (a.name < b.name ? 1 : -1));
      const shared = { kind, hasNames, total: entries.length };
      const first = partsOf(`/${kind}/`, byNumber, 1000, { ...shared, isByName: false });
      if (!hasNames) return first;
      const byName = [...entries].sort(byOrder);
      return [...first, ...partsOf(`/${kind}/a-z/`, byName, 1000, { ...shared, isByName: true })];
    }),
  );
  list("glossary", ({ terms }) => {
    const english = (term: Term) => term.english[0] ?? term.name;
    const byEnglish = [...terms].sort((a, b) =>
      byOrder({ name: english(a) }, { name: english(b) }),
    );
    return [
      ...partsOf("/glossary/", terms, 500, { total: terms.length, isByEnglish: false, terms }),
      ...partsOf("/glossary/a-z/", byEnglish, 500, {
        ...{ total: terms.length, isByEnglish: true, terms },
      }),
    ];
  });
  // Where names that are used once have no page, single terms have none either.
  const hasTermPages = Number(process.env.BENCH_LEAST ?? 1) === 1;
  list("term", ({ terms }) =>
    (hasTermPages ? terms : []).flatMap((term) => partsOf(term.url, term.places, 200, { term })),
  );
  eleventy.addTemplate("home.njk", "", { layout: "home.njk", permalink: "/" });
}

function entryParts(entry: Entry) {
  const { kind, name, items } = entry;
  const has = (key: string) => (item: Item) =>
    ((item.data[key] ?? []) as readonly string[]).includes(name);
  const sections =
    kind === "people"
      ? [
          { zh: "讲话", en: "Speaking", items: items.filter(has("speaker")) },
          { zh: "被提到", en: "Mentioned", items: items.filter(has("people")) },
        ]
      : [{ zh: "文稿", en: "Transcripts", items }];
  const all = sections.flatMap(({ items: own }, section) => own.map((item) => ({ item, section })));
  return partsOf(entry.url, all, 40, { entry }).map((part) => ({
    ...part,
    sections: sections
      .map(({ zh, en, items: own }, section) => ({
        ...{ zh, en, total: own.length },
        items: part.items.filter((one) => one.section === section).map(({ item }) => item),
      }))
      .filter((section) => section.items.length > 0),
  }));
}

function waysIn({ kinds, terms }: Archive) {
  const most = <T extends { name: string; url: string }>(
    some: readonly T[],
    of: (one: T) => number,
  ) =>
    [...some]
      .sort((a, b) => of(b) - of(a))
      .slice(0, 6)
      .map((one) => ({ name: one.name, url: one.url, number: of(one) }));
  return [
    ...[...kinds].map(([kind, entries]) => ({
      ...{ kind, names: KINDS[kind], total: entries.length },
      entries: most(entries, ({ items }) => items.length),
    })),
    {
      ...{ kind: "glossary", names: ["术语", "Glossary"], total: terms.length },
      entries: most(terms, ({ places }) => places.length),
    },
  ];
}

function addFilters(eleventy: Config, archive: () => Archive): void {
  eleventy.addFilter("url_of", (name: string, kind: string) => `/${kind}/${slug(name)}/`);
  eleventy.addFilter("host", (address: string) => new URL(address).host);
  eleventy.addFilter("year", (item: Item) => String(item.data.date).slice(0, 4));
  eleventy.addFilter("group_digits", (number: number) => number.toLocaleString("en"));
  eleventy.addFilter("typed", (name: string) => orderOf(name).typed);
  eleventy.addFilter("by_letter", (items: (Entry | Term)[], isByEnglish: boolean) => {
    const letters = new Map<string, (Entry | Term)[]>();
    for (const item of items) {
      const name = isByEnglish && "english" in item ? (item.english[0] ?? item.name) : item.name;
      const { letter } = orderOf(name);
      const own = letters.get(letter) ?? [];
      letters.set(letter, own);
      own.push(item);
    }
    return [...letters].map(([letter, own]) => ({
      ...{ letter, items: own },
      id: letter === "0–9" ? "other" : letter.toLowerCase(),
    }));
  });
  eleventy.addFilter("headings", (content: string) =>
    [...content.matchAll(/<h2 id="([^"]*)"[^>]*><span[^>]*>(.*?)<\/span>/g)].map(
      ([, id, title]) => ({ id, title }),
    ),
  );
  eleventy.addFilter("reading_time", readingTime);
  eleventy.addFilter("by_date", (path: string) => {
    const { talks, places } = archive();
    return neighbours(talks, places.get(path) ?? 0);
  });
  eleventy.addFilter("in_series", (path: string) => {
    const { talks, places, entriesOf } = archive();
    const item = talks[places.get(path) ?? 0] as Item;
    const series = entriesOf.get(item)?.find(({ kind }) => kind === "series");
    if (!series || series.items.length < 2) return undefined;
    const at = series.items.indexOf(item);
    const position = series.items.length - at;
    return { ...neighbours(series.items, at), ...series, position };
  });
  eleventy.addFilter("related", (path: string) => related(path, archive()));
  eleventy.addFilter("beside", (entry: Entry) => beside(entry, archive()));
  eleventy.addFilter("passages", ({ name }: Entry) => {
    const turns = archive().turnsOf.get(name) ?? [];
    const longest = [...turns].sort((a, b) => b.zh.length - a.zh.length).slice(0, 5);
    return {
      total: turns.length,
      shown: longest.map((turn) => ({
        ...{ ...turn, zh: cut(turn.zh, 220), english: cut(turn.english, 420) },
      })),
    };
  });
  eleventy.addFilter("periods", periods);
  eleventy.addFilter("piece", (zh: string, name: string) => {
    const whole = plain(zh);
    const at = Math.max(0, whole.indexOf(name) - 30);
    return `${at > 0 ? "…" : ""}${whole.slice(at, at + 90)}${at + 90 < whole.length ? "…" : ""}`;
  });
  eleventy.addFilter("markdown", (source: string) => inlineMarkdown.render(source));
  eleventy.addFilter("article_nodes", articleNodes);
  eleventy.addFilter("entry_nodes", ({ kind, name, url }: Entry) => [
    { "@type": NODE_TYPES[kind] ?? "CollectionPage", "@id": `${url}#entity`, name, url },
    breadcrumbs([KINDS[kind]?.[0] ?? kind, `/${kind}/`], [name, url]),
  ]);
  eleventy.addFilter("term_nodes", ({ name, url, english, definitions }: Term) => [
    {
      ...{ "@type": "DefinedTerm", "@id": `${url}#term`, name, alternateName: english, url },
      ...{ description: definitions[0]?.text, inDefinedTermSet: "/glossary/" },
    },
    breadcrumbs(["术语", "/glossary/"], [name, url]),
  ]);
  eleventy.addFilter("glossary_nodes", (terms: Term[]) => [
    {
      ...{ "@type": "DefinedTermSet", "@id": "/glossary/", url: "/glossary/" },
      ...{ name: "基准术语", inLanguage: ["zh-Hans", "en"] },
      hasDefinedTerm: terms.map(({ name, url }) => ({ "@type": "DefinedTerm", name, url })),
    },
  ]);
  eleventy.addFilter("json_ld", jsonLd);
  eleventy.addFilter("citation", (data: Item["data"]) =>
    JSON.stringify({
      ...{ key: data.slug, title: data.title, authors: data.speaker, people: true },
      ...{ date: data.date, publisher: data.channel, site: "基准", source: data.source },
    }),
  );
}

const inlineMarkdown = new MarkdownIt({ html: false, breaks: true }).use(cjkFriendly);

const neighbours = (list: readonly Item[], at: number) => ({
  ...{ previous: list[at + 1], next: list[at - 1] },
});

function readingTime(content: string) {
  let han = 0;
  for (let i = 0; i < content.length; i++) {
    const unit = content.charCodeAt(i);
    if (unit >= 0x4e00 && unit <= 0x9fff) han++;
  }
  let words = 0;
  for (const piece of content.split('<div class="original" lang="en">').slice(1)) {
    words += piece.slice(0, piece.indexOf("</div>")).split(" ").length;
  }
  return { minutes: Math.max(1, Math.round(han / 400)), han, words };
}

const WEIGHTS: Record<string, number> = {
  ...{ people: 3, organisations: 1.5, products: 1.5, media: 2, tags: 1 },
};

/** The four transcripts that share the most telling names, and those names. */
function related(path: string, { talks, places, entriesOf }: Archive) {
  const own = talks[places.get(path) ?? 0] as Item;
  const scores = new Map<Item, number>();
  const told: { entry: Entry; gain: number }[] = [];
  for (const entry of entriesOf.get(own) ?? []) {
    const { length } = entry.items;
    if (length < 2 || length > 400) continue;
    const gain = (WEIGHTS[entry.kind] ?? 0) * Math.log((talks.length + 1) / length);
    if (gain === 0) continue;
    told.push({ entry, gain });
    for (const item of entry.items) scores.set(item, (scores.get(item) ?? 0) + gain);
  }
  scores.delete(own);
  told.sort((a, b) => b.gain - a.gain);
  const closest = [...scores].sort((a, b) => b[1] - a[1]).slice(0, 4);
  return closest.map(([item]) => ({
    item,
    shared: told
      .filter(({ entry }) => entriesOf.get(item)?.includes(entry))
      .slice(0, 4)
      .map(({ entry }) => entry.name)
      .join("、"),
  }));
}

const BESIDE = ["people", "organisations", "tags", "products", "media", "series"];

/** The names that stand beside a name most often, twelve of each kind. */
function beside(entry: Entry, { entriesOf }: Archive) {
  const counts = new Map<Entry, number>();
  for (const item of entry.items) {
    for (const other of entriesOf.get(item) ?? []) counts.set(other, (counts.get(other) ?? 0) + 1);
  }
  counts.delete(entry);
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  return BESIDE.map((kind) => ({
    names: kind === "people" && entry.kind === "people" ? ["同篇人物", "With whom"] : KINDS[kind],
    entries: sorted
      .filter(([other]) => other.kind === kind)
      .slice(0, 12)
      .map(([{ name, url }, number]) => ({ name, url, number })),
  })).filter(({ entries }) => entries.length > 0);
}

/** Transcripts of each year, or of each month where all are of two years; with their bars. */
function periods({ items }: Entry) {
  const made = countPeriods(items.map(({ data }) => String(data.date)));
  if (!made) return undefined;
  const { counts, label } = made;
  const most = Math.max(...counts);
  const every = counts.length > 16 ? 2 : 1;
  return {
    width: counts.length * 34 + 10,
    bars: counts.map((number, i) => {
      const height = Math.round((number / most) * 120);
      return {
        ...{ number, height, x: i * 34 + 5, middle: i * 34 + 19, y: 140 - height },
        label: label(i),
        isTicked: i % every === 0 || i === counts.length - 1,
      };
    }),
  };
}

function articleNodes(data: Record<string, string & string[]>, path: string): object[] {
  const reference = (type: string, kind: string, names: readonly string[] = []) =>
    names.map((name) => ({ "@type": type, name, url: `/${kind}/${slug(name)}/` }));
  const { title = "", summary, date, tags, speaker, people, series = "", source } = data;
  return [
    {
      ...{ "@type": "Article", "@id": path, url: path, mainEntityOfPage: path },
      ...{ headline: title, name: title, inLanguage: "zh-Hans" },
      isPartOf: reference("CreativeWorkSeries", "series", [series])[0],
      ...{ description: summary, datePublished: date, keywords: tags?.join(", ") },
      about: reference("DefinedTerm", "tags", tags),
      contributor: reference("Person", "people", speaker),
      mentions: [
        ...reference("Person", "people", people),
        ...reference("Organization", "organisations", data.companies_orgs),
      ],
      translationOfWork: { "@type": "CreativeWork", inLanguage: "en", url: source },
      isBasedOn: { "@type": "CreativeWork", url: source },
    },
    breadcrumbs(["文稿", "/transcripts/"], [title, path]),
  ];
}
