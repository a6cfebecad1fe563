import { describe, expect, it } from "vitest";
import { unitsOf } from "../../../src/text/units.ts";
import { WordTrie } from "../../../src/text/word-trie.ts";

const takeAll = () => true;

function longest(words: string[], text: string, at: number, accept = takeAll): string | undefined {
  return words[new WordTrie(words).longestAt(unitsOf(text), at, text.length, accept)];
}

describe("a trie of words", () => {
  it("gives the longest word that begins at a place", () => {
    expect(longest(["北京", "北京大学", "大学"], "在北京大学", 1)).toBe("北京大学");
    expect(longest(["北京", "北京大学", "大学"], "在北京城里", 1)).toBe("北京");
  });

  it("gives none where none begins, or only part of one stands", () => {
    expect(longest(["北京大学"], "在北京大", 1)).toBeUndefined();
    expect(longest(["北京"], "在北京", 0)).toBeUndefined();
    expect(longest([], "在", 0)).toBeUndefined();
  });

  it("gives the longest that is accepted", () => {
    const accept = (_word: number, at: number, stop: number) => stop - at < 4;
    const trie = new WordTrie(["Anna", "Ann"]);
    expect(trie.longestAt(unitsOf("Anna"), 0, 4, accept)).toBe(1);
  });
});
