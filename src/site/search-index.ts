/**
 * Builds Pagefind bundles over encoded texts. One record per transcript, added one by one, since
 * their order is the order of results. Only what the page loads is kept: Pagefind's interfaces and
 * the fragments, which hold every text once more, are left out.
 *
 * Pagefind holds a bundle in memory while it is built; the caller keeps bundles small enough.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { constants, gunzipSync } from "node:zlib";
import { close, createIndex, type PagefindIndex } from "pagefind";

/** One transcript for the index: its number in the archive and its encoded words. */
export interface IndexRecord {
  number: number;
  content: string;
}

/**
 * Puts our `fetch` in the place of the browser's for Pagefind's script alone. It swallows failed
 * loads of index files and would report "no results"; the page must know of them.
 */
const FETCH_HOOK =
  "const fetch=(input,init)=>(globalThis.duiduIndexFetch??globalThis.fetch)(input,init);\n";

/**
 * Builds one bundle and writes it to `folder`; Pagefind's script and its WebAssembly go to
 * `runtimeFolder`, which all bundles share.
 * @returns Pagefind's id for each record, in their order.
 */
export async function writeBundle(
  records: readonly IndexRecord[],
  folder: string,
  runtimeFolder: string,
): Promise<string[]> {
  const { index, errors } = await createIndex({});
  if (!index) throw new Error(`Pagefind did not start: ${errors.join("; ")}`);
  try {
    for (const { number, content } of records) {
      const added = await index.addCustomRecord({
        url: `/${number}`,
        content,
        language: "unknown",
      });
      if (added.errors.length > 0) {
        throw new Error(`Pagefind refused a transcript: ${added.errors.join("; ")}`);
      }
    }
    return await writeFiles(index, records, folder, runtimeFolder);
  } finally {
    await index.deleteIndex();
    // Only the end of its process gives Pagefind's memory back.
    await close();
  }
}

async function writeFiles(
  index: PagefindIndex,
  records: readonly IndexRecord[],
  folder: string,
  runtimeFolder: string,
): Promise<string[]> {
  const { files, errors } = await index.getFiles();
  if (errors.length > 0) throw new Error(`Pagefind did not finish: ${errors.join("; ")}`);
  const ids = new Map<string, string>();
  for (const { path, content } of files) {
    const fragment = /^fragment\/unknown_(\w+)\.pf_fragment$/.exec(path);
    if (fragment) ids.set(urlOfFragment(content), fragment[1] ?? "");
    else if (path === "pagefind.js") {
      write(join(runtimeFolder, path), Buffer.concat([Buffer.from(FETCH_HOOK), content]));
    } else if (path === "wasm.unknown.pagefind") write(join(runtimeFolder, path), content);
    else if (/^(index\/|pagefind-entry\.json$|pagefind\..*\.pf_meta$)/.test(path)) {
      write(join(folder, path), content);
    }
  }
  return records.map(({ number }) => {
    const id = ids.get(`/${number}`);
    if (id === undefined) throw new Error(`Pagefind lost transcript ${number} of the archive`);
    return id;
  });
}

/** Bytes of a fragment that are sure to hold its address, which stands first. */
const FRAGMENT_HEAD = 400;

/** Reads the address out of a fragment: gzip, a signature, then JSON. */
function urlOfFragment(content: Uint8Array): string {
  const head = gunzipSync(content.subarray(0, FRAGMENT_HEAD), {
    finishFlush: constants.Z_SYNC_FLUSH,
  }).toString("utf8");
  const early = /^[^{]*\{"url":"(\/\d+)"/.exec(head)?.[1];
  if (early !== undefined) return early;
  const text = gunzipSync(content).toString("utf8");
  return (JSON.parse(text.slice(text.indexOf("{"))) as { url: string }).url;
}

function write(path: string, content: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
