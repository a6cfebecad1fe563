/**
 * Builds that end half-way, in every way that a machine knows. What must hold each time: the last
 * good site stands whole by its own checksums, and the next build needs no cleaning.
 *
 * DUIDU_KILLS says how often a build is killed, and a fifth of it how often builds meet: 10 unless
 * told, 200 before a release.
 */

import { spawn, spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHECKSUMS_NAME } from "../../../src/site/output/checksums.ts";
import { verifyFolder } from "../../../src/site/output/verify-checksums.ts";
import { PROGRAM } from "../../program.ts";
import { ROOT } from "../../shared.ts";
import { bindFolder, mountSmallDisk, runRestricted, unmount } from "./fault-tools.ts";

const KILLS = Number(process.env.DUIDU_KILLS ?? 10);
const MINUTES = 60_000;

let folder: string;
let content: string;
let site: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "duidu-faults-"));
  content = join(folder, "content");
  site = join(folder, "site");
  mkdirSync(join(content, "transcripts"), { recursive: true });
  put("one.md", "第一版");
  expect(build().status).toBe(0);
}, 5 * MINUTES);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, title: string): void {
  const text = `---\ntitle: ${title}\ndate: "2024-01-02"\ntags: [例]\n---\n\n${title}的话。\n`;
  writeFileSync(join(content, "transcripts", name), text);
}

const LONG = "又一段，说的是河边的树。\n\n".repeat(2000);

/** Adds a transcript whose files are larger than what there is room for. */
function putLong(): void {
  put("long.md", "长");
  appendFileSync(join(content, "transcripts/long.md"), LONG);
}

function removeLong(): void {
  rmSync(join(content, "transcripts/long.md"));
}

function command(output = site, project = ROOT): string[] {
  const source = ["--import", "tsx", join(project, "scripts/duidu.ts")];
  const program = project === ROOT ? [PROGRAM] : source;
  return [...program, "build", "--content", content, "--output", output];
}

const NODE = process.execPath;

function build(output = site, env: Record<string, string> = {}, project = ROOT) {
  return spawnSync(NODE, command(output, project), {
    cwd: project,
    encoding: "utf8",
    // The one day that a build names: see src/site/build-date.ts.
    env: { ...process.env, SOURCE_DATE_EPOCH: "1767225600", ...env },
  });
}

function expectWhole(): void {
  expect(verifyFolder(site).problems).toEqual([]);
  expect(readFileSync(join(site, "transcripts/one/index.html"), "utf8")).toMatch(/第[一二]版/);
}

