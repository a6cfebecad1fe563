/**
 * OpenCC's tables, for whatever needs more of them than a conversion: which characters belong to
 * one script, which stand for one another. Each is a long string, `from to [to…]|from to …`.
 */

import STCharacters from "opencc-js/dict/STCharacters";
import TSCharacters from "opencc-js/dict/TSCharacters";

/** What is written, and what it may become, the usual first. */
export type TableEntry = readonly [from: string, to: readonly string[]];

/** Cuts one of the tables into its entries. */
export function readTable(table: string): TableEntry[] {
  return table.split("|").map((line) => {
    const [from = "", ...to] = line.split(" ");
    return [from, to];
  });
}

/** Traditional characters with their Simplified forms. */
export const TO_SIMPLIFIED: readonly TableEntry[] = readTable(TSCharacters);

/** Simplified characters with their Traditional forms. */
export const TO_TRADITIONAL: readonly TableEntry[] = readTable(STCharacters);
