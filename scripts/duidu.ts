#!/usr/bin/env node
/**
 * The one entry of the program: `duidu build`, `duidu import FILE`, … and `npm run build` alike.
 * What it runs is loaded only after Node's version has been looked at.
 */

import { nodeTooOld } from "./node-version.ts";

const problem = nodeTooOld(process.versions.node);
if (problem === undefined) {
  const { runCommandLine } = await import("./command-line.ts");
  const { COMMANDS } = await import("./commands.ts");
  process.exitCode = await runCommandLine(COMMANDS, process.argv.slice(2));
} else {
  console.error(problem);
  process.exitCode = 2;
}
