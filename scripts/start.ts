/** `npm start`: builds the archive and serves it with live reload, drafts included. */

import { createServer } from "node:net";
import { resolve } from "node:path";
import { startPreview } from "../src/site/preview.ts";
import { PROJECT_ROOT } from "../src/site/publish.ts";
import { formatDiagnostic, summarizeDiagnostics } from "../src/transcript/diagnostic.ts";
import { readArguments, userPath } from "./arguments.ts";

const { values } = readArguments(
  { content: { type: "string" }, port: { type: "string" } },
  "npm start -- [--content DIR] [--port N]",
);
const port = Number(values.port ?? 8080);
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  console.error(`--port takes a number from 1 to 65535, not ${values.port}`);
  process.exit(2);
}

if (!(await isFree(port))) {
  console.error(
    `Port ${port} is taken by another program. Fix: stop it, or give another with --port N.`,
  );
  process.exit(1);
}

process.chdir(PROJECT_ROOT);
await startPreview({
  contentDir: values.content ? userPath(values.content) : resolve(PROJECT_ROOT, "content"),
  outputDir: ".cache/preview",
  port,
  report: ({ diagnostics, transcripts }) => {
    for (const diagnostic of diagnostics) {
      if (diagnostic.severity !== "info") console.error(formatDiagnostic(diagnostic));
    }
    console.log(`Building ${transcripts.length} transcripts: ${summarizeDiagnostics(diagnostics)}`);
  },
});
console.log(`Serving the archive at http://localhost:${port}/ (Ctrl+C stops it)`);

// Eleventy would move to the next port by itself, and the address that was asked for be wrong.
function isFree(wanted: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer()
      .once("error", () => done(false))
      .once("listening", () => probe.close(() => done(true)))
      .listen(wanted);
  });
}
