/**
 * A real archive for the bench: an even draw of its files as a content folder, the same files as
 * Eleventy's usual way can read them, and the changes whose cost a keeper feels every day.
 */

import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { listOf, readMatter, spell } from "./floor/archive.ts";

/** Kinds of names that may be used once, by their keys in the front matter. */
const NAMES = ["tags", "people", "companies_orgs", "products_models", "media_books"] as const;
const FACTS = ["title", "summary", "source", "channel", "series", "category"] as const;

/** Transcripts of a content folder, or of a folder of them, as paths below it, in order. */
export function transcriptsOf(archive: string): { folder: string; paths: string[] } {
  const own = join(archive, "transcripts");
  const folder = existsSync(own) ? own : archive;
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return { folder, paths: paths.filter((path) => path.endsWith(".md")).sort() };
}

/** Copies `size` transcripts, evenly drawn, into a new content folder. Its source is not touched. */
export function drawArchive(archive: string, size: number, content: string): void {
  const { folder, paths } = transcriptsOf(archive);
  rmSync(content, { recursive: true, force: true });
  for (let i = 0; i < Math.min(size, paths.length); i++) {
    const path = paths[Math.floor((i * paths.length) / Math.min(size, paths.length))] as string;
    const to = join(content, "transcripts", path);
    mkdirSync(dirname(to), { recursive: true });
    cpSync(join(folder, path), to);
  }
  // Pipelines say `draft` and mean that nobody has read it over.
  const settings = "title: 档案\ntitle_en: Archive\nurl: https://archive.example\ndrafts: true\n";
  writeFileSync(join(content, "site.yaml"), settings);
}

/**
 * Writes the transcripts of a content folder as templates that stop no build of Eleventy: with a
 * front matter of the usual keys, without names of fewer than `least` transcripts, which would have
 * pages, and without what Nunjucks would run.
 */
export function writeTemplates(content: string, least: number, to: string): void {
  const { folder, paths } = transcriptsOf(content);
  rmSync(to, { recursive: true, force: true });
  mkdirSync(join(to, "transcripts"), { recursive: true });
  const files = paths.map((path) => ({
    name: spell(basename(path, ".md")),
    ...readMatter(readFileSync(join(folder, path), "utf8")),
  }));
  const counts = new Map<string, number>();
  for (const { data } of files) {
    for (const key of NAMES) {
      for (const name of listOf(data[key])) {
        counts.set(`${key} ${name}`, (counts.get(`${key} ${name}`) ?? 0) + 1);
      }
    }
  }
  for (const [i, { name, data, content: body }] of files.entries()) {
    const [date = ""] = listOf(data.date);
    const facts: Record<string, string> = Object.fromEntries(
      FACTS.map((key) => [key, listOf(data[key])[0] ?? ""]),
    );
    const { title, source = "" } = facts;
    const front = {
      ...{ ...facts, title: title || name },
      source: URL.canParse(source) ? source : "https://archive.example",
      date: /^\d{4}-\d\d-\d\d/.exec(date)?.[0] ?? "2000-01-01",
      speaker: listOf(data.speaker),
      ...Object.fromEntries(
        NAMES.map((key) => [
          key,
          listOf(data[key]).filter((one) => (counts.get(`${key} ${one}`) ?? 0) >= least),
        ]),
      ),
    };
    const text = body.replace(/\{(?=[{%#])/g, "{ ");
    writeFileSync(
      join(to, "transcripts", `${name}-${i}.md`),
      `---\n${JSON.stringify(front)}\n---\n${text}`,
    );
  }
}

/** What a keeper does to an archive between two builds. */
export type Change = "edit" | "add" | "remove" | "rename" | "title" | "tags";

/** The changes in the order in which they are measured. */
export const CHANGES: readonly (readonly [Change, title: string])[] = [
  ["edit", "one paragraph edited"],
  ["add", "one transcript added"],
  ["remove", "one transcript removed"],
  ["rename", "one transcript renamed"],
  ["title", "one title changed"],
  ["tags", "tags of one transcript changed"],
];

/** Makes a change to a transcript in the middle of the archive, each to another one. */
export function change(content: string, kind: Change): void {
  const { folder, paths } = transcriptsOf(content);
  const at = CHANGES.findIndex(([name]) => name === kind);
  const file = join(folder, paths[Math.floor(paths.length / 2) + at] as string);
  const other = join(dirname(file), `changed-${kind}.md`);
  const source = readFileSync(file, "utf8");
  const line = (key: string, value: string) =>
    source.replace(new RegExp(`^${key}:.*\\n(?:[ -].*\\n)*`, "m"), () => `${key}: ${value}\n`);
  if (kind === "remove") rmSync(file);
  else if (kind === "rename") renameSync(file, other);
  else if (kind === "title") writeFileSync(file, line("title", "改过的题目"));
  else if (kind === "tags") writeFileSync(file, line("tags", "[改过的标签, AI]"));
  else {
    const sentence = source.indexOf("。", source.indexOf("\n---\n"));
    const edited = `${source.slice(0, sentence)}，这里改了一处${source.slice(sentence)}`;
    writeFileSync(kind === "add" ? other : file, edited);
  }
}
