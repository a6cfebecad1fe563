/**
 * Rewrites the search data of a copy that is opened from a folder: each file becomes a classic
 * script that hands over its text, the only form in which a page at `file://` may load anything.
 * `src/client/offline/folder-copy.ts` is the other end.
 */

import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { MANIFEST_PATH } from "../../search/manifest.ts";

/** Turns every file of the search data in an output folder into `<name>.js`. */
export function writeFolderCopyData(outputDir: string): void {
  const folder = dirname(MANIFEST_PATH);
  if (!existsSync(join(outputDir, folder))) return;
  for (const name of readdirSync(join(outputDir, folder), { recursive: true, encoding: "utf8" })) {
    if (!/\.(json|txt)$/.test(name)) continue;
    const path = `${folder}/${name.split(sep).join("/")}`;
    const text = readFileSync(join(outputDir, path), "utf8");
    writeFileSync(
      join(outputDir, `${path}.js`),
      `duiduFile(${JSON.stringify(path)},${JSON.stringify(text)})\n`,
    );
    rmSync(join(outputDir, path));
  }
}
