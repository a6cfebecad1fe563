/**
 * Archives of any size for the benches, made from the seeds and the corpus. Each further copy has
 * a part of its characters and words exchanged for others as common, so that a sentence stays a
 * sentence's length and almost every quote is still in one place only.
 */

import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { buildArchive } from "../../src/archive/build.ts";
import type { Archive } from "../../src/archive/model.ts";
import type { Transcript } from "../../src/transcript/model.ts";
import { parseTranscript } from "../../src/transcript/parse.ts";
import { filesIn } from "../browser/search-archives.ts";
import { randomNumbers } from "../browser/search-oracle.ts";
import { CORPUS, SEEDS } from "../shared.ts";

/** Share of the letters and words that a copy exchanges. */
const EXCHANGED = 0.12;

/** The documents at scale 1: the seeds, the bilingual pairs, and as many of the English ones. */
export function baseDocuments(): { name: string; text: string }[] {
  if (SEEDS === undefined || CORPUS === undefined) return [];
  const files = [
    ...filesIn(SEEDS, ".txt"),
    ...filesIn(join(CORPUS, "pairs"), ".md"),
    ...filesIn(join(CORPUS, "english"), ".md").slice(0, 10),
  ];
  return files.map((path) => ({
    name: basename(path)
      .replace(/\.(md|txt)$/, "")
      .replaceAll(".", "-"),
    text: readFileSync(path, "utf8"),
  }));
}

/** Makes an archive of `scale` times the documents, dated over 25 years. */
export function largeArchive(scale: number): Archive {
  const transcripts: Transcript[] = [];
  const documents = baseDocuments();
  const common = commonUnits(documents.map(({ text }) => text));
  for (let copy = 0; copy < scale; copy++) {
    const exchange = exchanger(common, copy);
    documents.forEach(({ name, text }, i) => {
      const body = text.replace(/^---\n[\s\S]*?\n---\n/, "");
      const date = `${2000 + ((copy * documents.length + i) % 25)}-06-01`;
      const source = `---\ntitle: ${JSON.stringify(`${name} ${copy}`)}\ndate: ${date}\n---\n\n${copy === 0 ? body : exchange(body)}`;
      const { transcript } = parseTranscript(source, `${name}-${copy}.md`);
      transcripts.push(transcript);
    });
  }
  return buildArchive({
    site: {
      title: "大",
      title_en: "Large",
      description: "",
      description_en: "",
      base: "/",
      drafts: true,
    },
    transcripts,
    identities: {},
    draftsLeftOut: 0,
    diagnostics: [],
  });
}

interface Common {
  letters: string[];
  words: string[];
}

function commonUnits(texts: readonly string[]): Common {
  const count = (pattern: RegExp, from: number, to: number) => {
    const counts = new Map<string, number>();
    for (const text of texts) {
      for (const [unit] of text.matchAll(pattern)) counts.set(unit, (counts.get(unit) ?? 0) + 1);
    }
    return [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(from, to)
      .map(([unit]) => unit);
  };
  // The very first stay as they are: every text has its 的 and its "the".
  return { letters: count(/\p{Script=Han}/gu, 40, 900), words: count(/\b[a-z]{4,}\b/g, 40, 4000) };
}

function exchanger({ letters, words }: Common, copy: number): (text: string) => string {
  const random = randomNumbers(copy);
  const near = (list: readonly string[], unit: string) => {
    const at = list.indexOf(unit) + 1 + Math.floor(random() * 20);
    return list[at % list.length] ?? unit;
  };
  const partners = new Map<string, string>();
  for (const list of [letters, words])
    for (const unit of list) partners.set(unit, near(list, unit));
  return (text) =>
    text.replace(/\p{Script=Han}|\b[a-z]{4,}\b/gu, (unit) =>
      random() < EXCHANGED ? (partners.get(unit) ?? unit) : unit,
    );
}
