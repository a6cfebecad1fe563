/**
 * Wiring only. Pages are TypeScript templates in `src/site/pages`; what stands before and after
 * them is in `src/site/wiring.ts`.
 */

import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { setSiteContext } from "./src/site/context.ts";
import { renderLate, TEMPLATE_EXTENSION } from "./src/site/late-rendering.ts";
import { LIST_PATHS } from "./src/site/list-paths.ts";
import { type EleventyConfig, prepareSite } from "./src/site/wiring.ts";

/** Beside this file: a command may run a copy of the program (`scripts/run.js`). */
const PAGES = relative(process.cwd(), fileURLToPath(new URL("src/site/pages", import.meta.url)));
const ENDING = import.meta.url.includes("eleventy.config.ts") ? "11ty.ts" : "11ty.js";

export default function configure(eleventy: EleventyConfig): object {
  const site = prepareSite(process.env);
  eleventy.addExtension(ENDING, TEMPLATE_EXTENSION);
  eleventy.addTransform("render", renderLate);
  eleventy.addTemplateFormats(ENDING);
  eleventy.setQuietMode(true);
  eleventy.setUseGitIgnore(false);
  for (const target of site.watchTargets) eleventy.addWatchTarget(target);

  for (const [name, paths] of Object.entries(LIST_PATHS)) {
    eleventy.addGlobalData(name, () => paths(site.archive()));
  }
  eleventy.on("eleventy.before", async (event) => {
    setSiteContext(await site.before(event));
  });
  eleventy.on("eleventy.after", (event) => site.after(event));

  return { dir: { input: PAGES, includes: "../../../_includes" } };
}
