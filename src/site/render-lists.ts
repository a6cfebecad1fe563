/** Lets Eleventy render the pages of lists, for a build that writes them itself. */

import { relative } from "node:path";
import Eleventy from "@11ty/eleventy";
import type { SiteContext } from "./context.ts";
import { handOver } from "./wiring.ts";

/** Nothing is written here; Eleventy only wants to know. */
const NOWHERE = ".cache/pages";

/** Renders all pages of `src/site/pages`; paths are below the root of the site. */
export async function renderLists(
  context: SiteContext,
): Promise<{ path: string; content: string }[]> {
  handOver(context);
  const eleventy = new Eleventy("src/site/pages", NOWHERE, {
    configPath: "eleventy.config.ts",
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
