import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadArchive } from "../../../src/archive/load.ts";
import type { Person } from "../../../src/archive/model.ts";

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

  test("two files with one address are an error", () => {
    transcript("a b.md", "");
    transcript("a-b.md", "");
    expect(rules()).toEqual(["error slug-taken 1"]);
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
