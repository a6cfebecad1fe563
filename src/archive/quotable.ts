/** Tells a paragraph that stands by itself, as a quotation must. */

import { withoutMarkup } from "../text/excerpt.ts";
import type { Segment } from "../transcript/model.ts";

/** Characters of Chinese, and of an original, that make a quotation. */
const ZH_LENGTH = [24, 90] as const;
const LONGEST_ORIGINAL = 320;

/** Addresses, code, several lines. */
const LEADS_OUT = /https?:|`|\n|\]\(/;
/** A question waits for its answer. */
const ENDS_A_SENTENCE = /[。！][”’]?$/u;
/** What starts with a bare reference hangs on what stood before. */
const LEANS_BACK = /^(这|那|它|他|她|对|不|是|但|可|所以|因为|比如|例如|第)/u;

/** Whether a paragraph is of the right length, in both languages, and leans on no other. */
export function isQuotable({ zh, original }: Segment): boolean {
  if (zh === undefined || !original || original.text.length > LONGEST_ORIGINAL) return false;
  // What is no markup only gets shorter without it.
  if (zh.length < ZH_LENGTH[0]) return false;
  const text = withoutMarkup(zh);
  // Lengths first: they tell of most, and cost nothing.
  return (
    text.length >= ZH_LENGTH[0] &&
    text.length <= ZH_LENGTH[1] &&
    ENDS_A_SENTENCE.test(text.slice(-2)) &&
    !LEANS_BACK.test(text) &&
    !LEADS_OUT.test(zh) &&
    !LEADS_OUT.test(original.text)
  );
}
