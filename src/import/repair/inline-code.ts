/** Edits prose without touching what stands in Markdown's code spans: an example is no damage. */

const CODE = /(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g;

/** Tells for each code span of a text where it starts and ends. */
export function codeSpans(text: string): [number, number][] {
  if (!text.includes("`")) return [];
  return Array.from(text.matchAll(CODE), ({ index, 0: span }) => [index, index + span.length]);
}

/**
 * Replaces matches outside code.
 * @param replace Gets the match and the characters beside it, empty at the ends.
 */
export function editProse(
  text: string,
  pattern: RegExp,
  replace: (match: string, left: string, right: string) => string,
): string {
  const spans = codeSpans(text);
  return text.replace(pattern, (...args: unknown[]) => {
    const match = args[0] as string;
    const at = args.find((argument) => typeof argument === "number") as number;
    if (spans.some(([from, to]) => at >= from && at < to)) return match;
    return replace(match, text.charAt(at - 1), text.charAt(at + match.length));
  });
}
