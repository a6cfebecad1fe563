/**
 * Puts the files of a site in its folder: each is taken over from the last site where that has one
 * of its key (`link-file.ts`), else it is made and written (`write-file.ts`); what is known of all of
 * them goes to the next build (`site-record.ts`).
 */

import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { sha256 } from "../../system/sha256.ts";
import { linkUnchanged } from "./link-file.ts";
import { type FileEntry, LastSite, type SiteRecord } from "./site-record.ts";
import { type FileContent, writeFile } from "./write-file.ts";

/** A part of a file that has a key of its own, as files have. */
export interface Piece {
  key: string;
  make: () => string;
}

/** The files of one build of a site, and how each came there. */
export class OutputLedger {
  /** Folder that files are put into. */
  readonly folder: string;
  readonly #last: LastSite;
  readonly #entries = new Map<string, FileEntry>();
  readonly #folders = new Set<string>();
  readonly #groups = new Map<string, [key: string, ...paths: string[]]>();
  #takenOver = 0;

  /**
   * @param folder May hold files, which make way.
   * @param lastFolder Where the last site is; may be `folder` itself.
   * @param record The record of the last site; empty for none.
   */
  constructor(folder: string, lastFolder = folder, record: SiteRecord = {}) {
    this.folder = folder;
    this.#last = new LastSite(lastFolder, record);
  }

  /** Whether anything is known of a last site. */
  get hasPrevious(): boolean {
    return !this.#last.isUnknown;
  }

  /** How many files were taken over from the last site. */
  get takenOver(): number {
    return this.#takenOver;
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
    const known = piecesOf(join(this.#last.folder, path), this.#last.at(path));
    const contents = pieces.map((piece) => known.get(piece.key) ?? Buffer.from(piece.make()));
    const entry = this.#write(path, key, contents);
    if (!isKeyed) return;
    entry[5] = { pieces: pieces.map(({ key }, i) => [key, contents[i]?.length ?? 0]) };
  }

  /** Puts a file in its place whose content is at hand. */
  write(sitePath: string, content: FileContent): void {
    this.#write(sitePath.replace(/^\//, ""), "", content);
  }

  /** Links the file of a key from the last site; false where there is none that is unchanged. */
  takeOver(path: string, key: string): boolean {
    if (key !== "" && this.#entries.get(path)?.[0] === key) return true;
    const known = this.#last.find(path, key);
    if (!known) return false;
    const target = `${this.folder}/${path}`;
    this.#makeFolder(target);
    const entry = linkUnchanged(known.file, target, known.entry);
    if (!entry) return false;
    this.#entries.set(path, entry);
    this.#takenOver++;
    return true;
  }

  /** Takes over the pages of a group, by the path of the first and the key; false unless all are there. */
  takeOverGroup(path: string, key: string): boolean {
    const [known, ...others] = this.#last.at(path)?.[5]?.group ?? [];
    if (key === "" || known !== key) return false;
    return [path, ...others].every((one) => this.takeOver(one, this.#last.at(one)?.[0] ?? ""));
  }

  /** Says that pages, by their paths, are a group of a key. */
  noteGroup([path, ...others]: readonly string[], key: string): void {
    if (path !== undefined && key !== "") this.#groups.set(path, [key, ...others]);
  }

  /** Changes a text that this build has put in its place; it keeps its key. */
  rewrite(path: string, change: (text: string) => string): void {
    const text = this.read(path).toString("utf8");
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
   * Paths of all files of this build, sorted by code units.
   * @param below Only those in this folder.
   */
  paths(below = ""): string[] {
    return [...this.#entries.keys()].filter((path) => path.startsWith(below)).sort();
  }

  /** What the next build needs to know of this one: files that have a key. */
  record(): SiteRecord {
    for (const [path, group] of this.#groups) {
      const entry = this.#entries.get(path);
      if (entry) entry[5] = { ...entry[5], group };
    }
    return Object.fromEntries([...this.#entries].filter(([, [key]]) => key !== ""));
  }

  #entry(path: string): FileEntry {
    const entry = this.#entries.get(path);
    if (!entry) throw new Error(`${path} is no file of this build`);
    return entry;
  }

  #write(path: string, key: string, content: FileContent): FileEntry {
    const file = `${this.folder}/${path}`;
    this.#makeFolder(file);
    const entry = writeFile(file, key, content);
    this.#entries.set(path, entry);
    return entry;
  }

  #makeFolder(file: string): void {
    const folder = dirname(file);
    if (this.#folders.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    this.#folders.add(folder);
  }
}

/** Pieces of a joined file of the last site, by their keys; none if the file was changed since. */
function piecesOf(file: string, entry: FileEntry | undefined): ReadonlyMap<string, Buffer> {
  const known = new Map<string, Buffer>();
  const [, hash, , , , { pieces = [] } = {}] = entry ?? ["", "", 0, 0, 0];
  const content = pieces.length > 0 && readIfIs(file, hash);
  if (!content) return known;
  let at = 0;
  for (const [key, bytes] of pieces) {
    known.set(key, content.subarray(at, at + bytes));
    at += bytes;
  }
  return known;
}

/** Content of a file; undefined where it is not what has this SHA-256. */
function readIfIs(file: string, hash: string): Buffer | undefined {
  try {
    const content = readFileSync(file);
    return sha256(content) === hash ? content : undefined;
  } catch {
    return undefined;
  }
}
