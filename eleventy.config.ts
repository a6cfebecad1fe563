/**
 * Wiring only. Pages are TypeScript templates in `src/site/pages`; what stands before and after
 * them is in `src/site/wiring.ts`.
 */

import { setSiteContext } from "./src/site/context.ts";
import { renderLate, TEMPLATE_EXTENSION } from "./src/site/late-rendering.ts";
import { LIST_PATHS } from "./src/site/list-paths.ts";
import { type EleventyConfig, prepareSite } from "./src/site/wiring.ts";

export default function configure(eleventy: EleventyConfig): object {
  const site = prepareSite(process.env);
  eleventy.addExtension("11ty.ts", TEMPLATE_EXTENSION);
  eleventy.addTransform("render", renderLate);
  eleventy.addTemplateFormats("11ty.ts");
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

  return { dir: { input: "src/site/pages", includes: "../../../_includes" } };
}
