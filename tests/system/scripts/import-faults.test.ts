/**
 * Imports that end half-way, or meet each other. What must hold each time: whatever stands in the
 * content folder is whole, the sources are as they were, and the next run needs no cleaning.
 *
 * DUIDU_KILLS says how often an import is killed: 10 unless told, 200 before a release.
 */

import { type SpawnOptions, spawn, spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readSource } from "../../../src/import/disk.ts";
import { isUntouched } from "../../../src/import/provenance.ts";
import { verifyFolder } from "../../../src/site/output/verify-checksums.ts";
import { PROGRAM } from "../../program.ts";
import { ROOT } from "../../shared.ts";
import { mountSmallDisk, runRestricted, unmount } from "./fault-tools.ts";

const KILLS = Number(process.env.DUIDU_KILLS ?? 10);
const COUNT = 80;
const MINUTES = 60_000;

const folder = mkdtempSync(join(tmpdir(), "duidu-import-faults-"));
const content = join(folder, "content");
const sources = join(folder, "sources");

beforeAll(() => {
  chmodSync(folder, 0o755);
  writeSources(sources, "甲", COUNT);
});

beforeEach(() => rmSync(content, { recursive: true, force: true }));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function sourceText(who: string, i: number): string {
  const line = `${who}的第${i}篇文稿说的是河边的树，树上住着一只猫头鹰，白天睡觉，晚上唱歌。`;
  return `河边的树\n\n${`${line}\n\n`.repeat(20)}`;
}

function writeSources(place: string, who: string, count: number): void {
  mkdirSync(place, { recursive: true });
  for (let i = 0; i < count; i++) writeFileSync(join(place, `${who}-${i}.txt`), sourceText(who, i));
}

function command(...options: string[]): string[] {
  return [PROGRAM, "import", ...(options.length > 0 ? options : [sources]), "--content", content];
}

function importOnce(...options: string[]) {
  return spawnSync(process.execPath, command(...options), { cwd: ROOT, encoding: "utf8" });
}

/** Ends with the exit code. */
function start(parts: readonly string[], options: SpawnOptions = {}): Promise<number | null> {
  const child = spawn(process.execPath, parts, { cwd: ROOT, stdio: "ignore", ...options });
  return new Promise((done) => child.once("exit", done));
}

function names(part: string): string[] {
  const place = join(content, part);
  return existsSync(place) ? readdirSync(place).sort() : [];
}

/** Everything but what a run that was killed has left under a name of its own. */
function finished(part: string): string[] {
  return names(part).filter((name) => !/^\.import-\d+-[0-9a-f]+\.tmp$/.test(name));
}

function expectWhole(): void {
  for (const name of finished("transcripts")) {
    const text = readFileSync(join(content, "transcripts", name), "utf8");
    expect(isUntouched(text), name).toBe(true);
  }
  for (const name of finished("originals")) {
    const [, who = "", i] = /^(.)-(\d+)/.exec(name) ?? [];
    expect(readFileSync(join(content, "originals", name), "utf8")).toBe(sourceText(who, Number(i)));
  }
}

function expectAll(count: number): void {
  expectWhole();
  expect(names("transcripts")).toHaveLength(count);
  expect(names("originals")).toHaveLength(count);
}

