/**
 * The table of a built site against the limits of its host: files and megabytes by kind, what was
 * left out for it to fit, and which setting brings it back.
 */

import { capacityOf, type HostName, type Layout } from "../archive/layout.ts";
import type { Archive } from "../archive/model.ts";

/** A file of a site: path below its root, bytes. */
export type SizedFile = readonly [path: string, bytes: number];

const KINDS: readonly (readonly [kind: string, test: RegExp])[] = [
  ["pages of transcripts", /^transcripts\/[^/]+\/index\.html$/],
  ["Markdown, text, subtitles", /^transcripts\/[^/]+$/],
  ["pages of names", /^(tags|people|organisations|products|media|series|categories|years)\//],
  ["glossary", /^glossary\//],
  ["search", /^search\/data\//],
  ["data of all transcripts", /^data\//],
  ["scripts and styles", /^assets\//],
];

/** Writes the table, with a line for each limit that the site is over. */
export function hostTable(
  { site, layout }: Pick<Archive, "site" | "layout">,
  files: readonly SizedFile[],
): string {
  const kinds = new Map<string, { files: number; bytes: number }>();
  for (const [path, bytes] of files) {
    const kind = KINDS.find(([, test]) => test.test(path))?.[0] ?? "lists and the rest";
    const sum = kinds.get(kind) ?? { files: 0, bytes: 0 };
    kinds.set(kind, { files: sum.files + 1, bytes: sum.bytes + bytes });
  }
  const bytes = files.reduce((sum, [, size]) => sum + size, 0);
  const largest = files.reduce((most, file) => (file[1] > most[1] ? file : most), ["", 0] as const);
  const capacity = capacityOf(site.host);
  const over = [
    files.length > capacity.files && `${files.length} files, of ${capacity.files} at most`,
    bytes > capacity.bytes && `${megabytes(bytes)} MB, of ${megabytes(capacity.bytes)} at most`,
    largest[1] > capacity.fileBytes &&
      `${largest[0]} has ${megabytes(largest[1])} MB, of ${megabytes(capacity.fileBytes)} at most`,
  ].filter((one) => one !== false);
  const rows = [...kinds].sort((a, b) => b[1].bytes - a[1].bytes);
  return [
    row("Files by kind", "files", "MB"),
    ...rows.map(([kind, sum]) => row(`  ${kind}`, String(sum.files), megabytes(sum.bytes))),
    row("Together", String(files.length), megabytes(bytes)),
    row(
      `  ${hostNames(site.host)}, at most`,
      shown(capacity.files),
      shown(capacity.bytes, megabytes),
    ),
    ...over.map((line) => `Too much for the host: ${line}. ${remedy(layout)}`),
    ...leftOut(layout),
  ].join("\n");
}

/** What a compact site goes without, each with the setting of `site.yaml` that brings it back. */
function leftOut(layout: Layout): string[] {
  const { compact, namesFrom, nameFeeds, textFiles, dumps } = layout;
  const lines = [
    compact && "pages of single terms, which stand by letter (compact: false)",
    namesFrom > 1 && `pages of names that fewer than ${namesFrom} transcripts have (names_from: 1)`,
    !nameFeeds && "feeds of tags and people (name_feeds: true)",
    !textFiles && "Markdown and text files, which each page makes itself (text_files: true)",
    !dumps && "the data of all transcripts (dumps: true)",
  ].filter((line) => line !== false);
  if (lines.length === 0) return [];
  return [
    "Left out, for the site to fit its host; in brackets what brings it back in site.yaml:",
    ...lines.map((line) => `  ${line}`),
    ...(compact ? ["  all of it, for a host without limits (host: none)"] : []),
  ];
}

function remedy({ namesFrom }: Layout): string {
  return `Fix: write \`names_from: ${namesFrom + 2}\` in site.yaml, or another \`host\``;
}

function hostNames(host: HostName | undefined): string {
  return host ?? "any free host";
}

function shown(limit: number, write: (limit: number) => string = String): string {
  return Number.isFinite(limit) ? write(limit) : "–";
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function row(what: string, files: string, size: string): string {
  return `${what.padEnd(32)}${files.padStart(8)}${size.padStart(10)}`;
}
