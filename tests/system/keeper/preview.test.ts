/** The live preview as a keeper meets it: an edit, a mistake, a removal, an address of one's own. */

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newArchive } from "../../../src/keeper/new-archive.ts";
import { ROOT } from "../../shared.ts";

let folder: string;
const previews: ChildProcess[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "duidu-preview-"));
});

afterAll(() => {
  for (const preview of previews) preview.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a preview of a new archive; gives its folder when the archive has been read. */
async function start(
  name: string,
  port: number,
  settings = "",
  home = "/archive/",
  statics: Record<string, string> = {},
): Promise<string> {
  const archive = join(folder, name);
  newArchive(archive, "0.0.0");
  const site = join(archive, "site.yaml");
  writeFileSync(site, `${readFileSync(site, "utf8").replace("我的访谈", name)}${settings}`);
  for (const [path, text] of Object.entries(statics)) {
    writeFileSync(join(archive, "static", path), text);
  }
  const command = ["--import", "tsx", join(ROOT, "scripts/duidu.ts"), "start"];
  const preview = spawn(
    process.execPath,
    [...command, "--content", archive, "--port", String(port)],
    { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] },
  );
  previews.push(preview);
  await new Promise<void>((done, fail) => {
    preview.stdout?.on("data", (text) => String(text).includes("Serving") && done());
    preview.on("exit", () => fail(new Error("The preview ended")));
  });
  // It answers before the archive is read, and says so.
  const first = await get(port, home);
  expect(first.status === 503 ? first.text : "正在读取").toContain("正在读取");
  await until(async () => (await get(port, home)).status === 200);
  return archive;
}

async function get(port: number, path: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status: response.status, text: await response.text() };
}

/** Waits until a page is as it should be; the limit of the test ends it otherwise. */
async function until(check: () => Promise<boolean>): Promise<void> {
  while (!(await check())) await pause(100);
}

describe("a preview", () => {
  test("lives in a folder of any name, and through requests that no browser makes", async () => {
    const archive = await start("pa (1) [x] 100%", 8957, "", "/");
    const raw = (path: string, host = "localhost") =>
      new Promise<string>((done) => {
        const socket = connect(8957, "127.0.0.1", () =>
          socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
        );
        let text = "";
        socket.on("data", (data) => {
          text += data;
        });
        socket.on("close", () => done(text));
      });
    for (const path of [
      "/%",
      "/..%2f..%2f..%2f..%2fetc/passwd",
      "/../../etc/passwd",
      "//",
      "/%00",
    ]) {
      expect(await raw(path), path).not.toContain("root:");
    }
    const page = "/transcripts/sample-clock-repair/";
    for (const host of ["localhost:8957", "127.0.0.1", "[::1]:8957", "LOCALHOST"]) {
      expect(await raw(page, host), host).toMatch(/^HTTP\/1\.1 200 /);
    }
    // Another site whose name leads here reads no draft.
    for (const host of ["evil.example", "localhost.evil.example:8957", "127.0.0.1.evil.example"]) {
      expect(await raw(page, host), host).toMatch(/^HTTP\/1\.1 403 [\s\S]*预览只回答本机/);
    }
    const sample = join(archive, "transcripts/sample-clock-repair.md");
    writeFileSync(sample, `${readFileSync(sample, "utf8")}\n这一句是后来加的。\n`);
    await until(async () => (await get(8957, page)).text.includes("这一句是后来加的"));
  });

  test("tells what cannot be put in its place, and goes on", async () => {
    const archive = await start("taken", 8958, "", "/", { "sw.js": "" });
    await until(async () => (await get(8958, "/")).text.includes("static/sw.js has the name"));
    rmSync(join(archive, "static/sw.js"));
    await until(async () => !(await get(8958, "/")).text.includes("preview-problems"));
  });

  test("follows edits, mistakes and removals, below the base of the site", async () => {
    const archive = await start("one", 8951, "\nbase: /archive/\n");
    const home = await get(8951, "/");
    expect(home.status).toBe(200);
    expect((await get(8951, "/archive/")).text).toContain("one");

    const second = join(archive, "transcripts/second.md");
    const sample = readFileSync(join(archive, "transcripts/sample-clock-repair.md"), "utf8");
    writeFileSync(second, sample.replace("修钟的人", "第二篇"));
    const page = "/archive/transcripts/second/";
    await until(async () => (await get(8951, page)).status === 200);
    expect((await get(8951, "/archive/transcripts/")).text).toContain("第二篇");

    // A mistake stands over the last good page, with its file and line.
    writeFileSync(second, "没有前面的设置\n");
    await until(async () => (await get(8951, page)).text.includes("preview-problems"));
    const wrong = (await get(8951, page)).text;
    expect(wrong).toMatch(/second\.md:1:1 error/);
    expect(wrong).toContain("多出三个零件");

    // Others change meanwhile: what is gone is gone, whatever is wrong elsewhere.
    const third = join(archive, "transcripts/third.md");
    const fourth = join(archive, "transcripts/fourth.md");
    const named = sample.replace("修钟的人", "第三篇").replace("  - 手艺", "  - 齿轮");
    writeFileSync(third, named);
    await until(async () => (await get(8951, "/archive/transcripts/third/")).status === 200);
    const tag = "/archive/tags/chi-lun/";
    expect((await get(8951, tag)).text).toContain("第三篇");
    // As a person would: the watcher looks into a folder again only after a second.
    await pause(1500);
    renameSync(third, fourth);
    await until(async () => (await get(8951, "/archive/transcripts/fourth/")).status === 200);
    await until(async () => (await get(8951, "/archive/transcripts/third/")).status === 404);
    writeFileSync(fourth, named.replaceAll("第三篇", "第四篇").replace("齿轮", "发条"));
    await until(async () => (await get(8951, "/archive/transcripts/")).text.includes("第四篇"));
    expect((await get(8951, tag)).status).toBe(404);
    expect((await get(8951, "/archive/tags/fa-tiao/")).text).toContain("第四篇");
    expect((await get(8951, "/archive/transcripts/")).text).not.toContain("第三篇");

    await pause(1500);
    rmSync(fourth);
    await until(async () => (await get(8951, "/archive/transcripts/fourth/")).status === 404);
    expect((await get(8951, page)).text).toContain("多出三个零件");
    rmSync(second);
    await until(async () => (await get(8951, page)).status === 404);
    const list = (await get(8951, "/archive/transcripts/")).text;
    expect(list).not.toMatch(/第[二四]篇/);
    expect(list).not.toContain("preview-problems");
  });

  test("is apart from the preview of another archive", async () => {
    await start("two", 8952, "\nbase: /archive/\n");
    expect((await get(8952, "/archive/")).text).toContain("two");
    expect((await get(8951, "/archive/")).text).toContain("one");
  });

  test("is reached from this machine alone", async () => {
    const addresses = Object.values(networkInterfaces())
      .flat()
      .filter((one) => one && !one.internal && one.family === "IPv4")
      .map((one) => one?.address ?? "");
    for (const host of addresses) {
      const isRefused = await new Promise((done) => {
        connect(8951, host)
          .on("connect", () => done(false))
          .on("error", () => done(true));
      });
      expect(isRefused, host).toBe(true);
    }
    expect((await get(8951, "/archive/")).status).toBe(200);
  });
});
