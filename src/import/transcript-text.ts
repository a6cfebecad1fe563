/** How a transcript on the disk becomes the text that import compares and merges. */

/**
 * The text of a transcript as the site reads it, whatever an editor or Git made of its line ends:
 * no U+FEFF, LF alone, no blanks after the `---` of the front matter.
 */
export function asSiteReads(bytes: Uint8Array): string {
  const text = Buffer.from(bytes)
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n");
  return text.replace(/^---[ \t]+\n/, "---\n").replace(/^(---\n[\s\S]*?\n---)[ \t]+\n/, "$1\n");
}
