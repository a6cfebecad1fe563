import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Ask } from "../../../src/import/metadata/missing-fields.ts";
import { runRedo } from "../../../src/import/redo/run-redo.ts";
import { type ImportOptions, runImport } from "../../../src/import/run.ts";
import { parseTranscript } from "../../../src/transcript/parse.ts";

vi.setConfig({ testTimeout: 60_000 });

const UNTITLED =
  "河边有一棵树，树上住着一只猫头鹰。它白天睡觉，晚上唱歌，谁也不知道它唱的是什么。\n";
const STATED = `# 灯塔

作者：林舟
日期：1952年3月
来源：https://example.org/lamp

我的祖父在海边看了三十一年灯塔，一次也没有见过船沉，他为此很得意。
`;

let folder: string;
let content: string;
let printed: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "duidu-ask-"));
  content = join(folder, "content");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(text: string, options: Partial<ImportOptions> = {}): Promise<void> {
  printed = [];
  writeFileSync(join(folder, "owl.txt"), text);
  await runImport({
    paths: [join(folder, "owl.txt")],
    contentDir: content,
    dryRun: false,
    force: false,
    today: "2026-01-02",
    print: (line) => printed.push(line),
    printError: (line) => expect.unreachable(line),
    ...options,
  });
}

/** Answers in turn, and notes what was asked. */
function answering(...answers: (string | undefined)[]): { ask: Ask; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    ask: (question) => {
      asked.push(question.trim());
      return Promise.resolve(answers[asked.length - 1]);
    },
  };
}

const read = (name: string) => readFileSync(join(content, "transcripts", name), "utf8");

describe("what a document does not state", () => {
  it("is asked for on a terminal", async () => {
    const { ask, asked } = answering("猫头鹰", "June 26, 2024", "https://example.org/owl");
    await run(UNTITLED, { ask });
    expect(asked).toEqual([
      "title (Enter: “河边有一棵树，树上住着一只猫头鹰”):",
      "date (Enter: leave it out):",
      "address of the source (Enter: leave it out):",
    ]);
    const { transcript, diagnostics } = parseTranscript(read("mao-tou-ying.md"), "a.md");
    expect(diagnostics).toEqual([]);
    expect(transcript.meta).toMatchObject({
      title: "猫头鹰",
      date: "2024-06-26",
      source: "https://example.org/owl",
    });
  });

  it("is asked for again when the answer is none, then left out", async () => {
    const { ask, asked } = answering("", "昨天", "去年", "前天", "www.example.org", "");
    await run(UNTITLED, { ask });
    expect(asked).toHaveLength(6);
    expect(printed).toContain(
      "  “昨天” is not a date such as 2024-06-26, 2024年6月, June 26, 2024 or 2024.",
    );
    const { meta } = parseTranscript(
      read("he-bian-you-yi-ke-shu-shu-shang-zhu-zhe-yi-zhi-mao-tou-ying.md"),
      "",
    ).transcript;
    expect(meta.date ?? meta.source).toBeUndefined();
  });

  it("stays as a person's edit in every later import", async () => {
    await run(UNTITLED, { ask: answering("猫头鹰", "2024", "").ask });
    const before = read("mao-tou-ying.md");
    const later = answering();
    await run(UNTITLED, { ask: later.ask });
    expect(later.asked).toEqual([]);
    const print = (line: string) => printed.push(line);
    await runRedo({
      contentDir: content,
      yes: true,
      today: "2026-01-03",
      print,
      printError: print,
    });
    expect(read("mao-tou-ying.md")).toBe(before);
  });

  it("is not asked for any more once the input is closed", async () => {
    const { ask, asked } = answering(undefined);
    await run(UNTITLED, { ask });
    expect(asked).toHaveLength(1);
    expect(printed.join("\n")).toContain("1 new");
  });

  it("is listed as diagnostics where nobody can be asked", async () => {
    await run(UNTITLED);
    const lines = printed.join("\n").match(/\S+ info \w+-unstated: .*/g);
    const file = join(
      content,
      "transcripts",
      "he-bian-you-yi-ke-shu-shu-shang-zhu-zhe-yi-zhi-mao-tou-ying.md",
    );
    expect(lines?.map((line) => line.replace(file, "FILE"))).toEqual([
      "FILE:1:1 info title-unstated: The source states no title. Fix: add `title: …` to the front matter, or leave it so.",
      'FILE:1:1 info date-unstated: The source states no date. Fix: add `date: "YYYY-MM-DD"` to the front matter, or leave it so.',
      "FILE:1:1 info source-unstated: The source states no address of the source. Fix: add `source: https://…` to the front matter, or leave it so.",
    ]);
  });

  it("is nothing when the document states it all", async () => {
    const { ask, asked } = answering();
    await run(STATED, { ask });
    expect(asked).toEqual([]);
    expect(printed.join("\n")).not.toContain("unstated");
    expect(read("deng-ta.md")).toContain("date: 1952-03\n");
  });
});
