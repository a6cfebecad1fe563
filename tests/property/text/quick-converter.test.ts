/** The quick converter gives what OpenCC gives, whatever stands beside whatever. */

import fc from "fast-check";
import { Converter } from "opencc-js";
import Compatibility from "opencc-js/dict/CJK_Compatibility_Ideographs";
import HKVariants from "opencc-js/dict/HKVariantsRev";
import HKPhrases from "opencc-js/dict/HKVariantsRevPhrases";
import TSCharacters from "opencc-js/dict/TSCharacters";
import TSPhrases from "opencc-js/dict/TSPhrases";
import TWVariants from "opencc-js/dict/TWVariantsRev";
import TWPhrases from "opencc-js/dict/TWVariantsRevPhrases";
import { expect, test } from "vitest";
import { quickConverter } from "../../../src/text/quick-converter.ts";

const wordsIn = (dictionary: string) => dictionary.split("|").flatMap((entry) => entry.split(" "));
const REGIONS = { tw: [TWPhrases, TWVariants], hk: [HKPhrases, HKVariants] } as const;

test.each(["tw", "hk"] as const)("converts what %s writes as OpenCC does", (region) => {
  const convert = Converter({ from: region, to: "cn" });
  const quick = quickConverter(convert, region);
  const phrases = [TSPhrases, ...REGIONS[region]].flatMap(wordsIn);
  const characters = [...new Set(phrases.join(""))];
  // A unified character, and one that is unified to it.
  const compatible = Compatibility.split("|").map((entry) => entry.split(" "));
  const disguises = new Map(compatible.map(([from = "", to = ""]) => [to, from]));
  const disguise = (text: string) => [...text].map((c) => disguises.get(c) ?? c).join("");
  const phrase = fc.constantFrom(...phrases);
  const piece = fc.oneof(
    phrase,
    phrase.map(disguise),
    fc.tuple(phrase, fc.nat(4), fc.nat(4)).map(([text, from, to]) => text.slice(from, to)),
    fc.constantFrom(...characters),
    fc.constantFrom(...wordsIn(TSCharacters), ...wordsIn(Compatibility)),
    fc.constantFrom(
      "⿰",
      "⿲",
      "𠮷",
      "\ud840",
      "\udc00",
      "\uE0FF",
      "\0",
      "a",
      " ",
      "，",
      "「",
      "著",
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join("");
      expect(quick(text)).toBe(convert(text));
    }),
    { numRuns: 20_000 },
  );
  // Every phrase beside every other that may lap over it.
  for (const first of phrases) {
    for (let kept = 1; kept < first.length; kept++) {
      const text = first.slice(0, kept) + first;
      expect(quick(text)).toBe(convert(text));
    }
  }
});

test("a text that is longer than any before it", () => {
  const convert = Converter({ from: "tw", to: "cn" });
  const text = "裡面的鐘錶匠說：「瞭解了」。".repeat(3000);
  expect(quickConverter(convert, "tw")(text)).toBe(convert(text));
});
