/**
 * The records of addresses on the disk, under `addresses/` of a content folder: one file for each
 * transcript, by the last part of its page's address. The only module here that touches files. Each
 * is written whole beside its place and moved there, so nobody ever finds half a record.
 */

import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import {
  explainProblem,
  type FileStamp,
  readContentFile,
  stampOf,
} from "../../system/read-file.ts";
import { shownPath } from "../../system/shown-path.ts";
import type { Diagnostic } from "../../transcript/diagnostic.ts";
import { type AddressRecord, parseRecord } from "./record.ts";

/** Name of the folder below the content folder. */
export const ADDRESSES_FOLDER = "addresses";

/** A record is a tenth of its transcript, which is smaller than this. */
const MAX_RECORD_BYTES = 8 * 1024 * 1024;

/** A record as it was read. */
export interface ReadRecord {
  /** Undefined where the file cannot be read at all. */
  record?: AddressRecord;
  text: string;
  diagnostics: Diagnostic[];
}

/** The records of one content folder. */
export class RecordFiles {
  readonly #folder: string;
  readonly #names: Set<string>;
  /** Whether the folder is there: an archive without it has no record yet. */
  readonly exists: boolean;

  constructor(contentDir: string) {
    this.#folder = join(contentDir, ADDRESSES_FOLDER);
    const info = lstatSync(this.#folder, { throwIfNoEntry: false });
    this.exists = info?.isDirectory() ?? false;
    const names = this.exists ? readdirSync(this.#folder) : [];
    this.#names = new Set(names.filter((name) => /^[a-z0-9-]+\.txt$/.test(name)));
  }

  /** Tells whether a transcript has a record. */
  has(slug: string): boolean {
    return this.#names.has(`${slug}.txt`);
  }

  /** Slugs of all records. */
  slugs(): string[] {
    return [...this.#names].map((name) => name.slice(0, -4)).sort();
  }

  /** Path of a record as messages show it. */
  shown(slug: string): string {
    return shownPath(this.#file(slug));
  }

  /** What tells a record from itself after a change. */
  stamp(slug: string): FileStamp | undefined {
    return this.has(slug) ? stampOf(this.#file(slug)) : undefined;
  }

  /** Reads a record. */
  read(slug: string): ReadRecord {
    const path = this.shown(slug);
    const read = readContentFile(this.#file(slug), MAX_RECORD_BYTES);
    if ("problem" in read) {
      const [message, fix] = explainProblem(read.problem, MAX_RECORD_BYTES);
      const rule = "addresses-unreadable";
      const place = { path, line: 1, column: 1 };
      return { text: "", diagnostics: [{ severity: "warning", rule, message, fix, ...place }] };
    }
    const text = read.bytes.toString("utf8");
    return { text, ...parseRecord(text, path) };
  }

  /**
   * Writes records and removes those of `stale` slugs.
   * @returns What tells the files from themselves after a change.
   * @throws Error of the disk, where the folder cannot be written to.
   */
  write(records: ReadonlyMap<string, string>, stale: Iterable<string>): Map<string, FileStamp> {
    const stamps = new Map<string, FileStamp>();
    mkdirSync(this.#folder, { recursive: true });
    for (const [slug, text] of records) {
      const file = this.#file(slug);
      const temporary = `${file}.tmp-${process.pid}`;
      try {
        writeFileSync(temporary, text, { flag: "wx" });
        renameSync(temporary, file);
      } catch (error) {
        rmSync(temporary, { force: true });
        throw error;
      }
      this.#names.add(`${slug}.txt`);
      const { ino, size, ctimeMs } = lstatSync(file);
      stamps.set(slug, [ino, size, ctimeMs]);
    }
    for (const slug of stale) {
      if (existsSync(this.#file(slug))) rmSync(this.#file(slug));
      this.#names.delete(`${slug}.txt`);
    }
    return stamps;
  }

  #file(slug: string): string {
    return join(this.#folder, `${slug}.txt`);
  }
}
