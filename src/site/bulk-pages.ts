/**
 * The pages of which there are thousands: transcripts, facets and terms. They are written here and
 * not by Eleventy, which keeps data for every page and could not take one over from the last build.
 */

import { readingOnly } from "../archive/loaded-transcript.ts";
import { type Archive, FACET_KINDS, type Facet, transcriptUrl } from "../archive/model.ts";
import type { Transcript } from "../transcript/model.ts";
import { facetPagePart } from "./bulk/facet-page.ts";
import { termPagePart } from "./bulk/term-page.ts";
import { transcriptPage } from "./bulk/transcript-page.ts";
import { renderAt } from "./context.ts";
import { facetListLength, facetLists } from "./list-paths.ts";
import type { OutputLedger } from "./output/output-ledger.ts";
import type { PageKeys } from "./output/page-keys.ts";
import { itemsOfLists, PART_SIZES, partAt, partPaths } from "./parts.ts";

interface BulkPage {
  /** Site path, with a slash at its end. */
  path: string;
  /** Transcripts whose text the page reads. */
  transcripts: readonly Transcript[];
  /** What else of the texts it depends on. */
  note?: string;
  /** The facet whose mentions it may look up. */
  facet?: Facet;
  render: () => string;
}

/** Writes the pages into the output, or takes them over. */
export function writeBulkPages(archive: Archive, keys: PageKeys, ledger: OutputLedger): void {
  for (const { path, transcripts, note = "", facet, render } of bulkPages(archive)) {
    ledger.put(`${path}index.html`, keys.of(`${path}\n${note}`, transcripts), () =>
      readingOnly(transcripts, () => renderAt(path, render), facet),
    );
  }
}

/** Every page of these kinds, one after another. */
export function* bulkPages(archive: Archive): Generator<BulkPage> {
  for (const transcript of archive.transcripts) {
    yield {
      path: transcriptUrl(transcript),
      transcripts: [transcript],
      render: () => transcriptPage(transcript),
    };
  }
  for (const kind of FACET_KINDS) {
    for (const facet of archive.facets[kind] as Facet[]) yield* facetPages(archive, facet);
  }
  for (const entry of archive.glossary) {
    const transcripts = [...new Set(entry.occurrences.map(({ transcript }) => transcript))];
    for (const path of partPaths(entry.url, entry.occurrences.length, PART_SIZES.places)) {
      yield { path, transcripts, render: () => termPagePart(entry, path) };
    }
  }
}

function* facetPages(archive: Archive, facet: Facet): Generator<BulkPage> {
  const lists = facetLists(archive, facet);
  const total = facetListLength(archive, facet);
  // Those who only mention it are told by their texts, so they are part of the key by name.
  const note = lists[2]?.map(({ slug }) => slug).join() ?? "";
  for (const path of partPaths(facet.url, total, PART_SIZES.facet)) {
    const part = partAt(path, total, PART_SIZES.facet);
    const shown = itemsOfLists(lists, part).flat();
    const speaking = part.number === 1 && facet.kind === "people" ? (lists[0] ?? []) : [];
    yield {
      ...{ path, note, facet },
      transcripts: [...new Set([...shown, ...speaking])],
      render: () => facetPagePart(facet, path),
    };
  }
}
