/** Lists under letters, in parts: the links to the letters, and how a letter is called. */

import { type Html, html } from "../src/shared/html.ts";
import { type Part, partPath } from "../src/shared/list-parts.ts";
import type { PageContext } from "./page-context.ts";

/** A letter of a list, and the part in which it begins. */
export interface Letter {
  letter: string;
  /** Number of the part, from 1. */
  part: number;
}

/** Entries under a letter. */
export interface LetterGroup<T> {
  letter: string;
  entries: T[];
}

/** Links to the letters of a list, on this page or on the part where each begins. */
export function letterLinks(page: PageContext, letters: readonly Letter[], part: Part): Html {
  const address = (number: number) =>
    number === part.number ? "" : page.href(partPath(part.base, number));
  return html`<nav class="letters" aria-label="字母 Letters"><ul role="list">${letters.map(
    ({ letter, part: number }) =>
      html`<li><a href="${address(number)}#${letterId(letter)}">${letterName(letter)}</a></li>`,
  )}</ul></nav>`;
}

/** HTML id of a letter's heading. */
export function letterId(letter: string): string {
  return `letter-${letter === "#" ? "other" : letter.toLowerCase()}`;
}

/** How a letter is shown: what starts with a digit or another script stands under `0–9`. */
export function letterName(letter: string): string {
  return letter === "#" ? "0–9" : letter;
}
