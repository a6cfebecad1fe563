/**
 * The folder of caches, `.cache/duidu`: it may be deleted at any time. Each version of the program
 * has a folder of its own, named by a hash of its code, so that none reads what another wrote.
 * A file holds its own hash and comes into its place by renaming, so one that was cut off by a kill
 * is as good as none.
 */

import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { CACHE_ROOT, IS_COMPILED, PROGRAM_ROOT } from "../../system/program.ts";
import { isRunning } from "../../system/running-process.ts";
import { sha256 } from "../../system/sha256.ts";

/**
 * What decides the bytes of a site, below the program's root: its code, the browser bundles that a
 * package has ready-made, and the versions of what it stands on, which a package pins in its own
 * package.json.
 */
const CODE = IS_COMPILED
  ? ["src", "_includes", "bundles", "eleventy.config.js", "../package.json"]
  : ["src", "_includes", "eleventy.config.ts", "package-lock.json"];
/** Versions kept, so that a keeper can go back and forth between two branches. */
const VERSIONS = 2;
/** Files kept of a version: about twenty for each content and output folder, one for each shard. */
const FILES = 1024;
const DIGEST_BYTES = 32;
/** A file that has not come into its place, and the process that writes it. */
const UNFINISHED = /\.tmp-(\d+)$/;

/** What a build keeps for the next one. It may be deleted at any time. */
export class CacheFolder {
  readonly #folder: string;
  #problem: string | undefined;

  /** @param root Where the folders of the versions are. */
  constructor(root = join(CACHE_ROOT, "duidu")) {
    this.#folder = join(root, codeVersion());
  }

  /** Reads what was written under a name; undefined where there is nothing whole. */
  read(name: string): Buffer | undefined {
    try {
      const bytes = readFileSync(join(this.#folder, name));
      const content = bytes.subarray(DIGEST_BYTES);
      return digest(content).equals(bytes.subarray(0, DIGEST_BYTES)) ? content : undefined;
    } catch {
      return undefined;
    }
  }

  /** Writes a file in place of an older one. Where that fails, a build does without. */
  write(name: string, content: Uint8Array): void {
    this.#try(() => {
      mkdirSync(this.#folder, { recursive: true });
      const path = join(this.#folder, name);
      const unfinished = `${path}.tmp-${process.pid}`;
      writeFileSync(unfinished, Buffer.concat([digest(content), content]));
      renameSync(unfinished, path);
    });
  }

  /** Why the cache could not be written, as the disk said it first; undefined where all was. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Removes the files whose names start with `prefix`, but for some and what others write now. */
  keepOnly(prefix: string, names: ReadonlySet<string>): void {
    this.#try(() => {
      if (!existsSync(this.#folder)) return;
      for (const name of readdirSync(this.#folder)) {
        if (!name.startsWith(prefix) || names.has(name)) continue;
        const writer = UNFINISHED.exec(name)?.[1];
        if (writer !== undefined && isRunning(Number(writer))) continue;
        // Another build may have removed it just now.
        rmSync(join(this.#folder, name), { force: true });
      }
    });
  }

  /** Removes versions and files that have not been written for longest. */
  prune(): void {
    this.#try(() => {
      removeOldest(join(this.#folder, ".."), VERSIONS);
      removeOldest(this.#folder, FILES);
    });
  }

  #try(write: () => void): void {
    try {
      write();
    } catch (error) {
      this.#problem ??= (error as Error).message;
    }
  }
}

/**
 * What `make` gives, kept in a cache where there is one: made once for a version of the program, so
 * it may depend on nothing else.
 */
export async function madeOnce<T>(
  cache: CacheFolder | undefined,
  name: string,
  make: () => Promise<T>,
): Promise<T> {
  const bytes = cache?.read(name);
  if (bytes) return deserialize(bytes) as T;
  const made = await make();
  cache?.write(name, serialize(made));
  return made;
}

/** A name for the cache of something that has a path, such as an output folder. */
export function nameOf(kind: string, ...parts: string[]): string {
  return `${kind}-${sha256(JSON.stringify(parts)).slice(0, 20)}`;
}

function removeOldest(folder: string, most: number): void {
  if (!existsSync(folder)) return;
  const entries = readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const time = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    return time === undefined ? [] : [{ path, time }];
  });
  entries.sort((a, b) => b.time - a.time);
  for (const { path } of entries.slice(most)) rmSync(path, { recursive: true, force: true });
}

let version: string | undefined;

/** Hash of all code, of the locked dependencies and of Node's version. */
function codeVersion(): string {
  if (version === undefined) {
    const hash = createHash("sha256").update(process.version);
    for (const name of CODE.flatMap((part) => filesOf(join(PROGRAM_ROOT, part)))) {
      hash.update(name.slice(PROGRAM_ROOT.length)).update(readFileSync(name));
    }
    version = hash.digest("hex").slice(0, 20);
  }
  return version;
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function digest(content: Uint8Array): Buffer {
  return createHash("sha256").update(content).digest();
}
