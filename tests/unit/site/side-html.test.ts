import { beforeAll, describe, expect, test } from "vitest";
import { buildArchive } from "../../../src/archive/build.ts";
import { setSiteContext } from "../../../src/site/context.ts";
import { renderSide } from "../../../src/site/side-html.ts";
import { parseTranscript } from "../../../src/transcript/parse.ts";

const BODY = `**活字**（movable type: 一块一字。）在先。雕版在后吗？

<details>
<summary>原文</summary>
<p class="english-text">Movable type came first. Did the block come later?</p>
</details>
`;

beforeAll(() => {
  const { transcript } = parseTranscript(`---\ntitle: t\n---\n\n${BODY}`, "t.md");
  const site = { title: "", title_en: "", description: "", description_en: "", base: "/a/" };
  const archive = buildArchive({
    site: { ...site, drafts: false },
    transcripts: [transcript],
    identities: {},
    draftsLeftOut: 0,
    diagnostics: [],
  });
  setSiteContext({ archive, assets: new Map(), preview: false } as never);
});

describe("a text on the page", () => {
  test("has its terms focusable and linked to the glossary below the site's base", () => {
    const zh = renderSide("**活字**（movable type: 一块一字。）在先。");
    expect(zh).toContain('<dfn tabindex="0">活字</dfn>');
    expect(zh).toContain('href="/a/glossary/huo-zi/"');
  });

  test("puts no link and no stop inside a link", () => {
    const zh = renderSide("[**活字**（movable type）](https://e.org/)。");
    expect(zh.match(/<a /g)).toHaveLength(1);
    expect(zh).not.toContain("tabindex");
  });

  test("adds no language inside a segment, whose two texts are the only ones with one", () => {
    expect(renderSide("**活字**（movable type: 一块一字。）在先。")).not.toContain("lang=");
  });
});
