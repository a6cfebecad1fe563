/**
 * The program as tests start it: compiled once for a run of a suite, as it is published. It starts
 * four times as fast as the sources, and is what a keeper runs.
 */

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { PublishOptions } from "../src/site/publish.ts";
import { ROOT } from "./shared.ts";

/** Folder of the compiled program. */
export const PROGRAM_FOLDER = join(ROOT, "dist");

/** The file that Node runs: `node PROGRAM import …`. */
export const PROGRAM = join(PROGRAM_FOLDER, "scripts/duidu.js");

/** Compiles the program; vitest calls it once before the tests of a suite. */
export default function setup(): void {
  runFile(join(ROOT, "node_modules/tsx/dist/cli.mjs"), join(ROOT, "scripts/compile.ts"));
}

/** Runs a command in the project; throws with what it printed when it fails. */
export function run(command: string, ...options: string[]): void {
  runFile(PROGRAM, command, ...options);
}

/** Builds a site with options that no command has; throws with what it printed when it fails. */
export function buildWith(options: Omit<PublishOptions, "cache" | "progress">): void {
  const compiled = join(PROGRAM_FOLDER, "src/site/publish.js");
  runFile(join(ROOT, "tests/build-with.js"), compiled, JSON.stringify(options));
}

function runFile(file: string, ...options: string[]): void {
  try {
    // As an automatic build: no record of addresses is written into the content of the project.
    const env = { ...process.env, CI: "1" };
    const settings = { cwd: ROOT, env, stdio: "pipe", maxBuffer: 1e9 } as const;
    execFileSync(process.execPath, [file, ...options], settings);
  } catch (error) {
    const { stdout, stderr } = error as { stdout: Buffer; stderr: Buffer };
    throw new Error(`${file} ${options.join(" ")} failed:\n${stdout}${stderr}`);
  }
}
