import { expect, test } from "vitest";
import type { Chunk } from "../../../../src/pagefind-format/bundle.ts";
import type { ParagraphText, TranscriptText } from "../../../../src/search/document.ts";
import { joinStretches } from "../../../../src/site/search/join-stretches.ts";
import { changedGrams, renewGrams } from "../../../../src/site/search/renew-grams.ts";
import { stretchOf } from "../../../../src/site/search/stretch.ts";
import { randomNumbers } from "../../../browser/search-oracle.ts";

const HAN = Array.from({ length: 400 }, (_, i) => String.fromCharCode(0x4e00 + i * 7));
const random = randomNumbers(11);
const sentence = (letters: number) =>
  Array.from({ length: letters }, () => HAN[Math.floor(random() * HAN.length)]).join("");
const textOf = (i: number): TranscriptText => ({
  ...{ slug: `t${i}`, title: `第${i}篇` },
  ...{ speakers: [], people: [], tags: [], organisations: [], headings: [] },
  paragraphs: Array.from(
    { length: 40 },
    (_, n): ParagraphText => [
      `s${n}`,
      -1,
      sentence(40),
      `word${i} 𠮷${sentence(9)} however it's GPT-4`,
    ],
  ),
});
const texts = Array.from({ length: 24 }, (_, i) => textOf(i));

test("grams made of those of last time are the ones that are collected anew", () => {
  const before = stretchOf(texts).grams;
  // One edited, one gone, one come.
  const now = texts.toSpliced(5, 1, textOf(100)).toSpliced(9, 1).toSpliced(0, 0, textOf(101));
  const places = texts.map((text) => now.indexOf(text));
  const newPlaces = [...now.keys()].filter((place) => !places.includes(place));
  const added = stretchOf(newPlaces.map((place) => now[place] as TranscriptText)).grams;
  const renewed = renewGrams({ grams: before, places }, { grams: added, places: newPlaces });
  expect(renewed).toEqual(stretchOf(now).grams);
  expect(changedGrams(before, before)).toEqual([]);
  expect(changedGrams(before, renewed).length).toBeGreaterThan(100);
});

/** Files of a bundle over stretches of eight, written whole or as far as they changed. */
function bundleOf(
  all: readonly TranscriptText[],
  last?: { of: TranscriptText[]; chunks: readonly Chunk[] },
) {
  const cut = (list: readonly TranscriptText[]) =>
    [0, 8, 16].map((from) => stretchOf(list.slice(from, from + 8)).grams);
  const stretches = cut(all).map((grams) => ({ count: 8, grams }));
  const changed = new Set<string>();
  if (last) {
    cut(last.of).forEach((grams, i) => {
      for (const gram of changedGrams(grams, stretches[i]?.grams ?? grams)) changed.add(gram);
    });
  }
  const files = new Set<string>();
  const taken: string[] = [];
  const made: string[] = [];
  const put = (path: string) => {
    files.add(path);
    made.push(path);
  };
  const take = (path: string) => {
    files.add(path);
    taken.push(path);
    return true;
  };
  const joined = joinStretches(
    stretches,
    { version: "1.5.2", chunkBytes: 4000, put },
    last && { chunks: last.chunks, changed, take },
  );
  return { ...joined, files: [...files].sort(), taken, made };
}

test("a bundle that is joined again as far as it changed has the files of one that is joined whole", () => {
  const first = bundleOf(texts);
  expect(first.chunks.length).toBeGreaterThan(30);
  for (const [name, change] of [
    ["nothing", (text: string) => text],
    ["words added", (text: string) => `${text}，这里改了一处 zebra`],
    ["words gone", (text: string) => text.slice(20)],
    ["all new", () => sentence(30)],
  ] as const) {
    const now = structuredClone(texts);
    for (const place of name === "all new" ? [3, 12] : [12]) {
      const paragraph = now[place]?.paragraphs[7] as ParagraphText;
      paragraph[2] = change(paragraph[2]);
    }
    const whole = bundleOf(now);
    const again = bundleOf(now, { of: texts, chunks: first.chunks });
    expect(again.files, name).toEqual(whole.files);
    expect(again.table, name).toBe(whole.table);
    expect(again.chunks, name).toEqual(whole.chunks);
    if (name === "nothing") expect(again.made.length).toBe(1);
    else expect(again.taken.length, name).toBeGreaterThan(0);
  }
});
