/**
 * What the keys of front matter mean. Reads them leniently (a single name is a list of one, an empty
 * text is none), splits lists as people write them, and keeps every key that it does not know, which
 * is told and published nowhere.
 */

import * as v from "valibot";
import { isFuture, normalizeDate } from "../text/date.ts";
import type { LocaleTag } from "../text/locale.ts";
import { countHan } from "../text/script.ts";
import type { Diagnostic, Severity } from "./diagnostic.ts";
import { heldBack, nearestKey } from "./front-matter-keys.ts";
import {
  FRONT_MATTER,
  FRONT_MATTER_KEYS,
  type FrontMatterKey,
  SOURCE_LANGUAGES,
} from "./front-matter-schema.ts";
import { MAX_NAME_LENGTH, MAX_NAMES } from "./limits.ts";
import type { Metadata } from "./model.ts";
import { splitNames } from "./name-list.ts";
import { faultInWords, linesOf } from "./yaml-forms.ts";

/** Keys that metadata has a field for which holds one string. */
const TEXT_KEYS = [
  "title_en",
  "author",
  "channel",
  "source",
  "summary",
  "summary_en",
  "insight",
  "series",
  "category",
  "area",
  "status",
  "rights",
  "original_file",
  "original_sha256",
  "imported",
  "import_changes",
] as const;

/** Keys that hold a list; a single string is read as a list of one. */
const LIST_KEYS = [
  "speaker",
  "guest",
  "host",
  "tags",
  "people",
  "companies_orgs",
  "products_models",
  "media_books",
  "project",
  "aliases",
] as const;

/** A template's name, for the site generator that an archive was written for: private, and no slip. */
const GENERATOR_KEY = "layout";

/** Rules of the keys that are more than a form. */
const RULES = new Map<FrontMatterKey, string>([
  ["date", "date-unknown"],
  ["added", "date-unknown"],
  ["updated", "date-unknown"],
  ["source_lang", "source-lang-unknown"],
]);

/** Reports a problem at a line of the file. */
export type Report = (
  severity: Severity,
  rule: string,
  line: number,
  message: string,
  fix: string,
  column?: number,
) => void;

/** Rule of a date in the future, which a later day makes right. */
export const FUTURE_DATE = "date-future";

/**
 * Rules whose diagnostics are told once for all transcripts, with their number: a pipeline writes
 * the same key into thousands of files.
 */
export const TOLD_ONCE: ReadonlySet<Diagnostic["rule"]> = new Set([
  "key-unknown",
  "key-mistyped",
  "draft-in-other-words",
]);

/**
 * Reads front matter that is valid YAML into metadata, key by key.
 * @param broken Whether a problem was reported already, so that a missing title is not news.
 */
export function readMetadata(
  data: Map<string, unknown>,
  broken: boolean,
  lineOf: (key: string) => number,
  report: Report,
): Metadata {
  const meta = emptyMetadata();
  const valid = readKnownKeys(data, broken, lineOf, report);
  const text = (key: FrontMatterKey) => {
    const value = valid.get(key);
    return typeof value === "string" && value !== "" ? value : undefined;
  };

  meta.title = text("title") ?? "";
  const chinese = text("title_zh");
  const date = normalizeDate(text("date") ?? "");
  if (date !== undefined) {
    meta.date = date;
    if (isFuture(date)) {
      report(
        "warning",
        FUTURE_DATE,
        lineOf("date"),
        `\`${date}\` is in the future`,
        "write the day of the talk",
      );
    }
  }
  for (const key of TEXT_KEYS) {
    const value = text(key);
    if (value !== undefined) meta[key] = value;
  }
  if (chinese !== undefined) nameInChinese(meta, chinese, lineOf("title_zh"), report);
  for (const key of ["added", "updated"] as const) {
    const day = normalizeDate(text(key) ?? "");
    if (day !== undefined) meta[key] = day;
  }
  if (meta.source !== undefined && !/^https?:\/\//i.test(meta.source)) {
    report(
      "warning",
      "source-address",
      lineOf("source"),
      `\`${meta.source}\` is not a web address, so it is shown as text`,
      "write the whole address with `https://`",
    );
  }
  for (const key of LIST_KEYS) {
    if (valid.has(key)) meta[key] = readNames(key, valid.get(key), lineOf, report);
  }
  const language = text("source_lang");
  if (language !== undefined) meta.source_lang = language as LocaleTag;
  meta.draft = valid.get("draft") === true || isHeldBack(data, lineOf, report);
  meta.exclude = valid.get("exclude") === true;

  const taken: readonly string[] = [
    "title",
    "title_zh",
    "date",
    "added",
    "updated",
    "source_lang",
    "draft",
    "exclude",
    ...TEXT_KEYS,
    ...LIST_KEYS,
  ];
  const others = [...data].filter(([key]) => !taken.includes(key));
  // From entries, since a document may have a key `__proto__`.
  meta.extra = Object.fromEntries(others);
  for (const [key] of others) if (!isKnown(key)) reportUnknown(key, data, lineOf(key), report);
  return meta;
}

/** Takes `title_zh` for the title, and an English `title` for the English one. */
function nameInChinese(meta: Metadata, chinese: string, line: number, report: Report): void {
  if (meta.title !== "" && countHan(meta.title) > 0) {
    report(
      "warning",
      "title-zh-unused",
      line,
      "`title` is Chinese already, so `title_zh` is not shown",
      "keep one of the two, as `title`",
    );
    return;
  }
  if (meta.title !== "") meta.title_en ??= meta.title;
  meta.title = chinese;
}

