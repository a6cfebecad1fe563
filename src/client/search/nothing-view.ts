/**
 * What a reader gets when nothing was found: what was searched, and the nearest that does occur.
 * Each offer has been tried before it is made.
 */

import { makeQuote, parseQuery, type Query, type Quote } from "../../search/query.ts";
import { element, english } from "../page/dom.ts";
import type { SearchEngine } from "./engine.ts";

/** Another query, with the words that offer it. */
export interface Offer {
  text: string;
  zh: string;
  en: string;
  /** Leave the filters away. */
  withoutFilters?: boolean;
}

/** Look-ups that may be spent on the longest part that occurs. */
const MAX_TRIES = 60;
/** Bytes that one of them may load, and while nothing was found. */
const TRY_BUDGET = 10_000;
const TRY_PATIENCE = 90_000;

/**
 * Looks for what is nearest to a query that found nothing.
 * @param bounds `until`: what the engine may have loaded in all before the next is tried.
 */
export async function nearest(
  engine: SearchEngine,
  query: Query,
  { signal, until }: { signal: AbortSignal; until: number },
): Promise<Offer[]> {
  const offers: Offer[] = [];
  const quotes = query.clauses.flat();
  const occurs = async (tried: Query) => {
    if (engine.loaded > until) return false;
    const bounds = { enough: 1, budget: TRY_BUDGET, patience: TRY_PATIENCE, most: TRY_PATIENCE };
    const found = await engine.run(tried, { signal, ...bounds });
    return found.hits.length > 0;
  };
  if (query.filters.length > 0) {
    const bare: Query = { ...query, filters: [] };
    delete bare.literal;
    if (await occurs(bare)) {
      offers.push({
        text: query.typed,
        zh: "不加条件就有",
        en: "Found without the filters",
        withoutFilters: true,
      });
    }
  }
  const words = quotes.flatMap(({ shown }) =>
    shown.split(/[\s，。！？、；：,.!?;:]+/).filter(Boolean),
  );
  if (words.length > 1 && words.length <= 8) {
    const text = words.map((word) => `"${word.replaceAll('"', "")}"`).join(" ");
    if (await occurs(parseQuery(text))) {
      offers.push({ text, zh: "同一段里都有这些词", en: "All of these in one paragraph" });
    }
  }
  const longest =
    quotes.length === 1 && quotes[0] ? await longestPart(quotes[0], occurs) : undefined;
  if (longest !== undefined) {
    offers.push({ text: longest, zh: "其中最长的一段", en: "The longest part that occurs" });
  }
  return offers;
}

/** Shows that nothing was found, and the offers. */
export function nothingView(
  query: Query,
  transcripts: number,
  offers: readonly Offer[],
  take: (offer: Offer) => void,
): Node {
  const asked = query.clauses.flat().map(({ shown }) => `“${shown}”`);
  const list = offers.map((offer) =>
    element(
      "li",
      {},
      element(
        "button",
        { type: "button", onclick: () => take(offer) },
        `${offer.zh}：${offer.text} `,
        english(offer.en),
      ),
    ),
  );
  return element(
    "div",
    { class: "search-nothing" },
    element(
      "p",
      {},
      `在 ${transcripts} 篇文稿的中文和原文里查找了 ${asked.join("、") || query.typed}，没有一段含有它。`,
    ),
    element(
      "p",
      { class: "en", lang: "en" },
      `No paragraph of the ${transcripts} transcripts holds it, in Chinese or in the original.`,
    ),
    list.length > 0
      ? element("ul", { class: "search-offers", role: "list" }, ...list)
      : element(
          "p",
          { class: "muted" },
          "可以少写几个字，或换一种说法。 ",
          english("Try fewer words, or other ones."),
        ),
  );
}

/** Finds the longest run of a quote's words or Han letters that occurs; undefined for none. */
async function longestPart(
  { shown }: Quote,
  occurs: (query: Query) => Promise<boolean>,
): Promise<string | undefined> {
  const units = [...shown.matchAll(/\p{Script=Han}|[\p{L}\p{N}'’]+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  let best: string | undefined;
  let bestLength = 0;
  let tries = 0;
  let from = 0;
  // Two ends move along the quote: a part that does not occur is not in any longer one.
  for (let to = 0; to < units.length && tries < MAX_TRIES; to++) {
    while (from <= to && tries < MAX_TRIES) {
      const part = shown.slice(units[from]?.start, units[to]?.end);
      tries++;
      const quote = makeQuote(part, false);
      if (await occurs({ ...parseQuery(""), clauses: [[quote]] })) {
        if (to - from + 1 > bestLength) {
          bestLength = to - from + 1;
          best = part;
        }
        break;
      }
      from++;
    }
  }
  // One common letter of a long quote helps nobody.
  return bestLength >= 2 || (units.length <= 2 && bestLength === 1) ? best : undefined;
}
