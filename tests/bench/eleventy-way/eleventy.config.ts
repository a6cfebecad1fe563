/**
 * The usual Eleventy site, for comparison: a Markdown file is a template, Nunjucks lays it out,
 * and the pages of tags, people and the rest come from pagination over collections.
 *
 * Tag pages, the links to neighbours and Markdown that goes through Nunjucks first are those of
 * eleventy-base-blog; its plugins, which would cost more, are left out. It does less than our
 * build: no ids, no speakers, and what stands inside `<details>` is left as it is.
 *
 * The templates of the lists are made here rather than once a kind as files; they are the same.
 */

import MarkdownIt from "markdown-it";
import cjkFriendly from "markdown-it-cjk-friendly";

interface Item {
  data: Record<string, unknown> & { title: string };
  date: Date;
}

interface Config {
  addCollection(
    name: string,
    make: (api: { getFilteredByGlob(glob: string): Item[] }) => unknown,
  ): void;
  addGlobalData(name: string, value: unknown): void;
  addTemplate(path: string, template: string, data?: object): void;
  setLibrary(name: string, library: unknown): void;
  addFilter(name: string, filter: (value: never) => unknown): void;
  setQuietMode(quiet: boolean): void;
  setUseGitIgnore(use: boolean): void;
}

const KINDS: Record<string, string[]> = {
  people: ["speaker", "people"],
  organisations: ["companies_orgs"],
  products: ["products_models"],
  media: ["media_books"],
  series: ["series"],
  categories: ["category"],
};

export default function configure(eleventy: Config): object {
  eleventy.setQuietMode(true);
  eleventy.setUseGitIgnore(false);
  eleventy.setLibrary("md", new MarkdownIt({ html: true, breaks: true }).use(cjkFriendly));
  eleventy.addGlobalData("layout", "transcript.njk");
  eleventy.addGlobalData("title", "基准");
  eleventy.addFilter("day", (date: Date) => date.toISOString().slice(0, 10));
  const talks = (api: { getFilteredByGlob(glob: string): Item[] }) =>
    api.getFilteredByGlob("**/transcripts/*.md").reverse();
  eleventy.addCollection("talks", talks);
  eleventy.addCollection("newest", (api) => talks(api).slice(0, 8));
  eleventy.addTemplate("index.njk", list("newest"), { permalink: "/", layout: "page.njk" });
  eleventy.addTemplate("all.njk", list("talks"), {
    permalink: "/transcripts/",
    layout: "page.njk",
  });
  eleventy.addTemplate("tag.njk", `<h1>{{ tag }}</h1>${list("[tag]")}`, {
    layout: "page.njk",
    eleventyExcludeFromCollections: true,
    pagination: {
      data: "collections",
      size: 1,
      alias: "tag",
      filter: ["all", "talks", "newest", "years", ...Object.keys(KINDS)],
    },
    permalink: "/tags/{{ tag | slugify }}-{{ pagination.pageNumber }}/",
  });
  eleventy.addTemplate(
    "tags.njk",
    `<ul class="facet-list">{% for tag, items in collections %}<li><a href="/tags/{{ tag | slugify }}/">{{ tag }}</a> <span data-count="{{ items.length }}">{{ items.length }}</span></li>
{% endfor %}</ul>`,
    { layout: "page.njk", permalink: "/tags/", eleventyExcludeFromCollections: true },
  );
  for (const kind of [...Object.keys(KINDS), "years"]) {
    eleventy.addCollection(kind, (api) => {
      const entries = new Map<string, Item[]>();
      for (const item of talks(api)) {
        const names =
          kind === "years"
            ? [String(item.date.getUTCFullYear())]
            : (KINDS[kind] ?? []).flatMap((key) => (item.data[key] ?? []) as string[]);
        for (const name of new Set(names)) entries.set(name, [...(entries.get(name) ?? []), item]);
      }
      return [...entries].map(([name, items]) => ({ name, items }));
    });
    eleventy.addTemplate(`${kind}-entry.njk`, `<h1>{{ entry.name }}</h1>${list("entry.items")}`, {
      layout: "page.njk",
      pagination: { data: `collections.${kind}`, size: 1, alias: "entry" },
      permalink: `/${kind}/{{ entry.name | slugify }}-{{ pagination.pageNumber }}/`,
    });
    eleventy.addTemplate(
      `${kind}.njk`,
      `<ul class="facet-list">{% for entry in collections.${kind} %}<li><a href="/${kind}/{{ entry.name | slugify }}-{{ loop.index0 }}/">{{ entry.name }}</a> <span data-count="{{ entry.items.length }}">{{ entry.items.length }}</span></li>
{% endfor %}</ul>`,
      { layout: "page.njk", permalink: `/${kind}/` },
    );
  }
  return {
    dir: { includes: "../../../tests/bench/eleventy-way/layouts" },
    markdownTemplateEngine: "njk",
  };
}

function list(items: string): string {
  const path = items.startsWith("entry")
    ? items
    : items.startsWith("[")
      ? `collections${items}`
      : `collections.${items}`;
  return `<ol class="transcript-list">{% for item in ${path} %}<li>
<h3><a href="{{ item.url }}">{{ item.data.title }}</a></h3>
<p class="facts"><time datetime="{{ item.date | day }}">{{ item.date | day }}</time>{% for name in item.data.speaker %}<span>{{ name }}</span>{% endfor %}</p>
<p class="summary">{{ item.data.summary }}</p>
</li>
{% endfor %}</ol>`;
}
