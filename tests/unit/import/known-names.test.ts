import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  addNames,
  bundledNames,
  type KnownName,
} from "../../../src/import/metadata/known-names.ts";
import { newReport } from "../../../src/import/report.ts";
import { runImport } from "../../../src/import/run.ts";
import { parseTranscript } from "../../../src/transcript/parse.ts";

/** People, organisations and products that are found in a text. */
function names(body: string, known: readonly KnownName[] = bundledNames(), head = "title: 例") {
  const report = newReport();
  const text = addNames(`---\n${head}\n---\n\n${body}\n`, known, report);
  const { people, companies_orgs, products_models } = parseTranscript(text, "a.md").transcript.meta;
  return { found: [...people, ...companies_orgs, ...products_models], report, text };
}

const person = (name: string, ...forms: string[]): KnownName => ({
  key: "people",
  name,
  forms: [name, ...forms],
  from: "people.yaml",
});

describe("known names", () => {
  it.each([
    ["an organisation by its whole name", "他在斯坦福大学教了三年书。", ["斯坦福大学"]],
    ["one by its English name", "He left Bell Labs in 1970.", ["贝尔实验室"]],
    ["a product inside Chinese", "他们用ChatGPT写信。", ["ChatGPT"]],
    ["a company that is no everyday word", "微软在西雅图。", ["微软"]],
    ["a lone word that is only ever a name", "He went to Tesla in spring.", ["特斯拉"]],
  ])("are found: %s", (_, text, expected) => expect(names(text).found).toEqual(expected));

  it.each([
    ["a fruit", "他每天吃一个苹果，苹果很甜。"],
    ["a fruit in English", "Apple pie is made of apples."],
    ["a river that begins a sentence", "Amazon is a word. The amazon of the tale rode on."],
    ["a part of a longer word", "The IBMers met. LaTeXify it."],
    ["an address", "见 [这里](https://github.com/GitHub/GPT-4)。"],
    ["what is not said at all", "河边有一棵树。"],
  ])("are not made up: %s", (_, text) => expect(names(text).found).toEqual([]));

  it("take an everyday word for a name beside a form that is none", () => {
    expect(names("苹果公司在加州，苹果做电脑。").found).toEqual(["苹果公司"]);
  });

  it("are reported with who knows them and where they stand", () => {
    const { report } = names("他来了。\n\n林小舟写了这封信。", [person("林小舟")]);
    expect(report.inferred).toEqual([
      { key: "people", value: "林小舟", from: "people.yaml; “林小舟” in paragraph 2", line: 0 },
    ]);
  });

  it("leave alone what the document states, and who is speaking", () => {
    const known = [person("林小舟"), person("王大河")];
    expect(names("林小舟和王大河都来了。", known, "title: 例\npeople: [别人]").found).toEqual([
      "别人",
    ]);
    expect(names("林小舟和王大河都来了。", known, "title: 例\nspeaker: 林小舟").found).toEqual([
      "王大河",
    ]);
  });
});

describe("import", () => {
  let folder: string;
  let content: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "duidu-names-"));
    content = join(folder, "content");
    mkdirSync(content);
    writeFileSync(join(content, "people.yaml"), "- name: 林小舟\n  en: Lin Xiaozhou\n");
    writeFileSync(join(content, "products.yaml"), "- name: 渡船一号\n");
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function run(name: string, text: string): Promise<string[]> {
    const printed: string[] = [];
    writeFileSync(join(folder, name), text);
    await runImport({
      paths: [join(folder, name)],
      contentDir: content,
      dryRun: false,
      force: false,
      today: "2026-01-02",
      print: (line) => printed.push(line),
      printError: (line) => expect.unreachable(line),
    });
    return printed;
  }

  const meta = (name: string) =>
    parseTranscript(readFileSync(join(content, "transcripts", name), "utf8"), name).transcript.meta;

  it("knows the names of the archive, and changes nothing when it runs again", async () => {
    const text = "渡口\n\n渡船一号是林小舟造的。它走得很慢，可是谁也没有掉到水里去过。\n";
    const printed = await run("ferry.txt", text);
    expect(meta("du-kou.md")).toMatchObject({ people: ["林小舟"], products_models: ["渡船一号"] });
    expect(printed.join("\n")).toContain("people: 林小舟 (people.yaml; “林小舟” in paragraph 1)");
    // What the archive learns later does not change a transcript behind its keeper's back.
    writeFileSync(join(content, "people.yaml"), "- name: 另一个人\n");
    expect((await run("ferry.txt", text)).at(-1)).toBe("1 document: 1 unchanged.");
    expect(meta("du-kou.md").people).toEqual(["林小舟"]);
  });

  it("knows names from the front matter of other transcripts", async () => {
    await run("a.md", "---\ntitle: 甲\npeople: [周明月]\n---\n\n周明月住在山上，很少下来。\n");
    await run("b.txt", "山下\n\n有一天周明月下山来了，人们都很惊讶，因为谁也没有见过他。\n");
    expect(meta("shan-xia.md").people).toEqual(["周明月"]);
  });
});
