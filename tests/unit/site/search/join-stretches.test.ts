import { expect, test } from "vitest";
import type { ParagraphText, TranscriptText } from "../../../../src/search/document.ts";
import { joinStretches } from "../../../../src/site/search/join-stretches.ts";
import { stretchOf } from "../../../../src/site/search/stretch.ts";
import { randomNumbers } from "../../../browser/search-oracle.ts";

const HAN = Array.from({ length: 500 }, (_, i) => String.fromCharCode(0x4e00 + i * 7));

function texts(): TranscriptText[] {
  const random = randomNumbers(5);
  const sentence = () =>
    Array.from({ length: 40 }, () => HAN[Math.floor(random() * HAN.length)]).join("");
  return Array.from({ length: 60 }, (_, i) => ({
    ...{ slug: `t${i}`, title: `第${i}篇` },
    ...{ speakers: [], people: [], tags: [], organisations: [], headings: [] },
    paragraphs: Array.from(
      { length: 60 },
      (_, n): ParagraphText => [`s${n}`, -1, sentence(), `${sentence()} however it's GPT-4`],
    ),
  }));
}

/** Files of the bundle over texts, cut into stretches of so many. */
function indexed(all: readonly TranscriptText[], each: number): Map<string, Uint8Array> {
  const stretches = [];
  for (let from = 0; from < all.length; from += each) {
    const some = all.slice(from, from + each);
    stretches.push({ count: some.length, grams: stretchOf(some).grams });
  }
  const files = new Map<string, Uint8Array>();
  const put = (path: string, pack: () => Uint8Array) => files.set(path, pack());
  joinStretches(stretches, { version: "1.5.2", chunkBytes: 59_000, put });
  return files;
}

test("a bundle is the same however its transcripts are cut into stretches", () => {
  const all = texts();
  expect(indexed(all, 7)).toEqual(indexed(all, 60));
  expect(indexed(all, 60).size).toBeGreaterThan(20);
});

test("an edited paragraph leaves nearly all files of the index as they are", () => {
  const before = texts();
  const after = structuredClone(before);
  const paragraph = after[30]?.paragraphs[0] as ParagraphText;
  paragraph[2] = `${paragraph[2].slice(0, 20)}添了几个字${paragraph[2].slice(20)}`;
  const [old, now] = [indexed(before, 20), indexed(after, 20)];
  const changed = [...now.keys()].filter((path) => !old.has(path));
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.length).toBeLessThan(now.size / 2);
});

test("counts what is common, and knows heads apart from texts", () => {
  const { facts } = stretchOf(texts());
  expect(new Map(facts.common).get("however")).toBe(60);
  expect(facts.words).toContain("gpt");
  expect(facts.heads.letters.keys.length).toBeGreaterThan(0);
  expect(facts.heads.words.words).toContain("12");
});
