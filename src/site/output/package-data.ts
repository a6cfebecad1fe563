/**
 * Rewrites the search data of a copy that is opened from a folder: each file becomes a classic
 * script that hands over its text, the only form in which a page at `file://` may load anything.
 * `src/client/offline/folder-copy.ts` is the other end.
 */

import { dirname } from "node:path";
import { MANIFEST_PATH } from "../../search/manifest.ts";
import type { OutputLedger } from "./output-ledger.ts";

/** Turns every file of the search data of a build into `<name>.js`. */
export function writeFolderCopyData(ledger: OutputLedger): void {
  for (const path of ledger.paths(`${dirname(MANIFEST_PATH)}/`)) {
    if (!/\.(json|txt)$/.test(path)) continue;
    const text = ledger.read(path).toString("utf8");
    ledger.write(`${path}.js`, `duiduFile(${JSON.stringify(path)},${JSON.stringify(text)})\n`);
    ledger.remove(path);
  }
}
