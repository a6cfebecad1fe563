/**
 * Writes the files of a site, or takes them over from the site that was published last. A file has
 * a key: a hash of everything it is made of. Where the last site has a file of that key, untouched
 * since, it is linked instead of made.
 *
 * That a file is untouched is told by its size and time of change, as Git does.
 */

import { createHash } from "node:crypto";
import {
  closeSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, join, sep } from "node:path";
import { sha256 } from "../../system/sha256.ts";

export type FileContent = string | Uint8Array | Iterable<string>;

/** What is known of a file: key (empty for none), SHA-256, size in bytes, time of change. */
export type LedgerEntry = [key: string, sha256: string, size: number, mtimeMs: number];

/** Entries by path below the root of the site, with `/` between folders. */
export type LedgerRecord = Record<string, LedgerEntry>;

/** A file of the last site. */
export interface PreviousFile {
  /** Where it is, or was. */
  path: string;
  /** SHA-256 of its content, in hexadecimal. */
  hash: string;
}

export class OutputLedger {
  /** Folder that files are written to. */
  readonly folder: string;
  readonly #previousFolder: string;
  readonly #previous: LedgerRecord;
  readonly #pathOfKey = new Map<string, string>();
  readonly #entries = new Map<string, LedgerEntry>();
  readonly #folders = new Set<string>();

  /**
   * @param previousFolder Where the last site is; may be `folder` itself.
   * @param previous The record of the last site; empty for none.
   */
  constructor(folder: string, previousFolder = folder, previous: LedgerRecord = {}) {
    this.folder = folder;
    this.#previousFolder = previousFolder;
    this.#previous = previous;
    for (const [path, [key]] of Object.entries(previous)) {
      if (key !== "") this.#pathOfKey.set(key, path);
    }
  }

  /** Puts a file at a site path, making it only if the last site has none of its key. */
  put(sitePath: string, key: string, make: () => FileContent): void {
    const path = sitePath.replace(/^\//, "");
    if (!this.takeOver(path, key)) this.#write(path, key, make());
  }

  /** Puts a file in its place whose content is at hand. */
  write(sitePath: string, content: FileContent): void {
    this.#write(sitePath.replace(/^\//, ""), "", content);
  }

  /** Links the file of a key from the last site; false where there is none that is untouched. */
  takeOver(path: string, key: string): boolean {
    const from = this.#previous[path]?.[0] === key ? path : this.#pathOfKey.get(key);
    const entry = from === undefined || key === "" ? undefined : this.#previous[from];
    if (!entry || from === undefined) return false;
    const old = join(this.#previousFolder, from);
    const target = join(this.folder, path);
    if (old !== target) {
      try {
        this.#makeFolder(target);
        linkSync(old, target);
      } catch {
        // It is gone, or on another file system, or on one without links: it is made instead.
        return false;
      }
    }
    // Looked at in its new place: another build may have exchanged the old one meanwhile.
    const stat = statSync(target, { throwIfNoEntry: false });
    if (stat?.size !== entry[2] || stat.mtimeMs !== entry[3]) {
      rmSync(target, { force: true });
      return false;
    }
    this.#entries.set(path, entry);
    return true;
  }

  /** The file of the last site that had a key. */
  previous(key: string): PreviousFile | undefined {
    const path = this.#pathOfKey.get(key);
    const entry = path === undefined ? undefined : this.#previous[path];
    return entry && { path: join(this.#previousFolder, path as string), hash: entry[1] };
  }

  /** A file of the last site that had a content, by its SHA-256. */
  previousOfHash(hash: string): PreviousFile | undefined {
    for (const [path, [, known]] of Object.entries(this.#previous)) {
      if (known === hash) return { path: join(this.#previousFolder, path), hash };
    }
    return undefined;
  }

  /** Takes in what another ledger of this build has written. */
  include(record: LedgerRecord): void {
    for (const [path, entry] of Object.entries(record)) this.#entries.set(path, entry);
  }

  /** Renames a folder of this build. */
  rename(from: string, to: string): void {
    this.#makeFolder(join(this.folder, to));
    renameSync(join(this.folder, from), join(this.folder, to));
    for (const [path, entry] of [...this.#entries]) {
      if (!path.startsWith(`${from}/`)) continue;
      this.#entries.delete(path);
      this.#entries.set(to + path.slice(from.length), entry);
    }
  }

  /** SHA-256 of a file of this build, in hexadecimal. */
  hashOf(path: string): string {
    return this.#entry(path)[1];
  }

  /** Size of a file of this build, in bytes. */
  sizeOf(path: string): number {
    return this.#entry(path)[2];
  }

  /**
   * Paths of all files of this build, sorted by code units, whoever wrote them.
   * @param below Only those in this folder.
   */
  paths(below = ""): string[] {
    return readdirSync(join(this.folder, below), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(join(this.folder, sep).length)
          .split(sep)
          .join("/"),
      )
      .sort();
  }

  /** What the next build needs to know of this one: files that have a key. */
  record(): LedgerRecord {
    return Object.fromEntries([...this.#entries].filter(([, [key]]) => key !== ""));
  }

  #entry(path: string): LedgerEntry {
    let entry = this.#entries.get(path);
    if (!entry) {
      const content = readFileSync(join(this.folder, path));
      entry = ["", sha256(content), content.length, 0];
      this.#entries.set(path, entry);
    }
    return entry;
  }

  #write(path: string, key: string, content: FileContent): void {
    const file = join(this.folder, path);
    this.#makeFolder(file);
    // Never into a file that another site may share.
    if (this.#previousFolder === this.folder) rmSync(file, { force: true });
    const hash = createHash("sha256");
    if (typeof content === "string" || content instanceof Uint8Array) {
      const bytes = typeof content === "string" ? Buffer.from(content) : content;
      hash.update(bytes);
      writeFileSync(file, bytes);
    } else {
      const handle = openSync(file, "w");
      try {
        for (const piece of content) {
          hash.update(piece);
          writeSync(handle, piece);
        }
      } finally {
        closeSync(handle);
      }
    }
    const { size, mtimeMs } = statSync(file);
    this.#entries.set(path, [key, hash.digest("hex"), size, mtimeMs]);
  }

  #makeFolder(file: string): void {
    const folder = dirname(file);
    if (this.#folders.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    this.#folders.add(folder);
  }
}
