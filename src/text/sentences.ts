/**
 * Cuts text into sentences, as ranges of the text. Han text ends a sentence at 。！？ and at a
 * doubled ellipsis; Latin text where a full stop is followed by a space and a new beginning, known
 * abbreviations and initials aside. Our own rules rather than `Intl.Segmenter`, whose sentences
 * change with the machine's ICU and would change the page with it.
 */

/** Start (inclusive) and end (exclusive) in UTF-16 units. */
export type TextRange = [start: number, end: number];

const HAN_END = /[。！？!?]+[”’」』）》\])"']*|…{2,}[”’」』）]*(?=\s|$|\p{Script=Han})/gu;
const LATIN_END =
  /[.!?]+[”’"')\]]*(?=\s+[“‘"'([]*[\p{Lu}\p{N}\p{Script=Han}])|[!?]+[”’"')\]]*(?=\s)/gu;

/** Words before a full stop that ends no sentence. */
const ABBREVIATIONS =
  /(?:^|[\s(“‘"'])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|vs|etc|cf|ca|No|Vol|pp|Fig|e\.g|i\.e|a\.m|p\.m|U\.S|U\.K|Inc|Ltd|Co)\.$/u;

/** Ranges of the sentences of a text without the space around them, in order. */
export function splitSentences(text: string, lang: string): TextRange[] {
  const han = lang.startsWith("zh");
  const ranges: TextRange[] = [];
  let start = 0;
  const push = (end: number) => {
    const piece = text.slice(start, end);
    const from = start + (piece.length - piece.trimStart().length);
    const to = start + piece.trimEnd().length;
    // Marks alone (a closing bracket after a full stop) belong to the sentence before.
    if (!/[\p{L}\p{N}]/u.test(piece)) {
      const last = ranges.at(-1);
      if (last && to > from) last[1] = to;
    } else ranges.push([from, to]);
    start = end;
  };
  for (const match of text.matchAll(han ? HAN_END : LATIN_END)) {
    const end = match.index + match[0].length;
    if (end <= start) continue;
    const before = text.slice(start, match.index + 1);
    if (han ? isInsideLatin(text, match.index) : ABBREVIATIONS.test(before)) continue;
    push(end);
  }
  if (start < text.length) push(text.length);
  return ranges;
}

/** `?` in an address or a title such as `Why? Because` in Han text: only before a space or Han. */
function isInsideLatin(text: string, at: number): boolean {
  return /[!?]/.test(text.charAt(at)) && /[\p{Script=Latin}\p{N}=/]/u.test(text.charAt(at + 1));
}
