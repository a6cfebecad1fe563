import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unitsOf } from "../../../src/text/units.ts";
import { WordTrie } from "../../../src/text/word-trie.ts";

describe("a trie of words", () => {
  it("agrees with looking at each word in turn", () => {
    const letters = fc.constantFrom(..."abA·中文字𠮷");
    const word = fc.string({ unit: letters, minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { maxLength: 60 }),
        fc.string({ unit: letters, maxLength: 80 }),
        fc.nat(2),
        (words, text, refused) => {
          const trie = new WordTrie(words);
          const accept = (number: number) => number % 3 !== refused;
          for (let at = 0; at < text.length; at++) {
            const expected = words
              .filter((one, number) => accept(number) && text.startsWith(one, at))
              .sort((a, b) => b.length - a.length)[0];
            const found = trie.longestAt(unitsOf(text), at, text.length, accept);
            expect(words[found]).toBe(expected);
          }
        },
      ),
    );
  });
});
