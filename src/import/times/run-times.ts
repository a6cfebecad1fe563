/**
 * Runs `duidu import --times`: imports the transcript where it is not in the archive yet, and puts
 * the captions' times into what stands there. They are written as a person's edit is, so that no
 * later import takes them out again.
 */

import { basename, dirname, join, resolve } from "node:path";
import { sha256 } from "../../system/sha256.ts";
import { type Diagnostic, formatDiagnostic } from "../../transcript/diagnostic.ts";
import { MAX_FILE_BYTES } from "../../transcript/limits.ts";
import { parseTranscript } from "../../transcript/parse.ts";
import { readContent } from "../content-folder.ts";
import { readContentText, readSource, writeAtomically } from "../disk.ts";
import { Found } from "../metadata/found-metadata.ts";
import { asProblem, ImportProblem } from "../problem.ts";
import { readProvenance } from "../provenance.ts";
import { type Cue, dropRepeatedLines } from "../read/cue.ts";
import { readFormat } from "../read/read-format.ts";
import { newReport } from "../report.ts";
import { type ImportOptions, runImport } from "../run.ts";
import { addTimes, type TimedTranscript } from "./add-times.ts";

/** Paragraphs without a time that are listed. */
const MOST_LISTED = 20;

/**
 * Adds times and returns the exit status: 1 when a file cannot be read or no paragraph is found.
 * @param captions Path of the captions. `paths` holds the transcript's.
 */
export async function runTimes(options: ImportOptions, captions: string): Promise<number> {
  const [path = ""] = options.paths;
  const { contentDir, dryRun, print, printError } = options;
  let current = captions;
  try {
    const cues = readCues(await readSource(captions, contentDir));
    current = path;
    const inArchive = resolve(dirname(path)) === resolve(contentDir, "transcripts");
    const bytes = inArchive ? new Uint8Array() : await readSource(path, contentDir);
    if (!inArchive && !dryRun) {
      const status = await runImport(options);
      if (status !== 0) return status;
    }
    const file = inArchive || dryRun ? path : await findTranscript(bytes, options);
    current = file;
    const before = readTranscript(file);
    const result = addTimes(before, basename(file), cues);
    if (result.timed === 0 && result.kept === 0) {
      throw new ImportProblem(
        "times-none",
        "No paragraph has the words of the captions",
        "check that both are of one talk and one language",
      );
    }
    verifyTimes(before, result, basename(file));
    if (!dryRun && result.timed > 0) await writeAtomically(file, result.text, before);
    print(`${file}: ${describe(result)}${dryRun ? " Nothing was written (--dry-run)." : ""}`);
    const untimed = result.untimed.map((paragraph) => untimedAt(file, paragraph));
    for (const diagnostic of untimed) options.diagnose?.(diagnostic);
    for (const diagnostic of untimed.slice(0, MOST_LISTED)) {
      print(`  no time  ${formatDiagnostic(diagnostic)}`);
    }
    const more = result.untimed.length - MOST_LISTED;
    if (more > 0) print(`  no time  and ${more} more`);
    return 0;
  } catch (error) {
    const diagnostic = asProblem(error).at(current);
    options.diagnose?.(diagnostic);
    printError(formatDiagnostic(diagnostic));
    return 1;
  }
}

/** A paragraph whose words the captions do not hold. */
function untimedAt(path: string, { line, text }: TimedTranscript["untimed"][number]): Diagnostic {
  const begins = text.replace(/\s+/g, " ").slice(0, 60);
  const message = `The captions do not hold the words of “${begins}”`;
  const fix = "write its time in front of it, `[HH:MM:SS]`, or leave it so";
  return { severity: "info", rule: "no-time", message, fix, path, line, column: 1 };
}

function readCues(bytes: Uint8Array): Cue[] {
  const source = readFormat(bytes, new Found(), newReport());
  if (source.kind === "captions") return dropRepeatedLines(source.cues, newReport());
  throw new ImportProblem(
    "times-no-captions",
    "The file holds no captions, so that it has no times",
    "give the captions first: --times CAPTIONS TRANSCRIPT",
  );
}

/** A transcript's text; no link is followed out of the archive. */
function readTranscript(path: string): string {
  const read = readContentText(path, MAX_FILE_BYTES);
  if ("text" in read) return read.text;
  throw new ImportProblem(
    "transcript-unreadable",
    `The transcript cannot be read (${read.problem})`,
    "check the path",
  );
}

/** The transcript that was made of a source. */
async function findTranscript(bytes: Uint8Array, { contentDir }: ImportOptions): Promise<string> {
  const { transcripts } = await readContent(contentDir);
  const digest = sha256(bytes);
  for (const [name, text] of transcripts.entries()) {
    if (readProvenance(text)?.original_sha256 === digest)
      return join(contentDir, "transcripts", name);
  }
  throw new Error("the transcript that was imported is not in the archive");
}

/** Nothing but times may have changed; anything else is a fault of ours. */
function verifyTimes(before: string, { text, timed, kept }: TimedTranscript, name: string): void {
  const count = parseTranscript(text, name).transcript.sections.flatMap(({ turns }) =>
    turns.flatMap(({ segments }) => segments.filter(({ time }) => time !== undefined)),
  ).length;
  const without = text.replace(/\[\d{2,}:\d\d:\d\d\] /g, "");
  if (count === timed + kept && without === before.replace(/\[\d{2,}:\d\d:\d\d\] /g, "")) return;
  throw new Error("adding times would have changed the text");
}

function describe({ timed, kept, untimed }: TimedTranscript): string {
  const had = kept > 0 ? `, ${kept} had one already` : "";
  const none =
    untimed.length > 0 ? `, ${untimed.length} ${untimed.length === 1 ? "gets" : "get"} none` : "";
  return `${timed} ${timed === 1 ? "paragraph gets its" : "paragraphs get their"} time${had}${none}.`;
}
