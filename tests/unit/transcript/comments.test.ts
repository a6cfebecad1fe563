import { describe, expect, test } from "vitest";
import { withoutComments, withoutInlineComments } from "../../../src/transcript/comments.ts";
import { eachSegment } from "../../../src/transcript/model.ts";
import { parseTranscript } from "../../../src/transcript/parse.ts";
import { serializePublished } from "../../../src/transcript/serialize.ts";

const SOURCE = `---
title: 题<!-- hidden -->目
summary: |
  摘要。<!-- hidden
  hidden -->
tags: [甲<!-- hidden -->]
people:
  - 乙 <!-- hidden -->
---

## 标题<!-- hidden -->

<details>
<summary>View/Hide Original English</summary>
<p class="english-text">Heading <!-- hidden --></p>
</details>

**读者**：前<!-- hidden -->后，<!-- hidden

hidden -->还在，
同一段。

<details>
<summary>View/Hide Original English</summary>
<p class="english-text">The <!-- hidden -->original.
<!-- hidden -->
</p>
</details>

<!-- hidden -->

- 一<!-- hidden -->
- 二

> 引<!--hidden-->文

\`<!-- code -->\` 是代码。

\`\`\`
<!-- fenced -->
\`\`\`

最后一段。
`;

describe("comments", () => {
  const { transcript, diagnostics } = parseTranscript(SOURCE, "a.md");

  test("are in nothing that is read, and so in nothing that is published", () => {
    expect(diagnostics).toEqual([]);
    expect(JSON.stringify(transcript)).not.toContain("hidden");
    expect(serializePublished(transcript)).not.toContain("hidden");
    expect(transcript.meta).toMatchObject({ title: "题目", tags: ["甲"], people: ["乙"] });
  });

  test("part no paragraph, and move no line", () => {
    const segments = eachSegment(transcript).map(({ segment }) => segment);
    expect(segments[0]).toMatchObject({
      zh: "前后，还在，\n同一段。",
      original: { text: "The original." },
    });
    const lines = SOURCE.split("\n");
    for (const { zh, line } of segments.slice(1)) {
      const first = (zh ?? "").split("\n")[0] ?? "";
      expect(lines[line - 1]?.replace(/<!-- ?hidden ?-->/g, "")).toContain(first);
    }
    expect(segments.at(-1)).toMatchObject({ zh: "最后一段。", line: lines.length - 1 });
  });

  test("are none in code", () => {
    const text = JSON.stringify(transcript);
    expect(text).toContain("<!-- code -->");
    expect(text).toContain("<!-- fenced -->");
  });

  test("marks of the format stay, as do texts that only look so", () => {
    const body = "<!-- untranslated -->\n\n甲 <!-- 未完\n\n`<!-- a --> ``b<!-- c -->``";
    expect(withoutInlineComments("<!-- untranslated -->\n甲<!-- x -->")).toBe(
      "<!-- untranslated -->\n甲",
    );
    expect(withoutInlineComments(body).startsWith("<!-- untranslated -->")).toBe(true);
    expect(withoutComments("甲 <!-- 未完")).toBe("甲 <!-- 未完");
  });

  test("cost no more than the text is long", () => {
    for (const piece of ["`", "<!--", "`` ` ", "<!---->", "<details><!--", "`<!--\n\n"]) {
      const long = piece.repeat(50_000);
      expect(withoutInlineComments(long).length).toBeLessThanOrEqual(long.length);
    }
  }, 5000);
});
