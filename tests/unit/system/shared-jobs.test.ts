import { expect, test } from "vitest";
import { shareJobs } from "../../../src/system/shared-jobs.ts";
import { refuseOdd, threadOf } from "./thread-jobs.ts";

const module = new URL("./thread-jobs.ts", import.meta.url).href;
const jobs = Array.from({ length: 100 }, (_, i) => i);

test("jobs are done in several threads, and their results come in order", async () => {
  const begun = new Int32Array(new SharedArrayBuffer(4));
  const shared = jobs.map((job) => ({ job, begun }));
  const results = await shareJobs(shared, { module, run: threadOf }, undefined, 2);
  expect(results.map(({ job }) => job)).toEqual(jobs);
  expect(new Set(results.map(({ thread }) => thread)).size).toBeGreaterThan(1);
});

test("without other threads this one does them all, after what else it has to do", async () => {
  const done: string[] = [];
  // As if one had begun elsewhere, so that none waits.
  const begun = new Int32Array(new SharedArrayBuffer(4)).fill(1);
  const results = await shareJobs(
    [1, 2].map((job) => ({ job, begun })),
    { module, run: threadOf },
    async () => {
      done.push("else");
    },
    0,
  );
  expect(done).toEqual(["else"]);
  expect(new Set(results.map(({ thread }) => thread)).size).toBe(1);
});

test("a job that fails in another thread is told, and nothing is left running", async () => {
  const failing = shareJobs([1, 1, 1, 1], { module, run: refuseOdd }, waitForThreads, 2);
  await expect(failing).rejects.toThrow("1 is odd");
});

/** Keeps this thread busy until others have surely begun. */
async function waitForThreads(): Promise<void> {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3000);
}
