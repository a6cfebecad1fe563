/**
 * Text that reads otherwise than it is: characters that are not seen, that turn the order of
 * others around, and letters of one script that look like those of another.
 */

import { remember } from "./remember.ts";

/** Controls that reorder what follows them: embeddings, overrides and isolates. */
const REORDERING = /[\u202A-\u202E\u2066-\u2069]/u;

/**
 * Characters without a width: U+00AD soft hyphen, U+034F, U+115F U+1160 U+3164 U+FFA0 Hangul
 * fillers, U+180E, U+200B, U+2060–2064, U+FEFF, and the tags of plane 14. The joiners U+200C and
 * U+200D are left out: emoji and some scripts need them.
 */
const INVISIBLE =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: U+034F is looked for alone, not as a part of another character.
  /[\u00AD\u034F\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u2060-\u2064\u3164\uFEFF\uFFA0\u{E0000}-\u{E007F}]/u;

/** Controls of old terminals, which no editor shows; tab and line ends are none. */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/u;

/** Any of them. */
export const HIDDEN_CHARACTER = new RegExp(
  [REORDERING, INVISIBLE, CONTROL].map(({ source }) => source).join("|"),
  "u",
);

/** How a character deceives a reader: it reorders others, has no width, or is a control. */
export type Deception = "reordering" | "invisible" | "control";

const KINDS: readonly [Deception, RegExp][] = [
  ["reordering", REORDERING],
  ["invisible", INVISIBLE],
  ["control", CONTROL],
];

/** Names what a text holds that a reader does not see, with the first character of each kind. */
export function findDeceptions(text: string): { kind: Deception; character: string }[] {
  return KINDS.flatMap(([kind, pattern]) => {
    const character = pattern.exec(text)?.[0];
    return character === undefined ? [] : [{ kind, character }];
  });
}

/** Writes a character as `U+202E`. */
export function codePoint(character: string): string {
  const value = character.codePointAt(0) ?? 0;
  return `U+${value.toString(16).toUpperCase().padStart(4, "0")}`;
}

const EACH_HIDDEN = new RegExp(HIDDEN_CHARACTER, "gu");

/**
 * Writes characters that are not seen by their code points, `<U+202E>`. For everything printed of
 * a document: a terminal obeys controls, and a reader cannot check what cannot be seen.
 */
export function showHidden(text: string): string {
  return text.replace(EACH_HIDDEN, (character) => `<${codePoint(character)}>`);
}

// Cyrillic and Greek letters that look like Latin ones, each followed by what it looks like.
const TWINS = new Map(
  "АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX аa еe оo рp сc уy хx іi јj ѕs ԁd һh ѵv ԛq ԝw ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX αa οo ρp νv ιi κk υu"
    .split(" ")
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

/**
 * Reduces a name to what it looks like: two names that a reader cannot tell apart give the same.
 * After Unicode's UTS #39, for the letters that matter beside Latin and Chinese.
 */
export const looks = remember((name) => {
  return (
    [...name.normalize("NFKC")]
      .filter((character) => !INVISIBLE.test(character) && !REORDERING.test(character))
      .map((character) => TWINS.get(character) ?? character)
      .join("")
      // After a small letter a capital I is meant to be read as an l.
      .replace(/(?<=\p{Ll})I/gu, "l")
      .toLowerCase()
      .replace(/[\s·・‧•.]+/gu, " ")
      .replaceAll("0", "o")
      .replace(/[1|]/g, "l")
      .trim()
  );
});

/** Tells a name in which Cyrillic or Greek letters stand among Latin ones. */
export function mixesScripts(name: string): boolean {
  return (
    /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(name) &&
    name.split(/\s+/).some((word) => {
      return /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word);
    })
  );
}
