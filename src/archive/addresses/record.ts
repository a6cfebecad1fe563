/**
 * The record of a transcript's addresses as text: a few lines on the transcript, then one line for
 * each paragraph it has or had, in reading order. A line is written anew only when its paragraph
 * changes, so that two people's edits of one transcript meet no more often than in the transcript.
 *
 *     s0m3id4u5 3f9a1cxLOp AbCdEf.GhIj +2026-11-30 ~2026-12-04
 *
 * is an address, its fingerprint (digest, speaker, size, opening; words of both sides), and what
 * happened to it: `+` it came, `~` it was changed, `-` it was removed, `^` it is back, `>id@` it is
 * part of another paragraph now.
 */

import { normalizeDate } from "../../text/date.ts";
import type { Diagnostic } from "../../transcript/diagnostic.ts";
import type { Fingerprint } from "./fingerprint.ts";

/** What happened to an address on a day; `on` is empty where nothing has written it down yet. */
export type AddressEvent =
  | { kind: "came" | "changed" | "removed" | "back"; on: string }
  | { kind: "merged"; into: string; on: string };

/** A line of a record. */
export interface RecordEntry {
  id: string;
  fingerprint: Fingerprint;
  events: readonly AddressEvent[];
}

/** All that is kept of a transcript's addresses. */
export interface AddressRecord {
  /** Path of the transcript below `transcripts/`. */
  file: string;
  /** The day the transcript was first seen; absent where it was there before there were records. */
  added?: string;
  /** Last parts of addresses that its page had before. */
  formerly: readonly string[];
  entries: readonly RecordEntry[];
}

/** Tells whether an address leads to a paragraph of its own. */
export function isLiving({ events }: Pick<RecordEntry, "events">): boolean {
  const { kind } = events.at(-1) ?? {};
  return kind !== "removed" && kind !== "merged";
}

const HEAD = "# Addresses of paragraphs, kept by duidu: docs/addresses.md";
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const ID = /^s[0-9a-z]{8}(?:-[1-9][0-9]{0,6})?$/;
const FINGERPRINT = /^([0-9a-z]{6})([0-9a-z-])([\w-])([\w-]{2})$/;
const WORDS = /^((?:[\w-]{2}){0,32})\.((?:[\w-]{2}){0,32})$/;
const EVENT = /^([+~^-]|>(s[0-9a-z-]+)@)(\d{4}-\d{2}-\d{2})$/;
const MARK = { "+": "came", "~": "changed", "-": "removed", "^": "back" } as const;
const LONGEST_LINE = 1000;
/** Of what happened to one address, the last so many are kept. */
const MOST_EVENTS = 12;

/** Writes a record. */
export function formatRecord({ file, added, formerly, entries }: AddressRecord): string {
  const head = [
    HEAD,
    `file ${file}`,
    ...(added === undefined ? [] : [`added ${added}`]),
    ...formerly.map((slug) => `formerly ${slug}`),
  ];
  return `${[...head, ...entries.map(formatEntry)].join("\n")}\n`;
}

function formatEntry({ id, fingerprint, events }: RecordEntry): string {
  const { digest, speaker, size, opening, zh, original } = fingerprint;
  const words = `${zh.map(digits).join("")}.${original.map(digits).join("")}`;
  const told = events.slice(-MOST_EVENTS).map((event) => {
    if (event.kind === "merged") return ` >${event.into}@${event.on}`;
    const [mark] = Object.entries(MARK).find(([, kind]) => kind === event.kind) ?? [];
    return ` ${mark}${event.on}`;
  });
  return `${id} ${digest}${speaker}${DIGITS[size]}${digits(opening)} ${words}${told.join("")}`;
}

/** Reads a record; every line that is none of one is told, and the others are read. */
export function parseRecord(
  text: string,
  path: string,
): { record: AddressRecord; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const entries: RecordEntry[] = [];
  const formerly: string[] = [];
  let file = "";
  let added: string | undefined;
  text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .forEach((line, i) => {
      if (line.trim() === "" || line.startsWith("#")) return;
      const [, key, value = ""] = /^(file|added|formerly) (.+)$/.exec(line) ?? [];
      if (key === "file" && value.length <= LONGEST_LINE) file = value;
      else if (key === "added" && isIsoDate(value)) added = value;
      else if (key === "formerly" && /^[a-z0-9-]+$/.test(value)) formerly.push(value);
      else {
        const entry = line.length <= LONGEST_LINE ? parseEntry(line) : undefined;
        if (entry) entries.push(entry);
        else diagnostics.push(brokenLine(line, path, i + 1));
      }
    });
  const record = { file, ...(added !== undefined && { added }), formerly, entries };
  return { record, diagnostics };
}

function parseEntry(line: string): RecordEntry | undefined {
  const [id = "", print = "", words = "", ...told] = line.trim().split(" ");
  const [, digest, speaker, size, opening] = FINGERPRINT.exec(print) ?? [];
  const sides = WORDS.exec(words);
  if (!ID.test(id) || digest === undefined || speaker === undefined || !sides) return undefined;
  const events: AddressEvent[] = [];
  for (const one of told) {
    const [, mark = "", into = "", on = ""] = EVENT.exec(one) ?? [];
    if (!isIsoDate(on) || (into !== "" && !ID.test(into))) return undefined;
    if (into !== "") events.push({ kind: "merged", into, on });
    else events.push({ kind: MARK[mark as keyof typeof MARK], on });
  }
  const fingerprint = {
    ...{ digest, speaker },
    size: DIGITS.indexOf(size ?? ""),
    opening: numbers(opening ?? "")[0] ?? 0,
    zh: numbers(sides[1] ?? ""),
    original: numbers(sides[2] ?? ""),
  };
  return { id, fingerprint, events };
}

function brokenLine(line: string, path: string, at: number): Diagnostic {
  const isConflict = /^(<{7}|={7}|>{7}|\|{7})/.test(line);
  const [message, fix] = isConflict
    ? [
        "Git left a conflict in the record of addresses, so it is not written until it is mended",
        "delete the lines of the conflict's marks and keep all others: an address that stands twice is sorted out",
      ]
    : [
        "The line is none of a record of addresses, so the record is not written until it is mended",
        "put the line back as it was, from Git or a backup, or delete it: its address is lost then",
      ];
  const rule = isConflict ? "addresses-conflict" : "addresses-broken";
  return { severity: "warning", rule, message, fix, path, line: at, column: 1 };
}

function isIsoDate(text: string): boolean {
  return text.length === 10 && normalizeDate(text) === text;
}

function digits(code: number): string {
  return `${DIGITS[code >> 6]}${DIGITS[code & 63]}`;
}

function numbers(text: string): number[] {
  const codes: number[] = [];
  for (let i = 0; i + 1 < text.length; i += 2) {
    codes.push(DIGITS.indexOf(text[i] ?? "") * 64 + DIGITS.indexOf(text[i + 1] ?? ""));
  }
  return codes;
}
