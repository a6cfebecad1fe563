/**
 * Starts Eleventy, by its constructor and with no configuration of its own to find: what it renders
 * is handed to it here. It writes nothing itself; pages go to whoever asked for them.
 */

import { relative } from "node:path";
import Eleventy from "@11ty/eleventy";
import { configure, type Rendering } from "../../eleventy.config.ts";
import type { Page } from "./pages/page.ts";

/** Eleventy looks for templates here and finds none: its one template is no file. */
const INPUT = relative(process.cwd(), import.meta.dirname);
/** Nothing is written here. */
const NOWHERE = ".cache/pages";

/** Renders a page and puts it in its place. */
export type WritePage = (page: Page) => void;

/** Has Eleventy render pages, one after another. */
export async function renderPages(pages: readonly Page[], write: WritePage): Promise<void> {
  const eleventy = new Eleventy(INPUT, NOWHERE, {
    configPath: "",
    quietMode: true,
    runMode: "build",
    config: (config) =>
      configure(
        config,
        renderingOf(() => pages, write),
      ),
  });
  await eleventy.init();
  try {
    await eleventy.toJSON();
  } catch (error) {
    // What the page itself threw says more than that a template had trouble.
    throw (error as { originalError?: Error }).originalError ?? error;
  }
}

function renderingOf(pages: () => readonly Page[], write: WritePage): Rendering {
  let byPath = new Map<string, Page>();
  return {
    paths: () => {
      byPath = new Map(pages().map((page) => [page.path, page]));
      return [...byPath.keys()];
    },
    render: (path) => {
      const page = byPath.get(path);
      if (page) write(page);
    },
  };
}
