/** `duidu start`: builds the archive and serves it with live reload, drafts included. */

import { createServer } from "node:net";
import { join } from "node:path";
import { recordDay } from "../src/site/keep-addresses.ts";
import { CacheFolder } from "../src/site/output/cache-folder.ts";
import { startPreview } from "../src/site/preview.ts";
import { CACHE_ROOT } from "../src/system/program.ts";
import { sha256 } from "../src/system/sha256.ts";
import { formatDiagnostic, summarizeDiagnostics } from "../src/transcript/diagnostic.ts";
import { contentFolder } from "./user-path.ts";

/** What `duidu start` is told; the path is relative to the working directory. */
export interface StartOptions {
  content: string;
  port: number;
  /** Address to listen on. */
  host: string;
}

/** Serves the archive until it is stopped. Returns the exit code, at once when the port is taken. */
export async function start({ content, port, host }: StartOptions): Promise<number> {
  if (!(await isFree(port, host))) {
    console.error(
      `Port ${port} is taken by another program. Fix: stop it, or give another with --port N.`,
    );
    return 1;
  }
  const contentDir = contentFolder(content);
  const reach = isThisMachine(host)
    ? "this machine alone can reach it; --host 0.0.0.0 opens it to the network"
    : "everybody on the network can reach it, drafts included";
  const told = new Set<string>();
  await startPreview({
    contentDir,
    // One folder for each archive, so that two previews do not mix.
    outputDir: join(CACHE_ROOT, "preview", sha256(contentDir).slice(0, 12)),
    cache: new CacheFolder(),
    keepsRecord: "today" in recordDay(),
    port,
    host,
    serving: (address) => {
      console.log(`Serving the archive at ${address} (Ctrl+C stops it)\n${reach}`);
    },
    reportError: (error) => console.error(`The preview could not be built.\n${error.stack}`),
    report: ({ diagnostics, transcripts }) => {
      const lines = diagnostics
        .filter(({ severity }) => severity !== "info")
        .map((diagnostic) => formatDiagnostic(diagnostic));
      // What was told after the last edit, and stands, is not told again.
      for (const line of lines) if (!told.has(line)) console.error(line);
      told.clear();
      for (const line of lines) told.add(line);
      console.log(
        `Building ${transcripts.length} transcripts: ${summarizeDiagnostics(diagnostics)}`,
      );
    },
  });
  return 0;
}

// Eleventy would move to the next port by itself, and the address that was asked for be wrong.
function isFree(wanted: number, host: string): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer()
      .once("error", () => done(false))
      .once("listening", () => probe.close(() => done(true)))
      .listen(wanted, host);
  });
}

function isThisMachine(host: string): boolean {
  return ["127.0.0.1", "localhost", "::1"].includes(host);
}
