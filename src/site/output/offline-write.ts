/**
 * Lists the files of a finished build for saving offline, with the hash and size of each. Feeds
 * and exports are left out: they are made for programs, and nobody reads them in a tunnel.
 */

import { createHash } from "node:crypto";
import { bestOf } from "../../archive/best.ts";
import { MANIFEST_PATH } from "../../search/manifest.ts";
import {
  allFiles,
  hashText,
  LIST_PATH,
  type ListedFile,
  type ListedKind,
  OFFLINE_PAGE,
  type OfflineList,
} from "../../shared/offline-list.ts";
import { buildDate } from "../build-date.ts";
import type { OutputLedger } from "./output-ledger.ts";

/** How many files of a kind are compressed to estimate what the rest will come to. */
const SAMPLE = 24;

/**
 * Writes the list of all files of a build. Called when nothing else is to be written.
 * @param yearsOf Gives the years that alone need a file, by its name: see `ListedFile`.
 */
export function writeOfflineList(
  ledger: OutputLedger,
  yearsOf: (name: string) => string | undefined = () => undefined,
): OfflineList {
  const list: OfflineList = {
    build: "",
    date: buildDate(),
    packed: { pages: 1, assets: 1, search: 1 },
    shell: [],
    pages: [],
    assets: [],
    search: [],
  };
  const buildHash = createHash("sha256");
  for (const name of ledger.paths()) {
    const kind = kindOf(name);
    if (!kind) continue;
    const hash = hashText(Buffer.from(ledger.hashOf(name), "hex"));
    const years = yearsOf(name);
    const file = [sitePath(name), hash, ledger.sizeOf(name)] as const;
    list[kind].push(years === undefined ? [...file] : [...file, years]);
    buildHash.update(`${name} ${hash}\n`);
  }
  list.build = buildHash.digest("hex").slice(0, 12);
  for (const kind of ["pages", "assets", "search"] as const) {
    list.packed[kind] = packedShare(ledger, list[kind]);
  }
  list.shell = shellOf(ledger, list);
  ledger.write(LIST_PATH, JSON.stringify(list));
  return list;
}

function kindOf(name: string): ListedKind | undefined {
  if (name.startsWith("search/data/")) return "search";
  // The names of a list are what its filter looks in.
  if (name.endsWith(".html") || name.endsWith("/names.txt")) return "pages";
  if (name.startsWith("assets/") || /\.(svg|png|webp|ico|webmanifest)$/.test(name)) return "assets";
  return undefined;
}

/** Pages are asked for by their folder. */
function sitePath(name: string): string {
  return `/${name.replace(/(^|\/)index\.html$/, "$1")}`;
}

/** Name of the file that is asked for by a site path. */
function fileOf(path: string): string {
  return (path.endsWith("/") ? `${path}index.html` : path).slice(1);
}

function packedShare(ledger: OutputLedger, files: readonly ListedFile[]): number {
  let plain = 0;
  let compressed = 0;
  // Chosen by hash: another file here and there leaves the sample as it is.
  for (const [path, , size] of bestOf(files, SAMPLE, ([, a], [, b]) => (a < b ? -1 : 1))) {
    plain += size;
    compressed += Math.min(size, ledger.gzippedSizeOf(fileOf(path)));
  }
  return plain === 0 ? 1 : Math.round((1000 * compressed) / plain) / 1000;
}

/** The pages that must open without a network whatever was visited, and what those load. */
function shellOf(ledger: OutputLedger, list: OfflineList): string[] {
  const listed = new Map(allFiles(list).map(([path]) => [path, true]));
  const shell = new Set<string>();
  const queue = ["/", "/search/", OFFLINE_PAGE, `/${MANIFEST_PATH}`];
  for (const path of queue) {
    if (!listed.has(path) || shell.has(path)) continue;
    shell.add(path);
    if (!/(\/|\.js)$/.test(path)) continue;
    const text = ledger.read(fileOf(path)).toString("utf8");
    // Assets by their names alone: what stands before them depends on the base. In scripts only
    // static imports; what is loaded on demand can wait for the demand.
    const names = path.endsWith("/")
      ? text.matchAll(/ (?:href|src)="[^"]*\/(assets\/[^"]+)"/g)
      : text.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g);
    for (const [, name = ""] of names) queue.push(`/${name.replace(/^(?!assets\/)/, "assets/")}`);
  }
  return [...shell];
}
