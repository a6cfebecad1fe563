/**
 * Encodes normalised text as tokens that survive Pagefind unchanged. Each pair of neighbouring Han
 * or kana letters becomes one opaque ASCII word, so that neither jieba at build time nor
 * `Intl.Segmenter` in the browser has anything to cut; a quoted phrase of them is then exact.
 */

import { isSpaceless, JOINT, type Normalised } from "./normalise.ts";

/** A token and the kind of text it stands for. */
export interface Token {
  encoded: string;
  /** `pair`: two spaceless letters; `last`: the last of a run, alone; `word`: letters and digits. */
  kind: "pair" | "last" | "word";
}

/** How many spaceless code points fit three digits of base 36: all of Han in the BMP, and kana. */
const THREE_DIGITS = 36 ** 3;

/** Separates paragraphs: moves Pagefind's word position on without being indexed itself. */
export const PARAGRAPH_BREAK = " ¶ ";

/**
 * Cuts normalised text into tokens.
 * @param closed Whether a mark or apostrophe between letters joins them to one word.
 */
export function tokenise({ text, joints }: Normalised, closed: boolean): Token[] {
  const tokens: Token[] = [];
  const letters = [...text];
  let word = "";
  let at = 0;
  const endWord = () => {
    if (word !== "") tokens.push({ encoded: word, kind: "word" });
    word = "";
  };
  letters.forEach((letter, i) => {
    const joint = joints[at] ?? 0;
    at += letter.length;
    if (isSpaceless(letter)) {
      endWord();
      const next = letters[i + 1];
      tokens.push(
        next !== undefined && isSpaceless(next)
          ? { encoded: encodeLetter(letter) + encodeLetter(next).slice(1), kind: "pair" }
          : { encoded: encodeLetter(letter), kind: "last" },
      );
      return;
    }
    const isMark = joint === JOINT.mark || joint === JOINT.comma;
    if (joint === JOINT.space || joint === JOINT.free || (isMark && !closed)) endWord();
    word += letter;
  });
  endWord();
  return tokens;
}

/** Encodes one spaceless letter: the first part of every pair that it starts. */
export function encodeLetter(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  return code < THREE_DIGITS
    ? `h${code.toString(36).padStart(3, "0")}`
    : `i${code.toString(36).padStart(4, "0")}`;
}

/**
 * The words of one text for the index. Where marks join letters (`GPT-4`), the neighbourhood is
 * given once more with the marks closed (`gpt4`), since a quote may come without them.
 * @param reach How many tokens on each side a phrase query can span.
 */
export function indexContent(text: Normalised, reach = 8): string {
  const open = tokenise(text, false);
  const content = open.map((token) => token.encoded).join(" ");
  if (!hasMarkInWord(text)) return content;
  const closed = tokenise(text, true);
  const known = new Set(open.map((token) => token.encoded));
  const near = new Uint8Array(closed.length);
  closed.forEach((token, i) => {
    if (known.has(token.encoded)) return;
    near.fill(1, Math.max(0, i - reach), i + reach + 1);
  });
  let again = "";
  closed.forEach((token, i) => {
    if (near[i] === 1) again += `${near[i - 1] === 1 ? " " : PARAGRAPH_BREAK}${token.encoded}`;
  });
  return content + again;
}

function hasMarkInWord({ joints }: Normalised): boolean {
  return joints.includes(JOINT.mark) || joints.includes(JOINT.comma);
}
