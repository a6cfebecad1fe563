import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import Ajv from "ajv/dist/2020.js";
import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { describe, expect, test } from "vitest";
import type { Archive } from "../../../../src/archive/model.ts";
import { dataFiles } from "../../../../src/site/export/data-files.ts";
import { parseTranscript } from "../../../../src/transcript/parse.ts";
import { fixtureArchive } from "../../archive/fixture.ts";

const BASE = "https://archive.example/lib";

function filesOf(archive: Archive): Map<string, string> {
  return new Map(
    [...dataFiles(archive)].map((file) => {
      if ("pieces" in file) {
        return [file.path, file.pieces.map(({ content }) => content()).join("")];
      }
      const content = file.content();
      return [
        file.path,
        typeof content === "string"
          ? content
          : content instanceof Uint8Array
            ? Buffer.from(content).toString("latin1")
            : [...content].join(""),
      ];
    }),
  );
}

const archive = fixtureArchive();
const files = filesOf(archive);

function file(path: string): string {
  const content = files.get(path);
  if (content === undefined) throw new Error(`No file ${path}`);
  return content;
}

/** Rows of a CSV file, by RFC 4180. */
function readCsv(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = "", end] of csv
    .replace(/^\uFEFF/, "")
    .matchAll(/(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
  }
  return rows.slice(0, -1);
}

describe("drafts", () => {
  test("stand in no file, and in the preview's they do", () => {
    for (const [path, content] of files) {
      expect({ path, found: /秘密|unpublished|secret term/.test(path + content) }).toEqual({
        path,
        found: false,
      });
    }
    const preview = filesOf(fixtureArchive({ drafts: true }));
    expect(preview.get("/feed.xml")).toContain("未发表的便条");
    expect(preview.has("/transcripts/unpublished-note.md")).toBe(true);
  });
});

describe("feeds", () => {
  test("every Atom feed is read by a strict parser, entry by entry", () => {
    const atom = [...files].filter(([path]) => path.endsWith("feed.xml"));
    expect(atom.map(([path]) => path).sort()).toEqual([
      "/feed.xml",
      "/people/fei-nie-er/feed.xml",
      "/people/lu-ning/feed.xml",
      "/people/shan-xiong/feed.xml",
      "/tags/guang-xue/feed.xml",
      "/tags/lighthouses/feed.xml",
      "/tags/tides/feed.xml",
    ]);
    for (const [path, content] of atom) {
      XmlDocument.fromString(content).dispose();
      const feed = parseAtomFeed(content);
      expect(feed.links?.find(({ rel }) => rel === "self")?.href).toBe(BASE + path);
      expect(feed.updated).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/);
      for (const entry of feed.entries ?? []) {
        expect(entry.id).toMatch(/^https:\/\/archive\.example\/lib\/transcripts\/[a-z-]+\/$/);
        expect(entry.title).toBeTruthy();
        expect(entry.updated).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/);
      }
    }
  });

  test("has every transcript once, newest first, in full and in both languages", () => {
    const { entries = [], updated } = parseAtomFeed(file("/feed.xml"));
    expect(entries.map(({ id }) => id)).toEqual(
      archive.transcripts.map(({ slug }) => `${BASE}/transcripts/${slug}/`),
    );
    expect(updated).toBe("2024-11-20T00:00:00Z");
    const text = JSON.stringify(entries.find(({ id }) => id?.includes("lamp"))?.content);
    expect(text).toContain("一根手指就推得动");
    expect(text).toContain("one finger could turn it");
    // What is text in the transcript is text in the feed's HTML.
    expect(text).toContain("&lt;省油&gt;");
  });

  test("a person's feed has the transcripts of the person's page", () => {
    const { entries = [] } = parseAtomFeed(file("/people/lu-ning/feed.xml"));
    expect(entries).toHaveLength(archive.facet("people", "陆宁")?.transcripts.length ?? 0);
  });

  test("JSON Feed says the same as Atom", () => {
    for (const [path, content] of files) {
      if (!path.endsWith("feed.json")) continue;
      const json = parseJsonFeed(content);
      const atom = parseAtomFeed(file(path.replace(/json$/, "xml")));
      expect(JSON.parse(content).version).toBe("https://jsonfeed.org/version/1.1");
      expect(json.feed_url).toBe(BASE + path);
      expect(json.items?.map(({ id }) => id)).toEqual(atom.entries?.map(({ id }) => id));
      expect(json.items?.map(({ content_html }) => content_html)).toEqual(
        atom.entries?.map(({ content: body }) => (body as { value?: string }).value ?? body),
      );
    }
  });

  test("control characters and markup in a title break no feed", () => {
    const hostile = structuredCloneOf(archive);
    const [first] = hostile.transcripts;
    if (first) first.meta.title = 'A\u0001 & ]]> <script>alert("1")</script>';
    const content = filesOf(hostile).get("/feed.xml") ?? "";
    XmlDocument.fromString(content).dispose();
    expect(content).not.toContain("<script>");
    expect(content).not.toContain("\u0001");
  });
});

