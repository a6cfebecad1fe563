/**
 * Pairs English and Chinese paragraphs that stand in turn in one document. Where a run of one
 * language meets a run of the other, the neighbours across the change belong together; others
 * join them only when the lengths then fit clearly better.
 */

import { countScripts, proseScript } from "../../text/script.ts";
import { joinLines, type SourceBlock } from "../source-block.ts";

/** Chinese characters per English character, measured on the archive's own pairs. */
const HAN_PER_LATIN = 0.29;
/** From this share of English blocks with a Chinese neighbour, a document is bilingual. */
const MIN_SHARE = 0.6;
const MIN_PAIRS = 3;
/** The English must be at least this part of what the Chinese would be a translation of. */
const MIN_ENGLISH = 0.3;
/** A block joins its neighbour when the log length ratio improves by at least this much. */
const CLEARLY = 0.35;

/** A paragraph with one or both sides, or a heading. */
export interface PairedBlock {
  zh?: SourceBlock;
  en?: SourceBlock;
  /** True where the two may not belong together. */
  uncertain?: true;
}

/** Han characters and Latin letters of a text. */
type LetterCounts = ReturnType<typeof countScripts>;

/** Which language of a pair stands first. */
export type PairOrder = "English first" | "Chinese first";

/** Tells in which order a bilingual document has its languages; undefined when it has one only. */
export function findPairOrder(blocks: readonly SourceBlock[]): PairOrder | undefined {
  const prose = blocks.filter((block) => block.kind === "paragraph");
  const scripts = prose.map((block) => proseScript(block.text));
  const latin = scripts.filter((script) => script === "latin").length;
  const letters: LetterCounts[] = [];
  const lettersOf = (i: number) => (letters[i] ??= countScripts((prose[i] as SourceBlock).text));
  const cost = { "English first": 0, "Chinese first": 0 };
  const counts = { "English first": 0, "Chinese first": 0 };
  scripts.forEach((script, i) => {
    const next = scripts[i + 1];
    if (!next || script === "none" || next === "none" || script === next) return;
    const order = script === "latin" ? "English first" : "Chinese first";
    const [en, zh] = script === "latin" ? [i, i + 1] : [i + 1, i];
    counts[order]++;
    cost[order] += lengthMisfit(lettersOf(en), lettersOf(zh));
  });
  const total = Math.max(counts["English first"], counts["Chinese first"]);
  if (total < MIN_PAIRS || total < latin * MIN_SHARE) return undefined;
  // Lines of code or names between Chinese paragraphs are not their originals.
  const sum = (script: "latin" | "han") =>
    scripts.reduce((total, own, i) => total + (own === script ? lettersOf(i)[script] : 0), 0);
  if (sum("latin") * HAN_PER_LATIN < sum("han") * MIN_ENGLISH) return undefined;
  const han = scripts.filter((script) => script === "han").length;
  // A wrong order pairs each paragraph with its neighbour's translation and leaves the ends over.
  const mean = (order: PairOrder) =>
    (cost[order] + latin + han - 2 * counts[order]) / Math.max(1, counts[order]);
  return mean("English first") <= mean("Chinese first") ? "English first" : "Chinese first";
}

/** Pairs the blocks of a document. Headings and what finds no partner stand alone. */
export function pairBlocks(blocks: readonly SourceBlock[], order: PairOrder): PairedBlock[] {
  const leading = order === "English first" ? "latin" : "han";
  const result: PairedBlock[] = [];
  let first: SourceBlock[] = [];
  let second: SourceBlock[] = [];
  const flush = () => {
    const [en, zh] = leading === "latin" ? [first, second] : [second, first];
    result.push(...pairRuns(en, zh, leading === "latin"));
    first = [];
    second = [];
  };
  for (const block of blocks) {
    const script = proseScript(block.text);
    if (block.kind === "heading" || script === "none") {
      flush();
      const alone = script === "latin" ? { en: block } : { zh: block };
      if (!joinHeading(result.at(-1), alone)) result.push(alone);
    } else if (script === leading) {
      if (second.length > 0) flush();
      first.push(block);
    } else second.push(block);
  }
  flush();
  return result;
}

