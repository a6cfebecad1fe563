/** How a path stands in a message: as its keeper knows it, from where the command was started. */

import { relative } from "node:path";

/** A path below the working folder as relative to it, any other as it is; `/` between folders. */
export function shownPath(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return (fromHere.startsWith("..") ? path : fromHere).replaceAll("\\", "/");
}
