import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { close, createIndex } from "pagefind";
import { afterAll, expect, test } from "vitest";
import { loadArchive } from "../../../src/archive/load.ts";
import { pagefindRuntime } from "../../../src/pagefind-format/runtime.ts";
import { BREAK, type WordRecord, writeBundle } from "../../../src/pagefind-format/writer.ts";
import { recordId } from "../../../src/search/manifest.ts";
import { transcriptText } from "../../../src/site/search/search-texts.ts";
import { wordRecord } from "../../../src/site/search/word-record.ts";
import { WordTable } from "../../../src/site/search/word-table.ts";
import { ROOT } from "../../shared.ts";

interface Read {
  version: unknown;
  lengths: unknown[];
  words: Map<string, string>;
  rest: unknown[];
}

afterAll(close);

test("an index has the words, pages and positions that Pagefind would give it", async () => {
  const table = new WordTable();
  const records = sampleRecords(table);
  const { entry } = await pagefindRuntime();
  const theirs = readBundle(await byPagefind(records, table));
  const ours = readBundle(writeBundle(records, table, entry, recordId));
  expect(ours.words.size).toBeGreaterThan(1000);
  expect(ours).toEqual(theirs);
});

test("a Latin word that is spelled like two characters keeps its places beside theirs", async () => {
  const table = new WordTable();
  const pair = table.pair(Number.parseInt("owe", 36), Number.parseInt("ver", 36));
  const word = table.word("however");
  expect(table.text(pair)).toBe(table.text(word));
  const records = [Int32Array.of(word, pair, BREAK, word), Int32Array.of(pair)];
  const { entry } = await pagefindRuntime();
  const ours = readBundle(writeBundle(records, table, entry, recordId));
  expect(ours).toEqual(readBundle(await byPagefind(records, table)));
  expect([...ours.words.keys()]).toEqual(["however"]);
});

test("an index of more words than a chunk holds is cut into chunks in order", async () => {
  const { entry } = await pagefindRuntime();
  const table = new WordTable();
  const words = Int32Array.from({ length: 30_000 }, (_, i) => table.word(`h${i.toString(36)}`));
  const ab = table.word("ab");
  const files = writeBundle([words, Int32Array.of(ab, BREAK, ab)], table, entry, recordId);
  const chunks = decode(cborOf(files, /pf_meta$/)) as unknown as [string, string, string][][];
  const bounds = (chunks[2] ?? []).flatMap((chunk) => chunk.slice(0, 2));
  expect(bounds.length).toBeGreaterThan(4);
  expect(bounds).toEqual([...bounds].sort());
  expect(readBundle(files).words.size).toBe(30_001);
});

type Files = readonly { path: string; content: Uint8Array }[];

async function byPagefind(records: readonly WordRecord[], table: WordTable): Promise<Files> {
  const { index } = await createIndex({});
  for (const [i, record] of records.entries()) {
    // What moves the position on, and is not indexed itself.
    const words = [...record].map((word) => (word === BREAK ? "¶" : table.text(word)));
    await index?.addCustomRecord({ url: `/${i}`, content: words.join(" "), language: "unknown" });
  }
  return (await index?.getFiles())?.files ?? [];
}

function sampleRecords(table: WordTable): WordRecord[] {
  const archive = loadArchive(join(ROOT, "content"), { drafts: true });
  return archive.transcripts.map((one) => wordRecord(transcriptText(archive, one), table));
}

/** Everything of a bundle but its ids, and where its chunks end. */
function readBundle(files: Files): Read {
  const [version, pages, , ...rest] = decode(cborOf(files, /pf_meta$/)) as [
    unknown,
    [string, number][],
    unknown,
    ...unknown[],
  ];
  const words = new Map<string, string>();
  for (const { path, content } of files) {
    if (!path.endsWith(".pf_index")) continue;
    const [list] = decode(unpack(content)) as [[string, ...unknown[]][]];
    for (const [word, ...places] of list) words.set(word, JSON.stringify(places));
  }
  return { version, lengths: pages.map(([, length]) => length), words, rest };
}

function cborOf(files: Files, name: RegExp): Buffer {
  return unpack(files.find(({ path }) => name.test(path))?.content ?? new Uint8Array());
}

function unpack(content: Uint8Array): Buffer {
  return gunzipSync(content).subarray("pagefind_dcd".length);
}

function decode(bytes: Buffer): unknown {
  let at = 0;
  const item = (): unknown => {
    const head = bytes[at++] ?? 0;
    const small = head & 31;
    let value = small;
    if (small >= 24) {
      const size = 1 << (small - 24);
      value = bytes.readUIntBE(at, size);
      at += size;
    }
    const major = head >> 5;
    if (major === 0) return value;
    if (major === 1) return -1 - value;
    if (major === 3) return bytes.toString("utf8", at, (at += value));
    if (major === 4) return Array.from({ length: value }, item);
    throw new Error(`CBOR type ${major} is not expected`);
  };
  return item();
}
