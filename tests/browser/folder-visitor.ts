/** What the tests of a copy in a folder do in a browser, the same in Chromium and Firefox. */

import type { Browser, Page } from "playwright-core";
import { launchChromium } from "./chromium.ts";
import { Firefox } from "./firefox.ts";

export interface Visitor {
  open(url: string): Promise<void>;
  /** Evaluates an expression that gives a JSON string. */
  evaluate<T>(expression: string): Promise<T>;
  click(selector: string): Promise<void>;
  /** Types into what has the focus; `\n` presses Enter. */
  type(text: string): Promise<void>;
  back(): Promise<void>;
  /** All errors that the console has shown since the start, and requests that left the folder. */
  problems(): Promise<string[]>;
  close(): Promise<void>;
}

export async function visitByChromium(): Promise<Visitor> {
  const browser: Browser = await launchChromium();
  const page: Page = await browser.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("request", (request) => {
    if (!/^(file|data|about):/.test(request.url())) problems.push(`request to ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    // A page that is left stops what it was still loading.
    if (request.failure()?.errorText === "net::ERR_ABORTED") return;
    problems.push(`failed: ${request.url()}`);
  });
  return {
    open: async (url) => void (await page.goto(url)),
    evaluate: async (expression) => JSON.parse(await page.evaluate<string>(expression)),
    click: (selector) => page.locator(selector).first().click(),
    type: async (text) => {
      await page.keyboard.insertText(text.replace("\n", ""));
      if (text.endsWith("\n")) await page.keyboard.press("Enter");
    },
    back: async () => void (await page.goBack()),
    problems: async () => problems,
    close: () => browser.close(),
  };
}

export async function visitByFirefox(path: string): Promise<Visitor> {
  const firefox = await Firefox.launch(path);
  return {
    open: (url) => firefox.open(url),
    evaluate: (expression) => firefox.evaluate(expression),
    click: (selector) => firefox.click(selector),
    type: (text) => firefox.type(text.replace("\n", "\uE007")),
    back: () => firefox.back(),
    problems: async () => {
      await firefox.readConsole();
      return firefox.problems;
    },
    close: () => firefox.close(),
  };
}
