/**
 * What stands between words in a clause: marks, runs of letters (`A`) and of digits (`0`), its
 * start and its end. The language model has words alone; these shares are estimates of ours.
 */

/** Stand for the start and the end of a clause. */
export const START = "^";

/** Stands for the end of a clause. */
export const END = "$";

/** Full-width marks that pages and converters write in half width. */
export const FULL_WIDTH_MARKS: Record<string, string> = {
  "?": "？",
  ":": "：",
  "!": "！",
  ";": "；",
  "(": "（",
  ")": "）",
};

/** Marks that come in twos (GB/T 15834), and how often one stands alone all the same. */
export const DOUBLED = ["—", "…"];

/** Probability that a symbol which is no word stands alone. */
export const ALONE = 0.05;

/** What may come behind a symbol that is no word. */
interface Successors {
  /** Probability that it is no word. */
  notWord: number;
  /** Shares of what it is then; marks with a share together have equal parts of it. */
  shares: Record<string, number>;
}

/** After a word: the language model says how likely another one is. */
const AFTER_WORD = {
  [END]: 0.7,
  A: 0.05,
  "0": 0.03,
  "、": 0.05,
  "“《（": 0.05,
  "”？：": 0.08,
  "》）！；—…": 0.05,
};

const AFTER: Record<string, Successors> = {
  [START]: { notWord: 0.15, shares: { A: 0.4, "0": 0.2, "“《": 0.36, "（": 0.04 } },
  "“《（‘「": { notWord: 0.2, shares: { A: 0.6, "0": 0.2, "“《（": 0.15, "…": 0.04 } },
  "、：": { notWord: 0.3, shares: { A: 0.35, "0": 0.15, "“《": 0.45 } },
  "”》）’」": {
    notWord: 0.55,
    shares: { [END]: 0.6, "、": 0.1, "：—？（“《": 0.25, A: 0.02, "0": 0.02 },
  },
  "？！；…": { notWord: 0.75, shares: { [END]: 0.75, "”）": 0.2, "A“": 0.04 } },
  "—": { notWord: 0.15, shares: { A: 0.4, "0": 0.1, [END]: 0.2, "“《": 0.2 } },
  A: { notWord: 0.4, shares: { [END]: 0.5, "0": 0.1, "、”）》": 0.3, "—：？（《“": 0.1 } },
  "0": { notWord: 0.2, shares: { [END]: 0.3, A: 0.1, "、％%": 0.4, "”）》—：？": 0.1 } },
};

/** The least share of a mark that texts have, and of one that hardly any does (∫). */
const RARE = 1e-4;
const ODD = 1e-7;
const MARKS = `${END}、：；？！“”（）《》—…‘’·「」％`;
/** After a mark that is not in the table. */
const USUAL: Successors = { notWord: 0.1, shares: AFTER_WORD };

const bySymbol = new Map(
  Object.entries(AFTER).flatMap(([symbols, after]) => [...symbols].map((s) => [s, after] as const)),
);
const parts = new Map<Successors["shares"], Map<string, number>>();

/** Probability that no word comes behind a symbol that is none; empty where nothing is known. */
export function notWordAfter(symbol: string): number {
  return (bySymbol.get(symbol) ?? USUAL).notWord;
}

/** Share of a symbol among those that may come after another, or after a word (empty). */
export function shareAfter(before: string, symbol: string): number {
  const shares = before === "" ? AFTER_WORD : (bySymbol.get(before) ?? USUAL).shares;
  let single = parts.get(shares);
  if (!single) {
    const entries = Object.entries<number>(shares).flatMap(([symbols, share]) =>
      [...symbols].map((mark) => [mark, share / symbols.length] as const),
    );
    parts.set(shares, (single = new Map(entries)));
  }
  return single.get(symbol) ?? (symbol < "\u0080" || MARKS.includes(symbol) ? RARE : ODD);
}
