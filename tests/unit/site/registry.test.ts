import { describe, expect, test } from "vitest";
import { PageContext } from "../../../_includes/page-context.ts";
import { buildArchive } from "../../../src/archive/build.ts";
import { LoadedTranscript } from "../../../src/archive/loaded-transcript.ts";
import type { Archive } from "../../../src/archive/model.ts";
import { PageKeys } from "../../../src/site/output/page-keys.ts";
import { sitePages } from "../../../src/site/pages/registry.ts";
import { parseTranscript } from "../../../src/transcript/parse.ts";
import { fixtureArchive } from "../archive/fixture.ts";
import { render, siteContextOf } from "./render-page.ts";

describe("a page of any kind", () => {
  const archive = fixtureArchive();
  const context = siteContextOf(archive);
  const pages = [...sitePages(archive, "server")];

  test("has a path of its own", () => {
    const paths = pages.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(new Set(pages.map(({ kind }) => kind.name)).size).toBeGreaterThan(12);
  });

  test("is the same from a view that is plain data", () => {
    for (const page of pages) {
      const here = new PageContext(context, page.path);
      expect(render(page, context), page.path).toBe(
        page.kind.render(here, page.view(), page.transcripts),
      );
    }
  });
});

describe("of an archive that changes", () => {
  /** Every page's key, by its path. */
  const keysOf = (archive: Archive) => {
    const keys = new PageKeys(archive, siteContextOf(archive));
    return new Map(
      [...sitePages(archive, "server")].map(({ path, kind, view, transcripts }) => [
        path,
        keys.ofPage(`${kind.name} ${path}`, view(), transcripts),
      ]),
    );
  };
  const archiveOf = (documents: Record<string, string>) =>
    buildArchive({
      site: {
        ...{ title: "", title_en: "", description: "", description_en: "", base: "/" },
        drafts: false,
      },
      transcripts: Object.entries(documents).map(([slug, text]) => {
        const { transcript } = parseTranscript(`---\ntitle: ${slug}\n${text}`, `${slug}.md`);
        return new LoadedTranscript(transcript, text, transcript.sections);
      }),
      identities: {},
      draftsLeftOut: 0,
      diagnostics: [],
    });
  const many = Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => {
      const day = String(i + 1).padStart(2, "0");
      return [`talk-${day}`, `date: "2026-01-${day}"\ntags: [标签${i % 3}]\n---\n\n第${i}句话。\n`];
    }),
  );
  const changed = (before: Map<string, string>, after: Map<string, string>, prefix: string) =>
    [...after].flatMap(([path, key]) =>
      path.startsWith(prefix) && before.has(path) && before.get(path) !== key ? path : [],
    );
  const before = keysOf(archiveOf(many));

  test("one transcript more changes its neighbours by date, and no other transcript", () => {
    const more = { ...many, new: 'date: "2026-01-05"\ntags: [别的]\n---\n\n新的话。\n' };
    const after = keysOf(archiveOf(more));
    expect(changed(before, after, "/transcripts/talk-")).toEqual([
      "/transcripts/talk-06/",
      "/transcripts/talk-05/",
    ]);
    expect(changed(before, after, "/tags/").filter((path) => path.includes("biao"))).toEqual([]);
  });

  test("a paragraph edited changes its own page alone", () => {
    const edited = { ...many, "talk-04": many["talk-04"]?.replace("句话", "句别的话") ?? "" };
    const after = keysOf(archiveOf(edited));
    expect(changed(before, after, "/transcripts/talk-")).toEqual(["/transcripts/talk-04/"]);
    expect(changed(before, after, "/tags/")).toEqual([]);
  });

  test("a title edited changes the pages that show it", () => {
    const text = `title: 新题\n${many["talk-04"]}`;
    const archive = archiveOf({ ...many, "talk-04": text.replace(/^title: 新题\n/, "") });
    expect(changed(before, keysOf(archive), "/")).toEqual([]);
    const renamed = archiveOf(many);
    const transcript = renamed.bySlug.get("talk-04");
    if (!transcript) throw new Error("No such transcript");
    transcript.meta.title = "新题";
    const paths = changed(before, keysOf(renamed), "/");
    expect(paths).toContain("/transcripts/");
    expect(paths).toContain("/transcripts/talk-05/");
    expect(paths).not.toContain("/transcripts/talk-09/");
    expect(paths).not.toContain("/about/");
  });
});
