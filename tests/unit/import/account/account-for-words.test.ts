/** The account of words: what a source says stands in the transcript or in the report. */

import { expect, it } from "vitest";
import { accountForWords } from "../../../../src/import/account/account-for-words.ts";
import { newDraft } from "../../../../src/import/draft.ts";
import { newReport } from "../../../../src/import/report.ts";
import { parseTranscript } from "../../../../src/transcript/parse.ts";
import { importText } from "../import-text.ts";

/** What the account finds lost between a source and a transcript that some import wrote. */
function lostBetween(source: string, written: string, change = newReport()) {
  const { transcript } = parseTranscript(`---\ntitle: 题\n---\n\n${written}\n`, "t.md");
  const draft = {
    ...newDraft("t.txt", { kind: "text", text: source }),
    said: [{ text: source, firstLine: 1 }],
    sections: transcript.sections,
    meta: transcript.meta,
    speakers: ["方远", "顾云"],
  };
  accountForWords(draft, change);
  return change.removed.map(({ rule, line, text }) => [rule, line, text]);
}

it("finds a paragraph that stands nowhere, with its line", () => {
  const source = "河水今年涨得早。\n\n桥还能走人，只是慢一点。\n\n村里的人都来看。";
  expect(lostBetween(source, "河水今年涨得早。\n\n村里的人都来看。")).toEqual([
    ["not carried over", 3, "桥还能走人，只是慢一点。"],
  ]);
});

it("finds a word that is lost inside a sentence", () => {
  const lost = lostBetween(
    "The river rose early this year, and the wooden bridge stood under water for nine long days.",
    "The river rose early this year, and the bridge stood under water for nine long days.",
  );
  expect(lost).toEqual([["not carried over", 1, "wooden"]]);
});

it("finds words that stand in another order", () => {
  expect(lostBetween("顾云先过河，方远后过河的。", "方远后过河的，顾云先过。")).not.toEqual([]);
});

it("finds what is said more often than it is written", () => {
  expect(
    lostBetween("对，是那座桥。\n\n对，是那座桥。\n\n走吧。", "对，是那座桥。\n\n走吧。"),
  ).toEqual([["said more often", 1, "对，是那座桥。"]]);
});

it("takes Traditional and Simplified, marks and widths for the same words", () => {
  expect(lostBetween("「橋還在」，他說：ＡＢＣ 12。", "“桥还在”，他说：ABC12。")).toEqual([]);
});

it("counts what the report has removed, and what a repair took the place of", () => {
  const report = newReport();
  report.removed.push({ rule: "promotion", line: 3, text: "扫码关注看河的人" });
  report.repaired.push({ rule: "dash", line: 1, before: "鎻涙渤", after: "看河" });
  expect(lostBetween("鎻涙渤。\n\n扫码关注看河的人", "看河。", report)).toHaveLength(1);
});

it("takes a time in another form and a label before it for the same", () => {
  const source = "方远(00:04): 河水今年涨得早。\n\n顾云(1:00:11): 比去年早了十天。";
  const written = "[00:00:04] **方远**：河水今年涨得早。\n\n[01:00:11] **顾云**：比去年早了十天。";
  expect(lostBetween(source, written)).toEqual([]);
});

it("runs in every import: what a page folds or draws is told when it is not read", () => {
  const { text, report } = importText(
    "<!doctype html><html><body><article><h1>看河的人</h1><p>河水今年涨得早，比去年早了十天，村里的人都来看。</p><p>桥还能走人，只是要慢一点，两边的栏杆都让水冲走了。</p><div style='display:none'><p>折起来的一段，也是他说的。</p></div><svg><text>画里的一句话</text></svg></article></body></html>",
    "page.html",
  );
  const all = text + JSON.stringify(report.removed);
  expect(all).toContain("折起来的一段，也是他说的。");
  expect(all).toContain("画里的一句话");
});

it("ends where a value of the front matter holds itself", () => {
  const source = "---\ntitle: 渡口\nnotes: &n {again: *n}\n---\n\n河水今年涨得早。\n";
  const { text, report } = importText(source, "t.md");
  expect(text).toContain("河水今年涨得早。");
  expect(report.removed).toEqual([]);
});

it("takes words on both sides of a link's address for one sentence", () => {
  expect(lostBetween("在码头，两百年了。", "在码头，[两百年](https://example.org)了。")).toEqual(
    [],
  );
});

it("counts what Markdown would take for a tag where the source means it as it stands", () => {
  const draft = {
    ...newDraft("t.docx", { kind: "page", blocks: [], layout: "DOCX" }),
    said: [{ text: "写 <strong> 才会加粗。", firstLine: 0, isLiteral: true }],
    sections: parseTranscript("---\ntitle: 题\n---\n\n写才会加粗。\n", "t.md").transcript.sections,
  };
  const report = newReport();
  accountForWords(draft, report);
  expect(report.removed.map(({ text }) => text)).toEqual(["写 <strong> 才会加粗。"]);
});
