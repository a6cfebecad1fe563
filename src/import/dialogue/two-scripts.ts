/**
 * Labels that give a name in both scripts (`主持人/Host`, `林秋 Lin Qiu`), in a document that also
 * labels lines by one of the two alone: there both are one person, named in the script of the words.
 */

import { proseScript } from "../../text/script.ts";

const BOTH =
  /^([\p{Script=Han}·]{1,10})\s*[/／|]?\s*(\p{Script=Latin}[\p{Script=Latin}\s.'’-]{0,39})$/u;

/** Tells a label that gives a name in Chinese and in Latin letters. */
export function isInBothScripts(name: string): boolean {
  return BOTH.test(name);
}

/** Gives, for each label in two scripts, a function from the words after it to the name. */
export function splitScripts(names: ReadonlySet<string>): Map<string, (words: string) => string> {
  const split = new Map<string, (words: string) => string>();
  for (const name of names) {
    const [, han, latin] = BOTH.exec(name) ?? [];
    if (han === undefined || latin === undefined) continue;
    const other = latin.trim();
    if (!names.has(han) && !names.has(other)) continue;
    split.set(name, (words) => (proseScript(words) === "latin" ? other : han));
  }
  return split;
}
