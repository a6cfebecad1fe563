/**
 * Derives from OpenCC's dictionaries which characters search must not tell apart, so that a quote
 * typed in any script finds the text in any other.
 *
 * Characters alone are not enough: OpenCC's phrases write 想象 as 想像 and 复苏 as 復甦, so what a
 * phrase puts in the same place is joined as well (0.45 % of converted characters fail without).
 */

import HKVariants from "opencc-js/dict/HKVariants";
import HKPhrases from "opencc-js/dict/HKVariantsPhrases";
import STPhrases from "opencc-js/dict/STPhrases";
import STRegional from "opencc-js/dict/STPhrases_GeneratedFromRegionalPhrases";
import TWVariants from "opencc-js/dict/TWVariants";
import TWPhrases from "opencc-js/dict/TWVariantsPhrases";
import { readTable, TO_SIMPLIFIED, TO_TRADITIONAL } from "../src/text/opencc.ts";

/** The classes, sorted: each a string led by the character it is searched as. BMP only. */
export function foldClasses(): string[] {
  const parents = new Map<string, string>();
  const find = (character: string): string => {
    let at = character;
    for (let up = parents.get(at); up !== undefined; up = parents.get(at)) at = up;
    return at;
  };
  const join = (kept: string, other: string) => {
    // Characters beyond the BMP are so rare that they would only swell the table.
    if (kept.length > 1 || other.length > 1) return;
    const root = find(kept);
    const leaf = find(other);
    if (root !== leaf) parents.set(leaf, root);
  };
  // Simplified first, so that the character a class is searched as is the everyday one.
  for (const [traditional, simplified] of TO_SIMPLIFIED) {
    join(simplified[0] ?? traditional, traditional);
  }
  for (const [simplified, all] of TO_TRADITIONAL) {
    for (const traditional of all) join(simplified, traditional);
  }
  for (const dictionary of [STPhrases, STRegional, TWVariants, HKVariants, TWPhrases, HKPhrases]) {
    for (const [phrase, [converted = ""]] of readTable(dictionary)) {
      const left = [...phrase];
      const right = [...converted];
      if (left.length !== right.length) continue;
      for (const [i, character] of left.entries()) join(character, right[i] ?? character);
    }
  }
  const classes = new Map<string, string>();
  for (const character of [...parents.keys()].sort()) {
    const root = find(character);
    classes.set(root, (classes.get(root) ?? root) + character);
  }
  return [...classes.values()].sort();
}
