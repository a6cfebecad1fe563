/**
 * What both floors need: reading an archive, spelling names, writing pages. Shares no code with the
 * site on purpose.
 *
 * It reads generated archives and real ones. Of a real one it takes what is simply there: a front
 * matter that YAML refuses counts as none, and what is no pair in `<details>` is a paragraph.
 */

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import matter from "gray-matter";
import { pinyin } from "pinyin-pro";
import { parse as parseYaml } from "yaml";

const [content = "", output = "", least = "1"] = process.argv.slice(2);

/** From how many transcripts on a name has a page of its own; above 1, single terms have none. */
export const LEAST = Number(least);

/** Names by the folder of their pages, such as `people`. */
export type Names = Record<string, string[]>;

export interface Talk {
  slug: string;
  title: string;
  date: string;
  summary: string;
  source: string;
  channel: string;
  series: string;
  category: string;
  speakers: string[];
  /** People of the front matter who do not speak. */
  mentioned: string[];
  names: Names;
}

/** A heading or a paragraph with its original, as Markdown. */
export interface Block {
  isHeading: boolean;
  speaker?: string;
  zh: string;
  english?: string;
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Escapes text for HTML. */
export const text = (value: string) => value.replace(/[&<>"]/g, (c) => escapes[c] ?? c);

const spelled = new Map<string, string>();

/** Spells a text in pinyin and Latin letters, with hyphens. */
export function spell(value: string): string {
  let made = spelled.get(value);
  if (made === undefined) {
    made = value
      .replace(/\p{Script=Han}+/gu, (run) => ` ${pinyin(run, { toneType: "none" })} `)
      .normalize("NFD")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "");
    // Neither Chinese nor Latin.
    if (made === "") made = "name";
    spelled.set(value, made);
  }
  return made;
}

const slugs = new Map<string, string>();
const taken = new Set<string>();

/** The address of a name; two names that are spelled alike never share one. */
export function slug(name: string): string {
  let made = slugs.get(name);
  if (made === undefined) {
    made = spell(name);
    for (let n = 2; taken.has(made); n++) made = `${spell(name)}-${n}`;
    taken.add(made);
    slugs.set(name, made);
  }
  return made;
}

/** The place of a name in a list by pinyin. */
export interface Order {
  sort: string;
  letter: string;
  /** What finds the name: itself, its pinyin, its initials. */
  typed: string;
}

const orders = new Map<string, Order>();

/** Spells a name for lists, once. */
export function orderOf(name: string): Order {
  let order = orders.get(name);
  if (!order) {
    const sort = name
      .replace(/\p{Script=Han}+/gu, (run) => ` ${pinyin(run, { toneType: "none" })} `)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
    const words = sort.split(" ");
    const letter = /^[a-z]/.test(sort) ? sort.charAt(0).toUpperCase() : "0–9";
    const initials = words.map((word) => word[0]).join("");
    order = { sort, letter, typed: [name, sort, words.join(""), initials].join("|") };
    orders.set(name, order);
  }
  return order;
}

/** Compares names by pinyin and alphabet. */
export const byOrder = (a: { name: string }, b: { name: string }) =>
  orderOf(a.name).sort < orderOf(b.name).sort ? -1 : 1;

/** The address of a paragraph: a hash of its original, or of itself where it has none. */
export function paragraphId({ zh, english }: Pick<Block, "zh" | "english">): string {
  return `s${createHash("sha1")
    .update(english ?? zh)
    .digest("base64url")
    .slice(0, 8)}`;
}

/** Writes the page at a site path without its outer slashes. */
export function write(path: string, html: string): void {
  const folder = join(output, path);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "index.html"), html);
}

/** Reads all transcripts, and renders each while its blocks are at hand; newest first. */
export function readTalks<T>(render: (blocks: Block[]) => T): (Talk & T)[] {
  const folder = join(content, "transcripts");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .sort()
    .map((path) => {
      const { data, content: body } = readMatter(readFileSync(join(folder, path), "utf8"));
      const blocks = readBlocks(body);
      const talk = talkOf(basename(path, ".md"), data, blocks);
      return Object.assign(talk, render(blocks));
    })
    .sort((a, b) => (a.date < b.date ? 1 : -1));
}

/** Front matter and text of a file. */
export function readMatter(source: string): { data: Record<string, unknown>; content: string } {
  try {
    return matter(source, {
      engines: { yaml: { parse: parseYaml as (yaml: string) => object, stringify: () => "" } },
    });
  } catch {
    return { data: {}, content: source.replace(/^---\n[\s\S]*?\n---\n/, "") };
  }
}

function talkOf(name: string, data: Record<string, unknown>, blocks: Block[]): Talk {
  const speakers = new Set(listOf(data.speaker));
  for (const { speaker } of blocks) if (speaker !== undefined) speakers.add(speaker);
  const mentioned = listOf(data.people).filter((person) => !speakers.has(person));
  const [date = ""] = listOf(data.date);
  const fact = (key: string) => listOf(data[key])[0] ?? "";
  return {
    slug: unusedSlug(name),
    title: fact("title") || name,
    date,
    summary: fact("summary"),
    source: fact("source"),
    channel: fact("channel"),
    series: fact("series"),
    category: fact("category"),
    speakers: [...speakers],
    mentioned,
    names: {
      tags: listOf(data.tags),
      people: [...speakers, ...mentioned],
      organisations: listOf(data.companies_orgs),
      products: listOf(data.products_models),
      media: listOf(data.media_books),
      series: listOf(data.series),
      categories: listOf(data.category),
      years: date === "" ? [] : [date.slice(0, 4)],
    },
  };
}

