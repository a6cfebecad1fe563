/**
 * Renders each page when Eleventy is about to write it. Eleventy renders all pages first and keeps
 * them until the last is written, which for an archive is more memory than all the rest together;
 * so its renderer gives it a mark for each page, and a transform puts the page in its place.
 */

import { renderAt } from "./context.ts";

/** `url` is false for a template that writes no file this time. */
interface RenderData {
  page: { url: string | false };
}

interface Rendering {
  defaultRenderer(data: RenderData): Promise<string>;
}

const waiting = new Map<string, () => Promise<string>>();

/** How Eleventy compiles our templates: as its JavaScript ones, each knowing its own address. */
export const TEMPLATE_EXTENSION = {
  key: "11ty.js",
  compile: () =>
    function (this: Rendering, data: RenderData): string {
      const { url } = data.page;
      if (url === false) return "";
      // U+0000 stands in no page, so a mark is never taken for one.
      const mark = `\0${url}`;
      waiting.set(mark, () => renderAt(url, () => this.defaultRenderer(data)));
      return mark;
    },
};

/** The transform that renders a page that was put off; anything else passes through. */
export async function renderLate(content: string): Promise<string> {
  const render = waiting.get(content);
  if (!render) return content;
  waiting.delete(content);
  return render();
}
