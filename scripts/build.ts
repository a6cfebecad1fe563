/** `duidu build`: the whole published site, search included. */

import { resolve } from "node:path";
import { publicationTable } from "../src/archive/publication.ts";
import { hostTable } from "../src/site/host-table.ts";
import { CacheFolder } from "../src/site/output/cache-folder.ts";
import { HalfPlacedError } from "../src/site/output/fill-folder.ts";
import { OutputNotOursError } from "../src/site/output/placement.ts";
import { publish } from "../src/site/publish.ts";
import { StaticNameTakenError } from "../src/site/static-files.ts";
import { formatDiagnostic, summarizeDiagnostics } from "../src/transcript/diagnostic.ts";
import { contentFolder } from "./user-path.ts";

/** What `duidu build` is told; paths are relative to the working directory. */
export interface BuildOptions {
  content: string;
  output: string;
  drafts?: boolean;
  fresh?: boolean;
  strict?: boolean;
}

/** Builds the site and tells how it went. Returns the exit code. */
export async function build(options: BuildOptions): Promise<number> {
  const contentDir = contentFolder(options.content);
  const outputDir = resolve(options.output);
  const started = performance.now();
  try {
    const { archive, built, files, cacheProblem } = await publish({
      contentDir,
      outputDir,
      drafts: options.drafts ?? false,
      progress: (stage) => console.log(`${stage} …`),
      ...(!options.fresh && { cache: new CacheFolder() }),
    });
    // Warnings are counted at the end; `check` prints each of them.
    const errors = archive.diagnostics.filter(({ severity }) => severity === "error");
    for (const error of errors) console.error(formatDiagnostic(error));
    if (!built) {
      console.error(
        `Not built: ${summarizeDiagnostics(archive.diagnostics)}. The last output was left as it is.`,
      );
      return 1;
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    if (archive.site.url === undefined) {
      console.log("Without feeds and sitemap: they need `url: https://…` in site.yaml");
    }
    console.log(`${publicationTable(archive)}\n\n${hostTable(archive, files)}\n`);
    console.log(
      `Built ${archive.transcripts.length} transcripts into ${outputDir} in ${seconds} s`,
    );
    if (cacheProblem !== undefined) {
      console.error(
        `The cache could not be written (${cacheProblem}), so the next build makes everything anew. ` +
          "Fix: see who owns the folder .cache, or remove it.",
      );
    }
    return options.strict && errors.length > 0 ? 1 : 0;
  } catch (error) {
    const isToldWhole =
      error instanceof OutputNotOursError ||
      error instanceof HalfPlacedError ||
      error instanceof StaticNameTakenError;
    console.error(
      isToldWhole
        ? error.message
        : `The build failed; the last output was left as it is.\n${(error as Error).stack}`,
    );
    return 1;
  }
}
