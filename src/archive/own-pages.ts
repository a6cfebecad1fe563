/**
 * The keeper's own pages, `pages/*.md`: About, Contact, 凡例. Each is at the address of its file's
 * name, below the root, and `about.md` takes the place of the page that the program brings along.
 */

import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { explainProblem, readContentFile } from "../system/read-file.ts";
import { shownPath } from "../system/shown-path.ts";
import { nearestWord } from "../text/edit-distance.ts";
import { slugify } from "../text/slug.ts";
import type { Diagnostic } from "../transcript/diagnostic.ts";
import { MAX_FILE_BYTES } from "../transcript/limits.ts";
import { readYaml } from "../transcript/read-yaml.ts";
import { fault, faultInWords, line, yesOrNo } from "../transcript/yaml-forms.ts";
import { FACET_KINDS, type OwnPage } from "./model.ts";

const KEYS = v.looseObject({
  title: v.pipe(line, v.minLength(1, fault("is empty", "write what the page is called"))),
  title_en: v.optional(line),
  description: v.optional(line),
  navigation: v.optional(yesOrNo),
});
const NAMES = Object.keys(KEYS.entries);

/** First parts of addresses that pages and files of the program have. */
const TAKEN: ReadonlySet<string> = new Set([
  ...FACET_KINDS,
  ...["transcripts", "glossary", "browse", "overview", "search", "offline", "assets", "data"],
]);

/** Reads the keeper's pages, by their names. */
export function loadOwnPages(contentDir: string): {
  pages: OwnPage[];
  diagnostics: Diagnostic[];
} {
  const folder = join(contentDir, "pages");
  const diagnostics: Diagnostic[] = [];
  const pages: OwnPage[] = [];
  const isFolder = lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const names = isFolder ? readdirSync(folder).sort() : [];
  for (const name of names) {
    if (!/\.(md|markdown)$/i.test(name) || /^[._]/.test(name)) continue;
    const page = readPage(join(folder, name), name, diagnostics);
    if (page) pages.push(page);
  }
  return { pages, diagnostics };
}

function readPage(file: string, name: string, diagnostics: Diagnostic[]): OwnPage | undefined {
  const path = shownPath(file);
  const report = (rule: string, message: string, fix: string, line = 1, column = 1) => {
    diagnostics.push({ severity: "error", rule, message, fix, path, line, column });
    return undefined;
  };
  const read = readContentFile(file, MAX_FILE_BYTES);
  if ("problem" in read) {
    return report(`file-${read.problem}`, ...explainProblem(read.problem, MAX_FILE_BYTES));
  }
  const slug = slugify(name.replace(/\.[a-z]+$/i, ""));
  if (slug === "" || TAKEN.has(slug)) {
    const message = `The address \`/${slug}/\` is that of a page of the program`;
    return report("page-address-taken", message, "give the file another name");
  }
  const source = read.bytes
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n");
  const [head = "", block = ""] = /^---[ \t]*(\n[\s\S]*?\n)---[ \t]*(?:\n|$)/.exec(source) ?? [];
  const { value, problems, placeOf } = readYaml(block);
  for (const { message, fix, line, column } of problems) {
    report("page-front-matter", message, fix, line, column);
  }
  const keys = typeof value === "object" && !Array.isArray(value) ? (value ?? {}) : {};
  for (const key of Object.keys(keys)) {
    if (NAMES.includes(key)) continue;
    const { line, column } = placeOf([key]);
    const near = nearestWord(key.toLowerCase(), NAMES);
    const fix = near === undefined ? `use ${NAMES.join(", ")}` : `did you mean \`${near}\`?`;
    report("page-front-matter", `\`${key}\` is not a key of a page`, fix, line, column);
  }
  if (!("title" in keys)) {
    const fix = "start the file with a line `---`, then `title: …`, then a line `---`";
    return report("page-title", "The page has no `title`", fix);
  }
  const result = v.safeParse(KEYS, keys);
  if (!result.success) {
    const [issue] = result.issues;
    const key = String(issue.path?.[0]?.key ?? "title");
    const { line, column } = placeOf([key]);
    return report("page-front-matter", ...faultInWords(issue.message, key), line, column);
  }
  const { title, title_en, description, navigation = false } = result.output;
  return {
    path: `/${slug}/`,
    title,
    ...(title_en && { title_en }),
    ...(description && { description }),
    inNavigation: navigation,
    body: source.slice(head.length),
  };
}
