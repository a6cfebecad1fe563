/**
 * The table of commands: all that `duidu`, its help and `npm run` know of them stands here, so that
 * two commands never call one thing by two names. Each is loaded only when it runs.
 */

import { existsSync } from "node:fs";
import { DIAGNOSTIC_FORMATS, type DiagnosticFormat } from "../src/transcript/diagnostic-formats.ts";
import { type Command, defineCommand, type OptionSpec } from "./command.ts";
import { userPath } from "./user-path.ts";

const CONTENT: OptionSpec<string> = {
  value: "DIR",
  help: "the content folder",
  // An archive of one's own is a folder by itself; here it is one of the program's folders.
  default: ["site.yaml", "transcripts"].some((name) => existsSync(name)) ? "." : "content",
  read: userPath,
};

const FORMAT: OptionSpec<DiagnosticFormat> = {
  value: "FORMAT",
  help: "how problems are printed: text, json, or github (annotations of a workflow)",
  default: "text",
  read: formatName,
};

const DRAFTS: OptionSpec<boolean | undefined> = { help: "publish drafts as well" };

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  defineCommand<import("./new.ts").NewOptions>({
    name: "new",
    summary: "make the folder of a new archive",
    positionals: "[DIR]",
    options: {
      from: {
        value: "SPEC",
        help: "what its package.json names as duidu: a version or a tarball (default: this version)",
      },
    },
    examples: [
      ["my-archive", "makes my-archive/; then: cd my-archive, npm install, npm start"],
      ["my-archive --from ./duidu-0.1.0.tgz", "with the program of a tarball"],
    ],
    failure: "the folder holds something already",
    run: async (options, [folder]) => (await import("./new.ts")).makeNew(options, folder),
  }),
  defineCommand<import("./build.ts").BuildOptions>({
    name: "build",
    summary: "make the whole site, search included",
    options: {
      content: CONTENT,
      format: FORMAT,
      output: { value: "DIR", help: "where the site goes", default: "_site", read: userPath },
      drafts: DRAFTS,
      fresh: { help: "take nothing over from the last build" },
      strict: { help: "fail, once the rest is published, where a transcript cannot be read" },
    },
    examples: [
      ["", "makes _site/ from content/"],
      ["--content ~/archive --output ~/public --drafts", "other folders, drafts as well"],
    ],
    failure:
      "the settings have an error, or the site could not be written: the last one stays; with --strict, a transcript was left out",
    run: async (options) => (await import("./build.ts")).build(options),
  }),
  defineCommand<import("./start.ts").StartOptions>({
    name: "start",
    summary: "build the archive, drafts included, and show it while it is edited",
    options: {
      content: CONTENT,
      port: { value: "N", help: "the port of the address", default: 8080, read: portNumber },
      host: {
        value: "ADDRESS",
        help: "the address to listen on; 0.0.0.0 opens it to the whole network",
        default: "127.0.0.1",
      },
    },
    examples: [
      ["", "shows content/ at http://localhost:8080/"],
      ["--content ~/archive --port 8081", "shows another archive beside it"],
    ],
    failure: "the port is taken",
    run: async (options) => (await import("./start.ts")).start(options),
  }),
  defineCommand<import("./import.ts").ImportCommandOptions>({
    name: "import",
    summary: "turn documents into transcripts",
    details:
      "Writes one transcript per document under content/transcripts/ and keeps the source,\nuntouched, under content/originals/. Running it again changes nothing.",
    positionals: "[FILE|DIR...]",
    options: {
      content: CONTENT,
      format: FORMAT,
      dryRun: { help: "print what would be done and write nothing" },
      report: {
        value: "FILE",
        help: "write the whole report to FILE.md and FILE.json",
        read: userPath,
      },
      pair: { help: "take the two files as one talk: the English and its Chinese translation" },
      times: {
        value: "CAPTIONS",
        help: "give the paragraphs of one transcript the times of captions of the same talk",
        read: userPath,
      },
      again: { help: "bring back what was taken out with `duidu remove`" },
      force: { help: "write a transcript anew although a person has edited it" },
      noAsk: { help: "ask for nothing that a document does not state" },
      redo: {
        help: "import all originals again with today's rules, keeping what people edited; shows the difference and asks before it writes",
      },
      yes: { help: "with --redo: write without asking" },
    },
    examples: [
      ["~/interviews --dry-run", "says what it would do with the documents of a folder"],
      ["~/interviews/*.txt", "imports them"],
      ["--pair talk.en.txt talk.zh.txt", "imports two files as one talk"],
      ["--times talk.vtt talk.md", "takes the times of captions over into a corrected transcript"],
      ["--redo", "applies today's rules to what was imported before"],
    ],
    failure: "a document could not be imported; the others were",
    run: async (options, files) => (await import("./import.ts")).importFiles(options, files),
  }),
  defineCommand<import("./check.ts").CheckOptions>({
    name: "check",
    summary: "tell every fault of the content, with its line and what to do about it",
    options: { content: CONTENT, format: FORMAT },
    examples: [["", "checks content/"]],
    failure: "the content has an error",
    run: async (options) => (await import("./check.ts")).check(options),
  }),
  defineCommand<import("./addresses.ts").AddressesOptions>({
    name: "addresses",
    summary: "show the addresses of paragraphs, and what happened to them",
    positionals: "[TRANSCRIPT[#ID]]",
    options: { content: CONTENT },
    examples: [
      ["a-talk", "every address that a-talk has or had, with its history"],
      ["a-talk#s0m3id4u5", "the history of one paragraph"],
    ],
    failure: "there is no such transcript or paragraph",
    run: async (options, [wanted]) => (await import("./addresses.ts")).addresses(options, wanted),
  }),
  defineCommand<import("./remove.ts").RemoveOptions>({
    name: "remove",
    summary: "take a transcript out, with its original and what the import kept",
    details:
      "The source's hash is kept in removed.txt, so that an import of the same source\nsays so instead of bringing it back.",
    positionals: "[NAME]",
    options: { content: CONTENT },
    examples: [
      ["a-talk", "removes transcripts/a-talk.md and what belongs to it"],
      ["a-talk.docx", "removes the original of a transcript that was deleted by hand"],
    ],
    failure: "there is no such transcript; nothing was removed",
    run: async (options, [name]) => (await import("./remove.ts")).remove(options, name),
  }),
  defineCommand<import("./package.ts").PackageOptions>({
    name: "package",
    summary: "make one zip that is read from a folder, without server and network",
    options: {
      content: CONTENT,
      format: FORMAT,
      output: {
        value: "FILE",
        help: "the zip (default: duidu-<day>.zip)",
        read: userPath,
      },
      drafts: DRAFTS,
    },
    examples: [["--output archive.zip", "makes archive.zip; unpacked, its index.html is opened"]],
    failure: "the content has an error, or the zip could not be written",
    run: async (options) => (await import("./package.ts")).makePackage(options),
  }),
  defineCommand<object>({
    name: "verify",
    summary: "compare a site, on the web or in a folder, with its checksums",
    positionals: "[URL|DIR]",
    options: {},
    examples: [
      ["", "compares _site/"],
      ["https://example.org/archive/", "compares what a server gives"],
    ],
    failure: "a file is not as it was built, or there is no list of checksums",
    run: async (_, [place]) => (await import("./verify.ts")).verify(place),
  }),
  defineCommand<import("./export-engine.ts").ExportEngineOptions>({
    name: "export-engine",
    summary: "write the archive as JSON lines for a search server",
    options: {
      content: CONTENT,
      output: { value: "DIR", help: "where the files go; must be given", read: userPath },
    },
    examples: [["--output engine", "writes paragraphs.jsonl and two servers' settings"]],
    failure: "the content has an error",
    run: async (options) => (await import("./export-engine.ts")).exportEngine(options),
  }),
];

function formatName(text: string): DiagnosticFormat {
  const format = DIAGNOSTIC_FORMATS.find((name) => name === text);
  if (format !== undefined) return format;
  throw new Error(`It takes one of ${DIAGNOSTIC_FORMATS.join(", ")}.`);
}

function portNumber(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new Error("It takes a number from 1 to 65535.");
}
