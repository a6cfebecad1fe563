/**
 * Plans which index look-ups propose every transcript that may hold a quote. A plan may propose
 * too many, never too few: a Latin word at the quote's edge may be cut off, so it is looked up by
 * all words of the archive that it can be part of. Where the index would propose nearly all
 * transcripts anyway, the plan is to walk through the texts instead.
 */

import type { Quote } from "./query.ts";
import { type Token, tokenise } from "./tokens.ts";

/** Quoted Pagefind phrases (or one prefix) of which any may propose a transcript. */
export type Plan = { kind: "walk" } | { kind: "lookup"; any: Lookup[] };

/** Words to look up in the index, in a row. */
export interface Lookup {
  /** Tokens parted by spaces. */
  phrase: string;
  /** Match words that begin with it, too. */
  prefix: boolean;
}

/** What the planner must know of the archive. */
export interface TokenFacts {
  isFrequent(encoded: string): boolean;
  /** Latin words of the archive; loaded only when a plan needs them. */
  words(): Promise<WordList>;
}

/** Longest phrase that is looked up: each token is a file to load, and more select little further. */
const PHRASE_TOKENS = 4;
/** Above so many words for one cut-off word, reading the texts is cheaper. */
const MAX_WORDS = 64;
/** Above so many combinations of two cut-off words, only one of them is looked up. */
const MAX_PHRASES = 24;

const WALK: Plan = { kind: "walk" };

/** Plans the look-ups that propose every transcript in which a quote may be. */
export async function planQuote({ normalised }: Quote, facts: TokenFacts): Promise<Plan> {
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
  const lookups: Lookup[] = [];
  for (const tokens of variants(normalised)) {
    const first = tokens[0];
    const last = tokens.at(-1);
    if (first?.kind !== "word" && last?.kind !== "word") return [];
    // Two common words are found in the first texts that one opens.
    if (tokens.length <= 2 && tokens.every(({ encoded }) => facts.isFrequent(encoded))) return [];
    const end = last?.kind === "last" && tokens.length > 1 ? -1 : undefined;
    lookups.push(phraseOf(tokens.slice(0, end), facts));
  }
  return lookups;
}

/** A quote's tokens with marks between words left open, and closed where that differs. */
function variants(normalised: Quote["normalised"]): Token[][] {
  const open = tokenise(normalised, false);
  const closed = tokenise(normalised, true);
  return closed.length === open.length ? [open] : [open, closed];
}

async function planTokens(tokens: readonly Token[], facts: TokenFacts): Promise<Plan> {
  const first = tokens[0];
  const last = tokens.at(-1);
  if (!first || !last) return WALK;
  if (tokens.length === 1 && first.kind === "last") {
    const single = { phrase: first.encoded, prefix: true };
    return facts.isFrequent(first.encoded) ? WALK : { kind: "lookup", any: [single] };
  }
  // A last Han letter alone may begin a pair in the text, and the pair before it holds it anyway.
  const end = last.kind === "pair" ? tokens.length : tokens.length - 1;
  const core = tokens.slice(first.kind === "word" ? 1 : 0, end);
  const selective = core.some((token) => !facts.isFrequent(token.encoded));
  const hasEdge = first.kind === "word" || last.kind === "word";
  if (selective || (core.length > 1 && !hasEdge)) {
    return { kind: "lookup", any: [phraseOf(core, facts)] };
  }
  if (!hasEdge) return WALK;
  const plan = await planEdges(tokens, core, facts);
  if (plan.kind === "walk" && core.length > 1) {
    return { kind: "lookup", any: [phraseOf(core, facts)] };
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
  const words = await facts.words();
  const isRare = (list: readonly string[]) => !list.some((word) => facts.isFrequent(word));
  const limit = MAX_WORDS + 1;
  if (tokens.length === 1) {
    const list = words.containing(first.encoded, limit);
    return list.length <= MAX_WORDS && isRare(list) ? phrases(list) : WALK;
  }
  const heads = first.kind === "word" ? words.endingIn(first.encoded, limit) : [];
  const tails = last.kind === "word" ? words.startingWith(last.encoded, limit) : [];
  const between = core.map((token) => token.encoded);
  if (first.kind === "word" && last.kind === "word" && core.length === 0) {
    if (heads.length * tails.length <= MAX_PHRASES) {
      return phrases(heads.flatMap((head) => tails.map((tail) => `${head} ${tail}`)));
    }
    const sides = [heads, tails].filter((list) => list.length <= MAX_WORDS && isRare(list));
    const shortest = sides.sort((a, b) => a.length - b.length)[0];
    return shortest ? phrases(shortest) : WALK;
  }
  const before = heads.map((head) => [head, ...between.slice(0, PHRASE_TOKENS - 1)].join(" "));
  const after = tails.map((tail) => [...between.slice(1 - PHRASE_TOKENS), tail].join(" "));
  const sides: string[][] = [];
  if (first.kind === "word" && heads.length <= MAX_WORDS) sides.push(before);
  if (last.kind === "word" && tails.length <= MAX_WORDS) sides.push(after);
  const shortest = sides.sort((a, b) => a.length - b.length)[0];
  return shortest ? phrases(shortest) : WALK;
}

function phrases(list: readonly string[]): Plan {
  return { kind: "lookup", any: list.map((phrase) => ({ phrase, prefix: false })) };
}

/** The stretch of tokens that selects most: the one that begins with the first rare token. */
function phraseOf(tokens: readonly Token[], facts: TokenFacts): Lookup {
  const rare = tokens.findIndex((token) => !facts.isFrequent(token.encoded));
  const from = Math.max(0, Math.min(rare, tokens.length - PHRASE_TOKENS));
  const phrase = tokens.slice(from, from + PHRASE_TOKENS);
  return { phrase: phrase.map((token) => token.encoded).join(" "), prefix: false };
}

/** The Latin words of an archive, searched as one string: fast enough, and small to load. */
export class WordList {
  readonly #lines: string;

  /** @param words One per line, sorted. */
  constructor(words: string) {
    this.#lines = `\n${words.trim()}\n`;
  }

  containing(part: string, limit: number): string[] {
    return this.#find(part, limit);
  }

  startingWith(part: string, limit: number): string[] {
    return this.#find(`\n${part}`, limit);
  }

  endingIn(part: string, limit: number): string[] {
    return this.#find(`${part}\n`, limit);
  }

  /** Finds up to `limit` words, each once, of which a stretch of the list is part. */
  #find(stretch: string, limit: number): string[] {
    const found: string[] = [];
    let at = this.#lines.indexOf(stretch);
    while (at >= 0 && found.length < limit) {
      const letter = stretch.startsWith("\n") ? at + 1 : at;
      const start = this.#lines.lastIndexOf("\n", letter - 1) + 1;
      const end = this.#lines.indexOf("\n", letter);
      if (end > start) found.push(this.#lines.slice(start, end));
      at = this.#lines.indexOf(stretch, end);
    }
    return found;
  }
}
