/**
 * Plans which index look-ups propose every transcript that may hold a quote. A plan may propose
 * too many, never too few: a Latin word at the quote's edge may be cut off, so it is looked up by
 * all words of the archive that it can be part of. Where the index would propose nearly all
 * transcripts anyway, the plan is to walk through the texts instead.
 */

import { isCommonLetter } from "./common.ts";
import { jointOf } from "./grams.ts";
import type { Quote } from "./query.ts";
import { eachSignedName, isSignedName } from "./signs.ts";
import { type Token, tokenise } from "./tokens.ts";
import type { WordList } from "./word-list.ts";

/** Look-ups of which any may propose a transcript. */
export type Plan = { kind: "walk" } | { kind: "lookup"; any: Lookup[] };

/** Grams that a transcript must all have. */
export interface Lookup {
  /** As they stand in the index, the one that selects most first. */
  grams: string[];
  /** The only one is the first part of what is looked for. */
  prefix: boolean;
}

/** What the planner must know of the archive. */
export interface TokenFacts {
  /** Place of a gram among those that are in very many transcripts; undefined for the others. */
  rank(encoded: string): number | undefined;
  /** Words among which are all that hold a part; undefined where there are too many of these. */
  wordsWith(part: string): Promise<WordList | undefined>;
}

/** Most grams that are looked up: each is a file to load, and more select little further. */
const MOST_GRAMS = 4;
/** Above so many words for one cut-off word, reading the texts is cheaper. */
const MAX_WORDS = 64;
/** Above so many combinations of two cut-off words, only one of them is looked up. */
const MAX_PHRASES = 24;

const WALK: Plan = { kind: "walk" };

/** Plans the look-ups that propose every transcript in which a quote may be. */
export async function planQuote({ normalised }: Quote, facts: TokenFacts): Promise<Plan> {
  if (isSignedName(normalised)) return { kind: "lookup", any: [signedNames(normalised)] };
  const any: Lookup[] = [];
  for (const tokens of variants(normalised)) {
    const plan = await planTokens(tokens, facts);
    if (plan.kind === "walk") return WALK;
    any.push(...plan.any);
  }
  return { kind: "lookup", any };
}

/**
 * Plans the look-ups that propose where a quote stands with its words whole. They are fewer and
 * say more, so what they find is shown before the rest is looked for. Empty where they would not
 * differ from the whole plan, or select nothing.
 */
export function planWholeWords({ normalised }: Quote, facts: TokenFacts): Lookup[] {
  if (isSignedName(normalised)) return [];
  const lookups: Lookup[] = [];
  for (const tokens of variants(normalised)) {
    const first = tokens[0];
    const last = tokens.at(-1);
    if (first?.kind !== "word" && last?.kind !== "word") return [];
    // Two common words are found in the first texts that one opens.
    const isFrequent = ({ encoded }: Token) => facts.rank(encoded) !== undefined;
    if (tokens.length <= 2 && tokens.every(isFrequent)) return [];
    lookups.push(lookUp(withoutLast(tokens), facts));
  }
  return lookups;
}

/**
 * Plans the look-ups in the index of titles, headings and tags, which is so small that nothing in
 * it is common. A word alone is found where one begins with it.
 */
export function planHead({ normalised }: Quote, facts: TokenFacts): Lookup[] {
  return variants(normalised).flatMap((tokens) => {
    const [first] = tokens;
    if (!first) return [];
    if (tokens.length > 1) return [lookUp(withoutLast(tokens), facts)];
    if (first.kind !== "pair" && facts.rank(first.encoded) !== undefined) return [];
    return [{ grams: [first.encoded], prefix: first.kind !== "pair" }];
  });
}

/** A name with signs is a word of the index by itself. */
function signedNames(normalised: Quote["normalised"]): Lookup {
  const grams = new Set<string>();
  eachSignedName(normalised, (word) => grams.add(word));
  return { grams: [...grams].reverse(), prefix: false };
}

/** A quote's tokens with marks between words left open, and closed where that differs. */
function variants(normalised: Quote["normalised"]): Token[][] {
  const open = tokenise(normalised, false);
  const closed = tokenise(normalised, true);
  return closed.length === open.length ? [open] : [open, closed];
}

/** A last Han letter alone may begin a pair in the text, and the pair before it holds it anyway. */
function withoutLast(tokens: readonly Token[]): readonly Token[] {
  return tokens.at(-1)?.kind === "last" && tokens.length > 1 ? tokens.slice(0, -1) : tokens;
}

