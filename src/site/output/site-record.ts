/**
 * What a build remembers of the files that it put in place, and what it knows of the last one's. A
 * file has a key: a hash of everything it is made of; empty where nobody will ask for it again.
 */

/** What is known of a file: key, SHA-256 in hexadecimal, bytes, time of change, number on the disk. */
export type FileEntry = [
  key: string,
  sha256: string,
  size: number,
  mtimeMs: number,
  inode: number,
  more?: {
    /** Of a file that was joined: key and size of each piece. */
    pieces?: [key: string, bytes: number][];
    /** Of the first page of a group: the group's key, and the paths of the others. */
    group?: [key: string, ...paths: string[]];
    /** Bytes of it gzipped, once somebody has asked. */
    gzipped?: number;
  },
];

/** Entries by path below the root of the site, with `/` between folders. */
export type SiteRecord = Record<string, FileEntry>;

/** The last site. */
export class LastSite {
  /** Folder where it is. */
  readonly folder: string;
  readonly #entries: SiteRecord;
  readonly #pathOfKey = new Map<string, string>();

  /** @param entries The record of it; empty for none. */
  constructor(folder: string, entries: SiteRecord = {}) {
    this.folder = folder;
    this.#entries = entries;
    for (const [path, [key]] of Object.entries(entries)) {
      if (key !== "") this.#pathOfKey.set(key, path);
    }
  }

  /** Whether nothing is known of it. */
  get isUnknown(): boolean {
    return this.#pathOfKey.size === 0;
  }

  /** The file of a key, at this path if it can be; undefined where there is none. */
  find(path: string, key: string): { file: string; entry: FileEntry } | undefined {
    if (key === "") return undefined;
    const from = this.#entries[path]?.[0] === key ? path : this.#pathOfKey.get(key);
    const entry = from === undefined ? undefined : this.#entries[from];
    // Not by `join`: this is asked for every file of a site.
    return entry && { file: `${this.folder}/${from}`, entry };
  }

  /** What is known of the file at a path. */
  at(path: string): FileEntry | undefined {
    return this.#entries[path];
  }
}
