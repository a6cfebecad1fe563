/** Parts of a page that are easily taken for something else: a lead, the mark of a footnote. */

import { expect, it } from "vitest";
import { importText } from "./import-text.ts";

const LONG =
  "It rained for nine days on the roof of the old mill, and nobody who lived along the river wrote any of it down until the year after, which is why we went there to ask.";
const page = (body: string) =>
  `<!doctype html><html><head><title>Rain</title></head><body>${body}</body></html>`;

it("keeps a lead that stands in a part of its own", () => {
  const lead =
    "<div class='lead'><div><p>In the spring of that year a young man came to the mill with a letter.</p></div></div>";
  const rest = `<div class='ad'>Advertisement</div><div class='rest'><div>${Array.from({ length: 6 }, (_, i) => `<p>${i + 1}. ${LONG}</p>`).join("")}</div></div>`;
  const { text } = importText(page(`<div>${lead}${rest}</div>`), "page.html");
  expect(text).toContain("a young man came to the mill with a letter.");
});

it("sets the mark of a footnote apart from the word before it", () => {
  const { text } = importText(
    page(`<article><h1>Rain</h1><p>${LONG}<a href="#note-1">1</a></p><p>${LONG}</p></article>`),
    "page.html",
  );
  expect(text).toContain("to ask.[1]");
});
