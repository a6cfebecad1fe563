/**
 * The archive: every transcript plus the indexes that pages need, computed once. Nothing
 * downstream filters the whole list again.
 */

import type { Diagnostic } from "../transcript/diagnostic.ts";
import type { Transcript, Turn } from "../transcript/model.ts";
import type { AddressBook } from "./addresses/address-book.ts";
import type { Pictures } from "./check-links.ts";
import type { ExplainedTerm } from "./digest.ts";
import type { HostName, Layout } from "./layout.ts";
import type { NameOrder } from "./name-order.ts";
import type { OwnFiles } from "./own-files.ts";

/** A page that a keeper has written: `pages/about.md`. */
export interface OwnPage {
  /** Site path, such as `/about/`. */
  path: string;
  title: string;
  title_en?: string;
  description?: string;
  /** Whether the pages of the site lead to it at their head. */
  inNavigation: boolean;
  /** Markdown. */
  body: string;
}

/** A file that is copied as it is. */
export interface StaticFile {
  /** Path below the root of the site. */
  path: string;
  /** Where it is. */
  file: string;
}

/** Settings of `content/site.yaml`, defaults filled in. */
export interface SiteSettings {
  title: string;
  title_en: string;
  description: string;
  description_en: string;
  /** Where the site is published, without a slash at its end; needed by feeds and the sitemap. */
  url?: string;
  /** Path below which the site is served, starting and ending in a slash. */
  base: string;
  /** Publish drafts too. */
  drafts: boolean;
  /** Tags that are kept in the files and shown nowhere: those that a pipeline sets for itself. */
  hidden_tags?: string[];
  /** Who keeps the archive, for feeds and the about page. */
  keeper?: string;
  /** Lines at the foot of every page. */
  footer?: string[];
  /** Number by which a site in mainland China is registered. */
  icp?: string;
  /** Whose the texts are and what may be done with them. */
  rights?: string;
  /** Where it is published: its limits decide what a large site leaves out. */
  host?: HostName;
  /** Publish in less room, as a large archive is by default. */
  compact?: boolean;
  /** Transcripts from which on a name has a page of its own; by default what fits the host. */
  names_from?: number;
  /** Feeds of tags and people, Markdown and text files, data of all: by default where they fit. */
  name_feeds?: boolean;
  text_files?: boolean;
  dumps?: boolean;
  /** Path of a picture below `static/`. */
  logo?: string;
  /** Colours of links as `#rrggbb`, light and dark. */
  accent?: string;
  accent_dark?: string;
  /** Site paths of the pages in the navigation, in order. */
  navigation?: string[];
  /** A line of the footer, in Markdown. */
  license?: string;
  /** Where the archive's files can be edited, without a slash at its end. */
  repository?: string;
}

/** The kinds of facet, each with an index page and a page per entry. The kind is its address. */
export const FACET_KINDS = [
  "tags",
  "people",
  "organisations",
  "products",
  "media",
  "series",
  "categories",
  "years",
] as const;

/**
 * What a list of names is about: tags, people, organisations, products, works, series, categories,
 * years.
 */
export type FacetKind = (typeof FACET_KINDS)[number];

/** File of a content folder that says who is who, for the kinds that have one. */
export const IDENTITY_FILES: Partial<Record<FacetKind, string>> = {
  people: "people.yaml",
  organisations: "organisations.yaml",
  products: "products.yaml",
  tags: "tags.yaml",
};

/** One tag, person, organisation, product, work, series, category or year. */
export interface Facet {
  kind: FacetKind;
  /** The name that pages show: the one in the identities file, else the one first written. */
  name: string;
  en?: string;
  aliases: string[];
  /** Has an entry in the identities file of its kind. */
  identified: boolean;
  slug: string;
  /** Has a page of its own; else it is an entry of the list by name alone. */
  page: boolean;
  /** Site path of its page, such as `/tags/ai-safety/`, or of its entry, `/tags/a-z/#ai-safety`. */
  url: string;
  /** Where it stands in a list by name. */
  order: NameOrder;
  description?: string;
  description_en?: string;
  links: string[];
  /** Newest first, each once. */
  transcripts: Transcript[];
}

/** A person, who speaks in some transcripts and is only mentioned in others. */
export interface Person extends Facet {
  kind: "people";
  /** Transcripts in which the person speaks; the rest of `transcripts` only mention them. */
  spokenIn: Transcript[];
  mentionedIn: Transcript[];
}

/** An address that a page had under another of its names, and the page it leads to now. */
export interface Redirect {
  from: string;
  to: string;
}

/** A glossary term with every definition and place it has in the archive. */
export interface GlossaryEntry {
  /** The term as its name, in the form that names have everywhere. */
  name: string;
  slug: string;
  /** Site path of its page, `/glossary/fen-ci/`, or of its entry, `/glossary/f/#fen-ci`. */
  url: string;
  order: NameOrder;
  /** Every English form, most frequent first. */
  en: string[];
  /** Every abbreviation, in order of appearance. */
  abbreviations: string[];
  /** Every different definition, with the transcripts that give it, oldest first. */
  definitions: { text: string; transcripts: Transcript[] }[];
  occurrences: (ExplainedTerm & { transcript: Transcript })[];
}

/** All that a content folder holds, with names resolved and every index computed once. */
export interface Archive {
  site: SiteSettings;
  /** What is published of it. */
  layout: Layout;
  /** Newest first, undated last, then by slug. */
  transcripts: Transcript[];
  /** With `exclude: true`: each has a page, and stands in no list, index or search. */
  unlisted: Transcript[];
  bySlug: ReadonlyMap<string, Transcript>;
  facets: { [K in FacetKind]: K extends "people" ? Person[] : Facet[] };
  glossary: GlossaryEntry[];
  /** Old addresses of renamed tags, people and organisations, by address. */
  redirects: Redirect[];
  /** How many drafts were left out. */
  draftsLeftOut: number;
  /** Paths of files that cannot be read as transcripts; a diagnostic of each says why. */
  leftOut: string[];
  /** What the keeper has put beside the transcripts. */
  own: OwnFiles;
  /** Pictures of the transcripts that have any. */
  pictures: Pictures;
  /** What is known of paragraphs' addresses; absent for an archive that was made in memory. */
  addresses?: AddressBook;
  diagnostics: Diagnostic[];
  /** The facet that a name in a transcript leads to, aliases resolved. */
  facet(kind: FacetKind, name: string): Facet | undefined;
  /** The person who speaks a turn; undefined for parts (`主持人`), channels and unknown speakers. */
  speakerOf(turn: Pick<Turn, "speaker">): Person | undefined;
  /** Persons who speak in a transcript, in order of appearance. */
  speakersIn(transcript: Transcript): Person[];
  /** Hash of the settings and of the identities files: all that is not in a transcript. */
  settingsHash: string;
}
