import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { allFiles, downloadOf, filesOf, yearsOf } from "../../../../src/shared/offline-list.ts";
import { writeOfflineList } from "../../../../src/site/output/offline-write.ts";
import { OutputLedger } from "../../../../src/site/output/output-ledger.ts";

let folder: string;
let ledger: OutputLedger;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "duidu-offline-"));
  ledger = new OutputLedger(folder);
  put("index.html", '<script src="/archive/assets/site-A.js"></script>');
  put("offline/index.html", '<link href="/archive/assets/site-B.css">');
  put("search/index.html", "");
  put("transcripts/a/index.html", "A");
  put("assets/site-A.js", 'import{x}from"./chunk-C.js";const y=()=>import("./chunk-D.js");');
  put("assets/chunk-C.js", "");
  put("assets/chunk-D.js", "");
  put("assets/site-B.css", "");
  put("search/data/manifest.json", "{}");
  put("feed.xml", "<feed/>");
  put("data/archive.json", "{}");
  put("robots.txt", "");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the offline list", () => {
  test("holds pages by their folder, assets and search data, and neither feeds nor exports", () => {
    const paths = allFiles(writeOfflineList(ledger)).map(([path]) => path);
    expect(paths.sort()).toEqual([
      "/",
      "/assets/chunk-C.js",
      "/assets/chunk-D.js",
      "/assets/site-A.js",
      "/assets/site-B.css",
      "/offline/",
      "/search/",
      "/search/data/manifest.json",
      "/transcripts/a/",
    ]);
  });

  test("names as the shell what its pages load, but not what scripts load on demand", () => {
    const { shell } = writeOfflineList(ledger);
    expect(shell).toEqual(
      expect.arrayContaining([
        "/",
        "/offline/",
        "/search/",
        "/assets/site-B.css",
        "/assets/chunk-C.js",
      ]),
    );
    expect(shell).not.toContain("/assets/chunk-D.js");
    expect(shell).not.toContain("/transcripts/a/");
  });

  test("has the same build id for the same files, and another when one byte differs", () => {
    const { build } = writeOfflineList(ledger);
    expect(writeOfflineList(ledger).build).toBe(build);
    put("transcripts/a/index.html", "B");
    expect(writeOfflineList(ledger).build).not.toBe(build);
  });
});

function put(name: string, content: string): void {
  ledger.write(name, content);
}

test("a list says which years alone need a file, and what saving some of them takes", () => {
  put("transcripts/b/index.html", "BB".repeat(2000));
  put("search/data/index/index/x.pf_index", "X");
  const years: Record<string, string> = {
    "transcripts/a/index.html": "2019",
    "transcripts/b/index.html": "2024",
    "search/data/index/index/x.pf_index": "2023-2024",
  };
  const list = writeOfflineList(ledger, (name) => years[name]);
  expect(yearsOf(list)).toEqual([
    ["2024", 1],
    ["2019", 1],
  ]);
  const paths = (chosen?: string[]) => filesOf(list, chosen).map(([path]) => path);
  expect(paths()).toEqual(allFiles(list).map(([path]) => path));
  expect(paths(["2019"])).toContain("/transcripts/a/");
  expect(paths(["2019"])).toContain("/search/");
  expect(paths(["2019"])).not.toContain("/transcripts/b/");
  expect(paths(["2019"])).not.toContain("/search/data/index/index/x.pf_index");
  expect(paths(["2024"])).toContain("/search/data/index/index/x.pf_index");
  expect(downloadOf(list, ["2019"])).toBeLessThan(downloadOf(list));
});
