/**
 * What commands say and ask on a terminal. Nothing is asked and no progress shown when a person
 * does not sit at both ends: a script would wait for ever, and a log would fill with counters.
 */

import { createInterface, type Interface } from "node:readline";

/** From this many documents on, work is long enough to show how far it is. */
const MANY = 5;

/** Tells whether a person can answer. */
export function isInteractive(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true;
}

interface Terminal {
  reader: Interface;
  /** Lines that were typed, or pasted, before they were asked for. */
  ahead: string[];
  waiting: ((line: string | undefined) => void) | undefined;
  closed: boolean;
}

let terminal: Terminal | undefined;

/** Asks for a line; undefined when the person has closed the input (Ctrl-D). */
export function ask(question: string): Promise<string | undefined> {
  terminal ??= openTerminal();
  const { ahead, reader, closed } = terminal;
  const ready = ahead.shift();
  if (ready !== undefined) process.stdout.write(`${question}${ready}\n`);
  if (ready !== undefined || closed) return Promise.resolve(ready);
  return new Promise((resolve) => {
    if (terminal) terminal.waiting = resolve;
    reader.setPrompt(question);
    reader.prompt();
  });
}

/** Lets the command end after questions were asked. */
export function closeTerminal(): void {
  terminal?.reader.close();
}

/** One reader for all questions: a second one would lose what was typed ahead of it. */
function openTerminal(): Terminal {
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  const opened: Terminal = { reader, ahead: [], waiting: undefined, closed: false };
  const answer = (line: string | undefined) => {
    const { waiting } = opened;
    opened.waiting = undefined;
    if (waiting) waiting(line);
    else if (line !== undefined) opened.ahead.push(line);
  };
  reader.on("line", (line) => answer(line.trim()));
  reader.once("close", () => {
    opened.closed = true;
    answer(undefined);
  });
  return opened;
}

/** Asks a question that is answered with y or n; anything else is no. */
export async function confirm(question: string): Promise<boolean> {
  return /^(y|yes|是|好)$/i.test((await ask(question)) ?? "");
}

/** Shows on one line of the terminal how far the work is; takes it away at the end. */
export function showProgress(done: number, total: number, what: string): void {
  if (process.stderr.isTTY !== true || total < MANY) return;
  const width = Math.max(20, (process.stderr.columns ?? 80) - 1);
  const line = done < total ? `[${done + 1}/${total}] ${what}`.slice(0, width) : "";
  process.stderr.write(`\r\u001B[K${line}`);
}
