/** The dot between the parts of a transliterated name (列奥纳多·达·芬奇), which is written in four ways. */

const DOTS = ["・", "‧", "•"];

/** Writes all such dots as U+00B7 `·`. Keeps offsets. */
export function foldDots(text: string): string {
  if (!DOTS.some((dot) => text.includes(dot))) return text;
  return text.replace(/[・‧•]/gu, "·");
}
