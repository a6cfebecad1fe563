/**
 * Finds people, organisations and products that are known by name: to the archive, or to a
 * bundled list. Nothing is guessed: a name that is an everyday word as well (苹果, Reader) counts
 * only beside a form that is not. Names are looked up once, when a document is new; what they
 * were is carried over later, so that importing again changes nothing.
 */

import { createRequire } from "node:module";
import { parseFrontMatter } from "../../transcript/front-matter.ts";
import { eachSegment } from "../../transcript/model.ts";
import { parseTranscript } from "../../transcript/parse.ts";
import { serializeMetadata } from "../../transcript/serialize.ts";
import type { ImportReport } from "../report.ts";
import { ORGANISATIONS, PRODUCTS } from "./bundled-names.ts";

/** The key of front matter that a known name goes to. */
export type NameKey = "people" | "companies_orgs" | "products_models";
const KEYS: readonly NameKey[] = ["people", "companies_orgs", "products_models"];

/** A name that the archive, or the bundled list, knows in all its forms. */
export interface KnownName {
  key: NameKey;
  /** As the archive writes it. */
  name: string;
  /** All its forms, `name` among them. */
  forms: readonly string[];
  /** Forms that are never anything else. */
  sure?: readonly string[];
  /** Who knows it, for the report. */
  from: string;
}

/** The names of the bundled list. */
export function bundledNames(): KnownName[] {
  const read = (list: string, key: NameKey) =>
    list
      .trim()
      .split("\n")
      .map((line) => {
        const marked = line.split(",").map((form) => form.trim());
        const forms = marked.map((form) => form.replace(/!$/, ""));
        const sure = forms.filter((_, i) => marked[i]?.endsWith("!"));
        return { key, name: forms[0] ?? "", forms, sure, from: "the bundled list" };
      });
  return [...read(ORGANISATIONS, "companies_orgs"), ...read(PRODUCTS, "products_models")];
}

/** Names in the front matter of transcripts, each once. */
export function namesInTranscripts(texts: Iterable<string>): KnownName[] {
  const names = new Map<string, KnownName>();
  for (const text of texts) {
    const { meta } = parseFrontMatter(text, "");
    for (const key of KEYS) {
      for (const name of meta[key]) {
        const from = `another transcript, “${meta.title}”`;
        names.set(`${key} ${name}`, { key, name, forms: [name], from });
      }
    }
  }
  return [...names.values()];
}

/**
 * Adds the names that a transcript mentions to its front matter, and to the report. Keys that
 * the document states itself stay as they are.
 * @param known Earlier ones win where two know the same name.
 */
export function addNames(text: string, known: readonly KnownName[], report: ImportReport): string {
  const { transcript } = parseTranscript(text, "");
  const paragraphs = eachSegment(transcript).map(({ segment }) =>
    `${segment.zh ?? ""}\n${segment.original?.text ?? ""}`.replace(/\]\([^)\s]*\)/g, "]"),
  );
  const all = paragraphs.join("\n");
  const { meta } = transcript;
  const speaking = new Set([...meta.speaker, ...meta.guest, ...meta.host, meta.author]);
  const open = KEYS.filter((key) => meta[key].length === 0);
  const claimed = new Set<string>();
  const lists: Partial<Record<NameKey, string[]>> = {};
  for (const { key, name, forms, from, sure = [] } of known) {
    if (!open.includes(key) || speaking.has(name)) continue;
    if (forms.some((form) => claimed.has(`${key} ${form}`))) continue;
    const form = foundForm(forms, sure, all);
    if (form === undefined) continue;
    for (const each of forms) claimed.add(`${key} ${each}`);
    const at = paragraphs.findIndex((paragraph) => mentions(paragraph, form));
    const place = `${from}; “${form}” in paragraph ${at + 1}`;
    report.inferred.push({ key, value: name, from: place, line: 0 });
    lists[key] = [...(lists[key] ?? []), name];
  }
  return writeNames(text, lists);
}

/** Carries the names over that an earlier import of the same source has found. */
export function carryNames(text: string, earlier: string): string {
  const [now, then] = [parseFrontMatter(text, "").meta, parseFrontMatter(earlier, "").meta];
  const lists: Partial<Record<NameKey, string[]>> = {};
  for (const key of KEYS) {
    if (now[key].length === 0 && then[key].length > 0) lists[key] = then[key];
  }
  return writeNames(text, lists);
}

function writeNames(text: string, lists: Partial<Record<NameKey, string[]>>): string {
  if (Object.keys(lists).length === 0) return text;
  const { meta, body } = parseFrontMatter(text, "");
  return `---\n${serializeMetadata({ ...meta, ...lists })}---\n${body}`;
}

/** The form by which a text surely means the name; an everyday word needs another beside it. */
function foundForm(
  forms: readonly string[],
  sure: readonly string[],
  text: string,
): string | undefined {
  const found = forms.filter((form) => mentions(text, form));
  return found.find((form) => sure.includes(form) || isTelling(form, text));
}

function mentions(text: string, form: string): boolean {
  if (/\p{Script=Han}/u.test(form)) return form.length > 1 && text.includes(form);
  const escaped = form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(
    `(?<![\\p{Script=Latin}\\p{N}_-])${escaped}(?![\\p{Script=Latin}\\p{N}_-])`,
    "u",
  ).test(text);
}

/** Tells a form that is nothing but a name. */
function isTelling(form: string, text: string): boolean {
  const han = form.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (han > 2) return !isEverydayWord(form);
  if (han > 0) return isNameInDictionary(form);
  if (/\s|\d|.\p{Lu}/u.test(form)) return form.length > 2;
  // A lone capitalised word: the same word in small letters would make it an everyday one.
  if (!/^\p{Lu}/u.test(form) || form.length < 4) return false;
  if (new RegExp(`\\b${form.toLowerCase()}s?\\b`).test(text)) return false;
  return new RegExp(`[\\p{Ll},;\\p{Script=Han}，、] ?${form}(?![\\p{L}])`, "u").test(text);
}

let dictionary: string | undefined;

/** The kind that jieba's dictionary gives a word: `nr` a person, `nt` an organisation, `n` a noun. */
function wordKind(word: string): string | undefined {
  dictionary ??= (
    createRequire(import.meta.url)("@node-rs/jieba/dict.js") as { dict: Buffer }
  ).dict.toString("utf8");
  const at = dictionary.indexOf(`\n${word} `);
  return at < 0
    ? undefined
    : /\s(\w+)$/.exec(dictionary.slice(at + 1, dictionary.indexOf("\n", at + 1)).trim())?.[1];
}

function isNameInDictionary(word: string): boolean {
  return /^(nr|nt|nz|nrt|nrfg)/.test(wordKind(word) ?? "");
}

function isEverydayWord(word: string): boolean {
  return word.length < 4 && /^([anvdlib]|vn|an|ad)$/.test(wordKind(word) ?? "");
}