describe("what is new", () => {
  const [one] = archive.transcripts;
  if (!one) throw new Error("The fixture is empty");
  const made = (slug: string, meta: Partial<typeof one.meta>) => ({
    ...one,
    slug,
    meta: { ...one.meta, title: slug, ...meta },
  });
  const told = filesOf({
    ...archive,
    site: { ...archive.site, rights: "全站 **CC BY 4.0**" },
    transcripts: [
      made("talk-of-this-year", { date: "2026-05-01" }),
      made("old-talk-added-last", {
        ...{ date: "1998", added: "2026-11-30", updated: "2026-12-02" },
        ...{
          title_en: "An old talk",
          summary_en: "Said long ago.",
          rights: "听众保留 [权利](https://a.example/)",
        },
      }),
      made("imported-before", { date: "2020-01-01", imported: "2026-11-22" }),
    ],
  });

  test("is what was added last, with the day of the talk beside it", () => {
    const { entries = [], rights } = parseAtomFeed(told.get("/feed.xml") ?? "");
    expect(
      entries.map(({ title, published, updated }) => [textOf(title), published, updated]),
    ).toEqual([
      ["old-talk-added-last", "2026-11-30T00:00:00Z", "2026-12-02T00:00:00Z"],
      ["imported-before", "2026-11-22T00:00:00Z", "2026-11-22T00:00:00Z"],
      ["talk-of-this-year", undefined, "2026-05-01T00:00:00Z"],
    ]);
    expect(JSON.stringify(entries[0]?.summary)).toMatch(/1998.*An old talk.*Said long ago\./);
    expect([textOf(rights), textOf(entries[0]?.rights)]).toEqual([
      "全站 CC BY 4.0",
      "听众保留 权利",
    ]);
    const { items = [] } = JSON.parse(told.get("/feed.json") ?? "");
    expect(items[0]).toMatchObject({
      date_published: "2026-11-30T00:00:00Z",
      date_modified: "2026-12-02T00:00:00Z",
    });
    const llms = told.get("/llms.txt") ?? "";
    expect(llms).toMatch(
      /CC BY 4\.0[\s\S]*old-talk-added-last.*1998\. An old talk[\s\S]*talk-of-this-year/,
    );
  });

  test("is dated in the sitemap by its last change, and not by the talk", () => {
    const days = [
      ...(told.get("/sitemap.xml") ?? "").matchAll(/<loc>(\S*?)<\/loc>(?:<lastmod>(.*?)<)?/g),
    ]
      .filter(([, address = ""]) => /transcripts\/./.test(address))
      .map(([, address = "", day]) => [address.split("/").at(-2), day]);
    expect(days).toEqual([
      ["talk-of-this-year", undefined],
      ["old-talk-added-last", "2026-12-02"],
      ["imported-before", "2026-11-22"],
    ]);
  });

  test("of a large archive leads on to the older in pages that an addition leaves alone", () => {
    const many = (count: number) => {
      const transcripts = Array.from({ length: count }, (_, i) =>
        made(`t-${i}`, {
          added: `20${String(10 + Math.floor(i / 28))}-01-${String((i % 28) + 1).padStart(2, "0")}`,
        }),
      );
      return filesOf({ ...archive, transcripts: transcripts.reverse() });
    };
    const large = many(230);
    const titles: string[] = [];
    let at: string | undefined = "/feed.xml";
    const walked: string[] = [];
    while (at !== undefined) {
      walked.push(at);
      const page: { entries?: { title?: unknown }[]; links?: { rel?: string; href?: string }[] } =
        parseAtomFeed(large.get(at) ?? "");
      const { entries = [], links = [] } = page;
      titles.push(...entries.map(({ title }) => textOf(title)));
      const to = (rel: string) => links.find((link) => link.rel === rel)?.href?.slice(BASE.length);
      expect([to("first"), to("last")]).toEqual(["/feed.xml", "/feed-1.xml"]);
      expect(to("previous")).toBe(walked.at(-2));
      at = to("next");
    }
    expect(walked).toEqual(["/feed.xml", "/feed-3.xml", "/feed-2.xml", "/feed-1.xml"]);
    expect(new Set(titles).size).toBe(230);
    expect(JSON.parse(large.get("/feed.json") ?? "").next_url).toBe(`${BASE}/feed-3.json`);
    const [before, after] = [large.get("/feed-1.xml") ?? "", many(231).get("/feed-1.xml") ?? ""];
    expect(after).toBe(before);
    expect([...files.keys()].filter((path) => /^\/feed-/.test(path))).toEqual([]);
  });
});

