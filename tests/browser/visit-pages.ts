/**
 * Opens pages that hold attacks, and notes whatever they should not do: run a script, open a
 * dialog, ask another host, raise an error. `pwned` is what the attack documents call.
 */

import type { Browser, Page } from "playwright-core";
import { FIND_FOREIGN } from "./foreign.ts";

const TABS = 4;

/** Opens pages in several tabs; returns what went wrong on any, as `path: what`. */
export async function visitPages(
  browser: Browser,
  origin: string,
  paths: readonly string[],
  look: (page: Page, path: string) => Promise<string[]>,
): Promise<string[]> {
  const problems: string[] = [];
  const queue = [...paths];
  const work = async () => {
    const page = await browser.newPage({ serviceWorkers: "block" });
    let path = "";
    const note = (what: string) => problems.push(`${path}: ${what}`);
    await page.exposeFunction("pwned", () => note("a script ran"));
    page.on("dialog", (dialog) => {
      note("a dialog opened");
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (url.protocol === "data:" && url.href === "data:,") return;
      if (url.origin !== new URL(origin).origin) note(`asked for ${url.href.slice(0, 80)}`);
      else if (!/^\/(assets|transcripts|tags|people|search|series|categories)\//.test(url.pathname))
        note(`asked for ${url.pathname}`);
    });
    page.on("pageerror", (error) => note(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") note(message.text());
    });
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      path = next;
      await page.goto(origin + path, { waitUntil: "load" });
      for (const what of await page.evaluate<string[]>(FIND_FOREIGN)) note(what);
      for (const what of await look(page, path)) note(what);
    }
    await page.close();
  };
  await Promise.all(Array.from({ length: TABS }, work));
  return problems;
}
