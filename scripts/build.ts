/** `duidu build`: the whole published site, search included. */

import { resolve } from "node:path";
import { publicationTable } from "../src/archive/publication.ts";
import { hostTable } from "../src/site/host-table.ts";
import { ADDRESSES_UNWRITTEN, recordDay } from "../src/site/keep-addresses.ts";
import { CacheFolder } from "../src/site/output/cache-folder.ts";
import { HalfPlacedError } from "../src/site/output/fill-folder.ts";
import { OutputNotOursError } from "../src/site/output/placement.ts";
import { publish } from "../src/site/publish.ts";
import { StaticNameTakenError } from "../src/site/static-files.ts";
import { capDiagnostics, summarizeDiagnostics } from "../src/transcript/diagnostic.ts";
import type { DiagnosticFormat } from "../src/transcript/diagnostic-formats.ts";
import { say, tell } from "./tell.ts";
import { contentFolder } from "./user-path.ts";

/** Warnings of one kind that a build prints; a large archive has thousands. */
const SHOWN_WARNINGS = 5;

/** What `duidu build` is told; paths are relative to the working directory. */
export interface BuildOptions {
  content: string;
  format: DiagnosticFormat;
  output: string;
  drafts?: boolean;
  fresh?: boolean;
  strict?: boolean;
}

/** Builds the site and tells how it went. Returns the exit code. */
export async function build(options: BuildOptions): Promise<number> {
  const contentDir = contentFolder(options.content);
  const outputDir = resolve(options.output);
  const { format } = options;
  const started = performance.now();
  try {
    const { archive, built, files, takenOver, ...problems } = await publish({
      contentDir,
      outputDir,
      drafts: options.drafts ?? false,
      progress: (stage) => say(`${stage} …`, format),
      ...(!options.fresh && { cache: new CacheFolder() }),
      ...recordDay(),
    });
    const errors = archive.diagnostics.filter(({ severity }) => severity === "error");
    const warnings = archive.diagnostics.filter(({ severity }) => severity === "warning");
    // All errors, and of each kind of warning the first ones; `check` prints every one.
    const shown = format === "text" ? capDiagnostics(warnings, SHOWN_WARNINGS) : warnings;
    tell([...errors, ...shown], format, console.error);
    if (!built) {
      console.error(
        `Not built: ${summarizeDiagnostics(archive.diagnostics)}. The last output was left as it is.`,
      );
      return 1;
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    if (archive.site.url === undefined) {
      say("Without feeds and sitemap: they need `url: https://…` in site.yaml", format);
    }
    say(`${publicationTable(archive)}\n\n${hostTable(archive, files)}\n`, format);
    if (takenOver > 0) {
      const [same, all] = [takenOver, files.length].map((count) => count.toLocaleString("en"));
      say(`${same} of ${all} files are as in the last site and were taken over`, format);
    }
    say(
      `Built ${archive.transcripts.length} transcripts into ${outputDir} in ${seconds} s`,
      format,
    );
    const { cacheProblem, addressesProblem } = problems;
    if (addressesProblem !== undefined) {
      console.error(
        `${ADDRESSES_UNWRITTEN} (${addressesProblem}). Fix: see who owns the folder addresses.`,
      );
    }
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
