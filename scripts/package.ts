/** `duidu package`: the archive in one zip that is read from a folder, without a server. */

import { statSync } from "node:fs";
import { resolve } from "node:path";
import { packageArchive } from "../src/site/output/package.ts";
import { summarizeDiagnostics } from "../src/transcript/diagnostic.ts";
import type { DiagnosticFormat } from "../src/transcript/diagnostic-formats.ts";
import { UsageError } from "./command.ts";
import { say, tell } from "./tell.ts";
import { contentFolder } from "./user-path.ts";

/** What `duidu package` is told; paths are relative to the working directory. */
export interface PackageOptions {
  content: string;
  format: DiagnosticFormat;
  output?: string;
  drafts?: boolean;
}

/** Writes the zip. Returns the exit code. @throws UsageError when the output is a folder. */
export async function makePackage(options: PackageOptions): Promise<number> {
  const contentDir = contentFolder(options.content);
  const today = new Date().toISOString().slice(0, 10);
  const outputFile = resolve(options.output ?? `duidu-${today}.zip`);
  if (statSync(outputFile, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`${outputFile} is a folder; --output takes the name of a zip file.`);
  }
  try {
    const { archive, written } = await packageArchive({
      ...{ contentDir, outputFile },
      drafts: options.drafts ?? false,
    });
    const { format } = options;
    const found = archive.diagnostics.filter(({ severity }) => severity !== "info");
    tell(found, format, console.error);
    if (!written) {
      console.error(`Not packed: ${summarizeDiagnostics(archive.diagnostics)}.`);
      return 1;
    }
    const megabytes = (written.bytes / 1e6).toFixed(1);
    say(
      `Packed ${archive.transcripts.length} transcripts, ${written.files} files, ${megabytes} MB, into ${outputFile}. ` +
        "Unpack it and open its index.html.",
      format,
    );
    return 0;
  } catch (error) {
    console.error(`The copy could not be made.\n${(error as Error).stack}`);
    return 1;
  }
}
