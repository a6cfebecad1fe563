/**
 * Makes the copy of the archive that is carried on a USB stick: a site with relative addresses,
 * classic scripts and no server, in one zip. Its files lie at the top of the zip, so that
 * `index.html` is where whoever unpacks it looks first.
 */

import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, sep } from "node:path";
import { Zip, ZipDeflate } from "fflate";
import type { Archive } from "../../archive/model.ts";
import { publish } from "../publish.ts";

/** Files that only a server or a crawler has a use for. */
const NOT_PACKED = /^(\.duidu-site|robots\.txt|sitemap[^/]*\.xml|_headers|CNAME)$/;

/** What is packed, and where the zip goes. */
export interface PackageOptions {
  contentDir: string;
  /** Path of the zip; replaced when it is there. */
  outputFile: string;
  drafts: boolean;
}

/** What came of packing. */
export interface PackageResult {
  archive: Archive;
  /** Absent when an error diagnostic stopped the build; nothing was written then. */
  written?: { files: number; bytes: number };
}

/** Builds the copy in a folder of its own and writes the zip, in place of an older one. */
export async function packageArchive(options: PackageOptions): Promise<PackageResult> {
  const { contentDir, outputFile, drafts } = options;
  const workshop = mkdtempSync(join(tmpdir(), "duidu-package-"));
  const unfinished = `${outputFile}.tmp-${process.pid}`;
  try {
    const site = join(workshop, "site");
    const { archive, built } = await publish({
      contentDir,
      outputDir: site,
      drafts,
      addressing: "relative",
    });
    if (!built) return { archive };
    mkdirSync(dirname(outputFile), { recursive: true });
    const written = writeZip(site, unfinished, readme(archive));
    renameSync(unfinished, outputFile);
    return { archive, written };
  } finally {
    rmSync(workshop, { recursive: true, force: true });
    rmSync(unfinished, { force: true });
  }
}

function writeZip(folder: string, path: string, note: string): { files: number; bytes: number } {
  const out = openSync(path, "w");
  let files = 0;
  let bytes = 0;
  let failure: Error | undefined;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else bytes += writeSync(out, chunk);
  });
  const add = (name: string, content: Uint8Array) => {
    const entry = new ZipDeflate(name, { level: 9 });
    zip.add(entry);
    entry.push(content, true);
    files++;
  };
  try {
    add("README.txt", new TextEncoder().encode(note));
    for (const name of filesBelow(folder)) add(name, readFileSync(join(folder, name)));
    zip.end();
  } finally {
    closeSync(out);
  }
  if (failure) throw failure;
  return { files, bytes };
}

/** Names of the files to pack, with slashes, in a fixed order, `index.html` first. */
function filesBelow(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join("/"),
    )
    .filter((name) => !NOT_PACKED.test(name))
    .sort();
  return ["index.html", ...names.filter((name) => name !== "index.html")];
}

// A byte order mark and CRLF: old editors on Windows show the text right.
function readme({ site, transcripts }: Archive): string {
  const today = new Date().toISOString().slice(0, 10);
  return `\uFEFF${[
    `${site.title} ${site.title_en}`,
    "",
    `${today} 的一份，共 ${transcripts.length} 篇文稿。`,
    "先把压缩包全部解开，再双击 index.html，用浏览器打开。阅读、浏览、搜索都不需要网络。",
    "",
    `A copy of ${today}, with ${transcripts.length} transcripts.`,
    "Unpack all of the zip first, then double-click index.html: it opens in your browser.",
    "Reading, browsing and searching need no network.",
    "",
    ...(site.url === undefined ? [] : [`${site.url}${site.base}`, ""]),
  ].join("\r\n")}`;
}
