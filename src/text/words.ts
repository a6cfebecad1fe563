/**
 * Counts words of alphabetic text. By a table and a loop: a regular expression that makes an array
 * of all words took a fifth of the time a transcript's page takes.
 */

const WORD = /[\p{L}\p{N}]/u;
const JOINERS = new Set(["'", "’", ".", "-"].map((mark) => mark.charCodeAt(0)));

/** Kind of each UTF-16 unit, kept once asked: a letter or digit, or neither. */
const kindOfUnit = new Uint8Array(0x10000);
const [NOT_ASKED, IN_WORD, OUTSIDE] = [0, 1, 2];

/**
 * Number of runs of letters and digits. An apostrophe, full stop or hyphen between two of them
 * joins them: `it's`, `3.5` and `well-known` are one word each.
 */
export function countWords(text: string): number {
  let words = 0;
  // Distance to the last unit of a word: 1 right after it, 2 after it and a joiner.
  let since = 3;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    let kind = kindOfUnit[unit];
    if (kind === NOT_ASKED) {
      const character = String.fromCodePoint(text.codePointAt(i) ?? unit);
      kind = WORD.test(character) ? IN_WORD : OUTSIDE;
      // Half of a surrogate pair says nothing by itself, so it is never kept.
      if (unit < 0xd800 || unit > 0xdfff) kindOfUnit[unit] = kind;
      i += character.length - 1;
    }
    if (kind === IN_WORD) {
      if (since > 2) words++;
      since = 1;
    } else if (since === 1 && JOINERS.has(unit)) since = 2;
    else since = 3;
  }
  return words;
}
