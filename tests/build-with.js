/**
 * Builds a site with options that no command has:
 * `node tests/build-with.js dist/src/site/publish.js '{"pagesOnly":true,…}'`, the module of `publish`,
 * compiled or not, and its options as JSON. Prints the diagnostics and fails where nothing was built.
 */

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [module = "", options = "{}"] = process.argv.slice(2);
const { publish } = await import(pathToFileURL(resolve(module)).href);
const { archive, built } = await publish(JSON.parse(options));
if (!built) {
  console.error(JSON.stringify(archive.diagnostics, null, 2));
  process.exitCode = 1;
}
