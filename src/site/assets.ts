/**
 * Bundles the stylesheet and the browser scripts with esbuild, one file per entry, each with a
 * hash of its content in its name, so that a cached file is never the wrong one.
 */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { build, type Metafile } from "esbuild";
import { WORKER_PATH } from "./output/offline-list.ts";
import type { Addressing } from "./page-address.ts";

const ROOT = join(import.meta.dirname, "../..");
const CLIENT = join(ROOT, "src/client");
const TARGET = ["es2022", "chrome109", "firefox115", "safari16"];

/** What pages need to load the bundles. */
export interface Bundles {
  /** Site path by plain name, such as `site.js` → `/assets/site-1A2B3C4D.js`. */
  assets: ReadonlyMap<string, string>;
  /** Subresource integrity by site path, such as `sha384-…`. */
  integrity: ReadonlyMap<string, string>;
  /** Site paths of the chunks that a script imports, and they in turn, by its plain name. */
  imports: ReadonlyMap<string, readonly string[]>;
}

/**
 * Writes all bundles to `<outputDir>/assets`. Every file directly in `src/client` is an entry.
 * A copy that is opened from a folder gets classic scripts, each with all it needs inside, since
 * browsers refuse modules from `file://`, and one that loads its search data.
 */
export async function bundleAssets(
  outputDir: string,
  addressing: Addressing = "server",
): Promise<Bundles> {
  const scripts = readdirSync(CLIENT)
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(CLIENT, name));
  const relativeOnly = addressing === "relative";
  if (relativeOnly) scripts.push(join(CLIENT, "offline/folder-copy.ts"));
  const result = await build({
    entryPoints: [...scripts, join(ROOT, "src/site/styles/site.css")],
    outdir: join(outputDir, "assets"),
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
  const sitePath = (file: string) =>
    `/${relative(outputDir, join(process.cwd(), file)).split(sep).join("/")}`;
  const assets = new Map<string, string>();
  const integrity = new Map<string, string>();
  const imports = new Map<string, string[]>();
  for (const [file, { entryPoint }] of Object.entries(outputs)) {
    const digest = createHash("sha384").update(readFileSync(file)).digest("base64");
    integrity.set(sitePath(file), `sha384-${digest}`);
    if (entryPoint === undefined) continue;
    const name = (entryPoint.split("/").pop() ?? "").replace(/\.ts$/, ".js");
    assets.set(name, sitePath(file));
    imports.set(name, [...importedBy(outputs, file)].map(sitePath));
  }
  return { assets, integrity, imports };
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
 * Writes a service worker to its fixed address: the one that keeps pages, or the one by which a
 * preview rids itself of it. One classic script: it has nothing to share.
 */
export async function bundleWorker(outputDir: string, name: "sw" | "farewell"): Promise<void> {
  await build({
    entryPoints: [join(ROOT, `src/worker/${name}.ts`)],
    outfile: join(outputDir, WORKER_PATH),
    bundle: true,
    minify: true,
    format: "iife",
    target: TARGET,
    logLevel: "silent",
    legalComments: "none",
  });
}
