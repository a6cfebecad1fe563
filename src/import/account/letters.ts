/**
 * Texts as nothing but their letters and digits, in one form: Traditional and Simplified, large
 * and small, full width and half width count as the same, so that only what is said is compared.
 */

import { toSimplified } from "../../text/conversion.ts";

/** One character as its letters: none for a mark or a blank. */
function fold(character: string): string {
  return toSimplified(character.normalize("NFKC"))
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/**
 * Letters of each UTF-16 unit that is a character, asked for once: its one letter as a number, or
 * one of these. A text of millions is folded by looking up, not by making strings.
 */
const letterOfUnit = new Int32Array(0x10000);
const [NOT_ASKED, NO_LETTER, SEVERAL] = [0, -1, -2];

const several = new Map<string, string>();

/** Folds a text to its letters. */
export function lettersOf(text: string): string {
  const units = new Uint16Array(text.length * 2 + 16);
  let length = 0;
  const rest: { at: number; letters: string }[] = [];
  for (let at = 0; at < text.length; at++) {
    const letter = letterAt(text, at);
    if (letter > 0) units[length++] = letter;
    else if (letter === SEVERAL) {
      rest.push({ at: length, letters: lettersAt(text, at) });
    }
  }
  const folded = Buffer.from(units.buffer, 0, length * 2).toString("utf16le");
  if (rest.length === 0) return folded;
  let from = 0;
  const pieces = rest.flatMap((piece) => {
    const before = folded.slice(from, piece.at);
    from = piece.at;
    return [before, piece.letters];
  });
  return [...pieces, folded.slice(from)].join("");
}

/** For each letter of the folded text, the place in the text where it comes from. */
export function placesOf(text: string): number[] {
  const places: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const letter = letterAt(text, at);
    const count = letter > 0 ? 1 : letter === SEVERAL ? lettersAt(text, at).length : 0;
    for (let i = 0; i < count; i++) places.push(at);
  }
  return places;
}

function letterAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  // Halves of a pair say nothing by themselves: the first one stands for both.
  if (unit >= 0xd800 && unit <= 0xdfff) return unit < 0xdc00 ? SEVERAL : NO_LETTER;
  if (letterOfUnit[unit] === NOT_ASKED) {
    const letters = fold(text.charAt(at));
    letterOfUnit[unit] =
      letters === "" ? NO_LETTER : letters.length === 1 ? letters.charCodeAt(0) : SEVERAL;
  }
  return letterOfUnit[unit] as number;
}

function lettersAt(text: string, at: number): string {
  const character = String.fromCodePoint(text.codePointAt(at) as number);
  let letters = several.get(character);
  if (letters === undefined) {
    letters = fold(character);
    several.set(character, letters);
  }
  return letters;
}

const ENTITIES: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', nbsp: " " };
const TAG =
  /<\/?(?:a|abbr|aside|b|blockquote|br|caption|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|rp|rt|ruby|s|samp|section|small|span|strong|strike|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul|var)(?:\s[^<>]*)?\/?>/gi;

/** Takes what is syntax and no words out of Markdown: tags, comments, names of entities. */
export function withoutSyntax(markdown: string): string {
  if (!/[<&]/.test(markdown)) return markdown;
  return markdown
    .replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, " "))
    .replace(TAG, (tag) => (/^<\/?(br|p|div|li|h\d|tr)\b/i.test(tag) ? "\n" : ""))
    .replace(
      /&(?:(lt|gt|amp|quot|nbsp)|#(\d{1,6})|#x([\da-f]{1,5}));/gi,
      (whole, name, code, hex) => {
        if (name !== undefined) return ENTITIES[(name as string).toLowerCase()] ?? whole;
        const point = code === undefined ? Number.parseInt(hex as string, 16) : Number(code);
        return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "";
      },
    );
}

/** Takes the addresses of links out of Markdown, so that the words on both sides meet. */
export function withoutAddresses(markdown: string): string {
  return markdown.includes("](")
    ? markdown.replace(/\]\((?:<[^<>\n]*>|[^()\s]*)\)/g, "]")
    : markdown;
}
