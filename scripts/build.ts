/** `duidu build`: the whole published site, search included. */

import { resolve } from "node:path";
import { CacheFolder } from "../src/site/output/cache-folder.ts";
import { HalfPlacedError } from "../src/site/output/fill-folder.ts";
import { OutputNotOursError } from "../src/site/output/placement.ts";
import { publish } from "../src/site/publish.ts";
import { formatDiagnostic, summarizeDiagnostics } from "../src/transcript/diagnostic.ts";

/** What `duidu build` is told; paths are relative to the working directory. */
export interface BuildOptions {
  content: string;
  output: string;
  drafts?: boolean;
  fresh?: boolean;
}

/** Builds the site and tells how it went. Returns the exit code. */
export async function build(options: BuildOptions): Promise<number> {
  const contentDir = resolve(options.content);
  const outputDir = resolve(options.output);
  const started = performance.now();
  try {
    const { archive, built, cacheProblem } = await publish({
      contentDir,
      outputDir,
      drafts: options.drafts ?? false,
      progress: (stage) => console.log(`${stage} …`),
      ...(!options.fresh && { cache: new CacheFolder() }),
    });
    for (const diagnostic of archive.diagnostics) {
      if (diagnostic.severity !== "info") console.error(formatDiagnostic(diagnostic));
    }
    if (!built) {
      console.error(
        `Not built: ${summarizeDiagnostics(archive.diagnostics)}. The last output was left as it is.`,
      );
      return 1;
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const drafts =
      archive.draftsLeftOut > 0 ? `, ${archive.draftsLeftOut} left out as drafts (--drafts)` : "";
    if (archive.site.url === undefined) {
      console.log("Without feeds and sitemap: they need `url: https://…` in site.yaml");
    }
    console.log(
      `Built ${archive.transcripts.length} transcripts${drafts} into ${outputDir} in ${seconds} s`,
    );
    if (cacheProblem !== undefined) {
      console.error(
        `The cache could not be written (${cacheProblem}), so the next build makes everything anew. ` +
          "Fix: see who owns the folder .cache, or remove it.",
      );
    }
    return 0;
  } catch (error) {
    const isToldWhole = error instanceof OutputNotOursError || error instanceof HalfPlacedError;
    console.error(
      isToldWhole
        ? error.message
        : `The build failed; the last output was left as it is.\n${(error as Error).stack}`,
    );
    return 1;
  }
}
