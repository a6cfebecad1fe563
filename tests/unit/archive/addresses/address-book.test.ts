import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadArchive } from "../../../../src/archive/load.ts";
import { eachSegment } from "../../../../src/transcript/model.ts";

const TALK = [
  "活字是一个一个的字块，排好了就能印一整页的书。",
  "是的。",
  "木刻版的好处是不用拆，什么时候想印就什么时候再印。",
  "可是刻一块版要好几天，刻错一个字就得换掉一块木头。",
  "后来有了铅字，排字工人就在字架中间走来走去找字。",
];

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "duidu-addresses-"));
  mkdirSync(join(folder, "transcripts"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("without a record paragraphs have the ids of their words, and nothing is written unasked", () => {
  write("talk", TALK);
  const first = load();
  expect(first.ids).toEqual(load("2026-11-30").ids);
  expect(new Set(first.ids).size).toBe(TALK.length);
});

test("a corrected paragraph keeps its address, and says when it was changed", () => {
  write("talk", TALK);
  const { ids } = load("2026-11-30");
  const corrected = TALK.with(3, "可是刻一块版要好几个月，刻错一个字就得换掉整块木头。");
  write("talk", corrected);
  const later = load("2026-12-04");
  expect(later.ids).toEqual(ids);
  expect(later.segments[3]?.history).toEqual({ changed: "2026-12-04" });
  expect(load().ids).toEqual(ids);
  expect(record()).toContain("~2026-12-04");
});

test("a build that writes nothing finds the same addresses", () => {
  write("talk", TALK);
  const { ids } = load("2026-11-30");
  write("talk", ["先说一句新的话，以前的记录里没有这一段。", ...TALK.with(0, `${TALK[0]}真的。`)]);
  const before = record();
  const unwritten = load().ids;
  expect(record()).toBe(before);
  expect(unwritten.slice(1)).toEqual(ids);
  expect(load("2026-12-01").ids).toEqual(unwritten);
});

test("a removed paragraph leads to where it stood, and comes back with its address", () => {
  write("talk", TALK);
  const { ids } = load("2026-11-30");
  write("talk", TALK.toSpliced(2, 1));
  const without = load("2026-12-01");
  expect(without.ids).toEqual(ids.toSpliced(2, 1));
  expect(without.segments[2]?.history?.goneBefore).toEqual([{ id: ids[2], on: "2026-12-01" }]);
  write("talk", TALK);
  expect(load("2026-12-02").ids).toEqual(ids);
});

test("of two that became one both addresses lead to the whole, and of one in two the first keeps it", () => {
  write("talk", TALK);
  const { ids } = load("2026-11-30");
  write("talk", TALK.toSpliced(2, 2, `${TALK[2]}${TALK[3]}`));
  const merged = load("2026-12-01");
  expect(merged.ids[2]).toBe(ids[2]);
  expect(merged.segments[2]?.history?.merged).toEqual([ids[3]]);
  write("talk", TALK);
  expect(load("2026-12-02").ids[2]).toBe(ids[2]);
});

test("equal paragraphs keep their addresses when another of them is removed", () => {
  const yes = TALK.toSpliced(1, 1).flatMap((text) => [text, "是的。"]);
  write("talk", yes);
  const { ids } = load("2026-11-30");
  write("talk", yes.toSpliced(1, 1));
  expect(load("2026-12-01").ids).toEqual(ids.toSpliced(1, 1));
});

test("a renamed transcript keeps its addresses, and its old page leads to the new one", () => {
  write("talk", TALK);
  write("other", ["这是另外一篇文稿，说的是别的事情，跟活字没有关系。"]);
  load("2026-11-30");
  write("talk", TALK.with(0, "活字是一个一个的字块，排好了就能印出一整页书。"));
  const { ids } = load("2026-12-01");
  renameSync(join(folder, "transcripts/talk.md"), join(folder, "transcripts/movable-type.md"));
  const renamed = load("2026-12-02", "movable-type");
  expect(renamed.ids).toEqual(ids);
  expect(renamed.archive.redirects).toContainEqual({
    from: "/transcripts/talk/",
    to: "/transcripts/movable-type/",
  });
  expect(readdirSync(join(folder, "addresses"))).toEqual(["movable-type.txt", "other.txt"]);
});

test("a record with a conflict is told with its line and not written over", () => {
  write("talk", TALK);
  const { ids } = load("2026-11-30");
  const lines = record().split("\n");
  const broken = [...lines.slice(0, 3), "<<<<<<< HEAD", ...lines.slice(3)].join("\n");
  writeFileSync(join(folder, "addresses/talk.txt"), broken);
  write("talk", TALK.toSpliced(1, 1));
  const { archive, ids: now } = load("2026-12-01");
  expect(archive.diagnostics).toContainEqual(
    expect.objectContaining({ rule: "addresses-conflict", line: 4 }),
  );
  expect(now).toEqual(ids.toSpliced(1, 1));
  expect(record()).toBe(broken);
});

test("lines that are no record are told, whatever they hold", () => {
  write("talk", TALK);
  load("2026-11-30");
  const hostile = `s${"9".repeat(2000)} x\n../../etc/passwd\n__proto__ 1 2\ns00000000 zzzz\n`;
  writeFileSync(join(folder, "addresses/talk.txt"), record() + hostile);
  const { archive } = load("2026-12-01");
  const told = archive.diagnostics.filter(({ rule }) => rule === "addresses-broken");
  expect(told).toHaveLength(4);
});

test("a transcript that another file's record stands in the way of leaves that record alone", () => {
  write("talk", TALK);
  load("2026-11-30");
  const before = record();
  mkdirSync(join(folder, "transcripts/sub"));
  writeFileSync(
    join(folder, "transcripts/sub/talk.md"),
    "---\ntitle: 别的\n---\n\n这是完全不同的一篇文稿。\n",
  );
  writeFileSync(join(folder, "transcripts/talk.md"), Buffer.from([0xff, 0xfe, 0]));
  load("2026-12-01");
  expect(record()).toBe(before);
});

function write(name: string, paragraphs: readonly string[]): void {
  const text = `---\ntitle: ${name}\n---\n\n${paragraphs.join("\n\n")}\n`;
  writeFileSync(join(folder, `transcripts/${name}.md`), text);
}

function load(today?: string, slug = "talk") {
  const archive = loadArchive(folder, { drafts: true, ...(today !== undefined && { today }) });
  archive.addresses?.write();
  const transcript = archive.bySlug.get(slug);
  const segments = transcript ? eachSegment(transcript).map(({ segment }) => segment) : [];
  return { archive, segments, ids: segments.map(({ id }) => id) };
}

function record(): string {
  return readFileSync(join(folder, "addresses/talk.txt"), "utf8");
}