describe("the sitemap", () => {
  test("fits the schema of sitemaps.org and lists each public page once", () => {
    const schemas = dirname(createRequire(import.meta.url).resolve("sitemap/package.json"));
    using schema = XmlDocument.fromString(
      readFileSync(join(schemas, "schema/sitemap.xsd"), "utf8"),
    );
    using validator = XsdValidator.fromDoc(schema);
    using document = XmlDocument.fromString(file("/sitemap.xml"));
    validator.validate(document);
    const locations = [...file("/sitemap.xml").matchAll(/<loc>(.*?)<\/loc>/g)].map((m) => m[1]);
    expect(new Set(locations).size).toBe(locations.length);
    expect(locations).toContain(`${BASE}/transcripts/lamp-and-lens/`);
    expect(locations).toContain(`${BASE}/people/a-z/`);
    expect(locations).toContain(`${BASE}/glossary/tou-jing/`);
    for (const { from } of archive.redirects) expect(locations).not.toContain(BASE + from);
  });
});

describe("a site that does not know its address", () => {
  const homeless = filesOf({ ...archive, site: { ...archive.site, url: undefined } as never });

  test("has no feed and no sitemap, and all its exports", () => {
    const gone = [...files.keys()].filter((path) => !homeless.has(path));
    expect(gone.every((path) => /feed\.(xml|json)$|sitemap|card/.test(path))).toBe(true);
    expect(homeless.get("/llms.txt")).toContain("](/lib/transcripts/lamp-and-lens.md)");
    for (const content of homeless.values()) expect(content).not.toContain("undefined");
  });
});

