import { describe, expect, it } from "vitest";
import { entryOf, type OldAddresses } from "../../../src/shared/old-addresses.ts";

const known: OldAddresses = {
  lists: ["tags", "people"],
  terms: [
    ["3d-da-yin", "/glossary/0-9/"],
    ["ai", "/glossary/a/"],
    ["fa-yin", "/glossary/f/"],
    ["fu-ke", "/glossary/f/page/2/"],
  ],
};

describe("the address of a page that a large archive has no room for", () => {
  it("leads to the entry of the name in the list of all names", () => {
    expect(entryOf("people/wang-xuan/", known)).toEqual({
      path: "/people/a-z/",
      slug: "wang-xuan",
    });
    expect(entryOf("tags/ai", known)).toEqual({ path: "/tags/a-z/", slug: "ai" });
  });

  it("leads to the page of terms that holds the term", () => {
    expect(entryOf("glossary/fen-ci/", known)?.path).toBe("/glossary/f/");
    expect(entryOf("glossary/fu-ke/", known)?.path).toBe("/glossary/f/page/2/");
    expect(entryOf("glossary/zi/index.html", known)?.path).toBe("/glossary/f/page/2/");
  });

  it("leads nowhere where the list has pages, or there is no such list", () => {
    expect(entryOf("series/one/", known)).toBeUndefined();
    expect(entryOf("glossary/0/", known)).toBeUndefined();
    expect(entryOf("transcripts/one/", known)).toBeUndefined();
    expect(entryOf("", known)).toBeUndefined();
  });
});
