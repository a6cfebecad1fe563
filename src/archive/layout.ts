/**
 * What an archive is published as: which names have pages, which files stand beside them. A small
 * archive gets all of it. A large one would not fit a free host: of its names most are used once,
 * and each transcript would stand there six times over, as page, text, Markdown and data.
 *
 * Sizes are estimated before anything is rendered, from numbers measured on archives that people
 * have (`docs/scale.md`); the table at the end of a build says what it came to.
 */

import type { SiteSettings } from "./model.ts";

const MB = 1e6;
const MIB = 1024 * 1024;

/** A host whose capacity is known; `none` for a server without any. */
export type HostName = "github-pages" | "cloudflare-pages" | "none";

/** What a host takes; infinite where it names no limit. */
export interface HostCapacity {
  files: number;
  /** Bytes of the whole site. */
  bytes: number;
  /** Bytes of one file. */
  fileBytes: number;
}

const { POSITIVE_INFINITY: NO_LIMIT } = Number;

/**
 * Limits of hosts that cost nothing, as their documentation had them in November 2026: GitHub,
 * "GitHub Pages limits" (a site of 1 GB) and "About large files" (100 MiB); Cloudflare, "Pages
 * limits" (20,000 files, 25 MiB each).
 */
export const HOSTS: Readonly<Record<HostName, HostCapacity>> = {
  "github-pages": { files: NO_LIMIT, bytes: 1000 * MB, fileBytes: 100 * MIB },
  "cloudflare-pages": { files: 20_000, bytes: NO_LIMIT, fileBytes: 25 * MIB },
  none: { files: NO_LIMIT, bytes: NO_LIMIT, fileBytes: NO_LIMIT },
};

/** What a host takes; where the keeper names none, the least of all of them. */
export function capacityOf(host: HostName | undefined): HostCapacity {
  if (host !== undefined) return HOSTS[host];
  const all = Object.values(HOSTS);
  return {
    files: Math.min(...all.map(({ files }) => files)),
    bytes: Math.min(...all.map(({ bytes }) => bytes)),
    fileBytes: Math.min(...all.map(({ fileBytes }) => fileBytes)),
  };
}

/** What is published of an archive, so that it fits its host. */
export interface Layout {
  /** Some is left out, or put together, for the archive to fit its host. */
  compact: boolean;
  /** Transcripts from which on a tag, person, organisation, product or work has a page. */
  namesFrom: number;
  /** Feeds of tags and people, beside the one of the archive. */
  nameFeeds: boolean;
  /** A Markdown and a text file of each transcript; else its page makes them of what it holds. */
  textFiles: boolean;
  /** The whole archive as data. */
  dumps: boolean;
}

/** What is known of an archive before its layout. */
export interface ArchiveSize {
  transcripts: number;
  /** For each name that may have a page, on how many transcripts it is. */
  names: readonly number[];
  /** How many of them are tags and people, which may have feeds. */
  followed: number;
  terms: number;
}

/** A site of more files than this is published compactly: about 0.6 GB. */
const MOST_FILES = 15_000;

/** Shares of a host's capacity that names may take; transcripts and search take the rest. */
const NAMES_SHARE = { files: 0.3, bytes: 0.12 };

/** Bytes of a name's page, and of each transcript on it. */
const NAME_BYTES = 12_000;
const ENTRY_BYTES = 900;

/** Transcripts on one part of a name's page in a compact site. */
export const ENTRIES_PER_PAGE = 100;

/** Settings with which a keeper takes a decision of the layout. */
export type LayoutSettings = Pick<
  SiteSettings,
  "host" | "compact" | "names_from" | "name_feeds" | "text_files" | "dumps" | "url"
>;

/** Decides what a site is published as. */
export function layoutOf(site: LayoutSettings, size: ArchiveSize): Layout {
  const capacity = capacityOf(site.host);
  const compact = site.compact ?? (site.host !== "none" && wholeFiles(site, size) > MOST_FILES);
  return {
    compact,
    namesFrom: site.names_from ?? (compact ? firstThatFits(capacity, size.names) : 1),
    nameFeeds: site.name_feeds ?? !compact,
    textFiles: site.text_files ?? !compact,
    dumps: site.dumps ?? !compact,
  };
}

/** Files of a site of which nothing is left out. */
function wholeFiles({ url }: LayoutSettings, size: ArchiveSize): number {
  // Page, Markdown, text, and its share of the search data.
  const ofTranscripts = size.transcripts * 4;
  return ofTranscripts + size.names.length + size.terms + (url ? 2 * size.followed : 0);
}

/** The least number of transcripts from which on names may have pages; never below 2. */
function firstThatFits({ files, bytes }: HostCapacity, names: readonly number[]): number {
  const most = Math.max(2, ...names);
  for (let from = 2; from < most; from++) {
    const shown = names.filter((count) => count >= from);
    const pages = shown.reduce((sum, count) => sum + Math.ceil(count / ENTRIES_PER_PAGE), 0);
    const entries = shown.reduce((sum, count) => sum + count, 0);
    const size = pages * NAME_BYTES + entries * ENTRY_BYTES;
    if (pages <= files * NAMES_SHARE.files && size <= bytes * NAMES_SHARE.bytes) return from;
  }
  return most;
}
