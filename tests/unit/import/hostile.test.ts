/** Documents that were made to do harm, or look like it. */

import { describe, expect, it, vi } from "vitest";
import { eachSegment } from "../../../src/transcript/model.ts";
import { renderPassage } from "../../../src/transcript/passage.ts";
import { importText } from "./import-text.ts";

// Importing builds tables on first use; a busy machine may take long over it.
vi.setConfig({ testTimeout: 60_000 });

const ATTACKS = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<scr<script>ipt>alert(1)</scr</script>ipt>",
  "<iframe src='https://evil.example'></iframe>",
  "<a href='javascript:alert(1)'>点我</a>",
  "[点我](javascript:alert(1))",
  "<svg/onload=alert(1)>",
  "</p></details><script>alert(1)</script>",
  "<style>body{display:none}</style>",
  "<details><summary>x</summary>",
  "<!-- <script>alert(1)</script> -->",
  "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
];

describe("hostile documents", () => {
  const prose = "这是一段平常的话，后面跟着不平常的东西。";

  it.each(ATTACKS)("lets nothing run from %s in plain text", (attack) => {
    check(`标题\n\n${prose}\n\n他写道：${attack}\n\n${prose}`);
  });

  it.each(ATTACKS)("lets nothing run from %s in Markdown", (attack) => {
    check(`# 标题\n\n**${prose}**\n\n他写道：${attack} 之后\n\n${attack}\n\n${prose}`);
  });

  it("keeps the text around markup, and the article around a script", () => {
    const { segments } = importText(
      `# 标题\n\n<div class="x"><p>第一段<b>重要</b>的话。</p></div>\n\n<script>\nvar a = 1;\n\nvar b = 2;\n</script>\n\n第二段的话。\n`,
    );
    expect(segments.map((segment) => segment.zh)).toEqual(["第一段**重要**的话。", "第二段的话。"]);
  });

  it("shows code that is quoted as code", () => {
    const { segments } = importText("# 标题\n\n写 `<script>` 的时候要**小心**。\n");
    expect(segments[0]?.zh).toBe("写 `<script>` 的时候要**小心**。");
  });

  it("reads a very long line and a great many marks in bounded time", { timeout: 60_000 }, () => {
    const started = performance.now();
    importText(`标题\n\n${"字".repeat(200_000)}`);
    importText(`标题\n\n${"*".repeat(20_000)}字`);
    importText(`标题\n\n${"[".repeat(5_000)}字`);
    importText(`标题\n\n${"：".repeat(5_000)}字`);
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  function check(source: string): void {
    const { transcript, diagnostics } = importText(source);
    expect(diagnostics.filter((d) => d.severity === "error")).toEqual([]);
    const segments = eachSegment(transcript).map(({ segment }) => segment);
    for (const { zh = "", original } of segments) {
      const html = renderPassage(zh) + renderPassage(original?.text ?? "");
      expect(html).not.toMatch(
        /<(script|iframe|style|svg|img|math|details)|<[^>]*\son\w+=|href="javascript/i,
      );
    }
    const text = segments.map((segment) => segment.zh).join("\n");
    expect(text.match(/这是一段平常的话/g)?.length ?? 0).toBeGreaterThan(0);
    expect(transcript.sections.flatMap((section) => section.headingOriginal ?? [])).toEqual([]);
  }
});
