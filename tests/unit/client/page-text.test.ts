/** What search reads out of a page is what the build would have written of the transcript. */

import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { JSDOM } from "jsdom";
import { afterAll, describe, expect, test } from "vitest";
import { loadArchive } from "../../../src/archive/load.ts";
import type { Archive } from "../../../src/archive/model.ts";
import { pageText } from "../../../src/client/search/page-text.ts";
import type { TranscriptText } from "../../../src/search/document.ts";
import { normalise } from "../../../src/search/normalise.ts";
import { transcriptPages } from "../../../src/site/pages/transcript.ts";
import { transcriptText } from "../../../src/site/search/search-texts.ts";
import { ARCHIVE_SAMPLE, ROOT } from "../../shared.ts";
import { render, siteContextOf } from "../site/render-page.ts";

/** One in so many documents of the real sample. */
const ONE_IN = 8;

afterAll(() => {
  Object.assign(globalThis, { Text: undefined, Element: undefined });
});

describe.each([
  ["as usual", false],
  ["of a large archive", true],
])("pages %s", (_, compact) => {
  test("hold the texts of our own content", () => {
    expect(differing(loadArchive(join(ROOT, "content"), { drafts: true }), compact, 1)).toEqual([]);
  });

  test.skipIf(ARCHIVE_SAMPLE === undefined)("hold the texts of real documents", () => {
    const folder = mkdtempSync(join(tmpdir(), "duidu-pages-"));
    try {
      cpSync(ARCHIVE_SAMPLE ?? "", join(folder, "transcripts"), { recursive: true });
      writeFileSync(join(folder, "site.yaml"), "title: 样\n");
      expect(differing(loadArchive(folder, { drafts: true }), compact, ONE_IN)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** Ids of the paragraphs whose letters, or what stands between them, are not the same. */
function differing(loaded: Archive, compact: boolean, oneIn: number): string[] {
  const archive = { ...loaded, layout: { ...loaded.layout, compact } };
  const context = siteContextOf(archive);
  const wrong: string[] = [];
  [...transcriptPages(archive)].forEach(({ pages }, i) => {
    const [page] = [...pages()];
    const [transcript] = page?.transcripts ?? [];
    if (!page || !transcript || i % oneIn > 0) return;
    const written = transcriptText(archive, transcript);
    const { window } = new JSDOM(render(page, context));
    Object.assign(globalThis, { Text: window.Text, Element: window.Element });
    const read = pageText(window.document, written);
    expect(read.paragraphs.map(([id]) => id)).toEqual(written.paragraphs.map(([id]) => id));
    written.paragraphs.forEach((paragraph, at) => {
      if (said(paragraph, written) !== said(read.paragraphs[at] ?? paragraph, read)) {
        wrong.push(`${transcript.slug}#${paragraph[0]}`);
      }
    });
  });
  return wrong;
}

function said(paragraph: TranscriptText["paragraphs"][number], text: TranscriptText): string {
  const [, speaker, zh, original, lang] = paragraph;
  const sides = [zh, original].map((side) => {
    const { text: letters, joints } = normalise(side);
    return `${letters} ${joints.join("")}`;
  });
  return JSON.stringify([text.speakers[speaker]?.[0], lang, ...sides]);
}
