import { describe, expect, test } from "vitest";
import {
  addressBelow,
  fileBelow,
  relativeAddress,
  rootFrom,
} from "../../../src/shared/page-address.ts";

describe("an address on a server", () => {
  test("stands below the base", () => {
    expect(addressBelow("/", "/tags/ai/")).toBe("/tags/ai/");
    expect(addressBelow("/archive/", "/tags/ai/#top")).toBe("/archive/tags/ai/#top");
  });
});

describe("an address in a folder", () => {
  test("goes up from the page and names the file", () => {
    expect(relativeAddress("/", "/tags/")).toBe("./tags/index.html");
    expect(relativeAddress("/tags/ai/", "/")).toBe("../../index.html");
    expect(relativeAddress("/tags/ai/", "/assets/site.css")).toBe("../../assets/site.css");
    expect(relativeAddress("/404.html", "/about/")).toBe("./about/index.html");
  });

  test("keeps the query and the fragment after the file", () => {
    expect(relativeAddress("/about/", "/search/?q=a/b#hits")).toBe(
      "../search/index.html?q=a/b#hits",
    );
    expect(fileBelow("../", "/transcripts/x/#s1")).toBe("../transcripts/x/index.html#s1");
  });

  test("leads where the site path does, from any page to any other", () => {
    const pages = ["/", "/tags/", "/tags/ai/", "/transcripts/a/", "/404.html"];
    const fileOf = (path: string) => path.replace(/\/$/, "/index.html");
    for (const from of pages) {
      for (const to of pages) {
        const { pathname } = new URL(relativeAddress(from, to), `file://${fileOf(from)}`);
        expect(pathname, `${from} to ${to}`).toBe(fileOf(to));
      }
      expect(new URL(rootFrom(from), `file://${fileOf(from)}`).pathname).toBe("/");
    }
  });
});
