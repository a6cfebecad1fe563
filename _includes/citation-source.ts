/** What a transcript's page tells the browser for citing it, taken from the archive. */

import type { CitedWork } from "../src/shared/citation.ts";
import { transcriptUrl } from "../src/shared/page-address.ts";
import type { Transcript } from "../src/transcript/model.ts";
import { isChannel } from "../src/transcript/speaker-label.ts";
import type { PageContext } from "./page-context.ts";

/** The work of a transcript: speakers as its authors where they are known, else its author. */
export function citationOf(
  page: PageContext,
  { slug, meta }: Transcript,
  speaking: readonly { name: string }[],
): CitedWork {
  const speakers = speaking.map(({ name }) => name);
  const publisher = meta.channel ?? [meta.author].find((name) => name && isChannel(name, meta));
  const authors = speakers.length > 0 ? speakers : meta.author === undefined ? [] : [meta.author];
  const url = page.publicHref(transcriptUrl({ slug }));
  return {
    key: slug,
    title: meta.title,
    authors,
    people: speakers.length > 0,
    ...(meta.date !== undefined && { date: meta.date }),
    ...(publisher !== undefined && !authors.includes(publisher) && { publisher }),
    site: page.site.title,
    ...(url !== undefined && { url }),
    ...(meta.source !== undefined && /^https?:/i.test(meta.source) && { source: meta.source }),
  };
}
