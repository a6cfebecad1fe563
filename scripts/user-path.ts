/** Reads a path as its user meant it: from where npm was called, which is not where npm runs us. */

import { resolve } from "node:path";

/** An absolute path. */
export function userPath(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}
