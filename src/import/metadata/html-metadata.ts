/**
 * What a page says of itself: JSON-LD, Open Graph, the older meta tags, and WeChat's own places.
 * Read before anything is removed. Nothing is taken from the prose here.
 */

import { countHan } from "../../text/script.ts";
import { readDate } from "../../text/written-date.ts";
import type { Found, FoundKey } from "./found-metadata.ts";

/** Notes title, date, author, publisher and address of a page, each with where it stood. */
export function readHtmlMetadata(
  document: Document,
  html: string,
  address: string | undefined,
  found: Found,
): void {
  const note = (key: FoundKey, value: unknown, from: string) => {
    const text = typeof value === "string" ? value.replace(/\s+/g, " ").trim() : "";
    if (key === "source" && !/^https?:\/\/[^\s]+$/.test(text)) return;
    if (key === "author" && /^https?:\/\//.test(text)) return;
    if (key === "date") {
      const iso = readDate(text) ?? readDate(text.slice(0, 10));
      if (iso !== undefined) found.add("date", iso, from, 0);
    } else found.add(key, text, from, 0);
  };
  const meta = (...names: string[]) => {
    for (const name of names) {
      const selector = `meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`;
      const content = document.querySelector(selector)?.getAttribute("content")?.trim();
      if (content) return content;
    }
    return undefined;
  };
  const text = (selector: string) => document.querySelector(selector)?.textContent ?? undefined;

  const site = meta("og:site_name");
  const article = readJsonLd(document);
  if (article) {
    const from = "JSON-LD";
    const titles = [article.headline ?? article.name, article.alternativeHeadline];
    const { title, english } = bothTitles(titles.filter((one) => typeof one === "string"));
    note("title", title, from);
    note("title_en", english, from);
    note("date", article.datePublished, from);
    note("author", namesOf(article.author), from);
    note("channel", namesOf(article.publisher), from);
    note("source", addressOf(article), from);
  }
  // WeChat: the account, who wrote it, and the second at which it was sent.
  if (document.querySelector("#js_content, #js_name")) {
    const from = "WeChat's page";
    note("title", text("#activity-name"), from);
    note("author", text("#js_author_name") ?? meta("author"), from);
    note("channel", text("#js_name"), from);
    note("author", text("#js_author_name") ?? text("#meta_content > .rich_media_meta_text"), from);
    const sent = /\bct\s*=\s*["'](\d{10})["']/.exec(html)?.[1];
    // China has one time, eight hours before UTC.
    const day = sent && new Date((Number(sent) + 8 * 3600) * 1000).toISOString().slice(0, 10);
    note("date", day ?? text("#publish_time"), from);
  }
  note("title", withoutSite(meta("og:title", "twitter:title"), site), "Open Graph");
  note("date", meta("article:published_time", "og:published_time"), "Open Graph");
  note("author", meta("article:author"), "Open Graph");
  note("channel", site, "Open Graph");
  note("date", meta("datePublished", "pubdate", "publishdate", "date", "dc.date"), "a meta tag");
  note("author", meta("author", "dc.creator"), "a meta tag");

  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute("href");
  note("source", canonical, "the canonical link");
  note("source", meta("og:url"), "Open Graph");
  note("source", address, "the archive's header");
  // `<!-- saved from url=(0027)https://… -->` of browsers, ` url: https://…` of SingleFile.
  const saved = /<!--\s*(?:saved from url=\(\d+\)|[^>]*?\burl:\s*)(https?:\/\/[^\s>]+)/i.exec(html);
  note("source", saved?.[1], "the browser's note");

  const headings = [...document.querySelectorAll("h1")].map((h1) => h1.textContent?.trim() ?? "");
  const pageTitle = document.title.trim();
  const heading = headings.find((h1) => h1 !== "" && pageTitle.includes(h1));
  note("title", heading ?? withoutSite(pageTitle, site), "the page's title");
}

/** The title of a page, in Chinese where one of them is, and the other where that is English. */
function bothTitles(titles: readonly string[]): { title?: string; english?: string } {
  const title = titles.find((one) => countHan(one) > 0);
  const english = titles.find((one) => countHan(one) === 0);
  if (title !== undefined) return { title, ...(english !== undefined && { english }) };
  return english === undefined ? {} : { title: english };
}

type JsonObject = Record<string, unknown>;

function readJsonLd(document: Document): JsonObject | undefined {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    let data: unknown;
    try {
      data = JSON.parse(script.textContent ?? "");
    } catch {
      continue;
    }
    const graph = isObject(data) && Array.isArray(data["@graph"]) ? data["@graph"] : data;
    const article = [graph].flat().find((item) => {
      const type = isObject(item) ? [item["@type"]].flat().join() : "";
      return /Article|BlogPosting|NewsArticle|Interview|Report|PodcastEpisode/.test(type);
    });
    if (isObject(article)) return article;
  }
  return undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function namesOf(value: unknown): string | undefined {
  const names = [value].flat().map((item) => (isObject(item) ? item.name : item));
  const texts = names.filter((name): name is string => typeof name === "string" && name !== "");
  return texts.length > 0 ? texts.join(", ") : undefined;
}

function addressOf(article: JsonObject): unknown {
  const page = article.mainEntityOfPage;
  return article.url ?? (isObject(page) ? page["@id"] : page);
}

/** `Title - Site`, `Title | Site`, `Title_Site` without the site that the page names. */
function withoutSite(title: string | undefined, site: string | undefined): string | undefined {
  if (title === undefined || site === undefined) return title;
  const match = /^(.+?)\s*[-|_–—·]\s*([^-|_–—·]+)$/.exec(title);
  return match?.[2]?.trim() === site ? match[1] : title;
}
