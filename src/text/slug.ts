/**
 * ASCII slugs for addresses. Chinese is spelled in pinyin, so that an address can be read aloud
 * and typed. Only the build uses this: the pinyin table is too large for a page.
 */

import { shortHash } from "./hash.ts";
import { remember } from "./remember.ts";
import { spelledName, spellHan } from "./spelling.ts";

/** Characters of a slug at most. */
export const MAX_SLUG_LENGTH = 80;
/** Only so much of a text is spelled: each character gives a letter or more, and pinyin is slow. */
const SPELLED_LENGTH = 300;

/**
 * Makes a slug of lower-case ASCII letters, digits and single hyphens, at most 80 characters.
 * Never empty: text without any letter gets a hash of itself. Remembered, since pinyin is slow and
 * the same headings and names come again and again.
 */
export const slugify = remember((text) => {
  const spelled = text
    .slice(0, SPELLED_LENGTH)
    .normalize("NFKC")
    .replace(/\p{Script=Han}+/gu, (run) => {
      return ` ${spellHan(run).join(" ")} `;
    });
  const slug = spelled
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  if (slug === "") return `x-${shortHash(text)}`;
  if (slug.length <= MAX_SLUG_LENGTH) return slug;
  return slug.slice(0, MAX_SLUG_LENGTH).replace(/-[^-]*$/, "");
});

/**
 * Gives each name its own slug. Where slugs collide (`C++`, `C#`), the first name in code-unit
 * order keeps the plain one and the others get a hash of the name appended. Nobody gets one that
 * is `reserved`.
 */
export function uniqueSlugs(
  names: Iterable<string>,
  reserved: Iterable<string> = [],
): Map<string, string> {
  const taken = new Set<string>(reserved);
  const slugs = new Map<string, string>();
  for (const name of [...new Set(names)].sort()) {
    let slug = spelledName("slug", name, slugify);
    if (taken.has(slug)) slug = `${slug}-${shortHash(name)}`;
    taken.add(slug);
    slugs.set(name, slug);
  }
  return slugs;
}
