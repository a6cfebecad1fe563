/** Reads a command's arguments; a wrong one ends the command with what it takes. */

import { resolve } from "node:path";
import { type ParseArgsConfig, parseArgs } from "node:util";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** Parses arguments by Node's own parser. Ends the process with code 2 on an unknown one. */
export function readArguments<T extends Options>(
  options: T,
  usage: string,
  allowPositionals = false,
) {
  try {
    return parseArgs({ options, allowPositionals, strict: true });
  } catch (error) {
    console.error(`${(error as Error).message}\nUsage: ${usage}`);
    process.exit(2);
  }
}

/** A path as its user meant it: from where npm was called, which is not where npm runs us. */
export function userPath(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}
