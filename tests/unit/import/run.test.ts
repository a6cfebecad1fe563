import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type ImportOptions, runImport } from "../../../src/import/run.ts";

// Importing builds tables on first use; a busy machine may take long over it.
vi.setConfig({ testTimeout: 60_000 });

const ARTICLE = "河边的树\n\n河边有一棵树，树上住着一只猫头鹰，白天睡觉，晚上唱歌。\n";

let folder: string;
let content: string;
let printed: string[];
let errors: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "duidu-import-"));
  content = join(folder, "content");
  printed = [];
  errors = [];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function source(name: string, data: string | Uint8Array): string {
  const path = join(folder, "in", name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, data);
  return path;
}

function run(paths: string[], options: Partial<ImportOptions> = {}): Promise<number> {
  printed = [];
  errors = [];
  return runImport({
    paths,
    contentDir: content,
    dryRun: false,
    force: false,
    today: "2026-01-02",
    print: (line) => printed.push(line),
    printError: (line) => errors.push(line),
    ...options,
  });
}

const list = (name: string) => readdirSync(join(content, name)).sort();
const transcript = (name: string) => join(content, "transcripts", name);

describe("runImport", () => {
  it("writes a transcript and keeps the source byte for byte", async () => {
    const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(ARTICLE)]);
    expect(await run([source("tree.txt", bytes)])).toBe(0);
    expect(list("transcripts")).toEqual(["he-bian-de-shu.md"]);
    expect(readFileSync(join(content, "originals", "tree.txt"))).toEqual(Buffer.from(bytes));
    const text = readFileSync(transcript("he-bian-de-shu.md"), "utf8");
    expect(text).toContain('original_file: "tree.txt"');
    expect(text).toContain('imported: "2026-01-02"');
    expect(printed.join("\n")).toContain("1 document: 1 new.");
  });

  it.each([
    ["CRLF line ends", (text: string) => text.replaceAll("\n", "\r\n")],
    ["a U+FEFF at its start", (text: string) => `\uFEFF${text}`],
    ["blanks after the lines of three dashes", (text: string) => text.replace(/^---$/gm, "---  ")],
  ])("knows a transcript again that an editor has given %s", async (_, edit) => {
    const path = source("tree.txt", ARTICLE);
    await run([path]);
    const file = transcript("he-bian-de-shu.md");
    writeFileSync(file, edit(readFileSync(file, "utf8")));
    expect(await run([path])).toBe(0);
    expect(list("transcripts")).toEqual(["he-bian-de-shu.md"]);
    expect(printed.join("\n")).toContain("1 document: 1 unchanged.");
  });

  it("knows all again after Git has changed the line ends of every file", async () => {
    const path = source("tree.txt", ARTICLE);
    await run([path]);
    for (const name of ["transcripts", "originals", "imported"]) {
      for (const file of list(name)) {
        const there = join(content, name, file);
        writeFileSync(there, readFileSync(there, "utf8").replaceAll("\n", "\r\n"));
      }
    }
    expect(await run([path])).toBe(0);
    expect(list("transcripts")).toHaveLength(1);
    expect(list("originals")).toEqual(["tree.txt"]);
    expect(list("imported")).toHaveLength(1);
  });

  it("knows a transcript again that was moved into a sub-folder", async () => {
    const path = source("tree.txt", ARTICLE);
    await run([path]);
    mkdirSync(join(content, "transcripts", "2026"));
    renameSync(transcript("he-bian-de-shu.md"), transcript("2026/river.md"));
    expect(await run([path])).toBe(0);
    expect(list("transcripts")).toEqual(["2026"]);
  });

  it("gives no document the address of a transcript in a sub-folder", async () => {
    await run([source("tree.txt", ARTICLE)]);
    mkdirSync(join(content, "transcripts", "2026"));
    renameSync(transcript("he-bian-de-shu.md"), transcript("2026/he-bian-de-shu.md"));
    await run([source("other.txt", `${ARTICLE}\n第二天，猫头鹰飞走了。\n`)]);
    expect(list("transcripts")).toEqual(["2026", "he-bian-de-shu-2.md"]);
  });

  it("changes nothing the second time, on another day", async () => {
    const path = source("tree.txt", ARTICLE);
    await run([path]);
    const before = readFileSync(transcript("he-bian-de-shu.md"));
    expect(await run([path], { today: "2027-05-05" })).toBe(0);
    expect(readFileSync(transcript("he-bian-de-shu.md"))).toEqual(before);
    expect(list("transcripts")).toHaveLength(1);
    expect(list("originals")).toHaveLength(1);
    expect(printed.join("\n")).toContain("1 document: 1 unchanged.");
  });

  it("knows a source again under another name", async () => {
    await run([source("tree.txt", ARTICLE)]);
    await run([source("copy of tree.txt", ARTICLE)]);
    expect(list("transcripts")).toHaveLength(1);
    expect(list("originals")).toEqual(["tree.txt"]);
  });

  it("keeps a transcript that a person has edited, and says how to overwrite it", async () => {
    const path = source("tree.txt", ARTICLE);
    await run([path]);
    const edited = readFileSync(transcript("he-bian-de-shu.md"), "utf8").replace(
      "猫头鹰",
      "老猫头鹰",
    );
    writeFileSync(transcript("he-bian-de-shu.md"), edited);
    expect(await run([path])).toBe(0);
    expect(readFileSync(transcript("he-bian-de-shu.md"), "utf8")).toBe(edited);
    expect(printed.join("\n")).toMatch(/a person has edited it since the import.*--force/);
    expect(await run([path], { force: true })).toBe(0);
    expect(readFileSync(transcript("he-bian-de-shu.md"), "utf8")).not.toContain("老猫头鹰");
  });

  it("keeps a transcript that was renamed, under its new name", async () => {
    const path = source("tree.txt", ARTICLE);
    await run([path]);
    const text = readFileSync(transcript("he-bian-de-shu.md"));
    rmSync(transcript("he-bian-de-shu.md"));
    writeFileSync(transcript("tree.md"), text);
    await run([path]);
    expect(list("transcripts")).toEqual(["tree.md"]);
  });

  it("gives two documents of one title, and two sources of one name, names of their own", async () => {
    const first = source("a/tree.txt", ARTICLE);
    const second = source(
      "b/Tree.txt",
      `${ARTICLE}\n后来树倒了，猫头鹰搬到了钟楼上，再也没有唱歌。\n`,
    );
    await run([first, second]);
    expect(list("transcripts")).toEqual(["he-bian-de-shu-2.md", "he-bian-de-shu.md"]);
    expect(list("originals")).toEqual([
      expect.stringMatching(/^Tree-[0-9a-f]{8}\.txt$/),
      "tree.txt",
    ]);
    await run([second, first]);
    expect(printed.join("\n")).toContain("2 documents: 2 unchanged.");
  });

  it("writes nothing on a dry run", async () => {
    expect(await run([source("tree.txt", ARTICLE)], { dryRun: true })).toBe(0);
    expect(() => readdirSync(content)).toThrow();
    expect(printed.join("\n")).toContain("Nothing was written (--dry-run).");
  });

  it("walks a folder in order, goes on after a failure and exits with 1", async () => {
    source("1.txt", ARTICLE);
    source("2.txt", "");
    source("3.pdf", "%PDF-1.7 …");
    source("4/5.txt", "远山\n\n远山如黛，近水含烟，船在雾里走得很慢，谁也不着急。\n");
    source("6.png", "not read");
    source(".hidden", "not read");
    expect(await run([join(folder, "in"), join(folder, "nothing.txt")])).toBe(1);
    const at = (name: string) => join(folder, "in", name);
    expect(errors).toEqual([
      `${join(folder, "nothing.txt")} error file-missing: There is no such file or folder. Fix: check the path.`,
      `${at("2.txt")} error file-empty: The file is empty. Fix: save the document again.`,
      expect.stringMatching(
        /3\.pdf error file-damaged: The file is a PDF that cannot be opened .+ Fix: /,
      ),
    ]);
    expect(list("transcripts")).toEqual(["he-bian-de-shu.md", "yuan-shan.md"]);
    expect(printed.at(-1)).toBe("5 documents: 3 failed, 2 new.");
  });

  it("leaves no temporary file behind", async () => {
    await run([source("tree.txt", ARTICLE)]);
    for (const name of ["transcripts", "originals"]) {
      expect(list(name).filter((file) => file.endsWith(".tmp"))).toEqual([]);
    }
  });

  it("writes the whole report, removed text and all, as Markdown and JSON", async () => {
    const tail = "⭐星标河边手记,下次还来⭐";
    const path = source("tree.txt", `${ARTICLE}\n${tail}\n`);
    await run([path, join(folder, "nothing.txt")], { reportFile: join(folder, "report.md") });
    const json = JSON.parse(readFileSync(join(folder, "report.json"), "utf8"));
    expect(json.documents).toHaveLength(2);
    expect(json.documents[1].report.removed).toEqual([{ rule: "promotion", line: 5, text: tail }]);
    const markdown = readFileSync(join(folder, "report.md"), "utf8");
    expect(markdown).toContain("# Import of 2026-01-02");
    expect(markdown).toContain(`| 5 | promotion | \`${tail}\` |`);
    expect(markdown).toContain("There is no such file or folder");
  });

  it("refuses a file that is a transcript of the archive", async () => {
    await run([source("tree.txt", ARTICLE)]);
    expect(await run([transcript("he-bian-de-shu.md")])).toBe(1);
    expect(errors[0]).toContain("already-in-archive");
  });
});