/** Two headings of one level in a row, one in each language, are one heading. */
function joinHeading(last: PairedBlock | undefined, next: PairedBlock): boolean {
  const [zh, en] = [last?.zh ?? next.zh, last?.en ?? next.en];
  const isBoth = zh?.kind === "heading" && en?.kind === "heading" && zh.level === en.level;
  if (!last || !isBoth || (last.zh && last.en)) return false;
  if (proseScript(zh.text) !== "han" || proseScript(en.text) !== "latin") return false;
  Object.assign(last, next);
  return true;
}

/** Pairs one run of English with the run of Chinese beside it. */
function pairRuns(en: SourceBlock[], zh: SourceBlock[], englishFirst: boolean): PairedBlock[] {
  if (en.length === zh.length) {
    return en.map((block, i) => ({ en: block, zh: zh[i] as SourceBlock }));
  }
  const alone = (): PairedBlock[] => {
    const enOnly = en.map((block) => ({ en: block }));
    const zhOnly = zh.map((block) => ({ zh: block }));
    return englishFirst ? [...enOnly, ...zhOnly] : [...zhOnly, ...enOnly];
  };
  if (en.length === 0 || zh.length === 0) return alone();
  // The seam: the last block before the change of language and the first one after it.
  let [before, after] = englishFirst ? [en, zh] : [zh, en];
  before = [...before];
  after = [...after];
  const left = [before.pop() as SourceBlock];
  const right = [after.shift() as SourceBlock];
  const score = (l: SourceBlock[], r: SourceBlock[]) => {
    const [e, z] = englishFirst ? [l, r] : [r, l];
    return misfit(joinText(e), joinText(z));
  };
  for (;;) {
    const now = score(left, right);
    const previous = before.at(-1);
    const next = after[0];
    const growLeft = previous && !left[0]?.opensTurn ? score([previous, ...left], right) : Infinity;
    const growRight = next && !next.opensTurn ? score(left, [...right, next]) : Infinity;
    if (Math.min(growLeft, growRight) > now - CLEARLY) break;
    if (growLeft <= growRight) left.unshift(before.pop() as SourceBlock);
    else right.push(after.shift() as SourceBlock);
  }
  const [l, r] = [mergeBlocks(left), mergeBlocks(right)];
  const pair: PairedBlock = englishFirst ? { en: l, zh: r } : { zh: l, en: r };
  const single = (block: SourceBlock, isEnglish: boolean): PairedBlock =>
    isEnglish ? { en: block } : { zh: block };
  return [
    ...before.map((block) => single(block, englishFirst)),
    pair,
    ...after.map((block) => single(block, !englishFirst)),
  ];
}

/** How far the lengths of two texts are from those of a paragraph and its translation, in log. */
export function misfit(en: string, zh: string): number {
  return lengthMisfit(countScripts(en), countScripts(zh));
}

/** The same, of texts that are counted already. */
function lengthMisfit(en: LetterCounts, zh: LetterCounts): number {
  const english = en.latin + 1;
  // Latin names in the Chinese text count as they do in the English one.
  const chinese = zh.han + zh.latin * HAN_PER_LATIN + 1;
  return Math.abs(Math.log(chinese / (english * HAN_PER_LATIN * 1.2)));
}

function joinText(blocks: readonly SourceBlock[]): string {
  return blocks.map((block) => block.text).join(" ");
}

function mergeBlocks(blocks: readonly SourceBlock[]): SourceBlock {
  const text = blocks.map((block) => block.text).reduce((a, b) => joinLines(a, b));
  return { ...(blocks[0] as SourceBlock), text };
}
