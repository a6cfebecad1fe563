import { describe, expect, test } from "vitest";
import { PageContext } from "../../../_includes/page-context.ts";
import { renderSide } from "../../../_includes/side-html.ts";
import { siteContextOf } from "../site/render-page.ts";

const site = { title: "", title_en: "", description: "", description_en: "" };
const context = siteContextOf({ site: { ...site, base: "/a/", drafts: false } });
const sideOf = (text: string) =>
  renderSide(new PageContext(context, "/transcripts/t/"), text, { 活字: "/glossary/huo-zi/" });

describe("a text on the page", () => {
  test("has its terms focusable and linked to the glossary below the site's base", () => {
    const zh = sideOf("**活字**（movable type: 一块一字。）在先。");
    expect(zh).toContain('<dfn tabindex="0">活字</dfn>');
    expect(zh).toContain('href="/a/glossary/huo-zi/"');
  });

  test("puts no link and no stop inside a link", () => {
    const zh = sideOf("[**活字**（movable type）](https://e.org/)。");
    expect(zh.match(/<a /g)).toHaveLength(1);
    expect(zh).not.toContain("tabindex");
  });

  test("adds no language inside a segment, whose two texts are the only ones with one", () => {
    expect(sideOf("**活字**（movable type: 一块一字。）在先。")).not.toContain("lang=");
  });
});
