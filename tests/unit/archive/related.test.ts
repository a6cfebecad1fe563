import { describe, expect, test } from "vitest";
import { buildArchive } from "../../../src/archive/build.ts";
import type { Archive } from "../../../src/archive/model.ts";
import {
  neighboursByDate,
  neighboursInSeries,
  relatedTranscripts,
} from "../../../src/archive/related.ts";
import { parseTranscript } from "../../../src/transcript/parse.ts";

/** An archive of transcripts given by slug and extra front-matter lines. */
function archiveOf(documents: Record<string, string>): Archive {
  const transcripts = Object.entries(documents).map(
    ([slug, meta]) =>
      parseTranscript(`---\ntitle: ${slug}\n${meta}\n---\n\n正文。\n`, `${slug}.md`).transcript,
  );
  const site = { title: "", title_en: "", description: "", description_en: "", base: "/" };
  return buildArchive({
    site: { ...site, drafts: false },
    transcripts,
    identities: {},
    draftsLeftOut: 0,
    diagnostics: [],
  });
}

const archive = archiveOf({
  a: 'date: "2026-01-01"\nseries: 甲\ntags: [常见, 罕见]\npeople: [王选]',
  b: 'date: "2026-02-01"\ntags: [常见]',
  c: 'date: "2026-03-01"\nseries: 甲\ntags: [常见]\npeople: [王选]',
  d: 'date: "2026-04-01"\nseries: 甲\ntags: [罕见]',
  e: 'date: "2026-05-01"\ntags: [别的]',
});
const find = (slug: string) =>
  archive.bySlug.get(slug) as NonNullable<ReturnType<Archive["bySlug"]["get"]>>;

describe("related transcripts", () => {
  test("come by what they share, the rarer and the more personal first", () => {
    const related = relatedTranscripts(archive, find("a"));
    expect(related.map(({ transcript }) => transcript.slug)).toEqual(["c", "d", "b"]);
    expect(related[0]?.shared.map(({ name }) => name)).toEqual(["王选", "常见"]);
  });

  test("are none where nothing is shared", () => {
    expect(relatedTranscripts(archive, find("e"))).toEqual([]);
  });
});

describe("neighbours", () => {
  test("by date are the one written before and the one after", () => {
    const { previous, next } = neighboursByDate(archive, find("b"));
    expect([previous?.slug, next?.slug]).toEqual(["a", "c"]);
    expect(neighboursByDate(archive, find("a")).previous).toBeUndefined();
  });

  test("in the series skip what is not in it, with the place counted from the first", () => {
    const inSeries = neighboursInSeries(archive, find("c"));
    expect([inSeries?.previous?.slug, inSeries?.next?.slug]).toEqual(["a", "d"]);
    expect(inSeries?.position).toBe(2);
    expect(neighboursInSeries(archive, find("b"))).toBeUndefined();
  });
});
