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

export interface Preview {
  /** Folder that is served. */
  output: string;
  port: number;
  /** Folder in which a change makes Eleventy begin again. */
  watched: string;
  /** Called before pages are rendered; gives those that must be. */
  begin: () => Promise<readonly Page[]>;
  write: WritePage;
  /** Called when all of them are written. */
  end: () => Promise<void>;
}

/** Renders what `begin` gives, serves the output, and does it again after each change. */
export async function servePreview(preview: Preview): Promise<void> {
  let pages: readonly Page[] = [];
  const eleventy = new Eleventy(INPUT, preview.output, {
    configPath: "",
    quietMode: true,
    runMode: "serve",
    config: (config) => {
      configure(
        config,
        renderingOf(() => pages, preview.write),
      );
      config.addWatchTarget(preview.watched);
      config.on("eleventy.before", async () => {
        pages = await preview.begin();
      });
      config.on("eleventy.after", preview.end);
    },
  });
  await eleventy.init();
  await eleventy.watch();
  await eleventy.serve(preview.port);
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
