/** `npm run verify`, as its user meets it: a folder, or a site that is on the web. */

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  CHECKSUMS_NAME,
  formatChecksums,
  readChecksums,
} from "../../../src/site/output/checksums.ts";
import { serveFolder } from "../../browser/static-server.ts";
import { PROGRAM } from "../../program.ts";
import { ROOT } from "../../shared.ts";

let site: string;

beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), "duidu-verify-"));
  mkdirSync(join(site, "transcripts/one"), { recursive: true });
  writeFileSync(join(site, "index.html"), "首页");
  writeFileSync(join(site, "transcripts/one/index.html"), "文稿");
  writeFileSync(join(site, CHECKSUMS_NAME), formatChecksums(readChecksums(site)));
});

afterEach(() => rmSync(site, { recursive: true, force: true }));

/** Not by `spawnSync`, which would keep our server from answering. */
function verify(place: string): Promise<[code: number | null, printed: string]> {
  const child = spawn(process.execPath, [PROGRAM, "verify", place], { cwd: ROOT });
  let printed = "";
  child.stdout.on("data", (data) => (printed += data));
  child.stderr.on("data", (data) => (printed += data));
  return new Promise((done) => child.once("close", (code) => done([code, printed])));
}

test("a folder and a site that are as they were built verify; a change is named", async () => {
  const server = await serveFolder(site);
  const whole = [0, `2 files are as ${CHECKSUMS_NAME} says.\n`];
  expect(await Promise.all([verify(site), verify(server.url)])).toEqual([whole, whole]);
  writeFileSync(join(site, "transcripts/one/index.html"), "别的");
  for (const [code, printed] of await Promise.all([verify(site), verify(server.url)])) {
    expect(code).toBe(1);
    expect(printed).toBe(
      `transcripts/one/index.html: changed\n1 files are not as ${CHECKSUMS_NAME} says, of 2 listed.\n`,
    );
  }
  await server.close();
});

test("a place without a list says so, and what to give", async () => {
  rmSync(join(site, CHECKSUMS_NAME));
  const [code, printed] = await verify(site);
  expect(code).toBe(1);
  expect(printed).toMatch(/There is no SHA256SUMS\.txt in .*Fix: give the address or the folder/);
});