const takenSlugs = new Set<string>();

/** The address of a transcript; two files of one name never share one. */
function unusedSlug(name: string): string {
  const own = spell(name);
  let made = own;
  for (let n = 2; takenSlugs.has(made); n++) made = `${own}-${n}`;
  takenSlugs.add(made);
  return made;
}

/** The host of an address, or the address where it has none. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

/** The texts of a value, each once. */
export function listOf(value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value ?? ""];
  return [...new Set(values.map(String))].filter((one) => one.trim() !== "");
}

const PAIR = /<details>[\s\S]*?<\/details>/g;

/** The text of an original: its paragraph, or all that stands after its summary. */
function originalOf(details: string): string {
  const paragraph = /<p class="english-text">([\s\S]*)<\/p>/.exec(details)?.[1];
  return paragraph ?? details.replace(/<\/?details>|<summary>[\s\S]*?<\/summary>/g, "").trim();
}

/** Splits the text of a transcript. */
export function readBlocks(body: string): Block[] {
  const blocks: Block[] = [];
  // A pair holds blank lines in some archives; it is one piece.
  const pairs: string[] = [];
  const text = body.replace(PAIR, (pair) => `\n\n\u0000${pairs.push(pair) - 1}\n\n`);
  const pieces = text.split(/\n{2,}/).filter((piece) => piece.trim() !== "");
  const pairAt = (i: number) =>
    pieces[i]?.startsWith("\u0000") ? pairs[Number(pieces[i]?.slice(1))] : undefined;
  for (let i = 0; i < pieces.length; i++) {
    const pair = pairAt(i);
    const piece = pair === undefined ? (pieces[i] ?? "").trim() : originalOf(pair);
    const details = pair === undefined ? pairAt(i + 1) : undefined;
    if (details !== undefined) i++;
    const heading = /^#+ (.*)/.exec(piece)?.[1];
    const label = heading === undefined ? /^\*\*([^*]+)\*\*[:：]\s*/.exec(piece) : null;
    const english =
      details === undefined
        ? undefined
        : originalOf(details)
            .replace(/^\*\*[^*]+\*\*[:：]\s*/, "")
            .replaceAll("&amp;", "&");
    blocks.push({
      isHeading: heading !== undefined,
      zh: heading ?? piece.slice(label?.[0].length ?? 0),
      ...(label?.[1] !== undefined && { speaker: label[1] }),
      ...(english !== undefined && { english }),
    });
  }
  return blocks;
}

/** The transcripts of every name, by kind, in the order of `talks`. */
export function byName<T extends Talk>(talks: readonly T[]): Map<string, Map<string, T[]>> {
  const kinds = new Map<string, Map<string, T[]>>();
  for (const talk of talks) {
    for (const [kind, names] of Object.entries(talk.names)) {
      const entries = kinds.get(kind) ?? new Map<string, T[]>();
      kinds.set(kind, entries);
      for (const name of names) {
        const list = entries.get(name);
        if (list) list.push(talk);
        else entries.set(name, [talk]);
      }
    }
  }
  return kinds;
}

/**
 * Transcripts by year, or by month where all are of two years; undefined where that says little.
 * @param dates Those of the transcripts, the newest first.
 */
export function countPeriods(
  dates: readonly string[],
): { counts: number[]; label: (i: number) => string } | undefined {
  const [first = "", last = ""] = [dates.at(-1), dates[0]];
  const month = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  const isByMonth = month(last) - month(first) < 24;
  const place = (date: string) => (isByMonth ? month(date) : Number(date.slice(0, 4)));
  const start = place(first);
  const counts = new Array<number>(place(last) - start + 1).fill(0);
  if (dates.length < 3 || counts.length < 2) return undefined;
  for (const date of dates) counts[place(date) - start] = (counts[place(date) - start] ?? 0) + 1;
  const label = (i: number) =>
    isByMonth
      ? `${Math.floor((start + i) / 12)}-${String(((start + i) % 12) + 1).padStart(2, "0")}`
      : String(start + i);
  return { counts, label };
}

/** Takes links and bold off. */
export const plain = (source: string) => source.replace(/\*\*|\[([^\]]*)\]\([^)]*\)/g, "$1");

/** The first `limit` characters without marks, to the end of a sentence where one ends late. */
export function cut(source: string, limit: number): string {
  const whole = plain(source);
  if (whole.length <= limit) return whole;
  const head = whole.slice(0, limit);
  const sentence = /^.*[。！？.!?][”’"]?/su.exec(head)?.[0] ?? "";
  return `${sentence.length > limit / 2 ? sentence : head} …`;
}
