/**
 * Which keys of front matter mean what. Reads them leniently (a single name is a list of one, an
 * empty text is none) and keeps every key that it does not know.
 */

import { normalizeDate } from "../text/date.ts";
import type { LocaleTag } from "../text/locale.ts";
import type { Severity } from "./diagnostic.ts";
import { MAX_NAME_LENGTH, MAX_NAMES } from "./limits.ts";
import type { Metadata } from "./model.ts";

/** Keys of the format that hold one string. */
const TEXT_KEYS = [
  "author",
  "channel",
  "source",
  "summary",
  "insight",
  "series",
  "category",
  "area",
  "status",
  "original_file",
  "original_sha256",
  "imported",
  "import_changes",
] as const;

/** Keys of the format that hold a list; a single string is read as a list of one. */
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
] as const;

const LOCALES: readonly LocaleTag[] = ["zh-Hans", "zh-Hant", "en", "ja", "ko", "fr"];

/** Reports a problem at a line of the file. */
export type Report = (
  severity: Severity,
  rule: string,
  line: number,
  message: string,
  fix: string,
  column?: number,
) => void;

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
  const take = (key: string) => {
    const value = data.get(key);
    data.delete(key);
    return value;
  };
  const text = (key: string): string | undefined => {
    const value = take(key);
    if (value === undefined || value === null) return undefined;
    if (typeof value === "object") {
      report(
        "warning",
        "front-matter-type",
        lineOf(key),
        `\`${key}\` must be one line of text`,
        `write \`${key}: some text\``,
      );
      return undefined;
    }
    const string = String(value).trim();
    return string === "" ? undefined : string;
  };

  const title = text("title");
  if (title !== undefined) meta.title = title;
  else if (!broken) {
    report(
      "warning",
      "title-missing",
      lineOf("title"),
      "The transcript has no title, so it goes by its first heading or its file's name",
      "add `title: …` to the front matter",
    );
  }

  const date = text("date");
  if (date !== undefined) {
    const iso = normalizeDate(date);
    if (iso !== undefined) meta.date = iso;
    else {
      report(
        "warning",
        "date-unknown",
        lineOf("date"),
        `\`${date}\` is not a date that is known`,
        'write the date as `"YYYY-MM-DD"`, `"YYYY-MM"` or `"YYYY"`, or leave the line out',
      );
    }
  }

  for (const key of TEXT_KEYS) {
    const value = text(key);
    if (value !== undefined) meta[key] = value;
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
    const value = take(key);
    if (value === undefined || value === null) continue;
    const list = Array.isArray(value) ? value : [value];
    if (list.some((item) => typeof item === "object" && item !== null)) {
      report(
        "warning",
        "front-matter-type",
        lineOf(key),
        `\`${key}\` must be a list of names`,
        "write each name on a line of its own as `  - name`",
      );
      continue;
    }
    const names = list
      .flatMap((item) => (isPersonKey(key) ? splitNames(String(item ?? "")) : [String(item ?? "")]))
      .map((item) => item.trim())
      .filter((item) => item !== "");
    if (names.length > MAX_NAMES || names.some((name) => name.length > MAX_NAME_LENGTH)) {
      report(
        "error",
        "front-matter-names",
        lineOf(key),
        `\`${key}\` holds ${names.length} names, or one that is too long; at most ${MAX_NAMES} of ${MAX_NAME_LENGTH} characters are read`,
        "keep the names that a reader would look for",
      );
      continue;
    }
    meta[key] = [...new Set(names)];
  }

  // A file that may be meant as a draft, or as hidden, is not shown by a slip of the pen.
  for (const key of ["draft", "exclude"] as const) {
    const value = take(key);
    if (typeof value === "boolean") meta[key] = value;
    else if (value !== undefined && value !== null && value !== "") {
      meta[key] = !/^(false|no|off|0)$/i.test(String(value).trim());
      report(
        "warning",
        "front-matter-type",
        lineOf(key),
        `\`${key}\` is \`true\` or \`false\`, without quotes; this is read as \`${meta[key]}\``,
        `write \`${key}: ${meta[key]}\` or take the line out`,
      );
    }
  }

  const sourceLang = text("source_lang");
  if (sourceLang !== undefined) {
    const known = LOCALES.find((locale) => locale.toLowerCase() === sourceLang.toLowerCase());
    if (known) meta.source_lang = known;
    else {
      report(
        "warning",
        "source-lang-unknown",
        lineOf("source_lang"),
        `\`${sourceLang}\` is not a language of this archive`,
        `write one of ${LOCALES.map((l) => `\`${l}\``).join(", ")}`,
      );
    }
  }

  // `layout` belonged to an older site generator; it is kept with the unknown keys.
  meta.extra = Object.fromEntries(data);
  return meta;
}

/** Keys that name who speaks, which archives write on one line: `speaker: 王选, 毕昇`. */
function isPersonKey(key: string): boolean {
  return key === "speaker" || key === "guest" || key === "host";
}

/** Suffixes that follow a name after a comma and are no name: `Robert Kennedy, Jr.`, `Lee, PhD`. */
const NAME_SUFFIX = /^\s*(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d|mba|cfa|esq|inc|llc|ltd|co)\.?\s*$/i;

/** Names on one line, parted by commas; an enumeration comma `、` parts them too. */
function splitNames(line: string): string[] {
  const names: string[] = [];
  for (const part of line.split(/[,，、;；](?![^()（）]*[)）])/)) {
    if (names.length > 0 && NAME_SUFFIX.test(part)) names[names.length - 1] += `,${part}`;
    else names.push(part);
  }
  return names;
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
    draft: false,
    exclude: false,
    extra: {},
  };
}
