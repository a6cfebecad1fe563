/**
 * The attack documents as files that a keeper imports: imported under Node's permission model,
 * which refuses any file but the sources and the content folder, and any other program; built by
 * the published command with every file that it opens checked; opened one after another.
 */

import { spawnSync } from "node:child_process";
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadArchive } from "../../src/archive/load.ts";
import type { ImportReport } from "../../src/import/report.ts";
import type { RunEntry } from "../../src/import/report-file.ts";
import { LAST_WORDS } from "../hostile/documents.ts";
import { importDocuments } from "../hostile/import-documents.ts";
import { PROGRAM, PROGRAM_FOLDER } from "../program.ts";
import { ROOT } from "../shared.ts";
import { launchChromium } from "./chromium.ts";
import { type StaticServer, serveFolder } from "./static-server.ts";
import { visitPages } from "./visit-pages.ts";

const ALL = process.env.DUIDU_HOSTILE === "all";
/** Must show up nowhere: it stands outside, where links and names of the documents lead. */
const SECRET = "the key is under the mat 7f3a91";
/** Megabytes of objects that the import of all of them may hold at once. */
const MEMORY = 1024;
const MINUTE = 60_000;

const folder = mkdtempSync(join(tmpdir(), "duidu-import-hostile-"));
const sources = join(folder, "sources");
const content = join(folder, "content");
const published = join(folder, "published");
const output = join(published, "site");
const documents = importDocuments({ all: ALL, size: 6_000 });
let surroundings: string[];
let printed: string;
let entries: RunEntry[];
let slugs: string[] = [];
let browser: Browser;
let server: StaticServer;

beforeAll(async () => {
  for (const name of ["sources", "content", "outside", "temporary", "published"])
    mkdirSync(join(folder, name));
  for (const { file, bytes } of documents) writeFileSync(join(sources, file), bytes);
  writeFileSync(join(folder, "outside/secret.md"), `---\ntitle: ${SECRET}\n---\n\n${SECRET}。\n`);
  symlinkSync(join(folder, "outside/secret.md"), join(sources, "link.md"));
  symlinkSync(join(folder, "outside"), join(sources, "linked"));
  surroundings = listAround();
  importAll();
  build();
  slugs = [...loadArchive(content, { drafts: true }).bySlug.keys()];
  [browser, server] = await Promise.all([launchChromium(), serveFolder(output)]);
}, 10 * MINUTE);

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What stands around the content folder and the site, with its times: nothing of it may change. */
function listAround(): string[] {
  const around = ["sources", "outside"].flatMap((name) =>
    readdirSync(join(folder, name), { recursive: true, encoding: "utf8" }).map((path) =>
      join(folder, name, path),
    ),
  );
  const project = readdirSync(ROOT).filter((name) => name !== ".cache");
  return [
    ...around.map((path) => `${path} ${lstatSync(path).mtimeMs} ${lstatSync(path).size}`),
    ...project.map((name) => join(ROOT, name)),
    ...readdirSync(tmpdir()).filter((name) => name.includes("pwned")),
  ].sort();
}

/** `npm run import`, as one file of ours, so that no loader needs more rights than it does. */
function importAll(): void {
  const flag = process.allowedNodeEnvironmentFlags.has("--permission")
    ? "--permission"
    : "--experimental-permission";
  const rights = [
    ...[join(ROOT, "node_modules"), PROGRAM_FOLDER, sources, content].map(
      (path) => `--allow-fs-read=${path}/*`,
    ),
    `--allow-fs-write=${content}/*`,
    // The dictionary of Chinese words is a compiled one.
    "--allow-addons",
    // PDFs and mails are taken apart in a thread.
    "--allow-worker",
  ];
  const { status, stdout, stderr, signal } = spawnSync(
    process.execPath,
    [
      ...[flag, ...rights, `--max-old-space-size=${MEMORY}`, PROGRAM],
      ...["import", sources, "--content", content, "--report", join(content, "report")],
    ],
    // Where a command is called, it looks for an archive first.
    { encoding: "utf8", cwd: content, timeout: 5 * MINUTE, maxBuffer: 1e9 },
  );
  printed = stdout + stderr;
  // 1 says that some documents were refused.
  expect([status, signal], printed.slice(-2000)).toEqual([1, null]);
  entries = (JSON.parse(readFileSync(join(content, "report.json"), "utf8")) as Report).documents;
  for (const name of ["report.json", "report.md"]) rmSync(join(content, name));
}

interface Report {
  documents: (RunEntry & { report?: ImportReport })[];
}

