/**
 * Pairs of sources that say themselves what belongs together: captions share their time. Nothing
 * is guessed here, so a paragraph whose partner is missing stays alone.
 */

import type { SourceBlock } from "../source-block.ts";
import type { PairedBlock } from "./pair-blocks.ts";

/** Tells a document whose reader has paired the blocks already. */
export function isPaired(blocks: readonly SourceBlock[]): boolean {
  return blocks.some((block) => block.partner !== undefined);
}

/** Joins neighbouring blocks of one partner number. */
export function joinPartners(blocks: readonly SourceBlock[]): PairedBlock[] {
  const pairs: { partner: number | undefined; pair: PairedBlock }[] = [];
  for (const block of blocks) {
    const side = block.side ?? "zh";
    const last = pairs.at(-1);
    const joins = block.partner !== undefined && last?.partner === block.partner;
    if (joins && last.pair[side] === undefined) last.pair[side] = block;
    else pairs.push({ partner: block.partner, pair: { [side]: block } });
  }
  return pairs.map(({ pair }) => pair);
}
