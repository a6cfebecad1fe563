/** Lets Eleventy render the pages of lists, for a build that writes them itself. */

import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import Eleventy from "@11ty/eleventy";
import type { SiteContext } from "./context.ts";
import { handOver } from "./wiring.ts";

/** Eleventy must load this module, not another copy of it: the one of `scripts/run.js`, if any. */
const PROGRAM = relative(process.cwd(), fileURLToPath(new URL("../..", import.meta.url)));
const ENDING = import.meta.url.endsWith(".ts") ? "ts" : "js";

/** Nothing is written here; Eleventy only wants to know. */
const NOWHERE = ".cache/pages";

/** Renders all pages of `src/site/pages`; paths are below the root of the site. */
export async function renderLists(
  context: SiteContext,
): Promise<{ path: string; content: string }[]> {
  handOver(context);
  const eleventy = new Eleventy(join(PROGRAM, "src/site/pages"), NOWHERE, {
    configPath: join(PROGRAM, `eleventy.config.${ENDING}`),
    quietMode: true,
    runMode: "build",
  });
  await eleventy.init();
  return (await eleventy.toJSON()).flatMap(({ outputPath, content }) =>
    outputPath === false
      ? []
      : [{ path: relative(NOWHERE, outputPath).replaceAll("\\", "/"), content }],
  );
}
