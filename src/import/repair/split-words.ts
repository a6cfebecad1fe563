/**
 * Words that a search-and-replace of `ai` by ` AI ` broke: `F AI rchild`, `m AI nt AI n`. A part
 * that is no word gives the place away; where both parts are words (`av AI lable`), only a word
 * on the list is joined.
 */

/** AI between parts of words, of which one may be missing at an end. */
export const SPLIT_BY_AI =
  /(?<![A-Za-z0-9'’.-])(?:[A-Za-z]{1,10} AI(?: [a-z]{1,10}(?: AI(?: [a-z]{1,10})?)?)?|AI [a-z]{1,10})(?![A-Za-z])/g;

/** Words with `ai` in them whose parts may pass for words, as they are written. */
const JOINED = new Set(
  `available availability unavailable entertaining entertain entertainment contain container containing
  contains contained campaign campaigns certainly captain curtain domain domains email emails fountain
  mountain mountains obtain obtained portrait portraits refrain remain remains remained remaining sustain
  sustainable sustainability ascertain attain bargain complaint complain constraint constraints restraint
  curtail detail details detailed retail retailer explain explains explained explaining explainable
  assail avail prevail travail again against daily dairy fairy hairy chairman airplane airport airline
  airlines aircraft airspace airflow airtime aims aimed aiming aided aiding Airbnb Airtable Airbus
  paid raise raised raises raising praise said mail mailing main mainly maintain maintains maintained
  maintenance maintainer maintainers wait waiting faith faithful failure fail failed failing fair fairly
  train trained training trains trainer brain brains chain chains supply straight claim claims claimed
  plain gain gains gained pain painful rain Spain Britain Ukraine Thailand Taiwan Taipei Cairo Haiti
  Maine Jamaica Israeli Israelis Kuwait Bahrain Fairchild Blaine Elaine Craig Raimondo
  Hawaii Hawaiian Shanghai Mumbai Hyundai`.split(/\s+/),
);

/** English words of one or two letters, and ones without a vowel, that may stand before AI. */
const REAL_WORDS = new Set(
  "a i an as at by do he if in is it me my no of on or so to up us we vs dr mr ms".split(" "),
);

/** What a split place was, and whether that is certain; undefined where nothing is split. */
export type SplitWord = { place: string; joined: string; sure: boolean } | undefined;

/** Judges `F AI rchild`, `Shangh AI`, `AI rbnb`, `m AI nt AI n`, with words that stand behind. */
export function judgeSplit(place: string): SplitWord {
  const words = place.split(" ");
  for (let size = words.length; size > 1; size--) {
    const part = words.slice(0, size).join(" ");
    const parts = part.split(/ ?AI ?/);
    const joined = wordOf(parts);
    if (joined !== undefined) return { place: part, joined, sure: true };
    if (parts.every((piece) => piece !== "") && parts.some(isFragment)) {
      return { place: part, joined: parts.join("ai"), sure: true };
    }
  }
  const [head = "", tail = "", ...more] = place.split(/ ?AI ?/);
  if (head === "" || tail === "" || more.length > 0) return undefined;
  return { place, joined: `${head}ai${tail}`, sure: false };
}

/** The word on the list that the parts make, `Ai…` only where the list has it so. */
function wordOf(parts: readonly string[]): string | undefined {
  const joined = parts.join("ai");
  const capital = joined.charAt(0).toUpperCase() + joined.slice(1);
  if (JOINED.has(joined)) return joined;
  if (JOINED.has(joined.toLowerCase())) return joined;
  return parts[0] === "" && JOINED.has(capital) ? capital : undefined;
}

/** A letter or a group without a vowel is no English word on its own. */
function isFragment(part: string): boolean {
  return (
    part !== "" &&
    !/[aeiouy]/i.test(part) &&
    !REAL_WORDS.has(part.toLowerCase()) &&
    !/^[A-Z]{2,}$/.test(part)
  );
}
