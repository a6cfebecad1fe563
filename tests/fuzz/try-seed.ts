/** One damaged document, made from its seed alone and read: the same for the long run and the test. */

import { fuzzDocuments } from "./documents.ts";
import { findImportFault } from "./import-oracle.ts";
import { makeSource, type Paragraph, paragraphsOf } from "./import-sources.ts";
import { excerptOf, mutate, randomFrom } from "./mutate.ts";
import { findFault } from "./oracle.ts";

/** Processor time: a document of a few thousand characters that takes longer hangs. */
const SLOW_MS = 20_000;
/** Pinyin notes of pages whose bytes were shifted: their repair takes seconds, so few are tried. */
const NOTED = /\([a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]*\)/g;

/** `parse` reads a damaged transcript, `import` a damaged source. */
export type FuzzKind = "parse" | "import";

const documents = fuzzDocuments();
const paragraphs = new Map<string, Paragraph[]>();

/** Returns what is wrong, or undefined; `show` is given the damaged document, of binary files their text. */
export function trySeed(
  seed: number,
  kind: FuzzKind,
  show: (source: string) => void = () => {},
  format?: string,
): string | undefined {
  const random = randomFrom(seed);
  const pick = () => documents[Math.floor(random() * documents.length)] ?? "";
  const before = process.cpuUsage();
  let fault: string | undefined;
  try {
    fault = kind === "parse" ? parse() : importSource();
  } catch (error) {
    fault = String((error as Error).stack);
  }
  const { user } = process.cpuUsage(before);
  if (user / 1000 > SLOW_MS) fault ??= "took too long";
  return fault;

  function parse(): string | undefined {
    const source = mutate(excerptOf(pick(), random), pick(), random);
    show(source);
    return findFault(source);
  }

  function importSource(): string | undefined {
    let document = pick();
    while ((document.match(NOTED)?.length ?? 0) > 10 && random() < 0.99) document = pick();
    let known = paragraphs.get(document);
    if (known === undefined) {
      known = paragraphsOf(document);
      paragraphs.set(document, known);
    }
    const source = makeSource(known, pick(), random, format);
    const isBinary = source.bytes.includes(0);
    show(isBinary ? source.text : new TextDecoder().decode(source.bytes));
    return findImportFault(source);
  }
}
