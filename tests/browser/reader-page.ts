/** Opens a transcript of our own site for the reader's tests, and fails on any error on the page. */

import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { sitePath } from "./build-site.ts";
import { launchChromium } from "./chromium.ts";
import { serveFolder } from "./static-server.ts";

/** A transcript of our own with headings, glossary notes, links and an original to each paragraph. */
export const TRANSCRIPT = "/transcripts/reading-side-by-side/";

/** As strict as a published site is: no inline script or style, no other host. */
const POLICY = "default-src 'self'; img-src 'self' data:; connect-src 'self'; object-src 'none'";

export interface Reader {
  url: string;
  browser: Browser;
  /** What went wrong on any page opened here: errors, refused content, requests to other hosts. */
  problems: string[];
  context(options?: BrowserContextOptions): Promise<BrowserContext>;
  open(path?: string, options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

/** Starts a browser and a server for the built site. */
export async function startReader(): Promise<Reader> {
  const [browser, server] = await Promise.all([launchChromium(), serveFolder(sitePath("own"))]);
  const problems: string[] = [];
  const { host } = new URL(server.url);

  const context = async (options: BrowserContextOptions = {}) => {
    const made = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      // Its fetches would go on behind a page that is closed already.
      serviceWorkers: "block",
      ...options,
    });
    await made.route(`${server.url}/transcripts/**`, async (route) => {
      try {
        const response = await route.fetch();
        const headers = { ...response.headers(), "content-security-policy": POLICY };
        await route.fulfill({ response, headers });
      } catch {
        // The page was closed meanwhile; a request that failed otherwise fails its test anyway.
      }
    });
    made.on("page", (page) => {
      page.on("pageerror", (error) => problems.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error") problems.push(message.text());
      });
      page.on("request", (request) => {
        const { protocol, host: asked } = new URL(request.url());
        if (protocol.startsWith("http") && asked !== host) problems.push(`request to ${asked}`);
      });
    });
    return made;
  };

  return {
    url: server.url,
    browser,
    problems,
    context,
    open: async (path = TRANSCRIPT, options = {}) => {
      const page = await (await context(options)).newPage();
      await page.goto(server.url + path, { waitUntil: "networkidle" });
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
