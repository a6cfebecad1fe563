/**
 * A heading that lost its line break and opens a bilingual paragraph: `The Shape of Things I think
 * that …` with `事物的形状我认为…`. Both sides have to show the seam, else the text stays whole.
 */

import { countLatin } from "../text/script.ts";
import type { PairedBlock } from "./pair/pair-blocks.ts";

/** Words that may be lower case inside an English title. */
const SMALL = new Set(
  "a an and as at but by for from in into nor of on or the to vs with".split(" "),
);

/** Words of a title, its opener counted. */
const LONGEST_TITLE = 13;

/** Words that open an English sentence, and how a translation of it may start. */
const OPENERS: Record<string, RegExp> = {
  I: /我(?!们)/g,
  We: /我们/g,
  You: /你|您/g,
  He: /他(?!们)/g,
  She: /她(?!们)/g,
  It: /它(?!们)|这/g,
  They: /他们|它们|她们/g,
  This: /这/g,
  These: /这些/g,
  That: /那/g,
  There: /有/g,
  Many: /许多|很多/g,
  Some: /一些|有些|有人/g,
  Most: /大多数|多数/g,
  If: /如果|假如|若/g,
  When: /当/g,
  While: /虽然|尽管|当/g,
  Although: /虽然|尽管/g,
  But: /但/g,
  And: /而|那么|以及/g,
  So: /所以|因此/g,
  For: /对|为/g,
  In: /在/g,
  As: /作为|随着|正如/g,
  What: /什么/g,
  How: /如何|怎么/g,
  My: /我的/g,
  Our: /我们的/g,
};

/** A heading that stood at the start of a paragraph, and the paragraph without it. */
export interface SplitHeading {
  zh: string;
  en: string;
  pair: PairedBlock;
}

/** Splits the heading off a pair, or gives undefined when one side does not show it. */
export function splitGluedHeading({ zh, en }: PairedBlock): SplitHeading | undefined {
  if (!zh || !en || zh.whole || en.whole || zh.speaker || en.speaker) return undefined;
  const title = englishTitle(en.text);
  if (!title) return undefined;
  const opener = OPENERS[title.opener];
  if (!opener) return undefined;
  // A Chinese title takes 0.2–0.5 characters for each English letter, rarely a mark inside.
  const letters = countLatin(title.heading);
  for (const match of zh.text.slice(0, letters).matchAll(opener)) {
    const heading = zh.text.slice(0, match.index).trim();
    if (heading.length < letters * 0.15 || heading.length > letters * 0.6) continue;
    if (heading.length < 2 || /[，。,.!！?？；;]/.test(heading)) break;
    return {
      zh: heading,
      en: title.heading,
      pair: {
        zh: { ...zh, text: zh.text.slice(match.index) },
        en: { ...en, text: en.text.slice(title.heading.length).trimStart() },
      },
    };
  }
  return undefined;
}

/**
 * Reads words in title case that a sentence follows without a mark: at least three words, two of
 * them capitalised after the first, then an opener, then a lower-case word.
 */
export function englishTitle(text: string): { heading: string; opener: string } | undefined {
  let capitals = 0;
  let at = 0;
  for (let i = 0; i < LONGEST_TITLE; i++) {
    const end = text.indexOf(" ", at);
    if (end < 0) return undefined;
    const word = text.slice(at, end);
    if (/[.,;:!?—]/.test(word)) return undefined;
    if (i >= 3 && capitals >= 3 && word in OPENERS && /[a-z]/.test(text.charAt(end + 1))) {
      return { heading: text.slice(0, at - 1), opener: word };
    }
    if (/^[A-Z]/.test(word)) capitals++;
    else if (!SMALL.has(word) || i === 0) return undefined;
    at = end + 1;
  }
  return undefined;
}
