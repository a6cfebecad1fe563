/** `npm run build`: the whole published site, search included. */

import { resolve } from "node:path";
import { CacheFolder } from "../src/site/output/cache-folder.ts";
import { OutputNotOursError, PROJECT_ROOT, publish } from "../src/site/publish.ts";
import { formatDiagnostic, summarizeDiagnostics } from "../src/transcript/diagnostic.ts";
import { readArguments, userPath } from "./arguments.ts";

const { values } = readArguments(
  {
    content: { type: "string" },
    output: { type: "string" },
    drafts: { type: "boolean" },
    fresh: { type: "boolean" },
  },
  "npm run build -- [--content DIR] [--output DIR] [--drafts] [--fresh]",
);
const contentDir = values.content ? userPath(values.content) : resolve(PROJECT_ROOT, "content");
const outputDir = values.output ? userPath(values.output) : resolve(PROJECT_ROOT, "_site");

const started = performance.now();
try {
  const { archive, built } = await publish({
    contentDir,
    outputDir,
    drafts: values.drafts ?? false,
    progress: (stage) => console.log(`${stage} …`),
    ...(!values.fresh && { cache: new CacheFolder() }),
  });
  for (const diagnostic of archive.diagnostics) {
    if (diagnostic.severity !== "info") console.error(formatDiagnostic(diagnostic));
  }
  if (!built) {
    console.error(
      `Not built: ${summarizeDiagnostics(archive.diagnostics)}. The last output was left as it is.`,
    );
    process.exitCode = 1;
  } else {
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const drafts =
      archive.draftsLeftOut > 0 ? `, ${archive.draftsLeftOut} left out as drafts (--drafts)` : "";
    if (archive.site.url === undefined) {
      console.log("Without feeds and sitemap: they need `url: https://…` in site.yaml");
    }
    console.log(
      `Built ${archive.transcripts.length} transcripts${drafts} into ${outputDir} in ${seconds} s`,
    );
  }
} catch (error) {
  console.error(
    error instanceof OutputNotOursError
      ? error.message
      : `The build failed; the last output was left as it is.\n${(error as Error).stack}`,
  );
  process.exitCode = 1;
}
