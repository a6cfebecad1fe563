import { expect, test } from "vitest";
import { renderPages } from "../../../src/site/eleventy-run.ts";
import { plainPage } from "../../../src/site/pages/page.ts";

const KIND = { name: "test", render: () => "" };
const pagesAt = (...paths: string[]) => paths.map((path) => plainPage(path, KIND));

test("every page that is given is rendered once", async () => {
  const rendered: string[] = [];
  await renderPages(pagesAt("/", "/tags/", "/404.html"), ({ path }) => rendered.push(path));
  expect(rendered.sort()).toEqual(["/", "/404.html", "/tags/"]);
});

test("a page that cannot be rendered fails the build with its own error", async () => {
  const failing = renderPages(pagesAt("/tags/"), () => {
    throw new Error("no such tag");
  });
  await expect(failing).rejects.toThrow("no such tag");
});
