import { expect, test } from "vitest";
import { tighten } from "../../../_includes/tighten.ts";

test("attributes lose the quotation marks that HTML does not ask for", () => {
  expect(tighten('<a class="x" href="/tags/">a="b"</a>')).toBe(
    '<a class=x href="/tags/">a="b"</a>',
  );
  expect(tighten('<a title="a b" id="s1">')).toBe('<a title="a b" id=s1>');
});

test("paragraphs and items end where what follows ends them", () => {
  expect(tighten("<div>\n<p>一</p>\n<p>二</p>\n</div>\n")).toBe("<div><p>一</p><p>二</div>");
  expect(tighten("<ul><li>a</li>\n<li>b</li></ul>")).toBe("<ul><li>a<li>b</ul>");
});

test("a blank between two links stays", () => {
  expect(tighten("<a>a</a>\n<a>b</a>")).toBe("<a>a</a>\n<a>b</a>");
});
