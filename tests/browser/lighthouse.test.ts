/**
 * Lighthouse on the pages that most readers see, as on a phone with a slow network. Other work on
 * the machine lowers the score for speed, so what no noise touches (layout shifts, weight, unused
 * code) must be perfect in every run, and the first score of three that is near full marks will
 * do; on a quiet machine it is 100.
 */

import { createServer } from "node:net";
import lighthouse from "lighthouse";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sitePath } from "./build-site.ts";
import { launchChromium } from "./chromium.ts";
import { TRANSCRIPT } from "./reader-page.ts";
import { type StaticServer, serveFolder } from "./static-server.ts";

const PAGES = ["/", TRANSCRIPT, "/people/wang-xuan/", "/search/"];
const RUNS = 3;
const NEAR_FULL_MARKS = 95;

/** Audits of the loading that depend on the page alone. */
const STEADY = [
  "cumulative-layout-shift",
  "unused-css-rules",
  "unused-javascript",
  "unminified-javascript",
  "uses-text-compression",
  "total-byte-weight",
  "dom-size",
  "no-document-write",
];

let browser: Browser;
let server: StaticServer;
let port: number;

beforeAll(async () => {
  port = await freePort();
  [browser, server] = await Promise.all([
    launchChromium(`--remote-debugging-port=${port}`),
    serveFolder(sitePath("own")),
  ]);
});

afterAll(async () => {
  await Promise.all([browser?.close(), server?.close()]);
});

test.each(PAGES)("%s has full marks", async (path) => {
  let speed = 0;
  for (let run = 0; run < RUNS && speed < NEAR_FULL_MARKS; run++) {
    const { scores, steady } = await measure(path);
    expect(steady).toEqual([]);
    const { performance = 0, ...others } = scores;
    expect(others).toEqual({ accessibility: 100, "best-practices": 100, seo: 100 });
    speed = Math.max(speed, performance);
  }
  console.log(`Lighthouse, speed of ${path}: ${speed}`);
  expect(speed).toBeGreaterThanOrEqual(NEAR_FULL_MARKS);
});

test("hits that come in push nothing about", async () => {
  const { scores, steady } = await measure("/search/?q=活字");
  expect(steady).toEqual([]);
  expect(scores).toMatchObject({ accessibility: 100, "best-practices": 100, seo: 100 });
});

async function measure(path: string) {
  const result = await lighthouse(server.url + path, { port, logLevel: "error", output: "json" });
  if (!result) throw new Error(`Lighthouse gave no result for ${path}`);
  const { categories, audits, runtimeError } = result.lhr;
  if (runtimeError) throw new Error(`${path}: ${runtimeError.message}`);
  const scores = Object.fromEntries(
    Object.values(categories).map(({ id, score }) => [id, Math.round((score ?? 0) * 100)]),
  );
  const steady = STEADY.filter((id) => {
    const score = audits[id]?.score;
    return score === undefined || (score !== null && score < 1);
  });
  return { scores, steady };
}

/** A port that is free now. Lighthouse speaks to the browser by one, Playwright by a pipe. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
