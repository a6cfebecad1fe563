/**
 * Runs an asynchronous function in a thread of its own and waits for it, so that code which reads
 * one document after the other stays a plain list of steps. The thread has limits of time and
 * memory: a document that was made to take for ever takes down the thread, not the program. A thread
 * that has done its work waits for more, and does not keep the program from ending.
 */

import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";

/**
 * A thread does not inherit the loader that reads TypeScript, so it registers its own, if any, for
 * the module itself: what that imports later on (megabytes of a library) is read without it.
 */
const THREAD = `
const { parentPort, workerData } = require("node:worker_threads");
const { loader, module, name } = workerData;
const load = async () => {
  const unregister = loader && (await import(loader)).register();
  const { [name]: run } = await import(module);
  await unregister?.();
  return run;
};
const loading = load();
parentPort.on("message", ({ input, port, done }) => {
  loading
    .then((run) => run(input))
    .then(
      (result) => port.postMessage({ result }),
      (error) => port.postMessage({ error: { name: error?.name, message: String(error?.message) } }),
    )
    .finally(() => {
      port.close();
      Atomics.store(done, 0, 1);
      Atomics.notify(done, 0);
    });
});
`;

/** Threads that wait for more of the same work, by module and function: loading takes longest. */
const idle = new Map<string, Worker>();

/** What a thread may take. */
export interface ThreadLimits {
  seconds: number;
  megabytes: number;
}

/** The thread took longer, or more memory, than it may. */
export class ThreadLimitError extends Error {
  override readonly name = "ThreadLimitError";
}

/** Megabytes for what lives shortly: with less, a library that makes many small things waits. */
const YOUNG = 64;

/** How often it is looked whether the thread still lives, in milliseconds. */
const LOOK = 250;

/**
 * Runs what a module exports in a thread and gives its result, which is copied between threads.
 * @param module URL of the module.
 * @throws ThreadLimitError when a limit is passed; what the function throws, as a plain Error with
 *   the name and message of the original.
 */
export function waitForThread<Input, Result>(
  module: string,
  run: { name: string; (input: Input): Promise<Result> },
  input: Input,
  { seconds, megabytes }: ThreadLimits,
): Result {
  const key = `${module} ${run.name} ${megabytes}`;
  const worker = idle.get(key) ?? startThread(module, run.name, megabytes);
  idle.delete(key);
  const done = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2 } = new MessageChannel();
  worker.postMessage({ input, port: port2, done }, [port2]);
  const until = Date.now() + seconds * 1000;
  try {
    while (Atomics.wait(done, 0, 0, LOOK) === "timed-out" && Date.now() < until);
    const answer = receiveMessageOnPort(port1)?.message as
      | { result: Result }
      | { error: { name: string; message: string } }
      | undefined;
    if (answer === undefined) throw new ThreadLimitError(`more than ${seconds} seconds`);
    idle.set(key, worker);
    if ("result" in answer) return answer.result;
    throw Object.assign(new Error(answer.error.message), { name: answer.error.name });
  } finally {
    port1.close();
    // One that did not answer in time is still at it.
    if (idle.get(key) !== worker) void worker.terminate();
  }
}

function startThread(module: string, name: string, megabytes: number): Worker {
  const loader = module.endsWith(".ts") ? import.meta.resolve("tsx/esm/api") : undefined;
  const worker = new Worker(THREAD, {
    eval: true,
    execArgv: [],
    workerData: { loader, module, name },
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: YOUNG },
    // Nobody reads what a library prints while this thread waits.
    stdout: true,
    stderr: true,
  });
  // Its end by a limit of memory is told by the answer that does not come.
  worker.on("error", () => {});
  worker.unref();
  return worker;
}
