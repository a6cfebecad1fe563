/**
 * The oracle of the exactness test: plain `includes` over normalised paragraphs, written apart
 * from the search itself (only the classes of equal characters are shared), and the generator of
 * queries from whatever archive there is.
 */

import { Converter } from "opencc-js";
import type { Archive } from "../../src/archive/model.ts";
import { FOLD_CLASSES } from "../../src/search/fold-table.ts";
import { eachSegment } from "../../src/transcript/model.ts";
import { glossaryNotesOf, plainText } from "../../src/transcript/passage.ts";

export interface Paragraph {
  slug: string;
  /** Empty for what stands about a transcript. */
  id: string;
  /** The Chinese and the original, as a reader sees them, and the glossary notes. */
  texts: string[];
  notes: string[];
}

export interface GeneratedQuery {
  kind: string;
  text: string;
}

/** Lists all paragraphs of an archive, or of some of its transcripts. */
export function paragraphsOf(archive: Pick<Archive, "transcripts">): Paragraph[] {
  return archive.transcripts.flatMap((transcript) =>
    eachSegment(transcript).map(({ segment }) => {
      const sides = [segment.zh, segment.original?.text].filter((text) => text !== undefined);
      const notes = sides.flatMap(glossaryNotesOf);
      const texts = [...sides.map((text) => plainText(text)), ...notes];
      return { slug: transcript.slug, id: segment.id, texts, notes };
    }),
  );
}

/** Lists what stands about each transcript: its titles, headings, summaries and tags. */
export function headsOf(
  archive: Pick<Archive, "facet">,
  transcripts: Archive["transcripts"],
): Paragraph[] {
  return transcripts.map(({ slug, meta, sections }) => {
    const headings = sections.flatMap((one) => [
      one.heading ?? "",
      one.headingOriginal?.text ?? "",
    ]);
    const tags = meta.tags.flatMap((name) => {
      const tag = archive.facet("tags", name);
      return tag ? [tag.name, tag.en ?? "", ...tag.aliases] : [];
    });
    const { title, title_en, summary, summary_en, insight } = meta;
    const stated = [title, title_en, summary, summary_en, insight].map((text) => text ?? "");
    const texts = [...stated, ...headings.map(plainText), ...tags].filter((text) => text !== "");
    return { slug, id: "", texts, notes: [] };
  });
}

const FOLD = new Map<string, string>();
for (const letters of FOLD_CLASSES.split(" ")) {
  const [root = "", ...others] = letters;
  for (const letter of others) FOLD.set(letter, root);
}

const CJK = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー";
const AROUND_CJK = new RegExp(` ?([${CJK}]) ?`, "gu");

/** Joins words that marks part (`state-of-the-art`), and says so by this letter at both ends. */
const COMPOUND = "\u0001";

/** Stands for the point of 1.5, which is no mark between words. */
const POINT = "\u0002";

