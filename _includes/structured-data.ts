/**
 * JSON-LD in schema.org's words, typed by its published vocabulary: a property that it does not
 * have is a type error. Addresses are absolute where the site knows its own; else they are relative
 * to the page, as JSON-LD in HTML may be.
 *
 * A transcript is an `Article`: schema.org has no interview. It is a translation where it has an
 * original in another language, and based on the recording where there is one.
 */

import type {
  Article,
  BreadcrumbList,
  CreativeWork,
  DefinedTerm,
  DefinedTermSet,
  Organization,
  Person,
  SearchAction,
  Thing,
  WebPage,
  WebSite,
} from "schema-dts";
import type { FacetKind, SiteSettings } from "../src/archive/model.ts";
import { outsideAddress, transcriptUrl } from "../src/shared/page-address.ts";
import { changedOn } from "../src/transcript/days.ts";
import { chineseOf, type Transcript } from "../src/transcript/model.ts";
import { plainText } from "../src/transcript/passage.ts";
import { FACET_NAMES } from "./facet-names.ts";

/** One description in a page's graph. */
export type Node = Exclude<Thing, string>;

/** Hosts whose addresses are recordings that one watches. */
const VIDEO_HOSTS = /(^|\.)(youtube\.com|youtu\.be|bilibili\.com|vimeo\.com)$/;

