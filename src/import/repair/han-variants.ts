/**
 * Which Simplified character a Traditional one stands for, and how usual it is: OpenCC's tables.
 */

import { TO_SIMPLIFIED, TO_TRADITIONAL } from "../../text/opencc.ts";

/** 箇 for 個; 髮 beside 發. */
const RARE_VARIANT = -9;
const OTHER_VARIANT = -4;

/** Traditional characters with their Simplified forms, and how unusual each is. */
export interface HanVariants {
  simplified: ReadonlyMap<string, string>;
  /** What a Traditional character costs that is not the usual one for its Simplified form. */
  variants: ReadonlyMap<string, number>;
}

let cached: HanVariants | undefined;

/** Gives the tables, read once. */
export function hanVariants(): HanVariants {
  cached ??= readVariants();
  return cached;
}

/** Tells Han of the basic block and of extension A. */
export function isHan(character: string): boolean {
  return character >= "\u3400" && character <= "\u9FFF";
}

function readVariants(): HanVariants {
  const simplified = new Map<string, string>();
  for (const [from, [to = ""]] of TO_SIMPLIFIED) {
    // 諓 has its Simplified form outside the basic block, where no text and no word has it.
    if (isHan(to) && to.length === 1) simplified.set(from, to);
  }
  const usual = new Map(TO_TRADITIONAL);
  const variants = new Map<string, number>();
  for (const [character, form] of simplified) {
    // 向 has no entry there, being what it is in both scripts: 曏 is a variant of it.
    const place = usual.get(form)?.indexOf(character) ?? -1;
    if (place !== 0) variants.set(character, place === 1 ? OTHER_VARIANT : RARE_VARIANT);
  }
  return { simplified, variants };
}
