import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadArchive } from "../../../src/archive/load.ts";
import type { Person } from "../../../src/archive/model.ts";
import { blockingErrors, publicationTable } from "../../../src/archive/publication.ts";
import { TranscriptCache } from "../../../src/archive/transcript-cache.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "duidu-"));
  mkdirSync(join(folder, "transcripts"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): void {
  writeFileSync(join(folder, name), content);
}

function transcript(name: string, head: string, body = "你好。\n"): void {
  write(`transcripts/${name}`, `---\ntitle: ${name}\n${head}---\n\n${body}`);
}

const load = (drafts = false) => loadArchive(folder, { drafts });
const rules = () => load().diagnostics.map((d) => `${d.severity} ${d.rule} ${d.line}`);

describe("loading a content folder", () => {
  test("sorts newest first, undated last", () => {
    transcript("a.md", "date: 2020-01-01\n");
    transcript("b.md", "");
    transcript("c.md", "date: 2024\n");
    expect(load().transcripts.map((t) => t.slug)).toEqual(["c", "a", "b"]);
  });

  test("leaves drafts out unless asked, and counts them", () => {
    transcript("a.md", "draft: true\ntags: [x]\n");
    transcript("b.md", "");
    expect(load().transcripts.map((t) => t.slug)).toEqual(["b"]);
    expect(load().draftsLeftOut).toBe(1);
    expect(load().facets.tags).toEqual([]);
    expect(load(true).transcripts).toHaveLength(2);
    write("site.yaml", "drafts: true\n");
    expect(load().transcripts).toHaveLength(2);
  });

  test("an empty folder, a binary file and broken UTF-8 are errors with their line", () => {
    expect(rules()).toEqual(["error archive-empty 1"]);
    write("transcripts/a.md", new Uint8Array([0x41, 0x0a, 0x00, 0x42]));
    write("transcripts/b.md", new Uint8Array([0x41, 0x0a, 0x0a, 0xc8, 0x0a]));
    expect(rules()).toEqual(["error not-text 2", "error not-utf8 3"]);
  });

  test("two files with one address are told, and both published", () => {
    transcript("a b.md", "");
    transcript("a-b.md", "");
    mkdirSync(join(folder, "transcripts/posts"));
    transcript("posts/a_b.md", "");
    expect(rules()).toEqual(["warning slug-taken 1", "warning slug-taken 1"]);
    const slugs = load().transcripts.map(({ slug }) => slug);
    expect(slugs.slice(0, 2)).toEqual(["a-b", expect.stringMatching(/^a-b-/)]);
    expect(slugs[2]).toBe("posts-a-b");
  });

  test("reads a file whatever its name begins with, and names what it passes over", () => {
    for (const name of ["-a.md", "_b.md", " c.md", ".d.md", "README.md"]) transcript(name, "");
    mkdirSync(join(folder, "transcripts/.trash"));
    transcript(".trash/e.md", "");
    const { transcripts, diagnostics } = load();
    expect(transcripts.map(({ slug }) => slug)).toEqual(["a", "b", "c"]);
    expect(diagnostics.map(({ path, rule }) => `${path.split("/").at(-1)} ${rule}`)).toEqual([
      ".d.md file-passed-over",
      "e.md file-passed-over",
      "README.md file-passed-over",
    ]);
  });

  test("leaves out what cannot be read, names it, and keeps the rest", () => {
    transcript("good.md", "");
    write("transcripts/half.md", "---\ntitle: 例\n你好。\n");
    write("transcripts/latin.md", new Uint8Array([0x41, 0xc8, 0x0a]));
    const archive = load();
    expect(archive.transcripts.map(({ slug }) => slug)).toEqual(["good"]);
    expect(archive.leftOut.map((path) => path.split("/").at(-1))).toEqual(["half.md", "latin.md"]);
    expect(blockingErrors(archive)).toEqual([]);
    const table = publicationTable(archive);
    expect(table).toMatch(/^Published +1$/m);
    expect(table).toMatch(/^Left out +2$/m);
    expect(table).toContain("half.md:1 The front matter has no closing `---`");
  });

  test("publishes a transcript whose link leads nowhere, and counts it", () => {
    transcript("a.md", "", "见[丁](gone.md)。\n");
    const archive = load();
    expect(archive.diagnostics.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual([
      "error link-dead",
    ]);
    expect(blockingErrors(archive)).toEqual([]);
    expect(publicationTable(archive)).toMatch(/^ {2}with an error, told above +1$/m);
  });

  test("counts warnings by kind at the end of a build", () => {
    transcript("a.md", "", "你好。\n\n<details>\nHello.\n\n再见。\n");
    transcript("b.md", "date: 2024-13-40\n");
    transcript("c.md", "date: 2024-13-41\n");
    const table = publicationTable(load());
    expect(table).toMatch(/^ {2}date-unknown +2$/m);
    expect(table).toMatch(/^ {2}details-unclosed +1$/m);
    expect(table).toMatch(/^Left out +0$/m);
  });

  test("names the setting where most transcripts are drafts", () => {
    transcript("a.md", "draft: true\n");
    transcript("b.md", 'draft: "true"\n');
    transcript("c.md", "draft: 'false'\n");
    expect(load().draftsLeftOut).toBe(2);
    expect(publicationTable(load())).toContain("write `drafts: true` in site.yaml");
    expect(publicationTable(load(true))).not.toContain("drafts: true");
  });

  test("a transcript with `exclude: true` stands in no list and no index", () => {
    transcript("a.md", "exclude: true\ntags: [x]\n", "**词**（word: 解释）。\n");
    transcript("b.md", "");
    const archive = load();
    expect(archive.transcripts.map(({ slug }) => slug)).toEqual(["b"]);
    expect(archive.unlisted.map(({ slug }) => slug)).toEqual(["a"]);
    expect([archive.facets.tags, archive.glossary]).toEqual([[], []]);
  });

  test("hides the tags that the settings name, and shows them again", () => {
    transcript("a.md", "tags: [needs-review, 印刷]\n");
    const cache = new TranscriptCache();
    const tags = () => {
      const { transcripts, facets } = loadArchive(folder, { drafts: false, cache });
      cache.endLoad();
      return [transcripts[0]?.meta.tags, facets.tags.map(({ name }) => name)];
    };
    write("site.yaml", "hidden_tags: [needs-review]\n");
    expect(tags()).toEqual([["印刷"], ["印刷"]]);
    write("site.yaml", "");
    expect(tags()[0]).toEqual(["needs-review", "印刷"]);
  });

  test("empty texts and lists are absent, and names on one line are several people", () => {
    transcript(
      "a.md",
      "guest: ''\nseries: ''\ntags: ['', '']\nspeaker: 王选, 毕昇（北京, 印刷）、沈括\n",
    );
    const meta = load().transcripts[0]?.meta;
    expect(meta?.guest).toEqual([]);
    expect(meta?.tags).toEqual([]);
    expect(meta).not.toHaveProperty("series");
    expect(meta?.speaker).toEqual(["王选", "毕昇（北京, 印刷）", "沈括"]);
  });

  test("a wrong setting is an error", () => {
    transcript("a.md", "");
    write("site.yaml", "titel: 错\n");
    expect(rules()).toEqual(["error site-settings 1"]);
  });
});

describe("people", () => {
  test("every spelling of an identity leads to one page", () => {
    write("people.yaml", "- name: 王选\n  en: Wang Xuan\n  aliases: [王選]\n");
    transcript("a.md", "people: [王選]\n");
    transcript("b.md", "people: [wang  xuan]\n");
    const { facets } = load();
    expect(facets.people.map((p) => [p.name, p.slug, p.transcripts.length])).toEqual([
      ["王选", "wang-xuan", 2],
    ]);
  });

  test("speaking and being mentioned are told apart", () => {
    const body = "**王选**：你好。\n\n**主持人**：好。\n";
    transcript("a.md", "people: [王选, 毕昇]\n", body);
    transcript("b.md", "people: [王选]\n");
    const people = load().facets.people;
    const told = (p: Person) => [p.name, p.spokenIn.length, p.mentionedIn.length];
    expect(people.map(told)).toEqual([
      ["王选", 1, 1],
      ["毕昇", 0, 1],
    ]);
  });

  test("a channel repeated as the speaker is not said to speak", () => {
    transcript("a.md", "author: Some Channel\nspeaker: Some Channel\n");
    transcript("b.md", "speaker: Big Bank\ncompanies_orgs: [Big Bank]\n");
    expect(load().facets.people).toEqual([]);
  });

  test("a name claimed by two entries is an error", () => {
    write("people.yaml", "- name: 王选\n- name: 王軒\n  aliases: [王选]\n");
    transcript("a.md", "");
    expect(load().diagnostics.map((d) => `${d.rule} ${d.line}`)).toEqual(["identities-twice 2"]);
  });
});
