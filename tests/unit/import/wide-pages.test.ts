/** Pages of hundreds of lines in one element. */

import { describe, expect, it } from "vitest";
import { writeLinesAsParagraphs } from "../../../src/import/read/wide-pages.ts";
import { importText } from "./import-text.ts";

const likely = () => false;
const page = (line: (i: number) => string) =>
  `<article>${Array.from({ length: 300 }, (_, i) => line(i)).join("")}</article>`;

describe("writeLinesAsParagraphs", () => {
  it("makes paragraphs of lines, and takes the frame off those that hold one", () => {
    const lined = writeLinesAsParagraphs(
      page((i) =>
        i % 2 ? `<div class="a">第 <b>${i}</b> 行</div>` : `<div><p>第 ${i} 行</p></div>`,
      ),
      likely,
    );
    expect(lined).toBe(
      page((i) => (i % 2 ? `<p class="a">第 <b>${i}</b> 行</p>` : `<p>第 ${i} 行</p>`)),
    );
  });

  it.each([
    ["blocks inside", "<div><p>a</p><p>b</p></div>"],
    ["text beside a paragraph", "<div>a<p>b</p></div>"],
    ["a part of the page", '<div role="navigation">a</div>'],
    ["what is hidden", '<div style="display:none">a</div>'],
    ["a tag that is never closed", "<div>a"],
    ["other elements", "<section>a</section>"],
  ])("leaves %s as it is", (_, line) => {
    expect(
      writeLinesAsParagraphs(
        page(() => line),
        likely,
      ),
    ).toBe(page(() => line));
  });

  it("leaves furniture, and pages of few lines, as they are", () => {
    const ad = page(() => '<div class="advert">a</div>');
    expect(writeLinesAsParagraphs(ad, (names) => names.includes("advert"))).toBe(ad);
    expect(writeLinesAsParagraphs("<div>a</div><div>b</div>", likely)).toContain("<div>a</div>");
  });

  it("keeps every turn of a page of them", () => {
    const turns = page(
      (i) =>
        `<div class="turn"><b>${i % 2 ? "许可" : "白露"}：</b>第 ${i} 句话说的是码头上的秤和秤砣，一直说到天黑为止。</div>`,
    );
    const { segments } = importText(
      `<!doctype html><title>秤</title><body>${turns}</body>`,
      "a.html",
    );
    expect(segments).toHaveLength(300);
  });
});
