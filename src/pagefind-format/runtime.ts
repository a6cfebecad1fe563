/**
 * What reads the index in the browser. The index itself is written by `bundle.ts`; script,
 * WebAssembly and entry file are Pagefind's own, asked of it once. Only what the page loads is
 * written: Pagefind's interfaces and the fragments, which hold every text once more, are left out.
 */

import type { PagefindEntry } from "./bundle.ts";

/**
 * The version of Pagefind that our writer has been tested with. Before it is raised,
 * `tests/unit/pagefind-format` must pass with the new one: see docs/pagefind-format.md.
 */
export const TESTED_VERSION = "1.5.2";

/**
 * Puts our `fetch` in the place of the browser's for Pagefind's script alone. It swallows failed
 * loads of index files and would report "no results"; the page must know of them.
 */
const FETCH_HOOK =
  "const fetch=(input,init)=>(globalThis.duiduIndexFetch??globalThis.fetch)(input,init);\n";

/** What all bundles share. */
export interface PagefindRuntime {
  /** Pagefind's script and its WebAssembly. */
  files: { path: string; content: Uint8Array }[];
  entry: PagefindEntry;
}

/** Raised when the Pagefind that is installed is not the one whose format we write. */
export class UntestedPagefindError extends Error {
  constructor(version: string) {
    super(
      `Pagefind ${version} is installed, and our index writer has been tested with ` +
        `${TESTED_VERSION} alone: another version may read another format, and would find nothing. ` +
        `Fix: npm install --save-exact pagefind@${TESTED_VERSION}, or follow ` +
        '"Another version" in docs/pagefind-format.md.',
    );
    this.name = "UntestedPagefindError";
  }
}

/** Throws UntestedPagefindError unless a version of Pagefind is the one that is tested. */
export function assertTestedVersion(version: string): void {
  if (version !== TESTED_VERSION) throw new UntestedPagefindError(version);
}

/**
 * Asks Pagefind for the files that read an index, by having it index a word.
 * @throws UntestedPagefindError
 */
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
    const entry: PagefindEntry = JSON.parse(
      Buffer.from(contentOf("pagefind-entry.json")).toString("utf8"),
    );
    assertTestedVersion(entry.version);
    return {
      files: [
        {
          path: "pagefind.js",
          content: Buffer.concat([Buffer.from(FETCH_HOOK), contentOf("pagefind.js")]),
        },
        { path: "wasm.unknown.pagefind", content: contentOf("wasm.unknown.pagefind") },
      ],
      entry,
    };
  } finally {
    await index.deleteIndex();
    await close();
  }
}
