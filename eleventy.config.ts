/**
 * Wiring only: what Eleventy is told. It has one template, which paginates over the pages that must
 * be rendered now; `src/site/eleventy-run.ts` starts it.
 */

import type { EleventyConfig } from "@11ty/eleventy";

/** What one run of Eleventy renders. */
export interface Rendering {
  /** Site paths of the pages that must be rendered now. */
  paths(): readonly string[];
  /** Renders the page at a site path, and puts it in its place. */
  render(path: string): void;
}

export function configure(eleventy: EleventyConfig, { paths, render }: Rendering): void {
  eleventy.setQuietMode(true);
  eleventy.setUseGitIgnore(false);
  eleventy.setTemplateFormats("11ty.js");
  eleventy.addGlobalData("paths", paths);
  eleventy.addTemplate(
    "pages.11ty.js",
    ({ path }: { path: string }) => {
      // Eleventy would keep the text of every page until the last one is rendered.
      render(path);
      return "";
    },
    { pagination: { data: "paths", size: 1, alias: "path" }, permalink: false },
  );
}
