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

/** Longest phrase that is looked up: more tokens cost time and select nothing further. */
const PHRASE_TOKENS = 8;
/** Above so many words for one cut-off word, reading the texts is cheaper. */
const MAX_WORDS = 32;
/** Above so many combinations of two cut-off words, only one of them is looked up. */
const MAX_PHRASES = 12;

const WALK: Plan = { kind: "walk" };

/** Plans the look-ups for one quote. */
export async function planQuote({ normalised }: Quote, facts: TokenFacts): Promise<Plan> {
  const open = tokenise(normalised, false);
  const closed = tokenise(normalised, true);
  const variants = closed.length === open.length ? [open] : [open, closed];
  const any: Lookup[] = [];
  for (const tokens of variants) {
    const plan = await planTokens(tokens, facts);
    if (plan.kind === "walk") return WALK;
    any.push(...plan.any);
  }
  return { kind: "lookup", any };
}

async function planTokens(tokens: readonly Token[], facts: TokenFacts): Promise<Plan> {
  const first = tokens[0];
  const last = tokens.at(-1);
  if (!first || !last) return WALK;
  if (tokens.length === 1 && first.kind === "last") {
    return facts.isFrequent(first.encoded) ? WALK : lookup(first.encoded, true);
  }
  // A last Han letter alone may begin a pair in the text, and the pair before it holds it anyway.
  const end = last.kind === "pair" ? tokens.length : tokens.length - 1;
  const core = tokens.slice(first.kind === "word" ? 1 : 0, end);
  const rare = core.findIndex((token) => !facts.isFrequent(token.encoded));
  if (rare >= 0 || core.length > 2) {
    const from = Math.max(0, Math.min(rare, core.length - PHRASE_TOKENS));
    const phrase = core.slice(from, from + PHRASE_TOKENS);
    return lookup(phrase.map((token) => token.encoded).join(" "), false);
  }
  return planEdges(tokens, core.length, facts);
}

/** Plans by the words at the edges, when what is between them says nothing. */
async function planEdges(
  tokens: readonly Token[],
  coreLength: number,
  facts: TokenFacts,
): Promise<Plan> {
  const first = tokens[0] as Token;
  const last = tokens.at(-1) as Token;
  const isWord = (token: Token) => token.kind === "word";
  if (!isWord(first) && !isWord(last)) return WALK;
  const words = await facts.words();
  const usable = (list: string[]) =>
    list.length <= MAX_WORDS && !list.some((word) => facts.isFrequent(word));
  const single = (list: string[]): Plan => ({
    kind: "lookup",
    any: list.map((phrase) => ({ phrase, prefix: false })),
  });
  if (tokens.length === 1) {
    const list = words.containing(first.encoded, MAX_WORDS + 1);
    return usable(list) ? single(list) : WALK;
  }
  const heads = isWord(first) ? words.endingIn(first.encoded, MAX_WORDS + 1) : undefined;
  const tails = isWord(last) ? words.startingWith(last.encoded, MAX_WORDS + 1) : undefined;
  const someUsable = [heads, tails].some((list) => list !== undefined && usable(list));
  if (heads && tails && coreLength === 0 && heads.length * tails.length <= MAX_PHRASES) {
    if (someUsable) return single(heads.flatMap((head) => tails.map((tail) => `${head} ${tail}`)));
  }
  const sides = [heads, tails].filter((list) => list !== undefined && usable(list)) as string[][];
  const shortest = sides.sort((a, b) => a.length - b.length)[0];
  return shortest ? single(shortest) : WALK;
}

function lookup(phrase: string, prefix: boolean): Plan {
  return { kind: "lookup", any: [{ phrase, prefix }] };
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
