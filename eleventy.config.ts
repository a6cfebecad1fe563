/**
 * Wiring only. Pages are TypeScript templates in `src/site/pages`; the archive is loaded before
 * each build, and the search data is written after it.
 */

import { setSiteContext } from "./src/site/context.ts";
import { facetKinds, facetKindsByName } from "./src/site/facet-names.ts";
import {
  type EleventyConfig,
  facetEntries,
  glossaryTerms,
  prepareSite,
  TEMPLATE_EXTENSION,
} from "./src/site/wiring.ts";

export default function configure(eleventy: EleventyConfig): object {
  const site = prepareSite(process.env);
  eleventy.addExtension("11ty.ts", TEMPLATE_EXTENSION);
  eleventy.addTemplateFormats("11ty.ts");
  eleventy.setQuietMode(true);
  eleventy.setUseGitIgnore(false);
  for (const target of site.watchTargets) eleventy.addWatchTarget(target);

  eleventy.addGlobalData("transcriptSlugs", () => [...site.archive().bySlug.keys()]);
  eleventy.addGlobalData("facetKinds", () => facetKinds(site.archive()));
  eleventy.addGlobalData("facetKindsByName", () => facetKindsByName(site.archive()));
  eleventy.addGlobalData("facetEntries", () => facetEntries(site.archive()));
  eleventy.addGlobalData("glossaryTerms", () => glossaryTerms(site.archive()));
  eleventy.on("eleventy.before", async ({ directories }) => {
    setSiteContext(await site.before(directories.output));
  });
  eleventy.on("eleventy.after", ({ directories }) => site.after(directories.output));

  return { dir: { input: "src/site/pages", includes: "../../../_includes" } };
}