/** Writes the graph of a page for a `<script type="application/ld+json">`; `</script>` cannot end it. */
export function jsonLd(nodes: readonly Node[]): string {
  return JSON.stringify({ "@context": "https://schema.org", "@graph": nodes }).replace(
    /[<>&\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The site itself, with its search box. */
export function websiteNode(site: SiteSettings): WebSite {
  const home = outsideAddress(site, "/");
  return {
    "@type": "WebSite",
    "@id": `${home}#site`,
    url: home,
    name: site.title,
    alternateName: site.title_en,
    description: site.description,
    inLanguage: ["zh-Hans", "en"],
    ...(site.keeper !== undefined && {
      publisher: { "@type": "Organization", name: site.keeper },
    }),
    // `query-input` is Google's annotation of a search action, which the vocabulary does not have.
    potentialAction: {
      "@type": "SearchAction",
      target: `${outsideAddress(site, "/search/")}?q={q}`,
      "query-input": "required name=q",
    } as SearchAction,
  };
}

/** The names that a transcript's description gives, with their pages. */
export interface ArticleNames {
  speakers: readonly NamedPage[];
  people: readonly NamedPage[];
  organisations: readonly NamedPage[];
  tags: readonly NamedPage[];
  /** The series that it stands in. */
  partOf?: NamedPage;
  /** Its author's page, where the author has one. */
  author?: NamedPage & { kind: "people" | "organisations" };
}

interface NamedPage {
  name: string;
  url?: string;
}

/** A transcript: what it is about, whom it mentions, what it was made from. */
export function articleNode(
  site: SiteSettings,
  transcript: Transcript,
  names: ArticleNames,
): Article {
  const { meta } = transcript;
  const address = outsideAddress(site, transcriptUrl(transcript));
  const { speakers, partOf, author } = names;
  const speaking = new Set(speakers.map(({ url }) => url));
  const mentioned = withPages(names.people).filter(({ url }) => !speaking.has(url));
  const isTranslation = meta.source_lang === "en";
  const changed = changedOn(transcript);
  const rights = meta.rights ?? site.rights;
  return {
    "@type": "Article",
    "@id": address,
    url: address,
    mainEntityOfPage: address,
    headline: meta.title,
    name: meta.title,
    ...(meta.title_en !== undefined && { alternativeHeadline: meta.title_en }),
    inLanguage: chineseOf(transcript),
    isPartOf: (partOf && seriesNode(site, partOf)) ?? {
      "@id": `${outsideAddress(site, "/")}#site`,
    },
    ...(meta.summary !== undefined && { description: meta.summary }),
    ...(meta.date !== undefined && { datePublished: meta.date }),
    ...(changed !== undefined && { dateModified: changed }),
    ...(rights !== undefined && { copyrightNotice: plainText(rights) }),
    ...(meta.author !== undefined && { author: authorOf(site, meta.author, author) }),
    ...(site.keeper !== undefined && { publisher: { "@type": "Organization", name: site.keeper } }),
    ...(meta.tags.length > 0 && { keywords: meta.tags.join(", ") }),
    about: withPages(names.tags).map((tag) => ({
      "@type": "DefinedTerm",
      name: tag.name,
      url: outsideAddress(site, tag.url),
    })),
    contributor: withPages(speakers).map((one) => reference(site, "people", one) as Person),
    mentions: [
      ...mentioned.map((one) => reference(site, "people", one)),
      ...withPages(names.organisations).map((one) => reference(site, "organisations", one)),
    ],
    ...(isTranslation && {
      translationOfWork: {
        "@type": "CreativeWork",
        inLanguage: meta.source_lang ?? "en",
        ...(meta.source !== undefined && URL.canParse(meta.source) && { url: meta.source }),
      } satisfies CreativeWork,
    }),
    ...(meta.source !== undefined &&
      URL.canParse(meta.source) && { isBasedOn: recording(meta.source) }),
  };
}

/** A name alone where nothing says whether it is a person's or an organisation's. */
function authorOf(
  site: SiteSettings,
  name: string,
  known: ArticleNames["author"],
): Person | Organization {
  if (known) return reference(site, known.kind, known);
  return name === site.keeper ? { "@type": "Organization", name } : name;
}

function seriesNode(site: SiteSettings, { name, url = "/" }: NamedPage): CreativeWork {
  return { "@type": "CreativeWorkSeries", name, url: outsideAddress(site, url) };
}

function withPages(names: readonly NamedPage[]): (NamedPage & { url: string })[] {
  return names.flatMap(({ name, url }) => (url === undefined ? [] : { name, url }));
}

function recording(source: string): CreativeWork {
  const isVideo = VIDEO_HOSTS.test(new URL(source).hostname);
  return { "@type": isVideo ? "VideoObject" : "CreativeWork", url: source };
}

function reference(
  site: SiteSettings,
  kind: "people" | "organisations",
  { name, url = "/" }: NamedPage,
): Person | Organization {
  return {
    "@type": kind === "organisations" ? "Organization" : "Person",
    name,
    url: outsideAddress(site, url),
  };
}

/** What is told of an entry of a list of names. */
export interface DescribedFacet {
  kind: FacetKind;
  name: string;
  url: string;
  en?: string;
  aliases: readonly string[];
  description?: string;
  links: readonly string[];
}

/** A person, organisation, tag or work, with its other names and the pages that identify it. */
export function facetNode(site: SiteSettings, facet: DescribedFacet): Node {
  const address = outsideAddress(site, facet.url);
  const others = [facet.en, ...facet.aliases].filter((name) => name !== undefined);
  const common = {
    "@id": `${address}#entity`,
    name: facet.name,
    url: address,
    ...(others.length > 0 && { alternateName: others }),
    ...(facet.description !== undefined && { description: facet.description }),
    ...(facet.links.length > 0 && { sameAs: [...facet.links] }),
  };
  switch (facet.kind) {
    case "people":
      return { "@type": "Person", ...common } satisfies Person;
    case "organisations":
      return { "@type": "Organization", ...common } satisfies Organization;
    case "media":
      return { "@type": "CreativeWork", ...common } satisfies CreativeWork;
    case "series":
      return { "@type": "CreativeWorkSeries", ...common };
    case "tags":
    case "categories":
      return { "@type": "DefinedTerm", ...common } satisfies DefinedTerm;
    default:
      return { "@type": "CollectionPage", ...common } satisfies WebPage;
  }
}

/** The glossary as a set of defined terms. */
export function glossaryNode(
  site: SiteSettings,
  terms: readonly { name: string; url: string }[],
): DefinedTermSet {
  const address = outsideAddress(site, "/glossary/");
  return {
    "@type": "DefinedTermSet",
    "@id": address,
    url: address,
    name: `${site.title}术语`,
    inLanguage: ["zh-Hans", "en"],
    hasDefinedTerm: terms.map(({ name, url }) => ({
      "@type": "DefinedTerm",
      name,
      url: outsideAddress(site, url),
    })),
  };
}

/** What is told of a term. */
export interface DescribedTerm {
  name: string;
  url: string;
  en: readonly string[];
  abbreviations: readonly string[];
  definitions: readonly { text: string }[];
}

/** One term of the glossary. */
export function termNode(site: SiteSettings, entry: DescribedTerm): DefinedTerm {
  const address = outsideAddress(site, entry.url);
  const [first] = entry.definitions;
  return {
    "@type": "DefinedTerm",
    "@id": `${address}#term`,
    name: entry.name,
    alternateName: [...entry.en, ...entry.abbreviations],
    url: address,
    ...(first && { description: first.text }),
    inDefinedTermSet: outsideAddress(site, "/glossary/"),
  };
}

/** The way from the home page to a page, as a list of names and site paths. */
export function breadcrumbNode(
  site: SiteSettings,
  steps: readonly { name: string; path: string }[],
): BreadcrumbList {
  return {
    "@type": "BreadcrumbList",
    itemListElement: [{ name: site.title, path: "/" }, ...steps].map(({ name, path }, i) => ({
      "@type": "ListItem",
      position: i + 1,
      name,
      item: outsideAddress(site, path),
    })),
  };
}

/** Breadcrumbs of a facet's page. */
export function facetBreadcrumbs(site: SiteSettings, facet: DescribedFacet): BreadcrumbList {
  const { zh } = FACET_NAMES[facet.kind];
  return breadcrumbNode(site, [
    { name: zh, path: `/${facet.kind}/` },
    { name: facet.name, path: facet.url },
  ]);
}