/** Metadata of a transcript that says nothing of itself. */
export function emptyMetadata(): Metadata {
  return {
    title: "",
    speaker: [],
    guest: [],
    host: [],
    tags: [],
    people: [],
    companies_orgs: [],
    products_models: [],
    media_books: [],
    project: [],
    aliases: [],
    draft: false,
    exclude: false,
    extra: {},
  };
}

/** What the schema takes of each known key; a value that it does not take is reported and left out. */
function readKnownKeys(
  data: ReadonlyMap<string, unknown>,
  broken: boolean,
  lineOf: (key: string) => number,
  report: Report,
): Map<FrontMatterKey, unknown> {
  const valid = new Map<FrontMatterKey, unknown>();
  for (const key of FRONT_MATTER_KEYS) {
    let value: unknown = data.get(key) ?? (key === "title" ? "" : undefined);
    if (value === undefined) continue;
    if (key === "source_lang") value = knownLanguage(value);
    const result = v.safeParse(FRONT_MATTER.entries[key], value);
    if (result.success) {
      valid.set(key, result.output);
      if (isSwitch(key) && typeof value === "string" && value.trim() !== "") {
        report(
          "warning",
          "front-matter-type",
          lineOf(key),
          `\`${key}\` is \`true\` or \`false\`, without quotes; this is read as \`${result.output}\``,
          `write \`${key}: ${result.output}\` or take the line out`,
        );
      }
      continue;
    }
    const [{ message }] = result.issues;
    if (value === "" && key === "title") {
      if (broken || data.has("title_zh")) continue;
      report(
        "warning",
        "title-missing",
        lineOf("title"),
        "The transcript has no title, so it goes by its first heading or its file's name",
        "add `title: …` to the front matter",
      );
      continue;
    }
    const rule = typeof value === "string" ? RULES.get(key) : undefined;
    const subject = rule === undefined ? key : String(value);
    report("warning", rule ?? "front-matter-type", lineOf(key), ...faultInWords(message, subject));
    // A file that may be meant as a draft, or as hidden, is not shown by a slip of the pen.
    if (isSwitch(key)) valid.set(key, true);
  }
  return valid;
}

/** A language in the case in which its tag is written; null, which is no language, where it is empty. */
function knownLanguage(value: unknown): unknown {
  const said = String(value ?? "")
    .trim()
    .toLowerCase();
  return SOURCE_LANGUAGES.find((language) => language.toLowerCase() === said) ?? value;
}

/** The names of a list, those that stand on one line split where that is sure. */
function readNames(
  key: (typeof LIST_KEYS)[number],
  value: unknown,
  lineOf: (key: string) => number,
  report: Report,
): string[] {
  const written = linesOf(value as string[]);
  const names: string[] = [];
  for (const item of written) {
    const { parts, isUnsure } = splitNames(key, item, !Array.isArray(value));
    names.push(...parts);
    if (parts.length > 1) {
      const list = parts.map((part) => `\`${part}\``).join(", ");
      report(
        "info",
        "names-split",
        lineOf(key),
        `\`${key}: ${item}\` is read as ${parts.length} names: ${list}`,
        "write each name on a line of its own as `  - name`",
      );
    } else if (isUnsure) {
      report(
        "warning",
        "names-unsplit",
        lineOf(key),
        `\`${key}: ${item}\` is read as one name, and looks like several`,
        "write each name on a line of its own as `  - name`; one that holds a comma in quotes",
      );
    }
  }
  const named = names.filter((name) => name !== "");
  if (named.length <= MAX_NAMES && named.every((name) => name.length <= MAX_NAME_LENGTH)) {
    return [...new Set(named)];
  }
  report(
    "error",
    "front-matter-names",
    lineOf(key),
    `\`${key}\` holds ${named.length} names, or one that is too long; at most ${MAX_NAMES} of ${MAX_NAME_LENGTH} characters are read`,
    "keep the names that a reader would look for",
  );
  return [];
}

/** Tells whether a transcript is a draft by other words than `draft: true`, and says so. */
function isHeldBack(
  data: ReadonlyMap<string, unknown>,
  lineOf: (key: string) => number,
  report: Report,
): boolean {
  let isDraft = false;
  for (const [key, value] of data) {
    const held = key === "draft" ? undefined : heldBack(key, value);
    if (held === undefined) continue;
    isDraft = true;
    const said = `\`${key}: ${String(value)}\``;
    if (held === "draft") {
      report(
        "warning",
        "draft-in-other-words",
        lineOf(key),
        `${said} is taken for \`draft: true\``,
        "write `draft: true`",
      );
    } else {
      // Not a draft, which a site may publish all the same.
      report(
        "error",
        "private-transcript",
        lineOf(key),
        `${said} keeps nothing private here`,
        "take the file out of the folder, or write `draft: true`, which keeps it out unless drafts are published",
      );
    }
  }
  return isDraft;
}

function reportUnknown(
  key: string,
  data: ReadonlyMap<string, unknown>,
  line: number,
  report: Report,
): void {
  if (key === GENERATOR_KEY || heldBack(key, data.get(key)) !== undefined) return;
  const near = nearestKey(key);
  if (near !== undefined && !data.has(near)) {
    report(
      "warning",
      "key-mistyped",
      line,
      `\`${key}\` is no key of a transcript, so it stays private`,
      `did you mean \`${near}\`? If so, write that`,
    );
    return;
  }
  report(
    "warning",
    "key-unknown",
    line,
    `\`${key}\` is no key of a transcript, so it stays private`,
    "leave it as it is for yourself, or use a key that is published",
  );
}

function isSwitch(key: string): boolean {
  return key === "draft" || key === "exclude";
}

function isKnown(key: string): boolean {
  return (FRONT_MATTER_KEYS as readonly string[]).includes(key);
}
