/** A live preview computes little anew after an edit; what it shows must be what a fresh start shows. */

import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { LastFrame } from "../../../src/archive/last-frame.ts";
import { loadArchive } from "../../../src/archive/load.ts";
import type { Archive } from "../../../src/archive/model.ts";
import { TranscriptCache } from "../../../src/archive/transcript-cache.ts";
import { sitePages } from "../../../src/site/pages/registry.ts";
import { render, siteContextOf } from "./render-page.ts";

let content: string;
let cache: TranscriptCache;
let last: LastFrame;

beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), "duidu-frame-"));
  mkdirSync(join(content, "transcripts"));
  cache = new TranscriptCache();
  last = new LastFrame();
  write(
    "dock",
    { tags: "[港口, 声音]", speaker: "林秋" },
    "**林秋**：码头的钟（clock：报时的东西）响了。",
  );
  write(
    "loom",
    { tags: "[织布]", speaker: "周禾" },
    "**周禾**：林秋来看过**梭子**（shuttle：织布的工具）。",
  );
  write("kiln", { tags: "[陶器, 声音]", people: "[周禾]" }, "窑里的火要烧三天，周禾说过。");
});
afterEach(() => rmSync(content, { recursive: true }));

function fileOf(name: string): string {
  return join(content, "transcripts", `${name}.md`);
}

function write(name: string, meta: Record<string, string>, body: string): void {
  const lines = Object.entries({ title: name, date: "2021-05-04", lang: "zh", ...meta });
  const front = lines.map(([key, value]) => `${key}: ${value}\n`).join("");
  writeFileSync(fileOf(name), `---\n${front}---\n\n${body}\n`);
}

function change(name: string, from: string, to: string): void {
  const text = readFileSync(fileOf(name), "utf8");
  expect(text).toContain(from);
  writeFileSync(fileOf(name), text.replace(from, to));
}

/** Every page, and what is told of the archive. */
function shownBy(archive: Archive): Record<string, string> {
  const context = siteContextOf(archive);
  const pages = [...sitePages(archive, "server")].map((page) => [page.path, render(page, context)]);
  return { ...Object.fromEntries(pages), told: JSON.stringify(archive.diagnostics) };
}

/** Loads as a preview does after each edit. */
function loadAgain(): Archive {
  const archive = loadArchive(content, { drafts: true, cache, last });
  cache.endLoad();
  return archive;
}

const EDITS: [what: string, edit: () => void][] = [
  ["a sentence", () => change("dock", "响了", "又响了")],
  ["a sentence that names somebody", () => change("kiln", "三天", "三天，林秋也来看过")],
  ["a title", () => change("loom", "title: loom", "title: 织机")],
  ["a tag", () => change("kiln", "声音", "火")],
  [
    "a tag that moves to another kind",
    () => change("dock", "tags: [港口", "products_models: [港口"),
  ],
  ["a speaker's label", () => change("loom", "**周禾**", "**周禾苗**")],
  ["a term's explanation", () => change("loom", "织布的工具", "木头的工具")],
  ["a date, which changes the order", () => change("kiln", "2021-05-04", "2024-01-01")],
  ["a draft that is listed nowhere", () => change("dock", "lang: zh", "lang: zh\nexclude: true")],
  ["that taken back", () => change("dock", "\nexclude: true", "")],
  ["a transcript that is added", () => write("well", { tags: "[声音]" }, "井里有回声，林秋听过。")],
  ["a transcript that is renamed", () => renameSync(fileOf("loom"), fileOf("a-loom"))],
  ["a transcript that is removed", () => rmSync(fileOf("well"))],
  ["a transcript that is broken", () => writeFileSync(fileOf("kiln"), "---\ntitle: [\n---\n")],
  ["that mended", () => write("kiln", { tags: "[陶器]" }, "窑冷了。")],
  ["a setting", () => writeFileSync(join(content, "site.yaml"), "title: 码头\nnames_from: 2\n")],
  ["a compact layout", () => writeFileSync(join(content, "site.yaml"), "compact: true\n")],
  ["whole again", () => writeFileSync(join(content, "site.yaml"), "compact: false\n")],
  [
    "an identity",
    () => writeFileSync(join(content, "people.yaml"), "- name: 林秋\n  en: Lin Qiu\n"),
  ],
];

test("after each edit the pages are those of a fresh start", () => {
  loadAgain();
  for (const [what, edit] of EDITS) {
    edit();
    expect(shownBy(loadAgain()), what).toEqual(shownBy(loadArchive(content, { drafts: true })));
  }
});

test("an edited transcript stays the same object, and names are not gathered anew", () => {
  const before = loadAgain();
  const dock = before.bySlug.get("dock");
  change("dock", "响了", "又响了");
  const after = loadAgain();
  expect(after.bySlug.get("dock")).toBe(dock);
  expect(after.facets).toBe(before.facets);
  expect(JSON.stringify(dock?.sections)).toContain("又响了");
});
