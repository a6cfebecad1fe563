/**
 * Writes the files of a site, or takes them over from the site that was published last. A file has
 * a key: a hash of everything it is made of. Where the last site has a file of that key, untouched
 * since, it is linked instead of made. A folder that held an older site may be given to write to:
 * what is there already need not even be linked.
 *
 * That a file is untouched is told by its number on the disk, its size and its time of change, as
 * Git does. No file is written to in place: other sites may share it.
 */

import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  fstatSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { gzipSync } from "node:zlib";
import { sha256 } from "../../system/sha256.ts";

export type FileContent = string | Uint8Array | Iterable<Uint8Array>;

/** What is known of a file: key (empty for none), SHA-256, bytes, time of change, number. */
export type LedgerEntry = [
  key: string,
  sha256: string,
  size: number,
  mtimeMs: number,
  inode: number,
  more?: {
    /** Of a file that was joined: key and size of each piece. */
    pieces?: [key: string, bytes: number][];
    /** Bytes of it gzipped, once somebody has asked. */
    gzipped?: number;
  },
];

/** Entries by path below the root of the site, with `/` between folders. */
export type LedgerRecord = Record<string, LedgerEntry>;

/** A part of a file that has a key of its own, as files have. */
export interface Piece {
  key: string;
  make: () => string;
}

/** A file of the last site. */
export interface PreviousFile {
  /** Where it is, or was. */
  path: string;
  /** SHA-256 of its content, in hexadecimal. */
  hash: string;
}

/** What another thread needs to write to a ledger's folder: plain data, for `OutputLedger.of`. */
export interface LedgerBranch {
  folder: string;
  previousFolder: string;
  previous: LedgerRecord;
}

export class OutputLedger {
  /** Folder that files are written to. */
  readonly folder: string;
  readonly #previousFolder: string;
  readonly #previous: LedgerRecord;
  readonly #pathOfKey = new Map<string, string>();
  readonly #entries = new Map<string, LedgerEntry>();
  readonly #folders = new Set<string>();
  /** Whether there may be files already. */
  readonly #isUsed: boolean;

  /**
   * @param folder May hold an older site, or files of other writers.
   * @param previousFolder Where the last site is; may be `folder` itself.
   * @param previous The record of the last site; empty for none.
   */
  constructor(folder: string, previousFolder = folder, previous: LedgerRecord = {}) {
    this.folder = folder;
    this.#isUsed = existsSync(folder) && readdirSync(folder).length > 0;
    this.#previousFolder = previousFolder;
    this.#previous = previous;
    for (const [path, [key]] of Object.entries(previous)) {
      if (key !== "") this.#pathOfKey.set(key, path);
    }
  }

  /** Whether anything is known of a last site. */
  get hasPrevious(): boolean {
    return this.#pathOfKey.size > 0;
  }

  /** The ledger of a branch. What it has written is for `include`. */
  static of({ folder, previousFolder, previous }: LedgerBranch): OutputLedger {
    return new OutputLedger(folder, previousFolder, previous);
  }

