/**
 * What reads the index in the browser. The index itself is written by `pagefind-writer.ts`; script,
 * WebAssembly and entry file are Pagefind's own, asked of it once. Only what the page loads is
 * written: Pagefind's interfaces and the fragments, which hold every text once more, are left out.
 */

import type { BundleFile, PagefindEntry } from "./pagefind-bundle.ts";

/**
 * Puts our `fetch` in the place of the browser's for Pagefind's script alone. It swallows failed
 * loads of index files and would report "no results"; the page must know of them.
 */
const FETCH_HOOK =
  "const fetch=(input,init)=>(globalThis.duiduIndexFetch??globalThis.fetch)(input,init);\n";

/** What all bundles share. */
export interface PagefindRuntime {
  /** Pagefind's script and its WebAssembly. */
  files: BundleFile[];
  entry: PagefindEntry;
}

/** Asks Pagefind for the files that read an index, by having it index a word. */
export async function pagefindRuntime(): Promise<PagefindRuntime> {
  // A build that finds the files of the last one does not need it.
  const { close, createIndex } = await import("pagefind");
  const { index, errors } = await createIndex({});
  if (!index) throw new Error(`Pagefind did not start: ${errors.join("; ")}`);
  try {
    const record = { url: "/", content: "word", language: "unknown" };
    const added = await index.addCustomRecord(record);
    const { files, errors: failed } = await index.getFiles();
    if (added.errors.length + failed.length > 0) {
      throw new Error(`Pagefind did not finish: ${[...added.errors, ...failed].join("; ")}`);
    }
    const contentOf = (path: string) => {
      const content = files.find((file) => file.path === path)?.content;
      if (content === undefined) throw new Error(`Pagefind wrote no ${path}`);
      return content;
    };
    return {
      files: [
        {
          path: "pagefind.js",
          content: Buffer.concat([Buffer.from(FETCH_HOOK), contentOf("pagefind.js")]),
        },
        { path: "wasm.unknown.pagefind", content: contentOf("wasm.unknown.pagefind") },
      ],
      entry: JSON.parse(Buffer.from(contentOf("pagefind-entry.json")).toString("utf8")),
    };
  } finally {
    await index.deleteIndex();
    await close();
  }
}
