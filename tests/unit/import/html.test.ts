/** Pages as a browser saves them. */

import { describe, expect, it } from "vitest";
import { importText, rules } from "./import-text.ts";

const LONG_ZH =
  "修钟的人说，一座钟走得准不准，要看它摆在什么地方：楼梯口的风、窗边的太阳、孩子跑过去时的震动，都会记在它的账上。";
const LONG_EN =
  "The man who mends clocks says that whether one keeps time depends on where it stands: the draught of the stairs, the sun at the window, the children running past are all entered in its books.";

/** A page with what pages have around their article. */
function page(article: string, head = ""): string {
  return `<!DOCTYPE html>
<!-- saved from url=(0032)https://example.org/clocks?id=7 -->
<html lang="zh-CN"><head><meta charset="utf-8"><title>修钟的人 - 钟表街</title>${head}
<style>.menu { color: red</style><script>document.body.innerHTML = "被脚本改掉了";</script></head>
<body>
<header><nav class="menu"><ul><li><a href="/">首页</a></li><li><a href="/shop">商店</a></li></ul></nav></header>
<main><article><h1>修钟的人</h1>
${article}
</article>
<aside class="related"><h3>相关阅读</h3><p><a href="/a">另一座钟</a></p></aside></main>
<footer><p>© 2024 钟表街 版权所有</p><a href="/privacy">隐私政策</a></footer>
</body></html>`;
}

