/**
 * Makes the stretches that the last build has not: one of which few transcripts are new out of what it
 * was, the others in threads.
 */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readingOnly } from "../../archive/loaded-transcript.ts";
import type { Archive } from "../../archive/model.ts";
import type { TranscriptText } from "../../search/document.ts";
import { shareJobs } from "../../system/shared-jobs.ts";
import type { StretchGrams } from "./gram-table.ts";
import { factsName, type IndexCache } from "./index-cache.ts";
import type { PlannedStretch } from "./plan-index.ts";
import { renewGrams } from "./renew-grams.ts";
import { transcriptText } from "./search-texts.ts";
import { factsOf, STRETCH_MAKER, type Stretch, type StretchFacts, stretchOf } from "./stretch.ts";

/** Makes stretches, and keeps them. */
export async function makeStretches(
  archive: Archive,
  due: readonly PlannedStretch[],
  cache: IndexCache,
  meanwhile: (() => Promise<void>) | undefined,
): Promise<void> {
  const others: PlannedStretch[] = [];
  for (const stretch of due) {
    const made = renewed(archive, stretch, cache);
    if (made) Object.assign(stretch, made);
    else others.push(stretch);
  }
  // Through files: together the texts are too large to be handed over at once.
  const folder = mkdtempSync(join(tmpdir(), "duidu-index-"));
  try {
    const jobs = others.map((stretch) => {
      const file = join(folder, `${stretch.from}.json`);
      const places = Array.from({ length: stretch.to - stretch.from }, (_, place) => place);
      writeFileSync(file, JSON.stringify(textsOf(archive, stretch, places)));
      return file;
    });
    const made = await shareJobs(jobs, STRETCH_MAKER, meanwhile);
    made.forEach((stretch, i) => {
      Object.assign(others[i] as PlannedStretch, stretch);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  for (const { key, facts, grams } of due) {
    cache.keep(key, grams);
    cache.keep(key && factsName(key), facts);
  }
}

/** A stretch made of a last one that has most of its transcripts; undefined where there is none. */
function renewed(
  archive: Archive,
  stretch: PlannedStretch,
  cache: IndexCache,
): Stretch | undefined {
  const { sources = [] } = stretch;
  const last = cache.stretchLike(stretch);
  const facts = last && cache.read<StretchFacts>(factsName(last.key));
  const grams = facts && cache.read<StretchGrams>(last.key);
  // Of two transcripts that are the same nobody could tell which place is whose.
  if (!facts || !grams || new Set(sources).size < sources.length) return undefined;
  const places = last.sources.map((source) => sources.indexOf(source));
  if (new Set(last.sources).size < last.sources.length) return undefined;
  const taken = new Set(places);
  const newPlaces = sources.map((_, place) => place).filter((place) => !taken.has(place));
  const added = stretchOf(textsOf(archive, stretch, newPlaces));
  const fromTexts: StretchFacts["fromTexts"] = [];
  const none = { headings: [] };
  places.forEach((place, i) => {
    if (place >= 0) fromTexts[place] = facts.fromTexts[i] ?? none;
  });
  newPlaces.forEach((place, i) => {
    fromTexts[place] = added.facts.fromTexts[i] ?? none;
  });
  const merged = (before: StretchGrams, after: StretchGrams) =>
    renewGrams({ grams: before, places }, { grams: after, places: newPlaces });
  const now = merged(grams, added.grams);
  return { grams: now, facts: factsOf(now, merged(facts.heads, added.facts.heads), fromTexts) };
}

function textsOf(
  archive: Archive,
  { from }: PlannedStretch,
  places: readonly number[],
): TranscriptText[] {
  const transcripts = places.flatMap((place) => archive.transcripts[from + place] ?? []);
  return readingOnly(transcripts, () => transcripts.map((one) => transcriptText(archive, one)));
}
