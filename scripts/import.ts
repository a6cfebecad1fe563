/** `npm run import -- FILE|DIR... [--content DIR] [--dry-run] [--force] [--pair] [--report FILE]` */

import { relative } from "node:path";
import { runRedo } from "../src/import/redo/run-redo.ts";
import { runImport } from "../src/import/run.ts";
import { readArguments, userPath } from "./arguments.ts";
import { ask, closeTerminal, confirm, isInteractive, showProgress } from "./terminal.ts";

const USAGE = `npm run import -- FILE|DIR... [options]
       npm run import -- --pair ENGLISH CHINESE [options]
       npm run import -- --redo [--yes] [--report FILE] [--content DIR]

Writes one transcript per document under content/transcripts/ and keeps the source,
untouched, under content/originals/. Running it again changes nothing.

  --content DIR   the content folder (default: content)
  --dry-run       print what would be done and write nothing
  --report FILE   write the whole report to FILE.md and FILE.json
  --pair          take the two files as one talk: the English and its Chinese translation
  --force         write a transcript anew although a person has edited it
  --no-ask        ask for nothing that a document does not state
  --redo          import all originals again with today's rules, keeping what people edited;
                  shows the difference and asks before it writes
  --yes           with --redo: write without asking`;

const { values, positionals } = readArguments(
  {
    content: { type: "string" },
    "dry-run": { type: "boolean", default: false },
    pair: { type: "boolean", default: false },
    report: { type: "string" },
    force: { type: "boolean", default: false },
    redo: { type: "boolean", default: false },
    yes: { type: "boolean", default: false },
    "no-ask": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
  USAGE,
  true,
);

try {
  const content = values.content === undefined ? "content" : fromHere(values.content);
  const output = {
    today: localDate(new Date()),
    ...(values.report !== undefined && { reportFile: fromHere(values.report) }),
    print: (line: string) => console.log(line),
    printError: (line: string) => console.error(line),
    progress: showProgress,
  };
  if (values.redo && positionals.length > 0) {
    console.error("--redo takes no files: it imports all of the originals that the archive keeps.");
    process.exitCode = 1;
  } else if (values.redo) {
    process.exitCode = await runRedo({
      contentDir: content,
      yes: values.yes && !values["dry-run"],
      ...(isInteractive() && !values["dry-run"] && { confirm }),
      ...output,
    });
  } else if (values.pair && positionals.length !== 2) {
    console.error("--pair takes two files: the English one and the Chinese one.");
    process.exitCode = 1;
  } else if (values.help || positionals.length === 0) {
    console.log(`Usage: ${USAGE}`);
    process.exitCode = values.help ? 0 : 1;
  } else {
    process.exitCode = await runImport({
      paths: positionals.map(fromHere),
      contentDir: content,
      dryRun: values["dry-run"],
      force: values.force,
      pair: values.pair,
      ...(isInteractive() && !values["no-ask"] && { ask }),
      ...output,
    });
  }
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  closeTerminal();
}

/** A path as its user meant it, and short enough for a message. */
function fromHere(path: string): string {
  return relative(process.cwd(), userPath(path)) || ".";
}

function localDate(now: Date): string {
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
