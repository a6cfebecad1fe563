import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { loadArchive } from "../../../src/archive/load.ts";
import { findLeftOriginals } from "../../../src/archive/provenance.ts";
import { runImport } from "../../../src/import/run.ts";
import { removeTranscript } from "../../../src/keeper/remove-transcript.ts";

// Importing builds tables on first use; a busy machine may take long over it.
vi.setConfig({ testTimeout: 60_000 });

const SOURCE = "桥上的灯\n\n桥上有一盏灯，天黑了就亮，渔船靠它认路回家。\n";

let folder: string;
let content: string;
let source: string;
let printed: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "duidu-remove-"));
  content = join(folder, "archive");
  source = join(folder, "lamp.txt");
  writeFileSync(source, SOURCE);
  expect(await run()).toBe(0);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(again = false): Promise<number> {
  printed = [];
  return runImport({
    ...{ paths: [source], contentDir: content, dryRun: false, force: false, again },
    today: "2026-01-02",
    print: (line) => printed.push(line),
    printError: (line) => printed.push(line),
  });
}

const list = (name: string) => readdirSync(join(content, name)).sort();

describe("removeTranscript", () => {
  it("takes out the transcript, its original and the copy of the import, and names them", () => {
    const { removed } = removeTranscript(content, "qiao-shang-de-deng", "2026-03-04");
    expect(removed.slice(0, 2)).toEqual([
      "transcripts/qiao-shang-de-deng.md",
      "originals/lamp.txt",
    ]);
    expect([list("transcripts"), list("originals"), list("imported")]).toEqual([[], [], []]);
    const remembered = readFileSync(join(content, "removed.txt"), "utf8");
    expect(remembered).toContain("2026-03-04 qiao-shang-de-deng ");
    expect(remembered).not.toContain("渔船");
  });

  it("is not undone by an import of the same source, which says so, but by --again", async () => {
    removeTranscript(content, "qiao-shang-de-deng.md", "2026-03-04");
    expect(await run()).toBe(0);
    expect(list("transcripts")).toEqual([]);
    expect(list("originals")).toEqual([]);
    expect(printed.join("\n")).toMatch(/withdrawn.*qiao-shang-de-deng.*2026-03-04.*--again/);
    expect(await run(true)).toBe(0);
    expect(list("transcripts")).toEqual(["qiao-shang-de-deng.md"]);
  });

  it("keeps an original that another transcript names", () => {
    const path = join(content, "transcripts/qiao-shang-de-deng.md");
    writeFileSync(join(content, "transcripts/second.md"), readFileSync(path));
    const { removed, kept } = removeTranscript(content, "second", "2026-03-04");
    expect(removed).toContain("transcripts/second.md");
    expect(kept).toContain("originals/lamp.txt");
    expect(existsSync(path)).toBe(true);
  });

  it("finds a transcript in a sub-folder", () => {
    mkdirSync(join(content, "transcripts/notes"));
    writeFileSync(join(content, "transcripts/notes/own words.md"), "---\ntitle: 自己的话\n---\n");
    removeTranscript(content, "own-words", "2026-03-04");
    expect(list("transcripts/notes")).toEqual([]);
  });

  it("removes nothing for an address that nobody has, and names the nearest", () => {
    expect(() => removeTranscript(content, "deng", "2026-03-04")).toThrow(/qiao-shang-de-deng/);
    expect(list("transcripts")).toHaveLength(1);
  });
});

describe("a transcript that was deleted by hand", () => {
  beforeEach(() => rmSync(join(content, "transcripts/qiao-shang-de-deng.md")));

  it("leaves an original that the check tells of", () => {
    const found = findLeftOriginals(content, loadArchive(content, { drafts: true }).transcripts);
    expect(found.map(({ rule, path }) => [rule, path.endsWith("originals/lamp.txt")])).toEqual([
      ["original-left", true],
    ]);
  });

  it("comes back by an import, which says that it was gone", async () => {
    expect(await run()).toBe(0);
    expect(list("transcripts")).toEqual(["qiao-shang-de-deng.md"]);
    expect(printed.join("\n")).toContain("its transcript was gone");
  });

  it("is taken out for good by the name of its original", async () => {
    const { removed } = removeTranscript(content, "lamp.txt", "2026-03-04");
    expect(removed).toContain("originals/lamp.txt");
    expect([list("originals"), list("imported")]).toEqual([[], []]);
    expect(await run()).toBe(0);
    expect(list("transcripts")).toEqual([]);
    expect(printed.join("\n")).toContain("withdrawn");
  });
});
