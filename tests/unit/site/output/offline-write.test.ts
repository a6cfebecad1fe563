import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { allFiles } from "../../../../src/shared/offline-list.ts";
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
