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
  /** Code points of its spaceless letters; 0 where there is none. */
  first: number;
  second: number;
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
  let word = -1;
  const endWord = (end: number) => {
    if (word >= 0) {
      tokens.push({ encoded: text.slice(word, end), kind: "word", first: 0, second: 0 });
    }
    word = -1;
  };
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0;
    const end = at + (code > 0xffff ? 2 : 1);
    const joint = joints[at] ?? 0;
    if (isSpacelessAt(text, at)) {
      endWord(at);
      const second = isSpacelessAt(text, end) ? (text.codePointAt(end) ?? 0) : 0;
      tokens.push(
        second > 0
          ? { encoded: encodeCode(code) + secondPart(second), kind: "pair", first: code, second }
          : { encoded: encodeCode(code), kind: "last", first: code, second },
      );
    } else {
      const isMark = joint === JOINT.mark || joint === JOINT.comma;
      if (joint === JOINT.space || joint === JOINT.free || (isMark && !closed)) endWord(at);
      if (word < 0) word = at;
    }
    at = end;
  }
  endWord(text.length);
  return tokens;
}

function isSpacelessAt(text: string, at: number): boolean {
  if (at >= text.length) return false;
  const unit = text.charCodeAt(at);
  const isHalf = unit >= 0xd800 && unit <= 0xdfff;
  return isSpaceless(isHalf ? String.fromCodePoint(text.codePointAt(at) ?? 0) : text.charAt(at));
}

/** Encoded letters once made, by code point: all of them are asked for again and again. */
const encodedLetters: (string | undefined)[] = new Array(0x10000);
const secondParts: (string | undefined)[] = new Array(0x10000);

function encodeCode(code: number): string {
  let encoded = encodedLetters[code];
  if (encoded === undefined) {
    encoded =
      code < THREE_DIGITS
        ? `h${code.toString(36).padStart(3, "0")}`
        : `i${code.toString(36).padStart(4, "0")}`;
    if (code < 0x10000) encodedLetters[code] = encoded;
  }
  return encoded;
}

function secondPart(code: number): string {
  let part = secondParts[code];
  if (part === undefined) {
    part = encodeCode(code).slice(1);
    if (code < 0x10000) secondParts[code] = part;
  }
  return part;
}

/** Encodes one spaceless letter: the first part of every pair that it starts. */
export function encodeLetter(letter: string): string {
  return encodeCode(letter.codePointAt(0) ?? 0);
}

/** The tokens of one text: as they stand, and with marks closed where that differs. */
export interface SideTokens {
  open: Token[];
  closed?: Token[];
}

/** Cuts one text into the tokens that its index is made of. */
export function sideTokens(text: Normalised): SideTokens {
  const open = tokenise(text, false);
  return hasMarkInWord(text) ? { open, closed: tokenise(text, true) } : { open };
}

/**
 * The words of one text for the index. Where marks join letters (`GPT-4`), the neighbourhood is
 * given once more with the marks closed (`gpt4`), since a quote may come without them.
 * @param reach How many tokens on each side a phrase query can span.
 */
export function indexContent({ open, closed }: SideTokens, reach = 8): string {
  let content = "";
  for (let i = 0; i < open.length; i++) content += (i > 0 ? " " : "") + open[i]?.encoded;
  if (!closed) return content;
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
