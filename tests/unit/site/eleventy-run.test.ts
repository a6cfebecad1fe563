import { expect, test } from "vitest";
import { renderPages } from "../../../src/site/eleventy-run.ts";
import { plainPage } from "../../../src/site/pages/page.ts";

test("every page that is given is rendered once, and goes to whoever asked for it", async () => {
  const written = new Map<string, string>();
  const pages = ["/", "/tags/", "/404.html"].map((path) => plainPage(path, () => `page ${path}`));
  await renderPages(pages, ({ path }, text) => {
    expect(written.has(path)).toBe(false);
    written.set(path, text);
  });
  expect(Object.fromEntries(written)).toEqual({
    "/": "page /",
    "/tags/": "page /tags/",
    "/404.html": "page /404.html",
  });
});

test("a page that cannot be rendered fails the build with its own error", async () => {
  const pages = [
    plainPage("/tags/", () => {
      throw new Error("no such tag");
    }),
  ];
  await expect(renderPages(pages, () => {})).rejects.toThrow("no such tag");
});
