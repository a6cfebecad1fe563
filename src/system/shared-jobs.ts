/**
 * Shares jobs among threads. Each takes the next one from a common counter; so does the thread that
 * asked, as soon as it has nothing else to do. On a machine with one core it does them all.
 */

import { availableParallelism } from "node:os";
import { setImmediate as nextTurn } from "node:timers/promises";
import { Worker } from "node:worker_threads";

/** More would hold more in memory at once than a build may (docs/bench.md). */
const MOST_THREADS = 3;

/** A thread does not inherit the loader that reads TypeScript, so it registers its own, if any. */
const THREAD = `
const { parentPort, workerData } = require("node:worker_threads");
const { loader, module, name, jobs, counter } = workerData;
Promise.resolve(loader && import(loader).then(({ register }) => register()))
  .then(() => import(module))
  .then(({ [name]: run }) => {
    for (let i = Atomics.add(counter, 0, 1); i < jobs.length; i = Atomics.add(counter, 0, 1)) {
      parentPort.postMessage([i, run(jobs[i])]);
    }
  });
`;

/** A function that a module exports: threads import it anew. */
export interface SharedFunction<Job, Result> {
  /** URL of the module. */
  module: string;
  /** Must be what the module exports under its own name. */
  run: (job: Job) => Result;
}

/**
 * Does all jobs, in threads beside this one and here once there is nothing else to do.
 * Between two jobs this thread does what else waits for it, such as an answer to a browser.
 * @param meanwhile What this thread does first.
 * @param threads How many beside this one, at most.
 * @returns The results, in the order of the jobs. Both are copied between threads: plain data.
 * @throws What a job or `meanwhile` threw, in whichever thread; all threads have ended then.
 */
export async function shareJobs<Job, Result>(
  jobs: readonly Job[],
  { module, run }: SharedFunction<Job, Result>,
  meanwhile?: () => Promise<void>,
  threads = Math.min(availableParallelism() - 1, MOST_THREADS),
): Promise<Result[]> {
  const counter = new Int32Array(new SharedArrayBuffer(4));
  const results: Result[] = [];
  const loader = module.endsWith(".ts") ? import.meta.resolve("tsx/esm/api") : undefined;
  const workerData = { loader, module, name: run.name, jobs, counter };
  // One job is for this thread, unless it has something else to do.
  const apart = meanwhile ? jobs.length : jobs.length - 1;
  const workers = Array.from({ length: Math.max(0, Math.min(threads, apart)) }, () => {
    const worker = new Worker(THREAD, { eval: true, workerData });
    worker.on("message", ([at, result]: [number, Result]) => {
      results[at] = result;
    });
    return worker;
  });
  const ends = workers.map(
    (worker) =>
      new Promise((resolve, reject) => worker.once("exit", resolve).once("error", reject)),
  );
  // This thread asks for the ends when it has done its part.
  for (const end of ends) end.catch(() => {});
  try {
    await meanwhile?.();
    const next = () => Atomics.add(counter, 0, 1);
    for (let i = next(); i < jobs.length; i = next()) {
      results[i] = run(jobs[i] as Job);
      await nextTurn();
    }
    await Promise.all(ends);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return results;
}
