/** `npm run package`: the archive in one zip that is read from a folder, without a server. */

import { statSync } from "node:fs";
import { resolve } from "node:path";
import { packageArchive } from "../src/site/output/package.ts";
import { PROJECT_ROOT } from "../src/site/publish.ts";
import { formatDiagnostic, summarizeDiagnostics } from "../src/transcript/diagnostic.ts";
import { readArguments, userPath } from "./arguments.ts";

const USAGE = "npm run package -- [--content DIR] [--output FILE.zip] [--drafts]";

const { values } = readArguments(
  { content: { type: "string" }, output: { type: "string" }, drafts: { type: "boolean" } },
  USAGE,
);
const contentDir = values.content ? userPath(values.content) : resolve(PROJECT_ROOT, "content");
const today = new Date().toISOString().slice(0, 10);
const outputFile = values.output
  ? userPath(values.output)
  : resolve(PROJECT_ROOT, `duidu-${today}.zip`);
if (statSync(outputFile, { throwIfNoEntry: false })?.isDirectory()) {
  console.error(
    `${outputFile} is a folder; --output takes the name of a zip file.\nUsage: ${USAGE}`,
  );
  process.exit(2);
}

process.chdir(PROJECT_ROOT);
try {
  const { archive, written } = await packageArchive({
    contentDir,
    outputFile,
    drafts: values.drafts ?? false,
  });
  for (const diagnostic of archive.diagnostics) {
    if (diagnostic.severity !== "info") console.error(formatDiagnostic(diagnostic));
  }
  if (!written) {
    console.error(`Not packed: ${summarizeDiagnostics(archive.diagnostics)}.`);
    process.exitCode = 1;
  } else {
    const megabytes = (written.bytes / 1e6).toFixed(1);
    console.log(
      `Packed ${archive.transcripts.length} transcripts, ${written.files} files, ${megabytes} MB, into ${outputFile}. ` +
        "Unpack it and open its index.html.",
    );
  }
} catch (error) {
  console.error(`The copy could not be made.\n${(error as Error).stack}`);
  process.exitCode = 1;
}
