/**
 * Bundles the stylesheet and the browser scripts with esbuild, one file per entry, each with a
 * hash of its content in its name, so that a cached file is never the wrong one.
 */

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { deserialize } from "node:v8";
import type { Metafile } from "esbuild";
import type { Bundles } from "../../_includes/page-context.ts";
import type { Addressing } from "../shared/page-address.ts";
import { PROGRAM_ROOT } from "../system/program.ts";

/** Where a published program has its bundles ready-made, below its root. */
export const READY_BUNDLES = "bundles";
const CLIENT = join(PROGRAM_ROOT, "src/client");
/** Where the bundles would be if they were written; only the part below it counts. */
const OUTPUT = join(PROGRAM_ROOT, "_site");
const TARGET = ["es2022", "chrome109", "firefox115", "safari16"];

/** Bundles as files, with what pages need to load them. */
export interface BundleFiles {
  bundles: Bundles;
  /** The files themselves, by their paths below the root of the site. */
  files: { path: string; content: Uint8Array }[];
}

/**
 * Makes all bundles, to be put into `assets/`. Every file directly in `src/client` is an entry.
 * A copy that is opened from a folder gets classic scripts, each with all it needs inside, since
 * browsers refuse modules from `file://`, and one that loads its search data.
 */
export async function bundleAssets(addressing: Addressing): Promise<BundleFiles> {
  const ready = readReady(addressing);
  if (ready) return ready as BundleFiles;
  // A build that finds the bundles of the last one does not need it, and a keeper does not have it.
  const { build } = await import("esbuild");
  const scripts = readdirSync(CLIENT)
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(CLIENT, name));
  const relativeOnly = addressing === "relative";
  if (relativeOnly) scripts.push(join(CLIENT, "offline/folder-copy.ts"));
  const result = await build({
    entryPoints: [...scripts, join(PROGRAM_ROOT, "src/site/styles/site.css")],
    outdir: join(OUTPUT, "assets"),
    // Names of files tell their content, wherever the program is started.
    absWorkingDir: PROGRAM_ROOT,
    write: false,
    entryNames: "[name]-[hash]",
    bundle: true,
    minify: true,
    format: relativeOnly ? "iife" : "esm",
    splitting: !relativeOnly,
    target: TARGET,
    chunkNames: "chunk-[hash]",
    metafile: true,
    logLevel: "silent",
    legalComments: "none",
  });
  const { outputs } = result.metafile;
  const pathBelow = (file: string) => relative(OUTPUT, file).split(sep).join("/");
  const sitePath = (file: string) => `/${pathBelow(join(PROGRAM_ROOT, file))}`;
  const assets = new Map<string, string>();
  const integrity = new Map<string, string>();
  const imports = new Map<string, string[]>();
  const files = result.outputFiles.map(({ path, contents }) => {
    return { path: pathBelow(path), content: contents };
  });
  for (const { path, content } of files) {
    integrity.set(`/${path}`, integrityOf(content));
  }
  for (const [file, { entryPoint }] of Object.entries(outputs)) {
    if (entryPoint === undefined) continue;
    const name = (entryPoint.split("/").pop() ?? "").replace(/\.ts$/, ".js");
    assets.set(name, sitePath(file));
    imports.set(name, [...importedBy(outputs, file)].map(sitePath));
  }
  return { bundles: { assets, integrity, imports }, files };
}

/** Subresource integrity of a file, such as `sha384-…`. */
export function integrityOf(content: Uint8Array): string {
  return `sha384-${createHash("sha384").update(content).digest("base64")}`;
}

function importedBy(outputs: Metafile["outputs"], file: string, found = new Set<string>()) {
  for (const { path, kind, external } of outputs[file]?.imports ?? []) {
    // Dynamic imports are fetched when they are wanted, if ever.
    if (kind !== "import-statement" || external || found.has(path)) continue;
    found.add(path);
    importedBy(outputs, path, found);
  }
  return found;
}

/**
 * Bundles a service worker: the one that keeps pages, or the one by which a preview rids itself of
 * it. One classic script: it has nothing to share.
 */
export async function bundleWorker(name: "sw" | "farewell"): Promise<Uint8Array> {
  const ready = readReady(name);
  if (ready) return ready as Uint8Array;
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: [join(PROGRAM_ROOT, `src/worker/${name}.ts`)],
    absWorkingDir: PROGRAM_ROOT,
    write: false,
    bundle: true,
    minify: true,
    format: "iife",
    target: TARGET,
    logLevel: "silent",
    legalComments: "none",
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`esbuild made no ${name}`);
  return file.contents;
}

/** What `scripts/compile.ts` has put beside a published program; undefined in the repository. */
function readReady(name: string): unknown {
  const file = join(PROGRAM_ROOT, READY_BUNDLES, `${name}.bin`);
  return existsSync(file) ? deserialize(readFileSync(file)) : undefined;
}
