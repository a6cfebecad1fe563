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
import { type Archive, type Facet, type GlossaryEntry, transcriptUrl } from "../archive/model.ts";
import type { Transcript } from "../transcript/model.ts";
import { outsideAddress } from "./address.ts";
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
export function websiteNode({ site }: Archive): WebSite {
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

/** A transcript: what it is about, whom it mentions, what it was made from. */
export function articleNode(transcript: Transcript, archive: Archive): Article {
  const { site } = archive;
  const { meta } = transcript;
  const address = outsideAddress(site, transcriptUrl(transcript));
  const speakers = archive.speakersIn(transcript);
  const facets = (kind: "people" | "organisations" | "tags", names: readonly string[]) =>
    names.flatMap((name) => archive.facet(kind, name) ?? []);
  const mentioned = [
    ...facets("people", meta.people).filter((person) => !speakers.some((one) => one === person)),
    ...facets("organisations", meta.companies_orgs),
  ];
  const isTranslation = meta.source_lang === "en";
  return {
    "@type": "Article",
    "@id": address,
    url: address,
    mainEntityOfPage: address,
    headline: meta.title,
    name: meta.title,
    inLanguage: "zh-Hans",
    isPartOf: seriesOf(transcript, archive) ?? { "@id": `${outsideAddress(site, "/")}#site` },
    ...(meta.summary !== undefined && { description: meta.summary }),
    ...(meta.date !== undefined && { datePublished: meta.date }),
    ...(meta.author !== undefined && { author: authorOf(meta.author, archive) }),
    ...(site.keeper !== undefined && { publisher: { "@type": "Organization", name: site.keeper } }),
    ...(meta.tags.length > 0 && { keywords: meta.tags.join(", ") }),
    about: facets("tags", meta.tags).map((tag) => ({
      "@type": "DefinedTerm",
      name: tag.name,
      url: outsideAddress(site, tag.url),
    })),
    contributor: speakers.map((person) => reference(person, archive) as Person),
    mentions: mentioned.map((facet) => reference(facet, archive)),
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
function authorOf(name: string, archive: Archive): Person | Organization {
  const facet = archive.facet("people", name) ?? archive.facet("organisations", name);
  if (facet) return reference(facet, archive);
  return name === archive.site.keeper ? { "@type": "Organization", name } : name;
}

function seriesOf({ meta }: Transcript, archive: Archive): CreativeWork | undefined {
  const series = meta.series === undefined ? undefined : archive.facet("series", meta.series);
  if (!series) return undefined;
  return {
    "@type": "CreativeWorkSeries",
    name: series.name,
    url: outsideAddress(archive.site, series.url),
  };
}

function recording(source: string): CreativeWork {
  const isVideo = VIDEO_HOSTS.test(new URL(source).hostname);
  return { "@type": isVideo ? "VideoObject" : "CreativeWork", url: source };
}

function reference(facet: Facet, { site }: Archive): Person | Organization {
  return {
    "@type": facet.kind === "organisations" ? "Organization" : "Person",
    name: facet.name,
    url: outsideAddress(site, facet.url),
  };
}

/** A person, organisation, tag or work, with its other names and the pages that identify it. */
export function facetNode(facet: Facet, archive: Archive): Node {
  const address = outsideAddress(archive.site, facet.url);
  const others = [facet.en, ...facet.aliases].filter((name) => name !== undefined);
  const common = {
    "@id": `${address}#entity`,
    name: facet.name,
    url: address,
    ...(others.length > 0 && { alternateName: others }),
    ...(facet.description !== undefined && { description: facet.description }),
    ...(facet.links.length > 0 && { sameAs: facet.links }),
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
export function glossaryNode(archive: Archive): DefinedTermSet {
  const address = outsideAddress(archive.site, "/glossary/");
  return {
    "@type": "DefinedTermSet",
    "@id": address,
    url: address,
    name: `${archive.site.title}术语`,
    inLanguage: ["zh-Hans", "en"],
    hasDefinedTerm: archive.glossary.map(({ name, url }) => ({
      "@type": "DefinedTerm",
      name,
      url: outsideAddress(archive.site, url),
    })),
  };
}

/** One term of the glossary. */
export function termNode(entry: GlossaryEntry, { site }: Archive): DefinedTerm {
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
  { site }: Archive,
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
export function facetBreadcrumbs(facet: Facet, archive: Archive): BreadcrumbList {
  const { zh } = FACET_NAMES[facet.kind];
  return breadcrumbNode(archive, [
    { name: zh, path: `/${facet.kind}/` },
    { name: facet.name, path: facet.url },
  ]);
}
