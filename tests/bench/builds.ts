/**
 * The builds that the bench compares, each as a command on a content folder. All of them write a
 * page per transcript, the lists, and a page per name, for the same archive. The others stand there
 * twice: with pages equal to ours, and with plain ones, which are title, facts and text.
 */

import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { ROOT } from "../shared.ts";

export type PeerName = "floor" | "eleventy" | "hugo";
/** What a peer writes: pages equal to ours, or plain ones. */
type PeerPages = "equal" | "plain";
export type BuildName = PeerName | `${PeerName}-plain` | "pages" | "whole" | "edit";

export interface BenchBuild {
  name: BuildName;
  title: string;
  /** Readies what the command reads, outside the measured time. */
  prepare(content: string, work: string, output: string): void;
  command(content: string, output: string, work: string): string[];
  env?: Record<string, string>;
}

const TSX = join(ROOT, "node_modules/.bin/tsx");
const BENCH = join(ROOT, "tests/bench");

const NODE = ["node", "--max-semi-space-size=32", "--import", "tsx"];

const withCache = (content: string, output: string) => [
  ...[...NODE, join(ROOT, "scripts/duidu.ts"), "build"],
  ...["--content", content, "--output", output],
];

/** Without what an earlier build has left. */
const ours = (content: string, output: string) => [...withCache(content, output), "--fresh"];

export const BENCH_BUILDS: readonly BenchBuild[] = [
  floor("equal"),
  {
    name: "pages",
    title: "**`npm run build`**, pages alone",
    prepare() {},
    command: (contentDir, outputDir) => [
      ...[...NODE, join(ROOT, "tests/build-with.js"), join(ROOT, "src/site/publish.ts")],
      JSON.stringify({ contentDir, outputDir, drafts: false, pagesOnly: true }),
    ],
  },
  {
    name: "whole",
    title: "**`npm run build`**, with search, feeds and exports",
    prepare() {},
    command: ours,
  },
  {
    name: "edit",
    title: "**`npm run build`** again, one paragraph of one transcript edited",
    // A copy of the content, since the others are to find it as it was. The edit that is measured
    // is the second: the first after a whole build has all files to link.
    prepare(content, work, output) {
      rmSync(work, { recursive: true, force: true });
      cpSync(content, work, { recursive: true });
      const [command = "", ...options] = withCache(work, output);
      const build = () => {
        const { status, stderr } = spawnSync(command, options, { cwd: ROOT, encoding: "utf8" });
        if (status !== 0) throw new Error(`The build before the edit failed:\n${stderr}`);
      };
      build();
      editMiddle(work);
      build();
      editMiddle(work);
    },
    command: (_content, output, work) => withCache(work, output),
  },
  eleventy("equal"),
  hugo("equal"),
  floor("plain"),
  eleventy("plain"),
  hugo("plain"),
];

function floor(pages: PeerPages): BenchBuild {
  return {
    ...named("floor", "floor: one script, same libraries", pages),
    prepare() {},
    command: (content, output) => [TSX, join(BENCH, `floor/${pages}.ts`), content, output],
  };
}

function eleventy(pages: PeerPages): BenchBuild {
  return {
    ...named("eleventy", "Eleventy the usual way (Markdown templates, Nunjucks)", pages),
    // Eleventy's input holds its templates; the transcripts are templates here.
    prepare(content, work) {
      rmSync(work, { recursive: true, force: true });
      mkdirSync(work, { recursive: true });
      cpSync(join(content, "transcripts"), join(work, "transcripts"), { recursive: true });
    },
    command: (_content, output, work) => [
      ...[TSX, join(ROOT, "node_modules/@11ty/eleventy/cmd.cjs")],
      ...["--config", "tests/bench/eleventy-way/eleventy.config.ts"],
      ...["--input", relative(ROOT, work), "--output", relative(ROOT, output)],
    ],
    env: { BENCH_PAGES: pages },
  };
}

function hugo(pages: PeerPages): BenchBuild {
  const source = join(BENCH, "hugo-way");
  return {
    ...named("hugo", "Hugo", pages),
    prepare() {},
    command: (content, output) => [
      ...["hugo", "--quiet", "--source", source, "--config", `hugo.toml,${pages}.toml`],
      ...["--contentDir", content, "--destination", output],
    ],
  };
}

/** The name and the title of a peer by what it writes. */
function named(
  peer: PeerName,
  title: string,
  pages: PeerPages,
): Pick<BenchBuild, "name" | "title"> {
  return pages === "equal"
    ? { name: peer, title: `${title}, equal pages` }
    : { name: `${peer}-plain`, title: `${title}, plain pages` };
}

/** Writes a few words into the first paragraph of the transcript in the middle. */
function editMiddle(content: string): void {
  const folder = join(content, "transcripts");
  const names = readdirSync(folder).sort();
  const file = join(folder, names[Math.floor(names.length / 2)] ?? "");
  const source = readFileSync(file, "utf8");
  const at = source.indexOf("。", source.indexOf("\n---\n"));
  writeFileSync(file, `${source.slice(0, at)}，这里改了一处${source.slice(at)}`);
}

/** The version line of an installed Hugo, or undefined. */
export function hugoVersion(): string | undefined {
  const { status, stdout } = spawnSync("hugo", ["version"], { encoding: "utf8" });
  return status === 0 ? /v[\d.]+/.exec(stdout)?.[0] : undefined;
}