describe("an import that ends half-way", () => {
  test(
    `leaves whole files only when it is killed, ${KILLS} times at random`,
    async () => {
      const started = performance.now();
      expect(importOnce().status).toBe(0);
      const length = performance.now() - started;
      expectAll(COUNT);
      let halfway = 0;
      for (let i = 0; i < KILLS; i++) {
        if (finished("transcripts").length >= COUNT) rmSync(content, { recursive: true });
        const before = finished("transcripts").length;
        const child = spawn(process.execPath, command(), { cwd: ROOT, stdio: "ignore" });
        const ended = new Promise((done) => child.once("exit", done));
        await Promise.race([ended, pause((0.2 + 0.8 * Math.random()) * length)]);
        child.kill("SIGKILL");
        await ended;
        expectWhole();
        const after = finished("transcripts").length;
        if (after > before && after < COUNT) halfway++;
      }
      if (KILLS >= 50) console.log(`${halfway} of ${KILLS} kills hit an import half-way`);
      expect(importOnce().status).toBe(0);
      expectAll(COUNT);
      for (let i = 0; i < COUNT; i++) {
        expect(readFileSync(join(sources, `甲-${i}.txt`), "utf8")).toBe(sourceText("甲", i));
      }
    },
    30 * MINUTES,
  );

  test("says so when the disk is full, and goes on when there is room", () => {
    mkdirSync(content);
    if (!mountSmallDisk(content, 400)) return;
    try {
      // What is there already takes the room, and leaves it later.
      writeFileSync(join(content, "ballast"), Buffer.alloc(250 * 1024));
      const { status, stderr } = importOnce();
      expect(status).toBe(1);
      expect(stderr).toMatch(/error file-unwritable: cannot write .* \(ENOSPC\)\. Fix: see that/);
      expect(finished("transcripts").length).toBeLessThan(COUNT);
      expectWhole();
      rmSync(join(content, "ballast"));
      importOnce(...Array.from({ length: 20 }, (_, i) => join(sources, `甲-${i}.txt`)));
      expectWhole();
      expect(names("transcripts").filter((name) => name.startsWith("."))).toEqual([]);
    } finally {
      unmount(content);
    }
  });

  test("says so when a folder may not be written to", () => {
    for (const part of ["transcripts", "originals", "imported"])
      mkdirSync(join(content, part), { recursive: true });
    chmodSync(join(content, "transcripts"), 0o555);
    chmodSync(join(content, "originals"), 0o777);
    chmodSync(join(content, "imported"), 0o777);
    const one = join(sources, "甲-0.txt");
    const { status, stderr } = runRestricted(command(one), ROOT);
    expect(status).toBe(1);
    expect(stderr).toMatch(/error file-unwritable: cannot write .*transcripts.* \(EACCES\)\. Fix:/);
    expect(names("transcripts")).toEqual([]);
    chmodSync(join(content, "transcripts"), 0o777);
    expect(runRestricted(command(one), ROOT).status).toBe(0);
    expectAll(1);
  });
});

describe("a source that changes while it is read", () => {
  test("is refused rather than taken half", async () => {
    const path = join(folder, "growing.txt");
    writeFileSync(path, "字".repeat(4_000_000));
    const writer = `
      const fs = require("fs"), file = fs.openSync(${JSON.stringify(path)}, "a");
      for (;;) fs.writeSync(file, "字");`;
    const child = spawn(process.execPath, ["-e", writer], { stdio: "ignore" });
    const ended = new Promise((done) => child.once("exit", done));
    const size = readFileSync(path).length;
    while (readFileSync(path).length === size) await pause(20);
    // A busy machine may let the writer rest for as long as a reading takes.
    const results = new Set<string>();
    for (let i = 0; i < 100 && !results.has("file-changing"); i++) {
      const read = readSource(path, content);
      const result = await read.then(
        () => "read",
        (error) => String((error as { rule?: string }).rule),
      );
      results.add(result);
    }
    child.kill("SIGKILL");
    await ended;
    expect([...results]).toContain("file-changing");
  });

  test("a transcript that is edited meanwhile keeps the edit", async () => {
    expect(importOnce().status).toBe(0);
    const [name = ""] = names("transcripts");
    const path = join(content, "transcripts", name);
    appendFileSync(path, "\n我改过的一段。\n");
    expect(importOnce().status).toBe(0);
    expect(readFileSync(path, "utf8")).toContain("我改过的一段。");
  });
});

describe("two runs at once", () => {
  test("of other documents with the same titles lose none", async () => {
    const others = join(folder, "others");
    writeSources(others, "乙", COUNT);
    const both = [start(command()), start(command(others)), start(command(sources, others))];
    expect(await Promise.all(both)).toEqual([0, 0, 0]);
    expectAll(2 * COUNT);
    expect(importOnce(sources, others).stdout).toContain(`${2 * COUNT} unchanged`);
  });

  test("an import and a build give a whole site of whole transcripts", async () => {
    expect(importOnce(join(sources, "甲-0.txt")).status).toBe(0);
    const site = join(folder, "site");
    const build = [PROGRAM, "build", "--content", content, "--output", site];
    const importing = (async () => {
      await pause(300);
      return start(command());
    })();
    expect(await Promise.all([start(build), importing])).toEqual([0, 0]);
    expect(verifyFolder(site).problems).toEqual([]);
    expectAll(COUNT);
  });
});

// A half-written file of another program is none of ours to remove, nor to take for a document.
test("what other programs leave half-written is passed over", () => {
  mkdirSync(join(content, "transcripts"), { recursive: true });
  const file = openSync(join(content, "transcripts/.talk.md.swp"), "w");
  writeSync(file, "half");
  closeSync(file);
  expect(importOnce(join(sources, "甲-0.txt")).status).toBe(0);
  expect(names("transcripts")).toContain(".talk.md.swp");
});
