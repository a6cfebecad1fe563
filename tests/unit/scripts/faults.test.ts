/**
 * Builds that end half-way, in every way that a machine knows. What must hold each time: the last
 * good site stands whole by its own checksums, and the next build needs no cleaning.
 *
 * DUIDU_KILLS says how often a build is killed: 10 unless told, 200 before a release.
 */

import { spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MANIFEST_NAME } from "../../../src/site/manifest.ts";
import { verifyFolder } from "../../../src/site/manifest-verify.ts";
import { ROOT } from "../../shared.ts";

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

function command(output = site): string[] {
  return [join(ROOT, "scripts/build.ts"), "--content", content, "--output", output];
}

const TSX = join(ROOT, "node_modules/.bin/tsx");

function build(output = site, env: Record<string, string> = {}) {
  return spawnSync(TSX, command(output), {
    cwd: ROOT,
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
        const child = spawn(TSX, command(), { cwd: ROOT, stdio: "ignore", detached: true });
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
      const before = readFileSync(join(site, MANIFEST_NAME), "utf8");
      const limited = ["-c", 'ulimit -f 16; exec "$@"', "bash", TSX, ...command()];
      const { status, signal } = spawnSync("bash", limited, { cwd: ROOT, encoding: "utf8" });
      expect(status === 0 && signal === null).toBe(false);
      expect(readFileSync(join(site, MANIFEST_NAME), "utf8")).toBe(before);
      expectWhole();
      expect(build().status).toBe(0);
      expect(readdirSync(folder).sort()).toEqual(["content", "other", "site"]);
    },
    5 * MINUTES,
  );

  test(
    "puts back a site that was caught between its two renames, even if nothing can be built",
    () => {
      spawnSync("mv", [site, `${site}.tmp-old-999999`]);
      writeFileSync(join(content, "transcripts/broken.md"), "no front matter");
      expect(build().status).toBe(1);
      expectWhole();
      rmSync(join(content, "transcripts/broken.md"));
    },
    5 * MINUTES,
  );
});

describe("two builds at once", () => {
  test(
    "both end well, and one whole site stands",
    async () => {
      const run = () =>
        new Promise((done) =>
          spawn(TSX, command(), { cwd: ROOT, stdio: "ignore" }).once("exit", done),
        );
      expect(await Promise.all([run(), run(), run()])).toEqual([0, 0, 0]);
      expectWhole();
      expect(readdirSync(folder).sort()).toEqual(["content", "other", "site"]);
    },
    10 * MINUTES,
  );
});

describe("the same content", () => {
  test(
    "gives the same bytes on another day, in another time zone and folder",
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
      const there = join(folder, "deep/er/site");
      const { status } = build(there, {
        TZ: "Pacific/Kiritimati",
        LANG: "zh_CN.UTF-8",
        NODE_OPTIONS: `--import ${clock}`,
      });
      expect(status).toBe(0);
      const [here, other] = [site, there].map((path) =>
        readFileSync(join(path, MANIFEST_NAME), "utf8"),
      );
      expect(other).toBe(here);
    },
    5 * MINUTES,
  );
});
