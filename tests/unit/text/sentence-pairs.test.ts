import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pairSentences, SURE } from "../../../src/text/sentence-pairs.ts";
import { splitSentences } from "../../../src/text/sentences.ts";
import { ROOT } from "../../shared.ts";

/** Paragraph pairs of our own handbook, sentences cut and matched by hand: `0=0,1` joins. */
interface GoldPair {
  id: string;
  zh: string[];
  en: string[];
  beads: string;
}

const goldOf = (name: string) =>
  JSON.parse(readFileSync(join(ROOT, "tests/fixtures", name), "utf8")) as GoldPair[];

const GOLD = goldOf("sentence-gold.json");
/** Matched before the aligner's answer was seen; two of three differ in their number of sentences. */
const BLIND = goldOf("sentence-gold-blind.json");

/** The pairs that are shown as sure, as the texts of both sides. */
function surePairs(zh: string, en: string): string[] {
  return pairSentences({ text: zh, links: [] }, { text: en, links: [] }, "en")
    .filter(({ sureness }) => sureness >= SURE)
    .map((pair) => `${zh.slice(...pair.zh)} = ${en.slice(...pair.original)}`);
}

function goldPairs({ zh, en, beads }: GoldPair): string[] {
  return beads.split(" ").map((bead) => {
    const [left = "", right = ""] = bead.split("=");
    const pick = (list: string[], ids: string) =>
      ids.split(",").map((id) => list[Number(id)] ?? "");
    return `${pick(zh, left).join("")} = ${pick(en, right).join(" ")}`;
  });
}

function measure(cases: { zh: string; en: string; gold: string[] }[]) {
  let sure = 0;
  let right = 0;
  let all = 0;
  for (const { zh, en, gold } of cases) {
    const found = surePairs(zh, en);
    sure += found.length;
    right += found.filter((pair) => gold.includes(pair)).length;
    all += gold.length;
  }
  return { precision: right / sure, recall: right / all, sure };
}

describe("sentences of the gold set", () => {
  test("are cut as by hand, in both languages", () => {
    for (const { zh, en } of [...GOLD, ...BLIND]) {
      const whole = zh.join("");
      expect(splitSentences(whole, "zh-Hans").map((range) => whole.slice(...range))).toEqual(zh);
      const english = en.join(" ");
      expect(splitSentences(english, "en").map((range) => english.slice(...range))).toEqual(en);
    }
  });

  test.each([
    { kind: "of all kinds", gold: GOLD, share: 0.8 },
    { kind: "mostly split or joined, matched blind", gold: BLIND, share: 0.7 },
  ])("are matched with a precision of at least 95 %: $kind", ({ gold, share }) => {
    const cases = gold.map((pair) => ({
      zh: pair.zh.join(""),
      en: pair.en.join(" "),
      gold: goldPairs(pair),
    }));
    const { precision, recall, sure } = measure(cases);
    console.log(
      `Sentence alignment: ${sure} sure, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
    );
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(share);
  });

  test("stay mostly right even where a sentence was left out", () => {
    // Each paragraph loses its second English sentence; what was matched with it has no match.
    const cases = GOLD.filter(({ en }) => en.length >= 4).map((pair) => ({
      zh: pair.zh.join(""),
      en: pair.en.filter((_, i) => i !== 1).join(" "),
      gold: goldPairs(pair),
    }));
    const result = measure(cases);
    console.log(`With a sentence left out: precision ${result.precision.toFixed(3)}`);
    expect(result.precision).toBeGreaterThanOrEqual(0.8);
  });
});

test("a Traditional original matches its conversion sentence by sentence", () => {
  const zh = "先看第一句。再看第二句吗？不看了。";
  const original = "先看第一句。再看第二句嗎？不看了。";
  const pairs = pairSentences({ text: zh, links: [] }, { text: original, links: [] }, "zh-Hant");
  expect(pairs.map((pair) => [zh.slice(...pair.zh), original.slice(...pair.original)])).toEqual([
    ["先看第一句。", "先看第一句。"],
    ["再看第二句吗？", "再看第二句嗎？"],
    ["不看了。", "不看了。"],
  ]);
});

test("a link that leads to the same place holds its sentences together", () => {
  const zh = { text: "短。这一句有链接。短。", links: [{ range: [4, 6], href: "https://e.org/" }] };
  const en = {
    text: "Short. Also short here. This one has the link.",
    links: [{ range: [24, 28], href: "https://e.org/" }],
  };
  const pairs = pairSentences(zh as never, en as never, "en");
  const linked = pairs.find(({ zh: [start, end] }) => start <= 4 && end >= 6);
  expect(en.text.slice(...(linked?.original ?? [0, 0]))).toContain("This one has the link.");
});
