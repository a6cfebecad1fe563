/**
 * Builds one archive again and again with the cache, and beside it afresh, for
 * `incremental.test.ts`. A process of its own, as Eleventy loads its configuration by Node's own
 * imports. Prints what it found as JSON.
 *
 * `tsx tests/system/site/incremental-builds.ts FOLDER [compact]`: the second as a large archive.
 */

import { createHash } from "node:crypto";
import {
  appendFileSync,
  cpSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { CacheFolder } from "../../../src/site/output/cache-folder.ts";
import { publish } from "../../../src/site/publish.ts";
import { PROGRAM_ROOT } from "../../../src/system/program.ts";
import { DEFAULT_SHAPE, generateArchive } from "../../bench/generate-archive.ts";
import { readTextPool } from "../../bench/text-pool.ts";

export interface StepResult {
  step: string;
  /** Files that are not the same in both builds, or only in one. */
  different: string[];
  /** Pages of transcripts that were taken over from the last build. */
  takenOver: number;
  files: number;
}

const folder = resolve(process.argv[2] ?? "");
const content = join(folder, "content");
const cacheRoot = join(folder, "cache");
const output = join(folder, "site");
const fresh = join(folder, "fresh");
const talk = (number: number) =>
  join(content, "transcripts", `talk-${String(number).padStart(6, "0")}.md`);
const edit = (path: string, change: (text: string) => string) =>
  writeFileSync(path, change(readFileSync(path, "utf8")));

const NOTE = /\*\*[^*]+\*\*（[A-Za-z][^）]*）/;
const afterNote = (text: string) => text.replace(NOTE, "$&，又添几字");

process.chdir(PROGRAM_ROOT);
process.env.SOURCE_DATE_EPOCH = "1760000000";
const pool = readTextPool(undefined, join(PROGRAM_ROOT, "content/transcripts"));
// From 100 on there is an index.
generateArchive(content, pool, { ...DEFAULT_SHAPE, transcripts: 104, bytes: 1500 });
appendFileSync(join(content, "site.yaml"), "url: https://archive.example\n");
if (process.argv[3] === "compact") {
  appendFileSync(join(content, "site.yaml"), "compact: true\nnames_from: 3\n");
}
const [speaker = ""] =
  /^speaker:\n {2}- (.*)$/m.exec(readFileSync(talk(7), "utf8"))?.slice(1) ?? [];

const explaining = list(join(content, "transcripts"))
  .map(({ parentPath, name }) => join(parentPath, name))
  .find((path) => path !== talk(3) && NOTE.test(readFileSync(path, "utf8")));
if (explaining === undefined) throw new Error("No transcript explains a term");

const steps: [name: string, change: () => void][] = [
  ["first build", () => {}],
  ["no change", () => {}],
  ["a paragraph edited", () => appendFileSync(talk(3), "\n又补了一段没有原文的话。\n")],
  ["a name written into a paragraph", () => appendFileSync(talk(4), `\n这一段提到${speaker}。\n`)],
  ["a paragraph that explains a term edited", () => edit(explaining, afterNote)],
  ["a title edited", () => edit(talk(5), (text) => text.replace(/^title: "/m, "$&新题 "))],
  [
    "a date edited",
    () => edit(talk(20), (text) => text.replace(/^date: .*$/m, "date: 2001-01-01")),
  ],
  ["tags edited", () => edit(talk(21), (text) => text.replace(/^tags:$/m, "$&\n  - 新的标签"))],
  ["a transcript added", () => writeFileSync(talk(900), readFileSync(talk(6)))],
  ["a transcript removed", () => rmSync(talk(8))],
  ["a transcript renamed", () => renameSync(talk(9), talk(901))],
  [
    "a person renamed",
    () =>
      writeFileSync(
        join(content, "people.yaml"),
        `- name: 另一个名字\n  en: Another Name\n  aliases: [${speaker}]\n`,
      ),
  ],
  ["the site copied", () => restore(output)],
  ["the site and the texts copied", () => [output, join(content, "transcripts")].forEach(restore)],
  ["the cache cut short", () => eachFile(cacheRoot, (path) => truncateSync(path, 40))],
  ["the cache deleted", () => rmSync(cacheRoot, { recursive: true })],
  ["a published page changed by hand", () => appendFileSync(pageOf(10), "<p>by hand")],
  ["a published page deleted", () => rmSync(pageOf(11))],
];

const results: StepResult[] = [];
for (const [step, change] of steps) {
  change();
  const before = pageTimes();
  await publish({
    ...{ contentDir: content, outputDir: output, drafts: false },
    cache: new CacheFolder(cacheRoot),
  });
  const after = pageTimes();
  await publish({ contentDir: content, outputDir: fresh, drafts: false });
  const [ours, theirs] = [hashes(output), hashes(fresh)];
  const all = new Set([...ours.keys(), ...theirs.keys()]);
  results.push({
    step,
    different: [...all].filter((path) => ours.get(path) !== theirs.get(path)),
    takenOver: [...after].filter(([path, inode]) => before.get(path) === inode).length,
    files: all.size,
  });
}
console.log(`RESULTS ${JSON.stringify(results)}`);

/** Copies a folder as one does who restores it: each file has another number and time. */
function restore(path: string): void {
  cpSync(path, `${path}-copy`, { recursive: true });
  rmSync(path, { recursive: true });
  renameSync(`${path}-copy`, path);
}

function pageOf(number: number): string {
  return join(output, "transcripts", `talk-${String(number).padStart(6, "0")}`, "index.html");
}

/** The file that each transcript's page is, by its number on the disk. */
function pageTimes(): Map<string, number> {
  const times = new Map<string, number>();
  eachFile(join(output, "transcripts"), (path) => {
    if (path.endsWith("/index.html")) times.set(path, statSync(path).ino);
  });
  return times;
}

function hashes(root: string): Map<string, string> {
  const found = new Map<string, string>();
  eachFile(root, (path) => {
    const hash = createHash("sha256").update(readFileSync(path)).digest("hex");
    found.set(path.slice(root.length), hash);
  });
  return found;
}

function eachFile(root: string, visit: (path: string) => void): void {
  let entries: ReturnType<typeof list>;
  try {
    entries = list(root);
  } catch {
    return;
  }
  for (const entry of entries) if (entry.isFile()) visit(join(entry.parentPath, entry.name));
}

function list(root: string) {
  return readdirSync(root, { recursive: true, withFileTypes: true });
}
