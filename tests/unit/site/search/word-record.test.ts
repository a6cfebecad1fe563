import { expect, test } from "vitest";
import { writeBundle } from "../../../../src/pagefind-format/writer.ts";
import type { ParagraphText, TranscriptText } from "../../../../src/search/document.ts";
import { recordId } from "../../../../src/search/manifest.ts";
import { wordRecord } from "../../../../src/site/search/word-record.ts";
import { WordTable } from "../../../../src/site/search/word-table.ts";
import { randomNumbers } from "../../../browser/search-oracle.ts";

const HAN = Array.from({ length: 500 }, (_, i) => String.fromCharCode(0x4e00 + i * 7));

function texts(): TranscriptText[] {
  const random = randomNumbers(5);
  const sentence = () =>
    Array.from({ length: 40 }, () => HAN[Math.floor(random() * HAN.length)]).join("");
  return Array.from({ length: 60 }, (_, i) => ({
    ...{ slug: `t${i}`, title: `第${i}篇` },
    ...{ speakers: [], people: [], tags: [], organisations: [] },
    paragraphs: Array.from(
      { length: 60 },
      (_, n): ParagraphText => [`s${n}`, -1, sentence(), sentence(), "zh-Hant"],
    ),
  }));
}

function indexed(all: readonly TranscriptText[]): Map<string, Uint8Array> {
  const table = new WordTable();
  const records = all.map((text) => wordRecord(text, table));
  const files = writeBundle(records, table, { version: "1.5.2", languages: {} }, recordId);
  return new Map(files.map(({ path, content }) => [path, content]));
}

test("an edited paragraph leaves nearly all files of the index as they are", () => {
  const before = texts();
  const after = structuredClone(before);
  const paragraph = after[30]?.paragraphs[0] as ParagraphText;
  paragraph[2] = `${paragraph[2].slice(0, 20)}添了几个字${paragraph[2].slice(20)}`;
  const [old, now] = [indexed(before), indexed(after)];
  const changed = [...now.keys()].filter((path) => !old.has(path));
  expect(now.size).toBeGreaterThan(30);
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.length).toBeLessThan(now.size / 2);
});