describe("a build that ends half-way", () => {
  test(
    `leaves a whole site when it is killed, ${KILLS} times at random`,
    async () => {
      put("one.md", "第二版");
      const started = performance.now();
      expect(build(join(folder, "other")).status).toBe(0);
      const length = performance.now() - started;
      for (let i = 0; i < KILLS; i++) {
        // In a group of its own, so that esbuild and Pagefind die with it.
        const child = spawn(NODE, command(), { cwd: ROOT, stdio: "ignore", detached: true });
        const ended = new Promise((done) => child.once("exit", done));
        await Promise.race([ended, pause(Math.random() * length)]);
        try {
          process.kill(-(child.pid ?? 0), "SIGKILL");
        } catch {
          // It had ended by itself.
        }
        await ended;
        // Between two renames the last good site lies beside its place, and is put back next time.
        if (existsSync(site)) expectWhole();
        else expect(readdirSync(folder).some((name) => name.includes("tmp-old-"))).toBe(true);
      }
      expect(build().status).toBe(0);
      expectWhole();
      expect(readdirSync(folder).sort()).toEqual(["content", "other", "site"]);
    },
    30 * MINUTES,
  );

  test(
    "leaves a whole site when there is no room to write",
    () => {
      const before = readFileSync(join(site, CHECKSUMS_NAME), "utf8");
      putLong();
      const limited = ["-c", 'ulimit -f 16; exec "$@"', "bash", NODE, ...command()];
      const { status, signal } = spawnSync("bash", limited, { cwd: ROOT, encoding: "utf8" });
      expect(status === 0 && signal === null).toBe(false);
      expect(readFileSync(join(site, CHECKSUMS_NAME), "utf8")).toBe(before);
      expectWhole();
      removeLong();
      expect(build().status).toBe(0);
      expect(readdirSync(folder).sort()).toEqual(["content", "other", "site"]);
    },
    5 * MINUTES,
  );

  test(
    "leaves a whole site when the disk is full, and the next build needs no cleaning",
    () => {
      const disk = join(folder, "disk");
      mkdirSync(disk);
      if (!mountSmallDisk(disk, 8 * 1024)) return rmSync(disk, { recursive: true });
      try {
        const small = join(disk, "site");
        expect(build(small).status).toBe(0);
        const before = readFileSync(join(small, CHECKSUMS_NAME), "utf8");
        const used = statfsSync(disk);
        writeFileSync(join(disk, "ballast"), Buffer.alloc(used.bavail * used.bsize - 64 * 1024));
        putLong();
        const { status, stderr } = build(small);
        expect(status).toBe(1);
        expect(stderr).toMatch(/ENOSPC|no space left/i);
        expect(verifyFolder(small).problems).toEqual([]);
        expect(readFileSync(join(small, CHECKSUMS_NAME), "utf8")).toBe(before);
        expect(readdirSync(disk).sort()).toEqual(["ballast", "site"]);
        rmSync(join(disk, "ballast"));
        removeLong();
        expect(build(small).status).toBe(0);
      } finally {
        unmount(disk);
        rmSync(disk, { recursive: true });
      }
    },
    5 * MINUTES,
  );

  test(
    "fills an output that is a mount in place, again and again",
    () => {
      const [volume, mount] = [join(folder, "volume"), join(folder, "mount")];
      mkdirSync(volume);
      mkdirSync(mount);
      if (!bindFolder(volume, mount)) {
        rmSync(volume, { recursive: true });
        return rmSync(mount, { recursive: true });
      }
      try {
        const inode = statSync(mount).ino;
        expect(build(mount).status).toBe(0);
        putLong();
        expect(build(mount).status).toBe(0);
        removeLong();
        expect(build(mount).status).toBe(0);
        // It is the mounted folder that holds the site, and no other in its place.
        expect(statSync(mount).ino).toBe(inode);
        expect(verifyFolder(volume).problems).toEqual([]);
        expect(readdirSync(volume).filter((name) => name.includes("tmp"))).toEqual([]);
      } finally {
        unmount(mount);
        rmSync(volume, { recursive: true });
        rmSync(mount, { recursive: true });
      }
    },
    5 * MINUTES,
  );

  test(
    "leaves a whole site when its folder may not be written to",
    () => {
      const shelf = join(folder, "shelf");
      const shelved = join(shelf, "site");
      chmodSync(folder, 0o755);
      expect(build(shelved).status).toBe(0);
      chmodSync(shelf, 0o555);
      const { status, stderr } = runRestricted(command(shelved), ROOT);
      chmodSync(shelf, 0o755);
      expect(status).toBe(1);
      expect(stderr).toMatch(/the last output was left as it is/);
      expect(stderr).toMatch(/EACCES/);
      expect(verifyFolder(shelved).problems).toEqual([]);
      expect(readdirSync(shelf)).toEqual(["site"]);
      rmSync(shelf, { recursive: true });
    },
    5 * MINUTES,
  );

  test(
    "fills a folder in place that may be written to, in one that may not",
    () => {
      const shelf = join(folder, "shelf");
      const shelved = join(shelf, "site");
      chmodSync(folder, 0o755);
      expect(build(shelved).status).toBe(0);
      spawnSync("chmod", ["-R", "a+rwX", shelved]);
      chmodSync(shelf, 0o555);
      const inode = statSync(shelved).ino;
      put("more.md", "后来的");
      const { status, stderr } = runRestricted(command(shelved), ROOT);
      chmodSync(shelf, 0o755);
      rmSync(join(content, "transcripts/more.md"));
      expect(stderr).not.toMatch(/left as it/);
      expect(status).toBe(0);
      expect(statSync(shelved).ino).toBe(inode);
      expect(existsSync(join(shelved, "transcripts/more/index.html"))).toBe(true);
      expect(verifyFolder(shelved).problems).toEqual([]);
      rmSync(shelf, { recursive: true });
    },
    5 * MINUTES,
  );

  test(
    "takes no transcript half that is written while it is read",
    async () => {
      const path = join(content, "transcripts/one.md");
      const whole = readFileSync(path, "utf8");
      const long = `${whole}\n${LONG}最后的话。\n`;
      const writer = `
        const fs = require("fs"), texts = ${JSON.stringify([whole, long])};
        for (let i = 0; ; i++) fs.writeFileSync(${JSON.stringify(path)}, texts[i % 2]);`;
      const child = spawn(process.execPath, ["-e", writer], { stdio: "ignore" });
      const ended = new Promise((done) => child.once("exit", done));
      const { status } = build();
      child.kill("SIGKILL");
      await ended;
      // It may say that the file changes, or find it at rest.
      expect([0, 1]).toContain(status);
      expectWhole();
      const page = readFileSync(join(site, "transcripts/one/index.html"), "utf8");
      expect(page.includes("又一段")).toBe(page.includes("最后的话"));
      writeFileSync(path, whole);
      expect(build().status).toBe(0);
    },
    5 * MINUTES,
  );

  test(
    "puts back a site that was caught between its two renames, even if nothing can be built",
    () => {
      spawnSync("mv", [site, `${site}.tmp-old-999999`]);
      const settings = join(content, "site.yaml");
      const before = existsSync(settings) ? readFileSync(settings) : undefined;
      writeFileSync(settings, "title: [\n");
      expect(build().status).toBe(1);
      expectWhole();
      if (before) writeFileSync(settings, before);
      else rmSync(settings);
    },
    5 * MINUTES,
  );
});

