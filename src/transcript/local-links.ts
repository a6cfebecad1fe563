/**
 * Links and pictures of a text that stand within the archive: another transcript, as `other.md` or
 * `/transcripts/other/`, one of its paragraphs, a picture beside the file. Where a link leads follows
 * from its words alone, so that a page needs nothing else to write it.
 */

import { slugify } from "../text/slug.ts";

/** A link or picture as a text has it. */
export interface LocalLink {
  /** As it is written, such as `dock.png` or `other.md#s1a2b3c`. */
  target: string;
  isPicture: boolean;
  /** What a picture shows, or the words of a link. */
  text: string;
}

const LINK = /(!?)\[([^\]\n]{0,500})\]\(\s*<?([^\s()<>]{1,500})>?[^()\n]{0,200}\)/g;
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/i;

/** Finds those of a Markdown text, in order. */
export function localLinks(markdown: string): LocalLink[] {
  if (!markdown.includes("](")) return [];
  return [...markdown.matchAll(LINK)]
    .map(([, mark, text = "", target = ""]) => ({ target, isPicture: mark === "!", text }))
    .filter(({ target }) => !ELSEWHERE.test(target));
}

/** The transcript that a link leads to, and the place in it; undefined for a link elsewhere. */
export function linkedTranscript(target: string): { slug: string; place: string } | undefined {
  const [, path = "", place = ""] = /^([^?#]*)(?:\?[^#]*)?(#.*)?$/.exec(target) ?? [];
  const name =
    /^\/transcripts\/([^/]+)\/?$/.exec(path)?.[1] ??
    (path.startsWith("/") ? undefined : /(?:^|\/)([^/]+)\.(?:md|markdown)$/i.exec(path)?.[1]);
  return name === undefined ? undefined : { slug: slugify(decoded(name)), place };
}

/** A name as it is on the disk; what is no encoding stays as it is written. */
export function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
