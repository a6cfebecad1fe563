/**
 * Plain pages the usual way. Tag pages, the links to neighbours and Markdown that goes through
 * Nunjucks first are those of eleventy-base-blog; its plugins, which would cost more, are left out.
 * It does less than our build: no ids, no speakers, and what stands inside `<details>` is left as
 * it is.
 */

import MarkdownIt from "markdown-it";
import cjkFriendly from "markdown-it-cjk-friendly";
import { type Config, type Item, KINDS, namesOf, talksOf } from "./shared.ts";

export function configurePlain(eleventy: Config): void {
  eleventy.setLibrary("md", new MarkdownIt({ html: true, breaks: true }).use(cjkFriendly));
  eleventy.addGlobalData("layout", "transcript.njk");
  eleventy.addGlobalData("title", "基准");
  eleventy.addFilter("day", (date: Date) => date.toISOString().slice(0, 10));
  eleventy.addCollection("talks", talksOf);
  eleventy.addCollection("newest", (api) => talksOf(api).slice(0, 8));
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
      for (const item of talksOf(api)) {
        for (const name of namesOf(item, kind))
          entries.set(name, [...(entries.get(name) ?? []), item]);
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
