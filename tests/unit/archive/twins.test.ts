import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadArchive } from "../../../src/archive/load.ts";
import { readContent } from "../../../src/import/content-folder.ts";
import { conflictCopy } from "../../../src/text/conflict-copy.ts";
import { isFuture } from "../../../src/text/date.ts";
import { formatDiagnostic } from "../../../src/transcript/diagnostic.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "duidu-twins-"));
  mkdirSync(join(folder, "transcripts"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, head: string): void {
  writeFileSync(join(folder, "transcripts", name), `---\n${head}\n---\n\n${name}的话。\n`);
}

function told(): string[] {
  const { diagnostics } = loadArchive(folder, { drafts: true });
  return diagnostics.map((one) => formatDiagnostic(one).replace(/^\S*transcripts\//, ""));
}

describe("copies of a conflict", () => {
  test.each([
    "x (conflicted copy).md",
    "x (王的 MacBook's conflicted copy 2024-05-01).md",
    "x (王某 的冲突副本 2024-05-01).md",
    "x.sync-conflict-20240501-101112-ABCDEFG.md",
    "x_conflict-20240501-101112.md",
    "x copy.md",
    "x 副本.md",
    "x - Copy (2).md",
    "x 2.md",
    "x (1).md",
  ])("%s is told, and import takes the file itself for its transcript", async (name) => {
    expect(conflictCopy(name)?.of).toBe("x.md");
    put("x.md", `title: 题\noriginal_sha256: ${"a".repeat(64)}\noriginal_file: x.txt`);
    put(name, `title: 题\noriginal_sha256: ${"a".repeat(64)}\noriginal_file: x.txt`);
    const said = told().filter((line) => line.includes("transcript-twice"));
    expect(said).toEqual([expect.stringMatching(/ warning transcript-twice: .*x\.md.*keep one/)]);
    const { transcripts } = await readContent(folder);
    expect(transcripts.nameOf(`sources ${"a".repeat(64)}`)).toBe("x.md");
  });

  test.each(["talk-2.md", "第 2 集.md", "2.md", "photocopy.md", "conflict.md"])(
    "%s is none",
    (name) => {
      put(name, "title: 甲");
      put("talk.md", "title: 乙");
      put("第.md", "title: 丙");
      expect(told()).toEqual([]);
    },
  );

  test("a number that is part of a name is no copy's, where the titles differ", () => {
    put("第.md", "title: 第一集");
    put("第 2.md", "title: 第二集");
    expect(told()).toEqual([]);
  });
});

describe("two transcripts of one source", () => {
  test("are told at the second", () => {
    put("a.md", `title: 甲\noriginal_sha256: ${"b".repeat(64)}`);
    put("b.md", `title: 乙\noriginal_sha256: ${"b".repeat(64)}`);
    expect(told()).toEqual([expect.stringMatching(/^b\.md:1:1 warning transcript-twice: .*a\.md/)]);
  });

  test("with one address and title are told, talks of one series not", () => {
    put("a.md", "title: 甲\nsource: https://example.org/series");
    put("b.md", "title: 乙\nsource: https://example.org/series");
    put("c.md", "title: 甲\nsource: https://example.org/series");
    expect(told()).toEqual([expect.stringMatching(/^c\.md:1:1 warning transcript-twice: .*a\.md/)]);
  });
});

test("a date in the future is told at its line", () => {
  const year = new Date().getFullYear() + 2;
  put("a.md", `title: 甲\ndate: ${year}-01-01`);
  put("b.md", `title: 乙\ndate: "${year}"`);
  expect(told()).toEqual([
    expect.stringMatching(/^a\.md:3:1 warning date-future: .*day of the talk/),
    expect.stringMatching(/^b\.md:3:1 warning date-future/),
  ]);
  const now = new Date("2026-05-31T23:00:00Z");
  for (const date of ["2026-06-01", "2026-06", "2026", "2026-05-31"])
    expect(isFuture(date, now)).toBe(false);
  for (const date of ["2026-06-03", "2026-07", "2027"]) expect(isFuture(date, now)).toBe(true);
});
