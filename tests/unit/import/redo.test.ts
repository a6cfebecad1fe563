import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  addProvenance,
  isUntouched,
  type Provenance,
  readProvenance,
} from "../../../src/import/provenance.ts";
import { mergeTexts } from "../../../src/import/redo/merge-texts.ts";
import { type RedoOptions, runRedo } from "../../../src/import/redo/run-redo.ts";
import { runImport } from "../../../src/import/run.ts";
import { type Diagnostic, formatDiagnostic } from "../../../src/transcript/diagnostic.ts";
import { parseTranscript } from "../../../src/transcript/parse.ts";

vi.setConfig({ testTimeout: 60_000 });

const OWL = `河边的树

河边有一棵树，树上住着一只猫头鹰，白天睡觉，晚上唱歌。

后来树倒了，猫头鹰搬到了钟楼上，再也没有唱歌。
`;
const HILLS = "远山\n\n远山如黛，近水含烟，船在雾里走得很慢，谁也不着急。\n";

let content: string;
let printed: string[];
let errors: string[];

beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), "duidu-redo-"));
  content = join(folder, "content");
  const sources = [
    ["owl.txt", OWL],
    ["hills.txt", HILLS],
  ] as const;
  for (const [name, text] of sources) writeFileSync(join(folder, name), text);
  await runImport({
    paths: sources.map(([name]) => join(folder, name)),
    contentDir: content,
    dryRun: false,
    force: false,
    today: "2026-01-02",
    print: () => {},
    printError: (line) => expect.unreachable(line),
  });
});

afterEach(() => rmSync(join(content, ".."), { recursive: true, force: true }));

function redo(options: Partial<RedoOptions> = {}): Promise<number> {
  printed = [];
  errors = [];
  return runRedo({
    contentDir: content,
    yes: true,
    today: "2026-03-04",
    print: (line) => printed.push(line),
    printError: (line) => errors.push(line),
    ...options,
  });
}

const path = (name: string) => join(content, "transcripts", name);
const read = (name: string) => readFileSync(path(name), "utf8");
const edit = (name: string, change: (text: string) => string) =>
  writeFileSync(path(name), change(read(name)));

/** Puts the archive into the state that other rules would have left it in. */
function asImportedByOtherRules(name: string, change: (text: string) => string): void {
  const provenance = readProvenance(read(name)) as Provenance;
  const text = addProvenance(change(read(name)), provenance);
  writeFileSync(path(name), text);
  const seal = /imported_sha256: (\w{16})/.exec(text)?.[1];
  mkdirSync(join(content, "imported"), { recursive: true });
  writeFileSync(join(content, "imported", `${seal}.md`), text);
}

/** Rules that left a name as the source misspells it. */
const otherRules = (text: string) => text.replaceAll("猫头鹰", "描头鹰");

