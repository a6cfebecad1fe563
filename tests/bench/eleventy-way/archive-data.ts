/**
 * What the equal pages know of the whole archive, made once for all collections: who carries which
 * name, what stands where. The texts are split once more for this, since a Markdown template is
 * rendered after the collections are made.
 */

import { byOrder, paragraphId, readBlocks, slug } from "../floor/archive.ts";
import { type Item, KINDS, namesOf } from "./shared.ts";

/** A name with the transcripts that carry it, the newest first. */
export interface Entry {
  kind: string;
  name: string;
  url: string;
  items: Item[];
}

/** What somebody says before the next one speaks. */
export interface Turn {
  item: Item;
  id: string;
  zh: string;
  english: string;
}

export interface Term {
  name: string;
  url: string;
  english: string[];
  definitions: { text: string; items: Item[] }[];
  places: { item: Item; id: string; zh: string }[];
}

export interface Archive {
  talks: Item[];
  /** Place of each transcript in `talks`, by the path of its file. */
  places: Map<string, number>;
  kinds: Map<string, Entry[]>;
  /** The names of each transcript. */
  entriesOf: Map<Item, Entry[]>;
  turnsOf: Map<string, Turn[]>;
  terms: Term[];
  /** A short paragraph pair of each transcript that has one. */
  quotes: (Turn & { speaker: string | undefined })[];
}

const NOTE = /\*\*([^*\n]{1,40})\*\*（([A-Za-z][^（）：:]*)[：:] ?([^（）]*)）/g;

export function makeArchive(talks: Item[]): Archive {
  const archive: Archive = {
    ...{ talks, places: new Map(), kinds: new Map(), entriesOf: new Map(), turnsOf: new Map() },
    ...{ terms: [], quotes: [] },
  };
  const terms = new Map<string, Term>();
  for (const [at, item] of talks.entries()) {
    archive.places.set(item.inputPath, at);
    readText(item, archive, terms);
  }
  for (const kind of ["tags", ...Object.keys(KINDS), "years"]) collectNames(kind, archive);
  archive.terms = [...terms.values()].sort(byOrder);
  return archive;
}

function collectNames(kind: string, { talks, kinds, entriesOf }: Archive): void {
  const entries = new Map<string, Entry>();
  for (const item of talks) {
    for (const name of namesOf(item, kind)) {
      const url = `/${kind}/${slug(name)}/`;
      const entry = entries.get(name) ?? { kind, name, url, items: [] };
      entries.set(name, entry);
      entry.items.push(item);
      const own = entriesOf.get(item) ?? [];
      entriesOf.set(item, own);
      own.push(entry);
    }
  }
  kinds.set(kind, [...entries.values()]);
}

function readText(item: Item, archive: Archive, terms: Map<string, Term>): void {
  let turn: Turn | undefined;
  let speaker: string | undefined;
  let hasQuote = false;
  for (const block of readBlocks(item.rawInput)) {
    if (block.isHeading) {
      turn = undefined;
      continue;
    }
    const { zh, english = "" } = block;
    if (block.speaker !== undefined || !turn) {
      speaker = block.speaker;
      turn = { item, id: paragraphId(block), zh, english };
      if (speaker !== undefined) {
        const turns = archive.turnsOf.get(speaker) ?? [];
        archive.turnsOf.set(speaker, turns);
        turns.push(turn);
      }
    } else {
      turn.zh += ` ${zh}`;
      turn.english += ` ${english}`;
    }
    if (!hasQuote && english !== "" && zh.length < 120) {
      archive.quotes.push({ item, id: paragraphId(block), zh, english, speaker });
      hasQuote = true;
    }
    if (!zh.includes("**")) continue;
    for (const [, name = "", en = "", definition = ""] of zh.matchAll(NOTE)) {
      const url = `/glossary/${slug(name)}/`;
      const term: Term = terms.get(name) ?? { name, url, english: [], definitions: [], places: [] };
      terms.set(name, term);
      if (!term.english.includes(en)) term.english.push(en);
      const known = term.definitions.find(({ text }) => text === definition);
      if (!known) term.definitions.push({ text: definition, items: [item] });
      else if (known.items.at(-1) !== item) known.items.push(item);
      term.places.push({ item, id: paragraphId(block), zh });
    }
  }
}
