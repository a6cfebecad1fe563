import { expect, test } from "vitest";
import { layoutOf } from "../../../src/archive/layout.ts";
import type { Archive } from "../../../src/archive/model.ts";
import { hostTable } from "../../../src/site/host-table.ts";

const EMPTY = { transcripts: 0, names: [], followed: 0, terms: 0 };

function archiveWith(site: Partial<Archive["site"]>): Pick<Archive, "site" | "layout"> {
  return { site: site as Archive["site"], layout: layoutOf(site, EMPTY) };
}

test("files and megabytes are told by kind, and together beside the host's limits", () => {
  const table = hostTable(archiveWith({ host: "cloudflare-pages" }), [
    ["transcripts/a/index.html", 2_000_000],
    ["transcripts/a.md", 1_000_000],
    ["people/wang-xuan/index.html", 500_000],
    ["index.html", 100_000],
  ]);
  expect(table).toMatch(/pages of transcripts +1 +2\.0/);
  expect(table).toMatch(/pages of names +1 +0\.5/);
  expect(table).toMatch(/Together +4 +3\.6/);
  expect(table).toMatch(/cloudflare-pages, at most +20000 +–/);
  expect(table).not.toContain("Left out");
});

test("what a compact site goes without is told with the setting that brings it back", () => {
  const table = hostTable(archiveWith({ compact: true }), [["index.html", 1]]);
  for (const setting of ["names_from: 1", "name_feeds: true", "text_files: true", "dumps: true"]) {
    expect(table).toContain(setting);
  }
});

test("a limit that is passed is named, with what to do", () => {
  const table = hostTable(archiveWith({}), [["data/archive.json", 30_000_000]]);
  expect(table).toContain("data/archive.json has 30.0 MB, of 26.2 at most");
  expect(table).toContain("Fix:");
});
