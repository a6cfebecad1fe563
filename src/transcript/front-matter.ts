/**
 * Front matter: YAML only, read through gray-matter with an engine of our own.
 *
 * gray-matter picks an engine by the word after `---`, and its JavaScript engines evaluate code,
 * so any such word is refused before it sees the file. The YAML engine keeps dates as the text
 * that was written (core schema) and bounds aliases, which a hostile file can multiply.
 */

import matter from "gray-matter";
import { isMap, LineCounter, parseDocument } from "yaml";
import type { Diagnostic, Severity } from "./diagnostic.ts";
import type { LocaleTag, Metadata } from "./model.ts";

const MAX_ALIASES = 50;

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

const LOCALES: readonly LocaleTag[] = ["zh-Hans", "zh-Hant", "en"];

export interface FrontMatterResult {
  meta: Metadata;
  /** The text after the closing `---`, exactly as written. */
  body: string;
  /** 1-based line of the file on which `body` starts. */
  bodyLine: number;
  diagnostics: Diagnostic[];
}

/** Splits a file into validated metadata and body. Never throws for what an author wrote. */
export function parseFrontMatter(source: string, path: string): FrontMatterResult {
  const diagnostics: Diagnostic[] = [];
  const report = (
    severity: Severity,
    rule: string,
    line: number,
    message: string,
    fix: string,
    column = 1,
  ) => diagnostics.push({ severity, rule, message, fix, path, line, column });

  const opening = /^---([^\n]*)\n/.exec(source);
  if (!opening) {
    report(
      "error",
      "front-matter-missing",
      1,
      "The file does not start with front matter",
      "start the file with a line `---`, then `title: …`, then a line `---`",
    );
    return { meta: emptyMetadata(), body: source, bodyLine: 1, diagnostics };
  }
  if ((opening[1] ?? "").trim() !== "") {
    report(
      "error",
      "front-matter-language",
      1,
      `Front matter must be YAML, but the file asks for \`${(opening[1] ?? "").trim()}\``,
      "write the first line as `---` alone and the keys as YAML; nothing in front matter is ever run",
    );
    return { meta: emptyMetadata(), body: "", bodyLine: 1, diagnostics };
  }
  const closing = /\n---[ \t]*(?=\n|$)/.exec(source.slice(3));
  if (!closing) {
    report(
      "error",
      "front-matter-unclosed",
      1,
      "The front matter has no closing `---`",
      "add a line `---` after the last key",
    );
    return { meta: emptyMetadata(), body: "", bodyLine: 1, diagnostics };
  }

  const lineCounter = new LineCounter();
  const keyLines = new Map<string, number>();
  const lineOf = (key: string) => keyLines.get(key) ?? 1;
  const readYaml = (yaml: string): Record<string, unknown> => {
    const document = parseDocument(yaml, { schema: "core", lineCounter, prettyErrors: false });
    for (const problem of document.errors) {
      const at = lineCounter.linePos(problem.pos[0]);
      report(
        "error",
        "front-matter-yaml",
        // gray-matter hands the block over with the newline after `---`, so lines agree.
        at.line,
        `The front matter is not valid YAML: ${firstLine(problem.message)}`,
        "put quotes around a value that holds `: ` or `#`, and indent lists with spaces",
        at.col,
      );
    }
    if (document.errors.length > 0) return {};
    if (isMap(document.contents)) {
      for (const pair of document.contents.items) {
        const key = pair.key as { value?: unknown; range?: [number, number, number] } | null;
        if (key?.range) keyLines.set(String(key.value), lineCounter.linePos(key.range[0]).line);
      }
    }
    try {
      const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
      if (value === null || value === undefined) return {};
      if (typeof value === "object" && !Array.isArray(value)) {
        return value as Record<string, unknown>;
      }
    } catch (error) {
      report(
        "error",
        "front-matter-aliases",
        1,
        `The front matter repeats itself by aliases: ${firstLine((error as Error).message)}`,
        "write the values out instead of using `&` and `*`",
      );
      return {};
    }
    report(
      "error",
      "front-matter-shape",
      1,
      "The front matter is not a list of `key: value` lines",
      "write one `key: value` a line",
    );
    return {};
  };

  const file = matter(source, {
    language: "yaml",
    engines: { yaml: { parse: readYaml, stringify: () => "" } },
  });
  // An empty block never reaches the engine; that is the same as no keys.
  const data = new Map(Object.entries(file.data as Record<string, unknown>));
  const bodyStart = 3 + closing.index + closing[0].length + 1;
  const body = source.slice(bodyStart);
  const bodyLine = source.slice(0, bodyStart).split("\n").length;
  const meta = readMetadata(data, diagnostics.length > 0, lineOf, report);
  return { meta, body, bodyLine, diagnostics };
}

type Report = (
  severity: Severity,
  rule: string,
  line: number,
  message: string,
  fix: string,
  column?: number,
) => void;

function readMetadata(
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
        "error",
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
      "error",
      "title-missing",
      lineOf("title"),
      "The transcript has no title",
      "add `title: …` to the front matter",
    );
  }

  const date = text("date");
  if (date !== undefined) {
    const iso = normalizeDate(date);
    if (iso !== undefined) meta.date = iso;
    else {
      report(
        "error",
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
        "error",
        "front-matter-type",
        lineOf(key),
        `\`${key}\` must be a list of names`,
        "write each name on a line of its own as `  - name`",
      );
      continue;
    }
    const names = list.map((item) => String(item ?? "").trim()).filter((item) => item !== "");
    meta[key] = [...new Set(names)];
  }

  const draft = take("draft");
  if (typeof draft === "boolean") meta.draft = draft;
  else if (draft !== undefined && draft !== null && draft !== "") {
    report(
      "error",
      "front-matter-type",
      lineOf("draft"),
      "`draft` must be `true` or `false`",
      "write `draft: true` or take the line out",
    );
    // A file that may be meant as a draft is not published by a slip of the pen.
    meta.draft = true;
  }

  const sourceLang = text("source_lang");
  if (sourceLang !== undefined) {
    const known = LOCALES.find((locale) => locale.toLowerCase() === sourceLang.toLowerCase());
    if (known) meta.source_lang = known;
    else {
      report(
        "error",
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

function emptyMetadata(): Metadata {
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
    extra: {},
  };
}

/**
 * Reads `2024-06-26`, `2024/6/2`, `2024年6月2日`, `2024-06`, `2024`, with or without a time after it,
 * as an ISO date. Undefined when it is none, or not in the calendar.
 */
export function normalizeDate(text: string): string | undefined {
  const match =
    /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?(?:[T ]\d{1,2}:\d{2}.*)?$/.exec(
      text.trim(),
    );
  if (!match) return undefined;
  const [, year = "", month, day] = match;
  if (month === undefined) return year;
  const pad = (part: string) => part.padStart(2, "0");
  const iso = day === undefined ? `${year}-${pad(month)}` : `${year}-${pad(month)}-${pad(day)}`;
  const time = new Date(`${day === undefined ? `${iso}-01` : iso}T00:00:00Z`);
  if (Number.isNaN(time.getTime()) || !time.toISOString().startsWith(iso)) return undefined;
  return iso;
}

function firstLine(text: string): string {
  return (text.split("\n")[0] ?? "").replace(/\.$/, "");
}
