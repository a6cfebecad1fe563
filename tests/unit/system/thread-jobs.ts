/** Jobs for the test of threads: they import this file anew. */

import { threadId } from "node:worker_threads";

export function threadOf(job: number): { job: number; thread: number } {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  return { job, thread: threadId };
}

export function refuseOdd(job: number): void {
  if (job % 2 === 1) throw new Error(`${job} is odd`);
}