describe("builds at once", () => {
  const rounds = Math.ceil(KILLS / 5);
  test(
    `all end well, and one whole site stands, ${rounds} times`,
    async () => {
      const run = () =>
        new Promise((done) =>
          spawn(NODE, command(), { cwd: ROOT, stdio: "ignore" }).once("exit", done),
        );
      for (let i = 0; i < rounds; i++) {
        put("two.md", `第${i}次`);
        expect(await Promise.all([run(), run(), run()])).toEqual([0, 0, 0]);
        expectWhole();
        expect(readdirSync(folder).sort()).toEqual(["content", "other", "site"]);
      }
    },
    10 * MINUTES,
  );
});

describe("the same content", () => {
  test(
    "gives the same bytes on another day, in another time zone, folder and copy of the project",
    () => {
      // The builds above may have named another day.
      expect(build().status).toBe(0);
      const clock = join(folder, "clock.mjs");
      writeFileSync(
        clock,
        `const now = Date.now; const RealDate = Date; const ahead = 400 * 24 * 3600 * 1000;
       globalThis.Date = class extends RealDate {
         constructor(...parts) { if (parts.length === 0) super(now() + ahead); else super(...parts); }
         static now() { return now() + ahead; }
       };`,
      );
      const copy = join(folder, "another place/project");
      const left = new Set(
        [".git", ".cache", "node_modules", "_site"].map((name) => join(ROOT, name)),
      );
      cpSync(ROOT, copy, { recursive: true, filter: (path) => !left.has(path) });
      // Linked file by file: through one link, they would still lie in the first project.
      spawnSync("cp", ["-al", join(ROOT, "node_modules"), copy]);
      const there = join(folder, "deep/er/site");
      const { status, stderr } = build(
        there,
        { TZ: "Pacific/Kiritimati", LANG: "zh_CN.UTF-8", NODE_OPTIONS: `--import ${clock}` },
        copy,
      );
      expect(status, stderr).toBe(0);
      const [here, other] = [site, there].map((path) =>
        readFileSync(join(path, CHECKSUMS_NAME), "utf8"),
      );
      expect(other).toBe(here);
    },
    5 * MINUTES,
  );
});
