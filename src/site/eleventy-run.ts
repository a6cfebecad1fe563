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

/** A run of Eleventy that goes on. */
export interface Watching {
  /** Files and folders in which a change makes Eleventy begin again. */
  watched: readonly string[];
  /** Called when they are watched, and after each change. */
  begin: () => Promise<void>;
  /** Called after `begin`. */
  end: () => Promise<void>;
}

/**
 * Has Eleventy begin when it watches, so that no change is overlooked, and again after each. It
 * renders nothing: no page must be rendered before somebody asks for it.
 */
export async function watchContent({ watched, begin, end }: Watching): Promise<void> {
  let isWatching = false;
  const eleventy = new Eleventy(INPUT, NOWHERE, {
    configPath: "",
    quietMode: true,
    runMode: "serve",
    config: (config) => {
      configure(config, { paths: () => [], render: () => {} });
      for (const path of watched) config.addWatchTarget(path);
      config.on("eleventy.before", () => (isWatching ? begin() : undefined));
      config.on("eleventy.after", () => (isWatching ? end() : undefined));
    },
  });
  await eleventy.init();
  const beginAgain = await eleventy.watch();
  // Eleventy notes that a file is gone, and does nothing about it.
  eleventy.watcher.on("unlink", beginAgain);
  isWatching = true;
  await beginAgain("");
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
