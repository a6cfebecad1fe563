import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadArchive } from "../../../src/archive/load.ts";
import { verifyProvenance } from "../../../src/archive/provenance.ts";
import { sha256 } from "../../../src/system/sha256.ts";

let content: string;

beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), "duidu-provenance-"));
  mkdirSync(join(content, "transcripts"));
  mkdirSync(join(content, "originals"));
});

afterEach(() => rmSync(content, { recursive: true, force: true }));

function rulesFor(original: string, digest: string): string[] {
  const head = `title: 一\noriginal_file: ${JSON.stringify(original)}\noriginal_sha256: ${digest}`;
  writeFileSync(join(content, "transcripts/one.md"), `---\n${head}\n---\n\n你好。\n`);
  const { transcripts } = loadArchive(content, { drafts: true });
  return verifyProvenance(content, transcripts).map(({ rule }) => rule);
}

test("says nothing of a source that is as it was imported", () => {
  writeFileSync(join(content, "originals/a.txt"), "你好。");
  expect(rulesFor("a.txt", sha256("你好。"))).toEqual([]);
});

test("tells a source that was changed, lost, or is a link", () => {
  writeFileSync(join(content, "originals/a.txt"), "您好。");
  expect(rulesFor("a.txt", sha256("你好。"))).toEqual(["original-changed"]);
  expect(rulesFor("b.txt", sha256("你好。"))).toEqual(["original-missing"]);
  symlinkSync("/etc/passwd", join(content, "originals/c.txt"));
  expect(rulesFor("c.txt", sha256("你好。"))).toEqual(["original-missing"]);
  expect(rulesFor("a.txt", "00")).toEqual(["original-incomplete"]);
});

test("reads nothing outside originals", () => {
  for (const name of ["../../etc/passwd", "/etc/passwd", "..", "a/b.txt", "..\\x"]) {
    expect(rulesFor(name, sha256(""))).toEqual(["original-outside"]);
  }
});