describe("redoing all imports", () => {
  it("changes nothing when the rules are the same, whatever people edited", async () => {
    edit("yuan-shan.md", (text) => text.replace("谁也不着急", "没有人着急"));
    const before = [read("he-bian-de-shu.md"), read("yuan-shan.md")];
    expect(await redo()).toBe(0);
    expect([read("he-bian-de-shu.md"), read("yuan-shan.md")]).toEqual(before);
    expect(printed).toContain("2 imported transcripts: 2 unchanged.");
  });

  it("shows the difference first and writes nothing unless told to", async () => {
    asImportedByOtherRules("he-bian-de-shu.md", otherRules);
    const before = read("he-bian-de-shu.md");
    expect(await redo({ yes: false })).toBe(0);
    expect(read("he-bian-de-shu.md")).toBe(before);
    const shown = printed.join("\n");
    expect(shown).toMatch(/^ +- 河边有一棵树，树上住着一只描头鹰/m);
    expect(shown).toMatch(/^ +\+ 河边有一棵树，树上住着一只猫头鹰/m);
    expect(shown).toContain("Nothing was written. To write it: add --yes.");
  });

  it("writes the report of all of it, as Markdown and JSON", async () => {
    asImportedByOtherRules("he-bian-de-shu.md", otherRules);
    rmSync(join(content, "originals", "hills.txt"));
    const reportFile = join(content, "..", "report.md");
    expect(await redo({ reportFile })).toBe(1);
    const { date, documents } = JSON.parse(readFileSync(join(content, "../report.json"), "utf8"));
    expect(date).toBe("2026-03-04");
    expect(documents).toHaveLength(2);
    const [owl, hills] = documents;
    expect(owl).toMatchObject({
      source: "originals/owl.txt",
      transcript: "he-bian-de-shu.md",
      outcome: "updated",
      written: true,
    });
    expect(owl.report.inferred[0]).toMatchObject({ key: "title", value: "河边的树" });
    expect(hills).toMatchObject({ outcome: "failed", written: false });
    const markdown = readFileSync(reportFile, "utf8");
    expect(markdown).toContain("# Redo of 2026-03-04");
    expect(markdown).toContain("- Written: yes");
    expect(markdown).toMatch(/- Problem: .*original-missing/);
    await redo({ reportFile, yes: false });
    expect(readFileSync(reportFile, "utf8")).not.toContain("- Written: yes");
  });

  it("asks on a terminal, and takes the answer", async () => {
    asImportedByOtherRules("he-bian-de-shu.md", otherRules);
    const before = read("he-bian-de-shu.md");
    const questions: string[] = [];
    const answer = (yes: boolean) => (question: string) => {
      questions.push(question);
      return Promise.resolve(yes);
    };
    await redo({ yes: false, confirm: answer(false) });
    expect(read("he-bian-de-shu.md")).toBe(before);
    await redo({ yes: false, confirm: answer(true) });
    expect(read("he-bian-de-shu.md")).toContain("猫头鹰");
    expect(questions).toEqual(Array(2).fill("Write this transcript? [y/N] "));
  });

  it("writes an untouched transcript anew, and knows it as untouched afterwards", async () => {
    asImportedByOtherRules("he-bian-de-shu.md", otherRules);
    expect(await redo()).toBe(0);
    expect(read("he-bian-de-shu.md")).not.toContain("描头鹰");
    expect(isUntouched(read("he-bian-de-shu.md"))).toBe(true);
    await redo();
    expect(printed).toContain("2 imported transcripts: 2 unchanged.");
  });

  it("keeps a person's edits, in the same paragraph and the next key too", async () => {
    asImportedByOtherRules("he-bian-de-shu.md", (text) =>
      otherRules(text).replace("source_lang: zh-Hans\n", ""),
    );
    edit("he-bian-de-shu.md", (text) =>
      text
        .replace("晚上唱歌", "夜里唱歌")
        .replace(/^imported_sha256.*\n/m, "$&tags:\n  - 寓言\n")
        .replace("title: 河边的树", "title: 河边的老树"),
    );
    expect(await redo()).toBe(0);
    const text = read("he-bian-de-shu.md");
    expect(text).toContain("树上住着一只猫头鹰，白天睡觉，夜里唱歌。");
    const { transcript, diagnostics } = parseTranscript(text, "a.md");
    expect(diagnostics).toEqual([]);
    expect(transcript.meta).toMatchObject({
      title: "河边的老树",
      tags: ["寓言"],
      source_lang: "zh-Hans",
    });
    expect(printed.join("\n")).toContain("1 merged, 1 unchanged");
    // The edits are still known as such: the next change of the rules is merged again.
    await redo();
    expect(read("he-bian-de-shu.md")).toContain("夜里唱歌");
    expect(printed).toContain("2 imported transcripts: 2 unchanged.");
  });

  it("marks what both changed, with file and line, and fails", async () => {
    asImportedByOtherRules("he-bian-de-shu.md", otherRules);
    edit("he-bian-de-shu.md", (text) => text.replace("一只描头鹰", "一只鸮"));
    const found: Diagnostic[] = [];
    expect(await redo({ diagnose: (diagnostic) => found.push(diagnostic) })).toBe(1);
    expect(found.map(formatDiagnostic)).toEqual(errors);
    const text = read("he-bian-de-shu.md");
    const line = text.split("\n").indexOf("<<<<<<< edited") + 1;
    expect(line).toBeGreaterThan(1);
    expect(errors).toEqual([
      `${path("he-bian-de-shu.md")}:${line}:1 error merge-conflict: A person and today's rules changed the same words. Fix: keep one of the two versions between the marks, and delete the marks.`,
    ]);
    expect(text).toMatch(/edited\n.*一只鸮.*\n\|{7}.*\n.*描头鹰.*\n={7}\n.*猫头鹰.*\n>{7}/);
    // The other paragraph was no conflict: today's rules have mended it.
    expect(text).toContain("后来树倒了，猫头鹰搬到了钟楼上");
    // Such a file is not published by oversight.
    expect(parseTranscript(text, "a.md").diagnostics).toContainEqual(
      expect.objectContaining({ severity: "error", rule: "merge-conflict", line }),
    );
  });

  it("is done with a conflict once a person has decided it", async () => {
    asImportedByOtherRules("he-bian-de-shu.md", otherRules);
    edit("he-bian-de-shu.md", (text) => text.replace("一只描头鹰", "一只鸮"));
    await redo();
    edit("he-bian-de-shu.md", (text) =>
      text.replace(/<{7}.*\n(.*\n)\|{7}[\s\S]*?>{7}.*\n/, (_, mine: string) => mine),
    );
    expect(await redo()).toBe(0);
    expect(printed).toContain("2 imported transcripts: 2 unchanged.");
    expect(read("he-bian-de-shu.md")).toContain("一只鸮");
  });

  it("leaves an edited transcript alone when it is not known what import wrote", async () => {
    asImportedByOtherRules("he-bian-de-shu.md", otherRules);
    edit("he-bian-de-shu.md", (text) => text.replace("晚上", "夜里"));
    rmSync(join(content, "imported"), { recursive: true });
    const before = read("he-bian-de-shu.md");
    expect(await redo()).toBe(0);
    expect(read("he-bian-de-shu.md")).toBe(before);
    expect(printed.join("\n")).toMatch(
      /left as it is: .*was not kept.*\n +line \d+\n +- .*描头鹰.*\n +\+ .*猫头鹰/,
    );
    expect(printed).toContain("2 imported transcripts: 1 left, 1 unchanged.");
  });

  it("goes on after a source that is gone, and fails", async () => {
    rmSync(join(content, "originals", "hills.txt"));
    asImportedByOtherRules("he-bian-de-shu.md", otherRules);
    const found: Diagnostic[] = [];
    expect(await redo({ diagnose: (diagnostic) => found.push(diagnostic) })).toBe(1);
    expect(found).toMatchObject([{ severity: "error", rule: "original-missing" }]);
    expect(errors).toEqual([
      expect.stringMatching(/yuan-shan\.md error original-missing: .*`hills\.txt`/),
    ]);
    expect(read("he-bian-de-shu.md")).toContain("猫头鹰");
    expect(printed).toContain("2 imported transcripts: 1 failed, 1 updated.");
  });

  it("does not overwrite what somebody saved while the question stood open", async () => {
    asImportedByOtherRules("he-bian-de-shu.md", otherRules);
    const confirm = () => {
      edit("he-bian-de-shu.md", (text) => text.replace("晚上", "夜里"));
      return Promise.resolve(true);
    };
    expect(await redo({ yes: false, confirm })).toBe(1);
    expect(read("he-bian-de-shu.md")).toContain("夜里");
    expect(errors[0]).toContain("transcript-changed");
  });

  it("finds a source and its transcript under other names", async () => {
    asImportedByOtherRules("he-bian-de-shu.md", otherRules);
    const bytes = readFileSync(join(content, "originals", "owl.txt"));
    rmSync(join(content, "originals", "owl.txt"));
    writeFileSync(join(content, "originals", "renamed.txt"), bytes);
    writeFileSync(path("owl.md"), read("he-bian-de-shu.md"));
    rmSync(path("he-bian-de-shu.md"));
    expect(await redo()).toBe(0);
    expect(read("owl.md")).toContain("猫头鹰");
    expect(existsSync(path("he-bian-de-shu.md"))).toBe(false);
  });

  it("says so when there is nothing to redo", async () => {
    rmSync(join(content, "transcripts"), { recursive: true });
    expect(await redo()).toBe(1);
    expect(errors[0]).toMatch(/^Nothing to redo/);
  });
});