/** Folds letters and leaves the marks. */
function folded(text: string): string {
  const plain = [...text.normalize("NFKC").toLowerCase()].map((c) => FOLD.get(c) ?? c).join("");
  return plain
    .normalize("NFD")
    .replace(/(?<=\p{Script=Latin}[\u0300-\u036f]*)[\u0300-\u036f]/gu, "")
    .normalize("NFC")
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/(?<=[\p{L}\p{N}])['’ʼ‘`](?=[\p{L}\p{N}])/gu, "");
}

/** Normalises with a space for all that is no letter; `closed` joins what only marks part. */
export function oracleText(text: string, closed: boolean): string {
  const bare = folded(text).replace(/(?<=\d)\.(?=\d)/g, POINT);
  const joined = closed ? bare.replace(COMPOUNDS, closeCompound) : bare;
  return joined
    .replace(/[^\p{L}\p{N}\u0001\u0002]+/gu, " ")
    .replace(AROUND_CJK, "$1")
    .trim();
}

// Marks between two digits are never dropped: 3.5 is not 35. Unit tests have the finer cases.
const COMPOUNDS = new RegExp(
  `(?:(?![${CJK}])[\\p{L}\\p{N}])+(?:(?!(?<=\\p{N})[^\\p{L}\\p{N}\\s]+\\p{N})[^\\p{L}\\p{N}\\s\\u0001]+(?:(?![${CJK}])[\\p{L}\\p{N}])+)+`,
  "gu",
);

function closeCompound(compound: string): string {
  return COMPOUND + compound.replace(/[^\p{L}\p{N}]+/gu, "") + COMPOUND;
}

/** Answers queries by reading everything. */
export class Oracle {
  /** A side without compounds is the same closed as open. */
  readonly #sides: { key: string; source: string; open: string; closed: ClosedText | undefined }[];

  constructor(paragraphs: readonly Paragraph[]) {
    this.#sides = paragraphs.flatMap(({ slug, id, texts }) =>
      texts.map((text) => ({
        key: `${slug}#${id}`,
        source: text,
        open: oracleText(text, false),
        closed: closedText(text),
      })),
    );
  }

  /** Keys `slug#id` of the paragraphs that hold a text; `slug#` of what stands about transcripts. */
  find(text: string): Set<string> {
    return this.findQuestion(questionOf(text));
  }

  /** The same for a text that was made a question once. */
  findQuestion({ asked, apart, signs }: Question): Set<string> {
    const found = new Set<string>();
    if (asked === "") return found;
    for (const { key, source, open, closed } of this.#sides) {
      const holds =
        open.includes(asked) ||
        (closed && closedHolds(closed, asked)) ||
        (apart && (apart.test(open) || (closed && apart.test(closed.text))));
      if (holds && signs.every((sign) => sign.test(folded(source)))) found.add(key);
    }
    return found;
  }
}

/** A text to be found, as the oracle asks for it. */
export interface Question {
  asked: string;
  /** Finds it where letters and digits stand together that are apart in the text, or the reverse. */
  apart: RegExp | undefined;
  /** Each must be in the text as well. */
  signs: RegExp[];
}

/** Makes a question of a text. */
export function questionOf(text: string): Question {
  const asked = oracleText(text, false);
  return { asked, apart: apartPattern(asked), signs: signPatterns(text, asked.length) };
}

const LATIN = `(?![${CJK}])\\p{L}`;

function apartPattern(asked: string): RegExp | undefined {
  const runs = asked.match(new RegExp(`(?:${LATIN})+|\\d+|[\\s\\S]`, "gu")) ?? [];
  const [isWord, isNumber] = [new RegExp(`^${LATIN}`, "u"), /^\d/];
  let pattern = "";
  let any = false;
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i] ?? "";
    pattern += escaped(run);
    const typed = runs[i + 1] === " " ? " " : "";
    const next = runs[typed === "" ? i + 1 : i + 2] ?? "";
    const [left, right] = isNumber.test(run) ? ["\\d", LATIN] : [LATIN, "\\d"];
    const differ = isNumber.test(run) ? isWord.test(next) : isWord.test(run) && isNumber.test(next);
    if (!differ) continue;
    const whole = `(?<=(?<!${left})${escaped(run)}) ?(?=${escaped(next)}(?!${right}))`;
    pattern += `(?:${typed}|${whole})`;
    any = true;
    if (typed !== "") i++;
  }
  return any ? new RegExp(pattern, "u") : undefined;
}

const SIGNED = new RegExp(
  `(?:(?![${CJK}])[\\p{L}\\p{N}])*(?:[&+#@%$€£¥]+(?:(?![${CJK}])[\\p{L}\\p{N}])*)+`,
  "gu",
);

