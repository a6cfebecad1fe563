/** `duidu start`: builds the archive and serves it with live reload, drafts included. */

import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { startPreview } from "../src/site/preview.ts";
import { CACHE_ROOT } from "../src/system/program.ts";
import { sha256 } from "../src/system/sha256.ts";
import { formatDiagnostic, summarizeDiagnostics } from "../src/transcript/diagnostic.ts";

/** What `duidu start` is told; the path is relative to the working directory. */
export interface StartOptions {
  content: string;
  port: number;
}

/** Serves the archive until it is stopped. Returns the exit code, at once when the port is taken. */
export async function start({ content, port }: StartOptions): Promise<number> {
  if (!(await isFree(port))) {
    console.error(
      `Port ${port} is taken by another program. Fix: stop it, or give another with --port N.`,
    );
    return 1;
  }
  const contentDir = resolve(content);
  await startPreview({
    contentDir,
    // One folder for each archive, so that two previews do not mix.
    outputDir: join(CACHE_ROOT, "preview", sha256(contentDir).slice(0, 12)),
    port,
    report: ({ diagnostics, transcripts }) => {
      for (const diagnostic of diagnostics) {
        if (diagnostic.severity !== "info") console.error(formatDiagnostic(diagnostic));
      }
      console.log(
        `Building ${transcripts.length} transcripts: ${summarizeDiagnostics(diagnostics)}`,
      );
    },
  });
  console.log(`Serving the archive at http://localhost:${port}/ (Ctrl+C stops it)`);
  return 0;
}

// Eleventy would move to the next port by itself, and the address that was asked for be wrong.
function isFree(wanted: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer()
      .once("error", () => done(false))
      .once("listening", () => probe.close(() => done(true)))
      .listen(wanted);
  });
}
