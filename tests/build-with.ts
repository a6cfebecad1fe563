/**
 * Builds a site with options that no command has: `tsx tests/build-with.ts '{"pagesOnly":true,…}'`,
 * the options of `publish` as JSON. Prints the diagnostics and fails where nothing was built.
 */

import { type PublishOptions, publish } from "../src/site/publish.ts";
import { formatDiagnostic } from "../src/transcript/diagnostic.ts";

const options = JSON.parse(process.argv[2] ?? "{}") as Omit<PublishOptions, "cache" | "progress">;
const { archive, built } = await publish(options);
if (!built) {
  console.error(archive.diagnostics.map(formatDiagnostic).join("\n"));
  process.exitCode = 1;
}
