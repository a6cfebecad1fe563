/**
 * Runs a command of this folder: `node scripts/run.js build --output DIR`. Node cannot read our
 * TypeScript, and tsx, which can, takes 2 CPU seconds to start it, a third of what a build after an
 * edit takes among thousands of transcripts. So the program is stripped of its types once, into a
 * folder of the cache that is named by a hash of its code. It may be deleted at any time; where it
 * cannot be written, tsx runs the command. This file is JavaScript, as it is what Node starts with.
 */

import { createHash } from "node:crypto";
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const ROOT = resolve(import.meta.dirname, "..");
const CODE = ["scripts", "src", "_includes", "eleventy.config.ts"];
const CACHE = join(ROOT, ".cache/program");
/** Versions kept, so that a keeper can go back and forth between two branches. */
const VERSIONS = 2;

const name = process.argv[2] ?? "";
const source = join(ROOT, "scripts", `${name}.ts`);
if (!/^[a-z-]+$/.test(name) || !existsSync(source)) {
  console.error("Usage: node scripts/run.js COMMAND [OPTIONS]");
  process.exit(2);
}
// What the command finds is what it would find if it had been started itself.
process.argv.splice(1, 2, source);
await import(pathToFileURL(await commandFile()).href);

/** The file that Node can run. */
async function commandFile() {
  const files = CODE.flatMap((part) => filesOf(join(ROOT, part))).filter(isTypeScript);
  const folder = join(CACHE, versionOf(files));
  try {
    if (existsSync(folder)) utimesSync(folder, new Date(), new Date());
    else await stripTypes(files, folder);
    return join(folder, "scripts", `${name}.js`);
  } catch {
    const { register } = await import("tsx/esm/api");
    register();
    return source;
  }
}

/** @param {string[]} files */
function versionOf(files) {
  const hash = createHash("sha256").update(`${process.version} ${ROOT}`);
  // A newer esbuild may write other code.
  for (const file of [...files, join(ROOT, "package-lock.json"), import.meta.filename]) {
    hash.update(file).update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 20);
}

/**
 * Writes each file as JavaScript, to its place below a folder.
 * @param {string[]} files
 * @param {string} folder
 */
async function stripTypes(files, folder) {
  const { build } = await import("esbuild");
  const unfinished = `${folder}.tmp-${process.pid}`;
  try {
    await build({
      ...{ entryPoints: files, outbase: ROOT, outdir: unfinished, absWorkingDir: ROOT },
      ...{ bundle: true, platform: "node", format: "esm", target: "node20", logLevel: "silent" },
      plugins: [{ name: "files-by-themselves", setup: keepApart }],
    });
    renameSync(unfinished, folder);
  } catch (error) {
    // Somebody else has done it at the same time.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  const byAge = readdirSync(CACHE)
    .map((version) => join(CACHE, version))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const old of byAge.slice(VERSIONS)) rmSync(old, { recursive: true, force: true });
}

/**
 * Has esbuild leave every file a file of its own, which imports the others where they are, and
 * knows the folder of its source: content, styles and what runs in the browser are read from there.
 * @param {import("esbuild").PluginBuild} build
 */
function keepApart(build) {
  build.onResolve({ filter: /./ }, ({ kind, path }) =>
    kind === "entry-point"
      ? undefined
      : { path: path.replace(/^(\..*)\.ts$/, "$1.js"), external: true },
  );
  build.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
    contents: readFileSync(path, "utf8").replaceAll(
      "import.meta.dirname",
      JSON.stringify(dirname(path)),
    ),
    loader: "ts",
  }));
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** @param {string} file */
function isTypeScript(file) {
  return file.endsWith(".ts") && !file.endsWith(".d.ts");
}