describe("HTML", () => {
  it("takes the article out of its page and reports the rest as removed", () => {
    const { segments, headings, report, transcript } = importText(
      page(
        `<p>${LONG_ZH}</p><h2>两把钥匙</h2><p>${LONG_ZH.replace("修钟", "上弦")}</p><p>他有<strong>两把</strong>钥匙，见<a href="https://example.org/key">这里</a>。</p>`,
      ),
    );
    expect(segments.map(({ zh }) => zh)).toEqual([
      LONG_ZH,
      LONG_ZH.replace("修钟", "上弦"),
      "他有**两把**钥匙，见[这里](https://example.org/key)。",
    ]);
    expect(headings).toEqual(["两把钥匙"]);
    expect(transcript.meta).toMatchObject({
      title: "修钟的人",
      source: "https://example.org/clocks?id=7",
      source_lang: "zh-Hans",
    });
    const removed = report.removed.map(({ text }) => text).join("\n");
    for (const text of ["商店", "另一座钟", "版权所有", "隐私政策"])
      expect(removed).toContain(text);
    expect(report.layout).toBe("HTML, an article");
    expect(report.removed.find(({ text }) => text.includes("另一座钟"))?.line).toBe(10);
  });

  it("makes no blank of a character without a width, and takes it out", () => {
    const { segments, report } = importText(
      page(
        `<p>${LONG_ZH}</p><p>修\u200B钟的&#8203;人\uFEFF又来了，${LONG_ZH}</p><p>\u200B</p><p><b>\u200B</b>他把 \u200B GPT \u200B两个字，<br>\u200B<br>写在<b>\u200B墙\u200B</b>上，见 &lt;\u200Bb>。</p>`,
      ),
    );
    expect(segments.map(({ zh }) => zh)).toEqual([
      LONG_ZH,
      `修钟的人又来了，${LONG_ZH}`,
      "他把 GPT 两个字，",
      "写在**墙**上，见 &lt;b>。",
    ]);
    expect(rules(report.repaired)).toEqual(["invisible character"]);
  });

  it("reads an article that stands in a form, as some publishing systems write it", () => {
    const { segments } = importText(
      page(`<form method="post"><p>${LONG_ZH}</p><p>后来他搬走了。</p></form>`),
    );
    expect(segments.map(({ zh }) => zh)).toEqual([LONG_ZH, "后来他搬走了。"]);
  });

  it("keeps a heading that is a button to open what it is about, and tells of other buttons", () => {
    const { headings, segments, report } = importText(
      page(
        `<h2><button>钟为什么停？</button></h2><p>${LONG_ZH}</p><button>复制链接</button><p>${LONG_ZH.replace("修钟", "上弦")}</p>`,
      ),
    );
    expect(headings).toEqual(["钟为什么停？"]);
    expect(segments).toHaveLength(2);
    expect(report.removed.map(({ text }) => text)).toContain("复制链接");
  });

  it("pairs paragraphs in two languages and reads bold names as speakers", () => {
    const talk = [
      ["问", "Q", LONG_ZH, LONG_EN],
      ["答", "A", `不对。${LONG_ZH}`, `No. ${LONG_EN}`],
      ["问", "Q", `还有呢？${LONG_ZH}`, `What else? ${LONG_EN}`],
    ]
      .map(
        ([zh, en, a, b]) =>
          `<p><b>${en}: </b>${b}</p>\n<p><span style="font-weight: bold">${zh}：</span>${a}</p>`,
      )
      .join("\n");
    const { segments, transcript, speakers } = importText(page(talk));
    expect(speakers).toEqual(["问", "答", "问"]);
    expect(segments[1]).toMatchObject({
      zh: `不对。${LONG_ZH}`,
      original: { lang: "en", text: `No. ${LONG_EN}` },
    });
    expect(transcript.meta.source_lang).toBe("en");
  });

  it("pairs a heading with the one in the other language beside it", () => {
    const parts = ["走得准|Keeping time", "走不准|Losing time", "停了|Stopped"].map((title) => {
      const [zh, en] = title.split("|");
      return `<h2>${zh}</h2><h2>${en}</h2><p>${LONG_ZH}</p><p>${LONG_EN}</p>`;
    });
    const { transcript } = importText(page(parts.join("")));
    expect(
      transcript.sections.map(({ heading, headingOriginal }) => [heading, headingOriginal?.text]),
    ).toEqual([
      ["走得准", "Keeping time"],
      ["走不准", "Losing time"],
      ["停了", "Stopped"],
    ]);
  });

  it("takes metadata from JSON-LD before Open Graph, and invents nothing", () => {
    const head = `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
      {"@type":"NewsArticle","headline":"The clock mender","alternativeHeadline":"修钟的人","datePublished":"2024-03-05T23:30:00+08:00","author":[{"name":"许可"},{"name":"白露"}],"publisher":{"name":"钟表街"}}]}</script>
      <meta property="og:title" content="另一个题目"><meta property="og:url" content="https://example.org/clocks">`;
    const { transcript, report } = importText(page(`<p>${LONG_ZH}</p><p>${LONG_ZH}</p>`, head));
    expect(transcript.meta).toMatchObject({
      title: "修钟的人",
      title_en: "The clock mender",
      date: "2024-03-05",
      author: "许可, 白露",
      channel: "钟表街",
      source: "https://example.org/clocks",
    });
    expect(transcript.meta.guest).toEqual([]);
    expect(report.inferred.find(({ key }) => key === "date")?.from).toBe("JSON-LD");
  });

  it("reads a WeChat article, which is invisible until its script runs", () => {
    const { segments, transcript } = importText(
      `<!DOCTYPE html><html><head><meta property="og:title" content="修钟的人"><meta property="og:url" content="https://mp.weixin.example/s/abc"></head><body>
      <h1 id="activity-name"> 修钟的人 </h1><span id="js_author_name">许可</span><a id="js_name"> 钟表街 </a>
      <div id="js_content" style="visibility: hidden; opacity: 0;"><section><section><span>${LONG_ZH}</span></section></section><p><br></p><p style="display:none">看不见</p><p>后来不修了。</p></div>
      <script>var ct = "1709652600";</script></body></html>`,
    );
    expect(segments.map(({ zh }) => zh)).toEqual([LONG_ZH, "后来不修了。"]);
    expect(transcript.meta).toMatchObject({
      title: "修钟的人",
      author: "许可",
      channel: "钟表街",
      // 15:30 of the 5th in London is half past eleven at night in Peking.
      date: "2024-03-05",
      source: "https://mp.weixin.example/s/abc",
    });
  });

  it("keeps lists, quotations, tables, code and line breaks", () => {
    const { segments } = importText(
      page(
        `<p>${LONG_ZH}</p><p>${LONG_ZH}</p><ul><li>发条</li><li>摆<ol><li>长的</li></ol></li></ul>
<blockquote><p>慢一点，</p><p>也是准。</p></blockquote>
<table><tr><th>钟</th><th>误差</th></tr><tr><td>座钟</td><td>2 | 3 秒</td></tr></table>
<pre>tick\n  tock</pre><p>第一行。<br>第二行，2 * 3 * 4。</p><p>写成 <code>a*b</code> 也行 * 的。</p>`,
      ),
    );
    expect(segments.slice(2).map(({ zh, original }) => zh ?? original?.text)).toEqual([
      "- 发条\n- 摆\n  1. 长的",
      "> 慢一点，\n>\n> 也是准。",
      "| 钟 | 误差 |\n| --- | --- |\n| 座钟 | 2 \\| 3 秒 |",
      "```\ntick\n  tock\n```",
      "第一行。",
      "第二行，2 * 3 * 4。",
      "写成 `a*b` 也行 \\* 的。",
    ]);
  });

  it("reads a two-column table without headings as paragraphs in turn", () => {
    const rows = [1, 2, 3]
      .map((i) => `<tr><td>${i}. ${LONG_EN}</td><td>${i}。${LONG_ZH}</td></tr>`)
      .join("");
    const { report } = importText(page(`<table>${rows}</table>`));
    expect([report.segments, report.pairs]).toEqual([3, 3]);
  });

  it("keeps every paragraph of a page that is all short answers", () => {
    const answers = Array.from({ length: 12 }, (_, i) => `<div><p>第 ${i + 1} 句短话。</p></div>`);
    const { segments } = importText(page(answers.join("")));
    expect(segments.map(({ zh }) => zh)).toHaveLength(12);
  });

  it("lets nothing run, and takes pictures out with a note", () => {
    const { text, report } = importText(
      page(
        `<p>${LONG_ZH}<img src="data:image/png;base64,${"A".repeat(400)}" alt="一座老座钟的正面" onerror="alert(1)"></p><p>${LONG_ZH}</p>
<p>&lt;script&gt;alert(1)&lt;/script&gt; <a href="javascript:alert(1)">点我</a></p><iframe src="https://evil.example"></iframe>`,
      ),
    );
    expect(text).toContain("（图：一座老座钟的正面）");
    expect(text).not.toMatch(/<script|javascript:|<iframe|onerror|base64/);
    expect(report.removed.some(({ rule }) => rule === "image")).toBe(true);
  });

  it("is known by its bytes, in any encoding", () => {
    const text = page(`<p>${LONG_ZH}</p><p>${LONG_ZH}</p>`);
    const bytes = new Uint8Array(2 + text.length * 2);
    bytes.set([0xff, 0xfe]);
    for (let i = 0; i < text.length; i++) {
      bytes[2 + i * 2] = text.charCodeAt(i) & 255;
      bytes[3 + i * 2] = text.charCodeAt(i) >> 8;
    }
    expect(importText(bytes, "page.txt").report).toMatchObject({
      layout: "HTML, an article",
      encoding: "UTF-16 LE",
    });
  });

  it("says so when a page is nested too deep", () => {
    const deep = `<!DOCTYPE html><html><body>${"<div>".repeat(60_000)}字`;
    expect(() => importText(deep)).toThrow(/nested deeper than 256/);
  });
});

