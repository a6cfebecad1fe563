/**
 * The letters and words that every text is full of. Two tokens of them say nothing apart; as
 * neighbours they do (`grams.ts`). The lists are of the language and not of an archive, so an
 * edit never changes them.
 */

import { isDigit } from "./normalise.ts";

/** Frequent characters of modern Chinese, folded as search folds them. */
const HAN =
  "的一是了不我在人有他这个们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开" +
  "什吧啊呢吗嘛它其实很但因所做让问题觉得点些三两面前现本同从动定行方法经意进间己与长主无关最被情见重给做常应更感知工理者几分新别此次真太再思正直并机比或信等高话";

/** Frequent words of spoken and written English, folded. */
const ENGLISH =
  "the of and to a in that it is i you was for on are with as have be this at or not they by from " +
  "we but what all were when your can said there an each which she do how their if will up about " +
  "out many then them these so some her would make like him into time has look two more go see no " +
  "way could my than first been who its now people did get just really know think going because " +
  "yeah right kind one very well also here thing things lot me he his us our dont im thats youre " +
  "sort mean say want where any even much only other over most need good back those little too";

const commonUnits = new Uint8Array(0x10000);
for (const letter of HAN) commonUnits[letter.charCodeAt(0)] = 1;
const commonWords = new Set(ENGLISH.split(" "));

/** Whether a Chinese character is in nearly every text. */
export function isCommonLetter(code: number): boolean {
  return commonUnits[code] === 1;
}

/** Whether a word is in nearly every text of its language, as small numbers are in any. */
export function isCommonWord(word: string): boolean {
  return commonWords.has(word) || (word.length <= 2 && isDigit(word.charCodeAt(0)));
}