/** What must be in a text as it is, for the words of a quote that have signs. */
function signPatterns(text: string, length: number): RegExp[] {
  const words = (folded(text).match(SIGNED) ?? []).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words.map((word) => {
    const isName = length < 6 && /[\p{L}\p{N}][&+#]/u.test(word);
    const parts = word.match(/[\p{L}\p{N}]+|[\s\S]/gu) ?? [];
    const before = isName ? `(?<!(?![${CJK}])[\\p{L}\\p{N}])` : "";
    const after = isName && /&[\p{L}\p{N}]+$/u.test(word) ? `(?!(?![${CJK}])[\\p{L}\\p{N}])` : "";
    return new RegExp(before + parts.map(escaped).join("[^\\p{L}\\p{N}]*") + after, "u");
  });
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** Text whose compounds are closed; `inside[i]` where a cut before letter i would part one. */
interface ClosedText {
  text: string;
  inside: boolean[];
}

function closedText(source: string): ClosedText | undefined {
  const marked = oracleText(source, true);
  if (!marked.includes(COMPOUND)) return undefined;
  let text = "";
  const inside: boolean[] = [];
  let open = false;
  let first = false;
  for (const unit of marked.split("")) {
    if (unit === COMPOUND) {
      open = !open;
      first = open;
    } else {
      inside.push(open && !first);
      first = false;
      text += unit;
    }
  }
  return { text, inside };
}

function closedHolds({ text, inside }: ClosedText, asked: string): boolean {
  // Only a short fragment of one word is by chance in two that a mark joins.
  const telling = asked.length >= 6 || new RegExp(`[ ${CJK}]`, "u").test(asked);
  for (let at = text.indexOf(asked); at >= 0; at = text.indexOf(asked, at + 1)) {
    if (telling) return true;
    if (!inside[at] && !inside[at + asked.length]) return true;
  }
  return false;
}

/** A small generator of random numbers in [0, 1), by mulberry32, so that every run is the same. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Makes queries of every kind in turn, and `nowhere` ones that the oracle finds nowhere. */
export function generateQueries(
  paragraphs: readonly Paragraph[],
  oracle: Oracle,
  amount: number,
  nowhere: number,
  seed = 20240626,
): GeneratedQuery[] {
  const random = randomNumbers(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const texts = paragraphs.flatMap(({ texts }) => texts).filter((text) => text.length > 1);
  const chinese = texts.filter((text) => /\p{Script=Han}{4}/u.test(text));
  const notes = paragraphs.flatMap((paragraph) => paragraph.notes);
  const heads = paragraphs.filter(({ id }) => id === "").flatMap((head) => head.texts);
  const latin = texts.filter((text) => /[a-z]{3,} [a-z]{3,}/i.test(text));
  const converters = (["t", "tw", "hk"] as const).map((to) => Converter({ from: "cn", to }));

  const slice = (text: string, low: number, high: number) => {
    const letters = [...text];
    const length = Math.min(between(low, high), letters.length);
    const start = between(0, letters.length - length);
    return letters.slice(start, start + length).join("");
  };
  /** A stretch around one of the places that a pattern finds. */
  const around = (pool: readonly string[], pattern: RegExp, reach: number) => {
    for (let tries = 0; tries < 60; tries++) {
      const text = pick(pool);
      const places = [...text.matchAll(pattern)];
      if (places.length === 0) continue;
      const place = pick(places);
      const from = Math.max(0, place.index - between(1, reach));
      return text.slice(from, place.index + place[0].length + between(1, reach));
    }
    return "";
  };
  const words = (low: number, high: number) => {
    const list = pick(latin).split(" ");
    const start = between(0, Math.max(0, list.length - low));
    return list.slice(start, start + between(low, high)).join(" ");
  };

  /** One of the places that a pattern finds. */
  const one = (pattern: RegExp) => {
    for (let tries = 0; tries < 200; tries++) {
      const found = pick(texts).match(pattern);
      if (found) return pick(found) as string;
    }
    return "";
  };

  const kinds: Record<string, () => string> = {
    "of a note": () => (notes.length > 0 ? slice(pick(notes), 3, 12) : ""),
    "of a title, heading, summary or tag": () =>
      heads.length > 0 ? slice(pick(heads), 3, 14) : "",
    "letters and digits": () =>
      one(/(?<![\p{L}\p{N}'’])[A-Za-z]{2,}[ -]?\d+(?![\p{L}\p{N}])/gu).replace(
        /(?<=[A-Za-z])[ -]?(?=\d)/,
        pick(["", " ", "-"]),
      ),
    "hyphens as spaces": () => one(/[A-Za-z]{3,}-[A-Za-z]{3,}/g).replace("-", " "),
    "names and numbers with signs": () =>
      one(/(?<![\p{L}\p{N}])(?:[A-Za-z]+(?:&[A-Za-z]+|\+\+|#)|\d+%)(?![\p{L}\p{N}+#])/gu),
    "Chinese, 1 to 40": () => slice(pick(chinese), 1, between(1, 40)),
    "Chinese, short": () => slice(pick(chinese), 1, 4),
    "typed in Traditional": () => pick(converters)(slice(pick(chinese), 2, 20)),
    "Chinese without marks": () => withoutMarks(slice(pick(chinese), 8, 40)),
    "marks in the other width": () => otherWidth(slice(pick(chinese), 8, 40)),
    "across a sentence end": () => around(chinese, /[。！？]/g, 12),
    "Chinese and Latin": () => around(chinese, /[A-Za-z][A-Za-z0-9 .-]*/g, 8),
    numbers: () => around(texts, /\d[\d.,%]*/g, 6),
    "English phrase": () => words(2, 8),
    "English, edges cut": () => {
      const phrase = words(2, 6);
      return phrase.slice(between(0, 3), phrase.length - between(0, 3));
    },
    "one English word": () => words(1, 1),
    "inside a word": () => {
      const word = pick((pick(latin).match(/[A-Za-z]{5,}/g) ?? ["language"]) as string[]);
      const length = between(3, word.length - 1);
      const start = between(0, word.length - length);
      return word.slice(start, start + length);
    },
    "English without marks": () => withoutMarks(words(4, 9)),
    "English in capitals": () => words(2, 5).toUpperCase(),
  };
  const names = Object.keys(kinds).filter(
    (name) =>
      (latin.length > 0 || !/English|word/.test(name)) &&
      (chinese.length > 0 || !/Chin|Trad|marks in|across/.test(name)),
  );
  const queries: GeneratedQuery[] = [];
  for (let i = 0; queries.length < amount && i < amount * 4; i++) {
    const kind = names[i % names.length] ?? "";
    const text = (kinds[kind]?.() ?? "").trim();
    // Fewer than three letters of one word are no fragment that anyone quotes; CJK has no limit.
    const least = /[\p{Script=Han}]/u.test(text) || /[&+#%]/.test(text) ? 1 : 3;
    if (oracleText(text, false).length >= least) {
      queries.push({ kind, text });
    }
  }
  const absent: GeneratedQuery[] = [];
  for (let tries = 0; absent.length < nowhere && tries < nowhere * 40; tries++) {
    const text =
      tries % 2 === 0 || latin.length === 0
        ? mixUp(slice(pick(texts), 4, 12))
        : `${words(1, 2)} ${words(1, 2)}`;
    if (oracleText(text, false) !== "" && oracle.find(text).size === 0) {
      absent.push({ kind: "nowhere", text });
    }
  }
  return [...queries, ...absent];

  function mixUp(text: string): string {
    const letters = [...text];
    for (let i = letters.length - 1; i > 0; i--) {
      const j = between(0, i);
      [letters[i], letters[j]] = [letters[j] as string, letters[i] as string];
    }
    return letters.join("");
  }
}

function otherWidth(text: string): string {
  return text.replace(/[，。！？：；（）,.!?:;()A-Za-z0-9]/g, (mark) => {
    const at = "，。！？：；（）".indexOf(mark);
    if (at >= 0) return ",.!?:;()"[at] ?? mark;
    return String.fromCharCode(mark.charCodeAt(0) + 0xfee0);
  });
}

/** Drops marks, but for those inside numbers, without which they are other numbers. */
function withoutMarks(text: string): string {
  return text.replace(/[^\p{L}\p{N}\s]+/gu, (marks, at: number) => {
    return /\p{N}$/u.test(text.slice(0, at)) && /^\p{N}/u.test(text.slice(at + marks.length))
      ? marks
      : "";
  });
}