  /** A branch that can take over the files of the last site that have these keys. */
  branch(keys: readonly string[] = []): LedgerBranch {
    const previous: LedgerRecord = {};
    for (const key of keys) {
      const path = this.#pathOfKey.get(key);
      const entry = path === undefined ? undefined : this.#previous[path];
      if (entry) previous[path as string] = entry;
    }
    return { folder: this.folder, previousFolder: this.#previousFolder, previous };
  }

  /** Puts a file at a site path, making it only if the last site has none of its key. */
  put(sitePath: string, key: string, make: () => FileContent): void {
    const path = sitePath.replace(/^\//, "");
    if (!this.takeOver(path, key)) this.#write(path, key, make());
  }

  /**
   * Puts a file that is joined from pieces, in their order. Those that the file of the last site
   * has are copied from it, the others made.
   */
  putJoined(sitePath: string, pieces: readonly Piece[]): void {
    const path = sitePath.replace(/^\//, "");
    const isKeyed = pieces.every(({ key }) => key !== "");
    const key = isKeyed ? sha256(JSON.stringify(pieces.map((piece) => piece.key))) : "";
    if (this.takeOver(path, key)) return;
    const known = this.#previousPieces(path);
    const contents = pieces.map((piece) => known.get(piece.key) ?? Buffer.from(piece.make()));
    this.#write(path, key, contents);
    const entry = this.#entries.get(path);
    if (!entry || !isKeyed) return;
    entry[5] = { pieces: pieces.map(({ key }, i) => [key, contents[i]?.length ?? 0]) };
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
    // Not by `join`: this is asked for every file of a site.
    const old = `${this.#previousFolder}/${from}`;
    const target = `${this.folder}/${path}`;
    if (!this.#isUsed || !isUntouched(target, entry)) {
      if (old === target) return false;
      try {
        this.#makeWay(target);
        linkSync(old, target);
      } catch {
        // It is gone, or on another file system, or on one without links: it is made instead.
        return false;
      }
      // Looked at in its new place: another build may have exchanged the old one meanwhile.
      if (!isUntouched(target, entry)) {
        rmSync(target, { force: true });
        return false;
      }
    }
    this.#entries.set(path, entry);
    return true;
  }

  /** Takes over all files whose keys are the group's: `<group> <path>`; false where one is gone. */
  takeOverGroup(group: string): boolean {
    const members = Object.entries(this.#previous).filter(([, [key]]) =>
      key.startsWith(`${group} `),
    );
    return members.length > 0 && members.every(([path, [key]]) => this.takeOver(path, key));
  }

  /** Changes a text that this build has put in its place; it keeps its key. */
  rewrite(path: string, change: (text: string) => string): void {
    const text = readFileSync(join(this.folder, path), "utf8");
    this.#write(path, this.#entries.get(path)?.[0] ?? "", change(text));
  }

  /** Content of a file of this build. */
  read(path: string): Buffer {
    return readFileSync(join(this.folder, path));
  }

  /** Takes a file of this build away. */
  remove(path: string): void {
    this.#entries.delete(path);
    rmSync(join(this.folder, path), { force: true });
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

  /**
   * Makes room for a folder that will be renamed by its content. What an older site has there under
   * another name is moved here, so that files which stay need not be linked one by one.
   */
  makeRoom(parent: string, name: string): void {
    const folder = join(this.folder, parent);
    rmSync(join(folder, name), { recursive: true, force: true });
    // Where the last site itself is written to, its files are linked from where they are.
    if (this.folder === this.#previousFolder || !existsSync(folder)) return;
    const [older] = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory());
    if (older) renameSync(join(folder, older.name), join(folder, name));
  }

  /** Renames a folder of this build, and removes what an older one has left beside it. */
  rename(from: string, to: string): void {
    const [source, target] = [join(this.folder, from), join(this.folder, to)];
    for (const name of readdirSync(dirname(target))) {
      const path = join(dirname(target), name);
      if (path !== source) rmSync(path, { recursive: true, force: true });
    }
    renameSync(source, target);
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

  /** Size that a file of this build has gzipped, in bytes; known as long as it is taken over. */
  gzippedSizeOf(path: string): number {
    const entry = this.#entry(path);
    const more = (entry[5] ??= {});
    more.gzipped ??= gzipSync(this.read(path)).length;
    return more.gzipped;
  }

  /**
   * Paths of all files of this build, sorted by code units. A file of another writer is one of them
   * once somebody has asked for its hash.
   * @param below Only those in this folder.
   */
  paths(below = ""): string[] {
    return [...this.#entries.keys()].filter((path) => path.startsWith(below)).sort();
  }

  /** Removes everything from the folder that is no file of this build. */
  sweep(): void {
    const folders = new Map<string, Set<string>>([["", new Set()]]);
    for (const path of this.#entries.keys()) {
      for (let child = path; child !== ""; ) {
        const slash = child.lastIndexOf("/");
        const parent = child.slice(0, Math.max(0, slash));
        const known = folders.get(parent);
        folders.set(parent, (known ?? new Set()).add(child.slice(slash + 1)));
        if (known) break;
        child = parent;
      }
    }
    for (const [folder, names] of folders) {
      const path = join(this.folder, folder);
      for (const entry of readdirSync(path, { withFileTypes: true })) {
        if (names.has(entry.name) && !entry.isSymbolicLink()) continue;
        rmSync(join(path, entry.name), { recursive: true, force: true });
      }
    }
  }

  /** What the next build needs to know of this one: files that have a key. */
  record(): LedgerRecord {
    return Object.fromEntries([...this.#entries].filter(([, [key]]) => key !== ""));
  }

  /** Pieces of a joined file of the last site, by their keys; none if the file was changed since. */
  #previousPieces(path: string): ReadonlyMap<string, Buffer> {
    const known = new Map<string, Buffer>();
    const [, hash, , , , { pieces = [] } = {}] = this.#previous[path] ?? ["", "", 0, 0, 0];
    const content = pieces.length > 0 && readIfIs(join(this.#previousFolder, path), hash);
    if (!content) return known;
    let at = 0;
    for (const [key, bytes] of pieces) {
      known.set(key, content.subarray(at, at + bytes));
      at += bytes;
    }
    return known;
  }

  #entry(path: string): LedgerEntry {
    let entry = this.#entries.get(path);
    if (!entry) {
      const content = this.read(path);
      entry = ["", sha256(content), content.length, 0, 0];
      this.#entries.set(path, entry);
    }
    return entry;
  }

  #write(path: string, key: string, content: FileContent): void {
    const file = `${this.folder}/${path}`;
    this.#makeWay(file);
    // What this build has linked here is the last site's file as well.
    if (this.#entries.has(path)) rmSync(file, { force: true });
    const hash = createHash("sha256");
    const handle = openSync(file, "w");
    try {
      for (const piece of piecesOf(content)) {
        hash.update(piece);
        writeFileSync(handle, piece);
      }
      const { size, mtimeMs, ino } = fstatSync(handle);
      this.#entries.set(path, [key, hash.digest("hex"), size, mtimeMs, ino]);
    } finally {
      closeSync(handle);
    }
  }

  /** Makes the folder that a file is to be put into, and removes what is in its place. */
  #makeWay(file: string): void {
    this.#makeFolder(file);
    if (this.#isUsed) rmSync(file, { recursive: true, force: true });
  }

  #makeFolder(file: string): void {
    const folder = dirname(file);
    if (this.#folders.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    // A link that somebody has put into an older site.
    if (this.#isUsed && !isWithin(folder, this.folder)) {
      throw new Error(`${folder} leads out of the site. Fix: remove the link, or build again`);
    }
    this.#folders.add(folder);
  }
}

/** Whether a folder is where its path says, below another or the same. */
function isWithin(folder: string, root: string): boolean {
  const way = relative(realpathSync.native(root), realpathSync.native(folder));
  return way.split(sep)[0] !== ".." && !isAbsolute(way);
}

function isUntouched(file: string, [, , size, mtimeMs, inode]: LedgerEntry): boolean {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat?.size === size && stat.mtimeMs === mtimeMs && stat.ino === inode;
}

let room = Buffer.allocUnsafeSlow(1 << 18);

function piecesOf(content: FileContent): Iterable<Uint8Array> {
  if (typeof content === "string") return [encoded(content)];
  return content instanceof Uint8Array ? [content] : content;
}

/** The text in UTF-8, valid until the next one is encoded: pages come by the thousand. */
function encoded(text: string): Uint8Array {
  // No UTF-16 unit takes more than three bytes.
  if (text.length * 3 > room.length) room = Buffer.allocUnsafeSlow(text.length * 6);
  return room.subarray(0, room.write(text, 0, "utf8"));
}

/** Content of a file; undefined where it is not what has this SHA-256. */
export function readIfIs(file: string, hash: string): Buffer | undefined {
  try {
    const content = readFileSync(file);
    return sha256(content) === hash ? content : undefined;
  } catch {
    return undefined;
  }
}
