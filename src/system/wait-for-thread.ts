/**
 * Runs an asynchronous function in a thread of its own and waits for it, so that code which reads
 * one document after the other stays a plain list of steps. The thread has limits of time and
 * memory: a document that was made to take for ever takes down the thread, not the program.
 */

import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";

/**
 * A thread does not inherit the loader that reads TypeScript, so it registers its own, if any, for
 * the module itself: what that imports later on (megabytes of a library) is read without it.
 */
const THREAD = `
const { workerData } = require("node:worker_threads");
const { loader, module, name, input, port, done } = workerData;
const load = async () => {
  const unregister = loader && (await import(loader)).register();
  const { [name]: run } = await import(module);
  await unregister?.();
  return run(input);
};
load()
  .then(
    (result) => port.postMessage({ result }),
    (error) => port.postMessage({ error: { name: error?.name, message: String(error?.message) } }),
  )
  .finally(() => {
    Atomics.store(done, 0, 1);
    Atomics.notify(done, 0);
  });
`;

/** What a thread may take. */
export interface ThreadLimits {
  seconds: number;
  megabytes: number;
}

/** The thread took longer, or more memory, than it may. */
export class ThreadLimitError extends Error {
  override readonly name = "ThreadLimitError";
}

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
  const done = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2 } = new MessageChannel();
  const loader = module.endsWith(".ts") ? import.meta.resolve("tsx/esm/api") : undefined;
  const worker = new Worker(THREAD, {
    eval: true,
    execArgv: [],
    workerData: { loader, module, name: run.name, input, port: port2, done },
    transferList: [port2],
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
    // Nobody reads what a library prints while this thread waits.
    stdout: true,
    stderr: true,
  });
  // Its end by a limit of memory is told by the answer that does not come.
  worker.on("error", () => {});
  const until = Date.now() + seconds * 1000;
  try {
    while (Atomics.wait(done, 0, 0, LOOK) === "timed-out" && Date.now() < until);
    const answer = receiveMessageOnPort(port1)?.message as
      | { result: Result }
      | { error: { name: string; message: string } }
      | undefined;
    if (answer === undefined) throw new ThreadLimitError(`more than ${seconds} seconds`);
    if ("result" in answer) return answer.result;
    throw Object.assign(new Error(answer.error.message), { name: answer.error.name });
  } finally {
    port1.close();
    void worker.terminate();
  }
}
