/**
 * The oracle of the exactness test: plain `includes` over normalised paragraphs, written apart
 * from the search itself (only the classes of equal characters are shared), and the generator of
 * queries from whatever archive there is.
 */

import { Converter } from "opencc-js";
import type { Archive } from "../../src/archive/model.ts";
import { FOLD_CLASSES } from "../../src/search/fold-table.ts";
import { eachSegment } from "../../src/transcript/model.ts";
import { plainText } from "../../src/transcript/passage.ts";

export interface Paragraph {
  slug: string;
  id: string;
  /** The Chinese and the original, as a reader sees them. */
  texts: string[];
}

export interface GeneratedQuery {
  kind: string;
  text: string;
}

/** Lists all paragraphs of an archive, or of some of its transcripts. */
export function paragraphsOf(archive: Pick<Archive, "transcripts">): Paragraph[] {
  return archive.transcripts.flatMap((transcript) =>
    eachSegment(transcript).map(({ segment }) => ({
      slug: transcript.slug,
      id: segment.id,
      texts: [segment.zh, segment.original?.text]
        .filter((text) => text !== undefined)
        .map((text) => plainText(text)),
    })),
  );
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

/** Normalises with a space for all that is no letter; `closed` joins what only marks part. */
export function oracleText(text: string, closed: boolean): string {
  const plain = [...text.normalize("NFKC").toLowerCase()].map((c) => FOLD.get(c) ?? c).join("");
  const bare = plain
    .normalize("NFD")
    .replace(/(?<=\p{Script=Latin}[\u0300-\u036f]*)[\u0300-\u036f]/gu, "")
    .normalize("NFC")
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/(?<=[\p{L}\p{N}])['’ʼ‘`](?=[\p{L}\p{N}])/gu, "");
  const joined = closed ? bare.replace(COMPOUNDS, closeCompound) : bare;
  return joined
    .replace(/[^\p{L}\p{N}\u0001]+/gu, " ")
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
  readonly #sides: { key: string; open: string; closed: ClosedText | undefined }[];

  constructor(paragraphs: readonly Paragraph[]) {
    this.#sides = paragraphs.flatMap(({ slug, id, texts }) =>
      texts.map((text) => ({
        key: `${slug}#${id}`,
        open: oracleText(text, false),
        closed: closedText(text),
      })),
    );
  }

  /** Keys `slug#id` of the paragraphs that hold a text. */
  find(text: string): Set<string> {
    return this.findNormalised(oracleText(text, false));
  }

  /** The same for a text that `oracleText` has normalised. */
  findNormalised(asked: string): Set<string> {
    const found = new Set<string>();
    if (asked === "") return found;
    for (const { key, open, closed } of this.#sides) {
      if (open.includes(asked) || (closed && closedHolds(closed, asked))) found.add(key);
    }
    return found;
  }
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

  const kinds: Record<string, () => string> = {
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
    if (oracleText(text, false).length >= (/[\p{Script=Han}]/u.test(text) ? 1 : 3)) {
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