describe("merging", () => {
  const base = "---\ntitle: 旧\ndate: 2020\n---\n\n第一段。\n\n第二段。\n";

  it("gives back the one side that changed", () => {
    const changed = base.replace("第二段", "第二段，改过");
    expect(mergeTexts(changed, base, base)).toEqual({ text: changed, conflicts: [] });
    expect(mergeTexts(base, base, changed)).toEqual({ text: changed, conflicts: [] });
  });

  it("takes the same change of both once", () => {
    const changed = base.replace("第一段", "首段");
    expect(mergeTexts(changed, base, changed)).toEqual({ text: changed, conflicts: [] });
  });

  it("does not mistake keys that stand together for one change", () => {
    const { text, conflicts } = mergeTexts(
      base.replace("旧", "新"),
      base,
      base.replace("2020", "2021").replace("---\n\n", "source_lang: en\n---\n\n"),
    );
    expect(conflicts).toEqual([]);
    expect(text).toContain("---\ntitle: 新\ndate: 2021\nsource_lang: en\n---\n");
  });

  it("keeps a paragraph that a person added and one that today's rules found", () => {
    const mine = base.replace("\n\n第二段", "\n\n我加的。\n\n第二段");
    const today = `${base}\n第三段。\n`;
    const { text, conflicts } = mergeTexts(mine, base, today);
    expect(conflicts).toEqual([]);
    expect(text.slice(text.lastIndexOf("---\n") + 4)).toBe(
      "\n第一段。\n\n我加的。\n\n第二段。\n\n第三段。\n",
    );
  });
});
