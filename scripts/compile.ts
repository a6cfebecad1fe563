/**
 * Compiles the program into `dist/`, as it is published: JavaScript beside which lie the files that
 * it reads, and the browser bundles ready-made, so that a keeper's machine needs neither TypeScript
 * nor a bundler. `npm pack` runs it. Node refuses to strip types below `node_modules`, so sources
 * cannot be published as they are.
 */

import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { serialize } from "node:v8";
import { bundleAssets, bundleWorker, READY_BUNDLES } from "../src/site/assets.ts";

const ROOT = join(import.meta.dirname, "..");
const DIST = join(ROOT, "dist");
/** What the program reads beside its code. */
const DATA = ["src/keeper/template", "src/import/repair/language-model"];

rmSync(DIST, { recursive: true, force: true });
const { status } = spawnSync(join(ROOT, "node_modules/.bin/tsc"), ["-p", "tsconfig.publish.json"], {
  cwd: ROOT,
  stdio: "inherit",
});
if (status !== 0) process.exit(1);
for (const path of DATA) {
  // Parts of the program may lie there too, compiled already.
  const isData = (file: string) => !file.endsWith(".ts");
  cpSync(join(ROOT, path), join(DIST, path), { recursive: true, filter: isData });
}
const ready = {
  server: await bundleAssets("server"),
  relative: await bundleAssets("relative"),
  sw: await bundleWorker("sw"),
  farewell: await bundleWorker("farewell"),
};
for (const [name, content] of Object.entries(ready)) {
  const file = join(DIST, READY_BUNDLES, `${name}.bin`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, serialize(content));
}
const command = join(DIST, "scripts/duidu.js");
if (!existsSync(command)) throw new Error("The compiler wrote no scripts/duidu.js");
chmodSync(command, 0o755);