describe("the dump", () => {
  test("is what its JSON Schema says", () => {
    const ajv = new Ajv({ allErrors: true });
    const schema = JSON.parse(file("/data/archive.schema.json"));
    expect(ajv.validateSchema(schema)).toBe(true);
    const validate = ajv.compile(schema);
    const data = JSON.parse(file("/data/archive.json"));
    validate(data);
    expect(validate.errors).toBeNull();
    delete data.transcripts[0].title;
    expect(validate(data)).toBe(false);
  });

  test("of a large archive comes in parts that hold each transcript once and fit the schema", () => {
    const [first] = archive.transcripts;
    if (!first) throw new Error("The fixture is empty");
    const transcripts = Array.from({ length: 250 }, (_, i) => ({ ...first, slug: `t-${i}` }));
    const large = filesOf({ ...archive, transcripts });
    const validate = new Ajv({ allErrors: true }).compile(
      JSON.parse(large.get("/data/archive.schema.json") ?? ""),
    );
    const main = JSON.parse(large.get("/data/archive.json") ?? "");
    expect(main.parts).toEqual([`${BASE}/data/archive-2.json`, `${BASE}/data/archive-3.json`]);
    const parts = [
      main,
      ...["2", "3"].map((n) => JSON.parse(large.get(`/data/archive-${n}.json`) ?? "")),
    ];
    for (const part of parts) {
      validate(part);
      expect(validate.errors).toBeNull();
    }
    const slugs = parts.flatMap((part) =>
      part.transcripts.map(({ slug }: { slug: string }) => slug),
    );
    expect(slugs).toEqual(transcripts.map(({ slug }) => slug));
    const rows = ["", "-2", "-3"].flatMap((n) =>
      readCsv(large.get(`/data/segments${n}.csv`) ?? "").slice(1),
    );
    expect(new Set(rows.map(([slug]) => slug)).size).toBe(250);
  });

  test("holds every paragraph and every count", () => {
    const data = JSON.parse(file("/data/archive.json"));
    expect(data.transcripts.map(({ slug }: { slug: string }) => slug)).toEqual([
      "reading-the-tide",
      "lamp-and-lens",
      "letters-from-the-pier",
    ]);
    const lamp = data.transcripts[1];
    expect(lamp.sections[0].turns[1].segments[1]).toMatchObject({
      zh: "北港航道局的第一块透镜重三吨，装在水银上转，一根手指就推得动。",
      original: { lang: "en" },
      time: 40,
    });
    expect(data.facets.people.find(({ name }: { name: string }) => name === "陆宁")).toMatchObject({
      transcripts: ["reading-the-tide", "lamp-and-lens", "letters-from-the-pier"],
      speaks_in: ["lamp-and-lens"],
    });
    expect(data.glossary.map(({ term }: { term: string }) => term)).toContain("菲涅耳透镜");
  });

  test("the tables have a row for each transcript and each paragraph", () => {
    const transcripts = readCsv(file("/data/transcripts.csv"));
    expect(transcripts.map(([slug]) => slug)).toEqual([
      "slug",
      "reading-the-tide",
      "lamp-and-lens",
      "letters-from-the-pier",
    ]);
    const segments = readCsv(file("/data/segments.csv"));
    expect(segments).toHaveLength(1 + 3 + 5 + 2);
    expect(new Set(segments.map((row) => row.length))).toEqual(new Set([8]));
    const quoting = segments.find((row) => row[5]?.includes("saving oil"));
    expect(quoting?.[5]).toBe('And what about "saving oil" & the rest?');
    expect(quoting?.[7]).toMatch(/lamp-and-lens\/#s[0-9a-z]{8}$/);
  });

  test("a cell that a spreadsheet would run is text", () => {
    const hostile = structuredCloneOf(archive);
    const [first] = hostile.transcripts;
    if (first) first.meta.title = '=HYPERLINK("https://evil.example","x")';
    const rows = readCsv(filesOf(hostile).get("/data/transcripts.csv") ?? "");
    expect(rows[1]?.[1]).toBe('\'=HYPERLINK("https://evil.example","x")');
  });
});

describe("a transcript as files", () => {
  test("its Markdown reads back as the same transcript", () => {
    const { transcript, diagnostics } = parseTranscript(
      file("/transcripts/lamp-and-lens.md"),
      "lamp-and-lens.md",
    );
    expect(diagnostics).toEqual([]);
    const ids = (t: typeof transcript) =>
      t.sections.flatMap(({ turns }) =>
        turns.flatMap(({ segments }) => segments.map(({ id }) => id)),
      );
    const own = archive.bySlug.get("lamp-and-lens");
    expect(own && ids(transcript)).toEqual(own && ids(own));
  });

  test("its text has both languages, and no Markdown", () => {
    const text = file("/transcripts/lamp-and-lens.txt");
    expect(text).toContain("陆宁：靠的不是灯，是透镜。");
    expect(text).toContain("Lu Ning: It is not the lamp, it is the lens.");
    expect(text).toContain("那么 <省油> 又是怎么回事？");
    expect(text).not.toMatch(/\*\*|<details>/);
  });

  test("subtitles start at each timestamp, run forward, and hold the whole text", () => {
    const vtt = file("/transcripts/lamp-and-lens.zh-Hans.vtt");
    expect(vtt.startsWith("WEBVTT\n")).toBe(true);
    const stamp = (text: string) =>
      text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
    const cues = [...vtt.matchAll(/^(\S+) --> (\S+)\n(.+)$/gm)].map(([, from, to, text]) => ({
      from: stamp(from ?? ""),
      to: stamp(to ?? ""),
      text: text ?? "",
    }));
    expect(cues[0]).toMatchObject({ from: 5 });
    for (const time of [12, 40, 70.5, 75]) expect(cues.map(({ from }) => from)).toContain(time);
    cues.forEach((cue, i) => {
      expect(cue.to).toBeGreaterThan(cue.from);
      expect(cues[i + 1]?.from ?? Infinity).toBeGreaterThanOrEqual(cue.to - 0.001);
    });
    const words = cues.map(({ text }) => text.replace(/^<v [^>]+>/, "")).join("");
    expect(words).toContain("靠的不是灯，是透镜。灯芯的火不比家里的大，单雄当年量过，差不了多少。");
    expect(words).toContain("那么 &lt;省油&gt; 又是怎么回事？");
    expect(vtt).toContain("<v 陆宁>");
    const srt = file("/transcripts/lamp-and-lens.en.srt");
    expect(srt).toMatch(/^1\n00:00:05,000 --> 00:00:[\d,]+\nHost: Ms Lu, how can one lamp/);
  });

  test("one without timestamps has no subtitles", () => {
    expect([...files.keys()].filter((path) => /tide.*\.(vtt|srt)$/.test(path))).toEqual([]);
  });
});

describe("the glossary as files", () => {
  test("CSV and JSON hold each term with its definitions", () => {
    const rows = readCsv(file("/glossary/glossary.csv"));
    expect(rows.find(([term]) => term === "透镜")).toEqual([
      "透镜",
      "tou jing",
      "lens",
      "",
      "把散开的光收成一束的玻璃; 汇聚光线的器件",
      "2",
      `${BASE}/glossary/tou-jing/`,
    ]);
    const json = JSON.parse(file("/glossary/glossary.json"));
    expect(json).toHaveLength(archive.glossary.length);
  });

  test("the Anki file has two fields a card under its directives", () => {
    const lines = file("/glossary/anki.txt").trimEnd().split("\n");
    expect(lines[0]).toBe("#separator:tab");
    const cards = lines.filter((line) => !line.startsWith("#"));
    expect(cards).toHaveLength(archive.glossary.length);
    for (const card of cards) expect(card.split("\t")).toHaveLength(2);
    expect(cards.find((card) => card.startsWith("菲涅耳透镜\t"))).toContain("Fresnel lens, FL<br>");
  });
});

/** An archive whose first transcript may be changed without changing the others' tests. */
/** A text of a feed, which the parser gives with its type. */
function textOf(text: unknown): string {
  return String((text as { value?: string } | undefined)?.value ?? text);
}

function structuredCloneOf(source: Archive): Archive {
  const transcripts = source.transcripts.map((transcript) => ({
    ...transcript,
    meta: { ...transcript.meta },
  }));
  return { ...source, transcripts };
}