function build(): void {
  const log = join(folder, "temporary/guard.log");
  writeFileSync(log, "");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      ...["--import", "tsx", "--import", join(ROOT, "tests/hostile/guard-files.ts")],
      ...[PROGRAM, "build", "--content", content, "--output", output],
    ],
    {
      cwd: ROOT,
      encoding: "utf8",
      maxBuffer: 1e9,
      env: {
        ...process.env,
        TMPDIR: join(folder, "temporary"),
        DUIDU_GUARD_READ: [`${ROOT}/*`, `${content}/*`].join(delimiter),
        DUIDU_GUARD_WRITE: [`${published}*`, `${folder}/temporary*`, `${ROOT}/.cache/*`].join(
          delimiter,
        ),
        DUIDU_GUARD_LOG: log,
      },
    },
  );
  expect(readFileSync(log, "utf8")).toBe("");
  expect(status, (stdout + stderr).slice(-2000)).toBe(0);
  rmSync(join(folder, "temporary"), { recursive: true });
}

describe("attack documents that are imported", () => {
  test("are each written as a transcript that builds, or refused with a rule", () => {
    expect(documents.length).toBeGreaterThan(700);
    const failed = entries.flatMap(({ problem }) => problem ?? []);
    expect(failed.filter((text) => !/ error [a-z-]+: .*Fix: /s.test(text))).toEqual([]);
    // These two are words for what nobody foresaw.
    expect(failed.filter((text) => /import-failed|file-unwritable/.test(text))).toEqual([]);
    expect(entries.length).toBe(documents.filter(({ file }) => !file.startsWith(".")).length);
    const { diagnostics } = loadArchive(content, { drafts: true });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const repeated = entries.filter(({ outcome }) => outcome === "repeated").length;
    expect(slugs.length).toBe(entries.length - failed.length - repeated);
  });

  test("read and write nothing outside, whatever links and names say", () => {
    expect(printed).not.toContain("ERR_ACCESS_DENIED");
    expect(printed).toContain("link.md: passed over, a symbolic link is not followed");
    expect(readdirSync(folder).sort()).toEqual(["content", "outside", "published", "sources"]);
    expect(listAround()).toEqual(surroundings);
    for (const place of [content, output]) {
      for (const path of readdirSync(place, { recursive: true, encoding: "utf8" })) {
        const file = join(place, path);
        if (!lstatSync(file).isFile()) continue;
        const text = readFileSync(file, "latin1");
        expect(text.includes(SECRET) || text.includes("root:x:0:0"), path).toBe(false);
      }
    }
    const names = readdirSync(output, { recursive: true, encoding: "utf8" });
    expect(names.filter((path) => !/^[\w./-]+$/.test(path))).toEqual([]);
  });

  test("have what hides or reorders text named by its code point", () => {
    const lines = printed.split("\n");
    const about = (file: string) => {
      const from = lines.findIndex((line) => line.includes(`/${file} → `));
      const to = lines.findIndex((line, i) => i > from && / → transcripts\//.test(line));
      return lines.slice(from, to).join("\n");
    };
    for (const { file } of documents.filter(({ family }) => family.startsWith("hidden "))) {
      expect(about(file), file).toMatch(/U\+[0-9A-F]{4,}/);
    }
    for (const file of ["hidden-00.html", "hidden-00.docx", "hidden-00.epub", "hidden-00.srt"]) {
      expect(about(file), file).toMatch(/text-reordering: U\+20/);
    }
    expect(about("hidden-01.txt")).toMatch(/speaker-lookalike: `Аlice Smith` holds letters of two/);
    expect(about("hidden-03.txt")).toMatch(/speaker-lookalike: `PauI` looks like `Paul`/);
  });

  test("print nothing that a terminal would obey", () => {
    expect(printed).not.toMatch(
      /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/,
    );
  });

  test(
    "run nothing, ask nobody and show their last words",
    async () => {
      const last = new Set(
        slugs.filter((slug) =>
          readFileSync(join(content, "transcripts", `${slug}.md`), "utf8").includes(LAST_WORDS),
        ),
      );
      expect(last.size).toBeGreaterThan(500);
      // All that stand in Markdown already are opened by hostile.test.ts; of these, an eighth.
      const isOpened = (_: string, i: number) => ALL || i % 8 === 0;
      const paths = slugs.filter(isOpened).map((slug) => `/transcripts/${slug}/`);
      const problems = await visitPages(browser, server.url, paths, async (page, path) => {
        if (!last.has(path.split("/")[2] ?? "")) return [];
        const shown = await page.locator("body").innerText();
        return shown.includes(LAST_WORDS) ? [] : ["the last words are not shown"];
      });
      expect(problems).toEqual([]);
    },
    10 * MINUTE,
  );
});