async function planTokens(tokens: readonly Token[], facts: TokenFacts): Promise<Plan> {
  const first = tokens[0];
  const last = tokens.at(-1);
  if (!first || !last) return WALK;
  const isFrequent = ({ encoded }: Token) => facts.rank(encoded) !== undefined;
  if (tokens.length === 1 && first.kind === "last") {
    const single = { grams: [first.encoded], prefix: true };
    return isFrequent(first) ? WALK : { kind: "lookup", any: [single] };
  }
  const end = last.kind === "pair" ? tokens.length : tokens.length - 1;
  const core = tokens.slice(first.kind === "word" ? 1 : 0, end);
  const selective = core.some((token) => !isFrequent(token));
  const hasEdge = first.kind === "word" || last.kind === "word";
  if (selective || (core.length > 1 && !hasEdge)) {
    return { kind: "lookup", any: [lookUp(core, facts)] };
  }
  if (!hasEdge) return WALK;
  const plan = await planEdges(tokens, core, facts);
  if (plan.kind === "walk" && core.length > 1) {
    return { kind: "lookup", any: [lookUp(core, facts)] };
  }
  return plan;
}

/** Plans by the words at the edges, when what is between them says little. */
async function planEdges(
  tokens: readonly Token[],
  core: readonly Token[],
  facts: TokenFacts,
): Promise<Plan> {
  const first = tokens[0] as Token;
  const last = tokens.at(-1) as Token;
  const limit = MAX_WORDS + 1;
  const plan = (phrases: Token[][]): Plan => ({
    kind: "lookup",
    any: phrases.map((phrase) => lookUp(phrase, facts)),
  });
  if (tokens.length === 1) {
    const list = (await facts.wordsWith(first.encoded))?.containing(first.encoded, limit);
    const isRare = list?.every((word) => facts.rank(word) === undefined);
    return list && list.length <= MAX_WORDS && isRare
      ? plan(list.map((word) => [asToken(word)]))
      : WALK;
  }
  const heads = await wordsAt(first, (list, part) => list.endingIn(part, limit), facts);
  const tails = await wordsAt(last, (list, part) => list.startingWith(part, limit), facts);
  if (heads && tails && heads.length * tails.length <= MAX_PHRASES) {
    return plan(heads.flatMap((head) => tails.map((tail) => [head, ...core, tail])));
  }
  const sides: Token[][][] = [];
  if (heads && heads.length <= MAX_WORDS) sides.push(heads.map((head) => [head, ...core]));
  if (tails && tails.length <= MAX_WORDS) sides.push(tails.map((tail) => [...core, tail]));
  // A word that is everywhere selects nothing by itself.
  const isTelling = (phrase: Token[]) =>
    phrase.length > 1 || facts.rank(phrase[0]?.encoded ?? "") === undefined;
  const useful = sides.filter((side) => side.every(isTelling));
  const shortest = useful.sort((a, b) => a.length - b.length)[0];
  return shortest ? plan(shortest) : WALK;
}

/** The words that a cut-off word at an edge can be; undefined for no word, or too many. */
async function wordsAt(
  { kind, encoded }: Token,
  find: (list: WordList, part: string) => string[],
  facts: TokenFacts,
): Promise<Token[] | undefined> {
  const list = kind === "word" ? await facts.wordsWith(encoded) : undefined;
  return list && find(list, encoded).map(asToken);
}

function asToken(word: string): Token {
  return { encoded: word, kind: "word" };
}

/**
 * The look-up of neighbouring tokens: the grams of them that select most. What has a joint has both
 * its parts, so these are not asked for.
 */
function lookUp(tokens: readonly Token[], facts: TokenFacts): Lookup {
  const grams = new Map(tokens.map((token) => [token.encoded, plainness(token, facts)]));
  const parts = new Set<string>();
  tokens.forEach((token, i) => {
    const next = tokens[i + 1];
    const joint = next && jointOf(token, next);
    if (!next || joint === undefined) return;
    const rank = facts.rank(joint);
    const ofParts = Math.min(plainness(token, facts), plainness(next, facts));
    grams.set(joint, rank === undefined ? Math.min(JOINT_PLAINNESS, ofParts) : frequency(rank));
    parts.add(token.encoded).add(next.encoded);
  });
  const sorted = [...grams].filter(([gram]) => !parts.has(gram)).sort(([, a], [, b]) => a - b);
  return { grams: sorted.slice(0, MOST_GRAMS).map(([gram]) => gram), prefix: false };
}

const JOINT_PLAINNESS = 2;
const FREQUENT = 10;

/** How little a token is likely to select. The rarest of what is frequent has the highest rank. */
function plainness({ encoded, kind, letters }: Token, facts: TokenFacts): number {
  const rank = facts.rank(encoded);
  if (rank !== undefined) return frequency(rank);
  if (kind === "word") return Math.max(0, 3 - encoded.length / 3);
  return (letters ?? []).filter(isCommonLetter).length * 1.5;
}

function frequency(rank: number): number {
  return FREQUENT + 1 / (1 + rank);
}
