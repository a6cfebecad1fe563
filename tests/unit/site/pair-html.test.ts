import { beforeAll, describe, expect, test } from "vitest";
import { buildArchive } from "../../../src/archive/build.ts";
import { setSiteContext } from "../../../src/site/context.ts";
import { renderPair } from "../../../src/site/pair-html.ts";
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

describe("a pair on the page", () => {
  const original = {
    lang: "en" as const,
    text: "Movable type came first. Did the block come later?",
  };

  test("has its terms focusable and linked to the glossary below the site's base", () => {
    const { zh } = renderPair({ zh: "**活字**（movable type: 一块一字。）在先。", original });
    expect(zh).toContain('<dfn tabindex="0">活字</dfn>');
    expect(zh).toContain('href="/a/glossary/huo-zi/"');
  });

  test("marks sentences alike on both sides", () => {
    const zh = "**活字**（movable type: 一块一字。）在先。雕版在后吗？";
    const pair = renderPair({ zh, original });
    const names = (html: string) => [...html.matchAll(/data-s="(\d+)"/g)].map(([, name]) => name);
    expect(names(pair.zh)).toEqual(["1", "2"]);
    expect(names(pair.original)).toEqual(["1", "2"]);
  });

  test("puts no link and no stop inside a link", () => {
    const { zh } = renderPair({ zh: "[**活字**（movable type）](https://e.org/)。" });
    expect(zh.match(/<a /g)).toHaveLength(1);
    expect(zh).not.toContain("tabindex");
  });

  test("adds no language inside a segment, whose two texts are the only ones with one", () => {
    const { zh } = renderPair({ zh: "**活字**（movable type: 一块一字。）在先。", original });
    expect(zh).not.toContain("lang=");
  });
});
