import { gunzipSync } from "node:zlib";
import { close, createIndex } from "pagefind";
import { afterAll, expect, test } from "vitest";
import { BundleWriter, sortWords } from "../../../src/pagefind-format/bundle.ts";
import { TESTED_VERSION } from "../../../src/pagefind-format/runtime.ts";

interface Read {
  version: unknown;
  pages: number;
  /** Of each word its pages, and what stands beside each. */
  words: Map<string, string>;
  rest: unknown[];
}

afterAll(close);

/** Each record holds each of its words once, as ours do. */
const RECORDS = [
  ["however", "h1ab2cd", "ж", "Ａ".toLowerCase()],
  ["h1ab2cd", "vector"],
  ["vector", "however", "j0000abc", "𠀀"],
];

test("a bundle has the words and pages that Pagefind would give it", async () => {
  const theirs = readBundle(await byPagefind(RECORDS));
  const ours = readBundle(written(RECORDS));
  expect(ours.words.size).toBe(7);
  expect(ours).toEqual(theirs);
});

test("a family of words is in one chunk, since Pagefind loads one for the first part of them", () => {
  const families = ["h0ab", "h0ac", "h0ad", "h0ae", "h0af", "h0ag"];
  const words = families.flatMap((family) =>
    Array.from({ length: 2000 }, (_, i) => family + i.toString(36).padStart(3, "0")),
  );
  const chunks = decode(
    cborOf(
      written([words], (word) => word.slice(0, 4)),
      /pf_meta$/,
    ),
  ) as unknown as [string, string][][];
  const bounds = (chunks[2] ?? []).map(([from, to]) => [from.slice(0, 4), to.slice(0, 4)]);
  expect(bounds.length).toBeGreaterThan(1);
  for (const [i, [from]] of bounds.entries()) expect(from).not.toBe(bounds[i - 1]?.[1]);
});

test("a bundle of more words than a chunk holds is cut into chunks in order", () => {
  const words = Array.from({ length: 30_000 }, (_, i) => `h${i.toString(36)}`);
  const files = written([words, ["ab"]]);
  const chunks = decode(cborOf(files, /pf_meta$/)) as unknown as [string, string, string][][];
  const bounds = (chunks[2] ?? []).flatMap((chunk) => chunk.slice(0, 2));
  expect(bounds.length).toBeGreaterThan(4);
  expect(bounds).toEqual([...bounds].sort());
  expect(readBundle(files).words.size).toBe(30_001);
});

type Files = readonly { path: string; content: Uint8Array }[];

function written(
  records: readonly (readonly string[])[],
  familyOf?: (word: string) => string,
): Files {
  const files: { path: string; content: Uint8Array }[] = [];
  const put = (path: string, pack: () => Uint8Array) => files.push({ path, content: pack() });
  const writer = new BundleWriter(59_000, put, familyOf);
  for (const word of sortWords([...new Set(records.flat())])) {
    const pages = records.flatMap((record, page) => (record.includes(word) ? [page] : []));
    writer.word(word, pages);
  }
  writer.finish(TESTED_VERSION, records.length, String);
  return files;
}

async function byPagefind(records: readonly (readonly string[])[]): Promise<Files> {
  const { index } = await createIndex({});
  for (const [i, record] of records.entries()) {
    await index?.addCustomRecord({ url: `/${i}`, content: record.join(" "), language: "unknown" });
  }
  return (await index?.getFiles())?.files ?? [];
}

/** Everything of a bundle but its ids, its positions, and where its chunks end. */
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
    const [list] = decode(unpack(content)) as [[string, [number, number[], []][], []][]];
    for (const [word, places, variants] of list) {
      const beside = places.map(([step, [weight], inMeta]) => [step, weight, inMeta]);
      words.set(word, JSON.stringify([beside, variants]));
    }
  }
  return { version, pages: pages.length, words, rest };
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