describe("what stands between the words of a conversation on a page", () => {
  const talk = (inside: string, after = "") =>
    page(
      `<p><b>Mia Holt:</b> ${LONG_EN}</p><p><b>Ben Ray:</b> It rained.<sup><a href="#n1">1</a></sup></p>${inside}<p><b>Mia Holt:</b> All day? ${LONG_EN}</p><p><b>Ben Ray:</b> Subscribe to the rain, thanks for reading it.</p>${after}`,
    );
  const removed = (source: string) => importText(source).report.removed.map(({ text }) => text);

  it.each([
    [
      "by its class",
      '<div class="newsletter-signup"><p>Enjoying this? Sign up for more.</p></div>',
    ],
    [
      "by its words",
      "<p>Thanks for reading The Clock! Subscribe for free to receive new posts.</p>",
    ],
    ["in Chinese", '<div class="subscribe-box"><p>感谢阅读，订阅新文章。</p></div>'],
  ])("is taken out and told where it asks to subscribe: %s", (_what, box) => {
    const { segments } = importText(talk(box));
    expect(segments).toHaveLength(4);
    expect(removed(talk(box)).join("\n")).toMatch(/Sign up|Subscribe for free|订阅新文章/);
    expect(segments.at(-1)?.original?.text).toBe("Subscribe to the rain, thanks for reading it.");
  });

  it.each([
    [
      "a part of its own",
      '<div class="footnote" id="n1"><a class="footnote-number" href="#a1">1</a><div><p>It was nine days.</p></div></div>',
    ],
    [
      "a list",
      '<section role="doc-endnotes"><ol><li id="n1"><p>It was nine days.</p></li></ol></section>',
    ],
  ])("is nobody's where it is a note in %s", (_what, note) => {
    const { transcript } = importText(talk("", note));
    const last = transcript.sections.flatMap(({ turns }) => turns).at(-1);
    expect(last?.speaker).toBeUndefined();
    expect(last?.segments.map(({ zh, original }) => original?.text ?? zh).join("")).toMatch(
      /^(\[1\]|1\.) It was nine days\.$/,
    );
  });

  it("keeps lines of code apart that a page puts in elements of their own", () => {
    const { text } = importText(talk("<pre><code>x = 1</code><code>y = 2</code></pre>"));
    expect(text).toContain("x = 1\ny = 2\n");
  });
});
