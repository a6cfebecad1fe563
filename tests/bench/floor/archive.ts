/**
 * What both floors need: reading a generated archive, spelling names, writing pages. Shares no code
 * with the site on purpose.
 */

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import matter from "gray-matter";
import { pinyin } from "pinyin-pro";
import { parse as parseYaml } from "yaml";

const [content = "", output = ""] = process.argv.slice(2);

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
  return readdirSync(join(content, "transcripts"))
    .sort()
    .map((name) => {
      const source = readFileSync(join(content, "transcripts", name), "utf8");
      const { data, content: body } = matter(source, {
        engines: { yaml: { parse: parseYaml as (yaml: string) => object, stringify: () => "" } },
      });
      const blocks = readBlocks(body);
      const talk = talkOf(name, data, blocks);
      return Object.assign(talk, render(blocks));
    })
    .sort((a, b) => (a.date < b.date ? 1 : -1));
}

function talkOf(name: string, data: Record<string, unknown>, blocks: Block[]): Talk {
  const speakers = new Set(listOf(data.speaker));
  for (const { speaker } of blocks) if (speaker !== undefined) speakers.add(speaker);
  const mentioned = listOf(data.people).filter((person) => !speakers.has(person));
  return {
    slug: spell(name.replace(/\.md$/, "")),
    title: String(data.title),
    date: String(data.date),
    summary: String(data.summary),
    source: String(data.source),
    channel: String(data.channel),
    series: String(data.series),
    category: String(data.category),
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
      years: [String(data.date).slice(0, 4)],
    },
  };
}

function listOf(value: unknown): string[] {
  return value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)];
}

/** Splits the text of a transcript. */
export function readBlocks(body: string): Block[] {
  const blocks: Block[] = [];
  const pieces = body.split(/\n{2,}/);
  for (let i = 0; i < pieces.length; i++) {
    const piece = (pieces[i] ?? "").trim();
    if (piece === "") continue;
    const original = /^<details>[\s\S]*?<p class="english-text">([\s\S]*)<\/p>/.exec(
      pieces[i + 1] ?? "",
    );
    if (original) i++;
    const heading = /^#+ (.*)/.exec(piece)?.[1];
    const label = heading === undefined ? /^\*\*([^*]+)\*\*[:：]\s*/.exec(piece) : null;
    const english = original?.[1]?.replace(/^\*\*[^*]+\*\*[:：]\s*/, "").replaceAll("&amp;", "&");
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
