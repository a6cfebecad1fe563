import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { loadArchive } from "../../../src/archive/load.ts";
import { BY_NAME_SLUG } from "../../../src/shared/page-address.ts";

import { sitePages } from "../../../src/site/pages/registry.ts";
import {
  COMMON_TAG,
  DEFAULT_SHAPE,
  generateArchive,
  transcriptName,
} from "../../bench/generate-archive.ts";
import { readTextPool } from "../../bench/text-pool.ts";
import { buildWith } from "../../program.ts";
import { ROOT } from "../../shared.ts";
import { render, siteContextOf } from "../../unit/site/render-page.ts";

const TRANSCRIPTS = 450;
const FOLDER = join(ROOT, ".cache/test-page-weight");
const SITE = join(FOLDER, "site");

/** A large archive of short transcripts: what makes lists heavy is their number. */
beforeAll(() => {
  rmSync(FOLDER, { recursive: true, force: true });
  const pool = readTextPool(undefined, join(ROOT, "content/transcripts"));
  generateArchive(join(FOLDER, "content"), pool, {
    ...DEFAULT_SHAPE,
    transcripts: TRANSCRIPTS,
    bytes: 1500,
  });
  buildWith({
    contentDir: join(FOLDER, "content"),
    outputDir: SITE,
    drafts: false,
    pagesOnly: true,
  });
  return () => rmSync(FOLDER, { recursive: true, force: true });
}, 300_000);

const pageAt = (path: string) => readFileSync(join(SITE, path, "index.html"), "utf8");

const linkTo = (html: string, rel: "prev" | "next") =>
  new RegExp(`<link rel="${rel}" href="([^"]+)">`).exec(html)?.[1];

/** The pages of a list, from its first by `rel=next`; each must lead back to the one before. */
function partsFrom(first: string): string[] {
  const pages: string[] = [];
  let previous: string | undefined;
  for (let path: string | undefined = first; path !== undefined; ) {
    const html = pageAt(path);
    expect(linkTo(html, "prev")).toBe(previous);
    pages.push(html);
    previous = path;
    path = linkTo(html, "next");
  }
  return pages;
}

const listed = (pages: readonly string[]) =>
  pages.flatMap((html) =>
    [...html.matchAll(/<h3><a href="\/transcripts\/([^/]+)\/"/g)].map(([, slug]) => slug),
  );

describe("an archive of hundreds of transcripts", () => {
  test("has no page of over 5,000 elements or 200 KB gzipped", () => {
    const heavy: string[] = [];
    for (const entry of readdirSync(SITE, { recursive: true, withFileTypes: true })) {
      if (!entry.name.endsWith(".html")) continue;
      const html = readFileSync(join(entry.parentPath, entry.name), "utf8");
      const elements = html.match(/<[a-z]/g)?.length ?? 0;
      if (elements > 5000 || (html.length > 200_000 && gzipSync(html).length > 200_000)) {
        heavy.push(`${join(entry.parentPath, entry.name).slice(SITE.length)}: ${elements}`);
      }
    }
    expect(heavy).toEqual([]);
  });

  test("lists every transcript once over the parts of the list", () => {
    const pages = partsFrom("/transcripts/");
    expect(pages.length).toBeGreaterThan(1);
    const slugs = Array.from({ length: TRANSCRIPTS }, (_, i) => transcriptName(i));
    expect(listed(pages).sort()).toEqual(slugs);
  });

  test("counts a common tag on its first page, and lists it over the following ones", () => {
    const index = pageAt("/tags/");
    const [, path = "", count] =
      new RegExp(`<a href="(/tags/[^"]+)">${COMMON_TAG}</a>[^\\n]*<span data-count="(\\d+)"`).exec(
        index,
      ) ?? [];
    const pages = partsFrom(path);
    expect(pages[0]).toContain(`data-count="${count}"`);
    const slugs = listed(pages);
    expect(slugs).toHaveLength(Number(count));
    expect(new Set(slugs).size).toBe(Number(count));
  });
});

describe("an index of more than a thousand names", () => {
  const names = Array.from({ length: 1300 }, (_, i) => `${"安白陈邓方高何张"[i % 8]}${i}`);
  const folder = join(FOLDER, "names");
  const path = `/people/${BY_NAME_SLUG}/`;

  const parts = () => {
    mkdirSync(join(folder, "transcripts"), { recursive: true });
    writeFileSync(
      join(folder, "transcripts/all.md"),
      `---\ntitle: 名单\npeople:\n${names.map((name) => `  - ${name}\n`).join("")}---\n\n正文。\n`,
    );
    const archive = loadArchive(folder, { drafts: false });
    const context = siteContextOf(archive);
    return [...sitePages(archive, "server")]
      .filter((page) => page.path.startsWith(path))
      .map((page) => ({ at: page.path, html: render(page, context) }));
  };

  test("stands in parts of under 5,000 elements that hold every name once", () => {
    const all = parts();
    expect(all.length).toBe(2);
    for (const { html } of all) expect(html.match(/<[a-z]/g)?.length).toBeLessThan(5000);
    const found = all.flatMap(({ html }) =>
      [...html.matchAll(/<li data-name[^>]*><a [^>]*>([^<]+)</g)].map(([, name]) => name),
    );
    expect(found.sort()).toEqual([...names].sort());
  });

  test("leads from a letter to the part where it begins", () => {
    const all = parts();
    const [first] = all;
    const letters = [...(first?.html ?? "").matchAll(/<a href="([^"#]*)#(letter-[a-z]+)"/g)];
    expect(letters.some(([, page]) => page !== "")).toBe(true);
    for (const [, page, id] of letters) {
      const target = page === "" ? first : all.find(({ at }) => at === page);
      expect(target?.html).toContain(`<h2 id="${id}"`);
    }
  });
});
