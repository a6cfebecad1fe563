/**
 * Fences of code in Markdown, as CommonMark defines them: a line of three or more backticks or
 * tildes opens one, and only a line of at least as many of the same mark, and nothing else, closes
 * it. One definition for all who cut text into lines, or they would disagree on what is code.
 */

/** The marks that open a fence on the first line of a text; undefined when it opens none. */
export function openingFence(text: string): string | undefined {
  return /^ {0,3}(`{3,}(?=[^`\n]*(?:\n|$))|~{3,})/.exec(text)?.[1];
}

/** Tells whether a line closes the fence that `fence` opened. */
export function closesFence(line: string, fence: string): boolean {
  const marks = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
  return marks?.startsWith(fence) ?? false;
}

/** Tells whether a block of Markdown is fenced code. */
export function isFenced(block: string): boolean {
  return openingFence(block) !== undefined;
}

/** Tells for each line whether it belongs to fenced code, the fences included. */
export function fencedLines(lines: readonly string[]): boolean[] {
  let fence: string | undefined;
  return lines.map((line) => {
    if (fence === undefined) {
      fence = openingFence(line);
      return fence !== undefined;
    }
    if (closesFence(line, fence)) fence = undefined;
    return true;
  });
}
