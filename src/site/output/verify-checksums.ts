/**
 * Checks a site, in a folder or on the web, against its list of checksums. Files that hosts keep
 * to themselves (`_headers`) are checked in a folder only.
 */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../../system/sha256.ts";
import { CHECKSUMS_NAME, type Checksums, parseChecksums, readChecksums } from "./checksums.ts";

/** What came of comparing a site with its list of checksums. */
export interface Verification {
  checked: number;
  /** What is wrong, by path, sorted. */
  problems: { path: string; problem: "changed" | "missing" | "not listed" }[];
}

/** Requests that run side by side: a host is asked for as much as a browser would. */
const REQUESTS = 6;

/** Files that a host acts on rather than serves. */
const NOT_SERVED = /^(_headers|_redirects|CNAME)$|(^|\/)\./;

/**
 * Checks every file of a folder, and that there is no other.
 * @throws Error when the folder holds no list.
 */
export function verifyFolder(folder: string): Verification {
  const list = join(folder, CHECKSUMS_NAME);
  if (!existsSync(list)) throw new Error(`There is no ${CHECKSUMS_NAME} in ${folder}`);
  const expected = parseChecksums(readFileSync(list, "utf8"));
  return compare(expected, readChecksums(folder));
}

/**
 * Checks every listed file of a site on the web, following no redirect to another host.
 * @param address Where the site's home page is.
 * @param report Called after each file with how many are done, and of how many.
 * @throws Error when the list cannot be had.
 */
export async function verifyAddress(
  address: string,
  report: (done: number, total: number) => void = () => {},
): Promise<Verification> {
  const root = new URL(address.endsWith("/") ? address : `${address}/`);
  const list = await load(root, CHECKSUMS_NAME);
  if (list === undefined) throw new Error(`${root}${CHECKSUMS_NAME} could not be loaded`);
  const expected = new Map(
    [...parseChecksums(new TextDecoder().decode(list))].filter(([path]) => !NOT_SERVED.test(path)),
  );
  const found = new Map<string, string>();
  const queue = [...expected.keys()];
  let done = 0;
  const work = async () => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const bytes = await load(root, path);
      if (bytes !== undefined) found.set(path, sha256(bytes));
      report(++done, expected.size);
    }
  };
  await Promise.all(Array.from({ length: REQUESTS }, work));
  return compare(expected, found);
}

function compare(expected: Checksums, found: Checksums): Verification {
  const problems: Verification["problems"] = [];
  for (const [path, digest] of expected) {
    const actual = found.get(path);
    if (actual === undefined) problems.push({ path, problem: "missing" });
    else if (actual !== digest) problems.push({ path, problem: "changed" });
  }
  for (const path of found.keys()) {
    if (!expected.has(path)) problems.push({ path, problem: "not listed" });
  }
  problems.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { checked: expected.size, problems };
}

/** Loads a file of the site by the address that readers use: a folder for its `index.html`. */
async function load(root: URL, path: string): Promise<Uint8Array | undefined> {
  const shown = path.replace(/(^|\/)index\.html$/, "$1");
  const url = new URL(shown.split("/").map(encodeURIComponent).join("/"), root);
  try {
    const response = await fetch(url, { headers: { "cache-control": "no-cache" } });
    if (new URL(response.url).host !== root.host) return undefined;
    // The page for unknown addresses is served as what it is.
    if (!response.ok && path !== "404.html") return undefined;
    return new Uint8Array(await response.arrayBuffer());
  } catch {
    return undefined;
  }
}
