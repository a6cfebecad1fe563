/** Jobs for the test of threads: they import this file anew. */

import { threadId } from "node:worker_threads";

/** Tells which thread a job is done in. Each of the first two jobs waits for the other to begin. */
export function threadOf({ job, begun }: ThreadJob): { job: number; thread: number } {
  if (Atomics.add(begun, 0, 1) === 0) Atomics.wait(begun, 0, 1);
  Atomics.notify(begun, 0);
  return { job, thread: threadId };
}

/** A job, and how many of all have begun. */
export interface ThreadJob {
  job: number;
  begun: Int32Array;
}

export function refuseOdd(job: number): void {
  if (job % 2 === 1) throw new Error(`${job} is odd`);
}
