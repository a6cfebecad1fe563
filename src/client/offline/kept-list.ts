/** Lists the transcripts that were kept in passing, so that a reader without a network has a choice. */

import { unescapeHtml } from "../../shared/escape.ts";
import { siteAddress } from "../page/address.ts";
import { element } from "../page/dom.ts";
import { archiveSaveState, caching } from "./record.ts";

/** So many titles are read out of their pages at most. */
const MOST = 60;

/** Shows the list, newest visit first, unless the whole archive is saved. */
export async function showKept(): Promise<void> {
  const section = document.querySelector<HTMLElement>("[data-kept]");
  const list = section?.querySelector("[data-kept-list]");
  if (!section || !list) return;
  section.hidden = true;
  if ((await archiveSaveState()).kind === "complete") return;
  const { seen } = caching.names();
  if (!(await caches.has(seen))) return;
  const cache = await caches.open(seen);
  const isTranscript = new RegExp(`^${siteAddress("/transcripts/")}[^/]+/$`);
  const pages = (await cache.keys())
    .filter(({ url }) => isTranscript.test(new URL(url).pathname))
    .reverse()
    .slice(0, MOST);
  const items: HTMLElement[] = [];
  for (const page of pages) {
    const text = await (await cache.match(page))?.text();
    if (text === undefined) continue;
    const name = headingOf(text) || page.url;
    items.push(element("li", {}, element("a", { href: new URL(page.url).pathname }, name)));
  }
  list.replaceChildren(...items);
  section.hidden = items.length === 0;
}

/** The words of a page's first heading. By text: Trusted Types lets no script parse a page. */
function headingOf(page: string): string {
  const heading = /<h1\b[^>]*>(.*?)<\/h1>/s.exec(page)?.[1] ?? "";
  return unescapeHtml(heading.replace(/<[^>]*>/g, "")).trim();
}
