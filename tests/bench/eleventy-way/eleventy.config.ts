/**
 * The usual Eleventy site, for comparison: a Markdown file is a template, Nunjucks lays it out,
 * and the pages of tags, people and the rest come from pagination over collections.
 *
 * The templates of the lists are made here rather than once a kind as files; they are the same.
 */

import { configureEqual } from "./equal.ts";
import { configurePlain } from "./plain.ts";
import type { Config } from "./shared.ts";

const pages = process.env.BENCH_PAGES === "plain" ? "plain" : "equal";

export default function configure(eleventy: Config): object {
  eleventy.setQuietMode(true);
  eleventy.setUseGitIgnore(false);
  if (pages === "plain") configurePlain(eleventy);
  else configureEqual(eleventy);
  return {
    dir: { includes: `../../../tests/bench/eleventy-way/layouts/${pages}` },
    markdownTemplateEngine: "njk",
  };
}
