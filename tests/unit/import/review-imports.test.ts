import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  addProvenance,
  copyName,
  type Provenance,
  readProvenance,
  readSeal,
} from "../../../src/import/provenance.ts";
import { reviewImports } from "../../../src/import/redo/review-imports.ts";
import { runImport } from "../../../src/import/run.ts";
import { formatDiagnostic } from "../../../src/transcript/diagnostic.ts";

const OWL = `河边的树

河边有一棵树，树上住着一只猫头鹰，白天睡觉，晚上唱歌。

后来树倒了，猫头鹰搬到了钟楼上，再也没有唱歌。
`;

let content: string;
let file: string;

beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), "duidu-review-"));
  content = join(folder, "content");
  file = join(content, "transcripts", "he-bian-de-shu.md");
  writeFileSync(join(folder, "owl.txt"), OWL);
  await runImport({
    paths: [join(folder, "owl.txt")],
    contentDir: content,
    dryRun: false,
    force: false,
    today: "2026-01-02",
    print: () => {},
    printError: (line) => expect.unreachable(line),
  });
});

afterEach(() => rmSync(join(content, ".."), { recursive: true, force: true }));

const read = () => readFileSync(file, "utf8");
const edit = (change: (text: string) => string) => writeFileSync(file, change(read()));
const review = async () =>
  (await reviewImports(content, (name) => name)).map((diagnostic) => formatDiagnostic(diagnostic));

/** What other rules would have written, kept as import keeps it. */
function importedByOtherRules(): void {
  const provenance = readProvenance(read()) as Provenance;
  const text = addProvenance(read().replace("猫头鹰搬到", "描头鹰搬到"), provenance);
  writeFileSync(file, text);
  writeFileSync(join(content, "imported", copyName(readSeal(text) ?? "")), text);
}

describe("reviewing imports", () => {
  it("says nothing of a transcript that stands as it was imported", async () => {
    expect(await review()).toEqual([]);
  });

  it("says in short what a person changed", async () => {
    edit((text) =>
      text
        .replace("晚上唱歌", "夜里唱歌")
        .replace("title: 河边的树\n", "title: 老树\ntags:\n  - 寓言\n")
        .replace("后来树倒了", "## 后来\n\n后来树倒了")
        .concat("\n完。\n"),
    );
    expect(await review()).toEqual([
      "he-bian-de-shu.md:1:1 info import-edited: Changed since the import: 1 paragraph changed, 1 added; 1 heading added; title changed; tags added. Fix: nothing to do; a later import keeps it.",
    ]);
  });

  it("says what today's rules read differently, edited or not", async () => {
    importedByOtherRules();
    const outdated =
      "he-bian-de-shu.md:1:1 info import-outdated: Today's rules read the source differently: 1 paragraph changed. Fix: look at it with `npm run import -- --redo`.";
    expect(await review()).toEqual([outdated]);
    edit((text) => text.replace("晚上唱歌", "夜里唱歌"));
    expect(await review()).toEqual([expect.stringContaining("import-edited"), outdated]);
  });

  it("says when it cannot be known which is which", async () => {
    importedByOtherRules();
    edit((text) => text.replace("晚上唱歌", "夜里唱歌"));
    rmSync(join(content, "imported"), { recursive: true });
    expect(await review()).toEqual([
      expect.stringMatching(
        /info import-differs: It is not known what import wrote; .*: 2 paragraphs changed\./,
      ),
    ]);
  });

  it("leaves a missing source to the check that names it", async () => {
    rmSync(join(content, "originals", "owl.txt"));
    expect(await review()).toEqual([]);
  });

  it("reports a source that cannot be read any more as an error", async () => {
    // The file is what the transcript says it is, but no document: somebody sealed it by hand.
    const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    writeFileSync(join(content, "originals", "empty.txt"), "");
    edit((text) => text.replace(/(original_sha256: )\w+/, `$1${empty}`));
    expect(await review()).toEqual([
      expect.stringMatching(/error import-fails: .*: The file is empty\./),
    ]);
  });
});
