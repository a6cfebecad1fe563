/**
 * What a sentence and its translation share as it stands: numbers, however they are written,
 * Latin names, Han quoted in English. Used to align sentences; no dictionary is involved.
 */

const DIGITS: Record<string, number> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const UNITS: Record<string, number> = {
  十: 10,
  百: 100,
  千: 1000,
  万: 10_000,
  萬: 10_000,
  亿: 1e8,
  億: 1e8,
};

const ENGLISH_NUMBERS = new Map<string, number>();
"zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
  .split(" ")
  .forEach((word, i) => {
    ENGLISH_NUMBERS.set(word, i);
  });
"twenty thirty forty fifty sixty seventy eighty ninety".split(" ").forEach((word, i) => {
  ENGLISH_NUMBERS.set(word, (i + 2) * 10);
});
const ENGLISH_SCALES: Record<string, number> = {
  hundred: 100,
  thousand: 1000,
  million: 1e6,
  billion: 1e9,
};

/** Anchors of a Chinese sentence: `#38` for a number, lower-case Latin words as they are. */
export function hanAnchors(text: string): Set<string> {
  const anchors = latinAnchors(text);
  addArabic(text, anchors, { 万: 1e4, 亿: 1e8, 千: 1e3, 百: 100, 萬: 1e4, 億: 1e8 });
  for (const [numeral] of text.matchAll(/[〇零一二两兩三四五六七八九十百千万萬亿億]+/g)) {
    const value = readHanNumeral(numeral);
    if (value !== undefined) anchors.add(`#${value}`);
  }
  return anchors;
}

/** Anchors of an English sentence. Han quoted in it counts as it is written. */
export function englishAnchors(text: string): Set<string> {
  const anchors = latinAnchors(text);
  addArabic(text, anchors, ENGLISH_SCALES);
  let value: number | undefined;
  const flush = () => {
    if (value !== undefined) anchors.add(`#${value}`);
    value = undefined;
  };
  for (const [word] of text.toLowerCase().matchAll(/[a-z]+/g)) {
    const scale = ENGLISH_SCALES[word];
    const number = ENGLISH_NUMBERS.get(word);
    if (number !== undefined) value = (value ?? 0) + number;
    else if (scale !== undefined && value !== undefined) value *= scale;
    else if (word !== "and" || value === undefined) flush();
  }
  flush();
  if (!ASCII.test(text)) for (const [run] of text.matchAll(/\p{Script=Han}+/gu)) anchors.add(run);
  return anchors;
}

/** Most English sentences are; patterns with Unicode's properties take several times as long. */
const ASCII = /^[\x00-\x7F]*$/;

function latinAnchors(text: string): Set<string> {
  const words = ASCII.test(text)
    ? text.matchAll(/[a-z][a-z0-9+.#-]*/gi)
    : text.normalize("NFKC").matchAll(/[\p{Script=Latin}][\p{Script=Latin}\p{N}+.#-]*/gu);
  return new Set(
    [...words]
      .map(([word]) => word.replace(/[.-]+$/, "").toLowerCase())
      .filter((w) => w.length > 1),
  );
}

function addArabic(text: string, anchors: Set<string>, scales: Record<string, number>): void {
  if (!/\d/.test(text)) return;
  const pattern = /(\d[\d,]*(?:\.\d+)?)\s*(\p{Script=Han}|[a-z]+)?/giu;
  for (const [, digits = "", after = ""] of text.matchAll(pattern)) {
    const number = Number(digits.replaceAll(",", ""));
    const scale = scales[after.toLowerCase()] ?? 1;
    anchors.add(`#${number * scale}`);
  }
}

/** Value of a Han numeral; undefined for a lone digit, which is more often a word than a number. */
function readHanNumeral(numeral: string): number | undefined {
  if (numeral.length < 2) return numeral === "十" ? 10 : undefined;
  if (/^[〇零一二三四五六七八九]+$/.test(numeral)) {
    return Number([...numeral].map((digit) => DIGITS[digit]).join(""));
  }
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  for (const character of numeral) {
    const unit = UNITS[character];
    if (unit === undefined) digit = DIGITS[character];
    else if (unit >= 10_000) {
      total = (total + section + (digit ?? 0)) * unit;
      section = 0;
      digit = undefined;
    } else {
      section += (digit ?? 1) * unit;
      digit = undefined;
    }
  }
  return total + section + (digit ?? 0);
}
