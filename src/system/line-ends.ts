/**
 * Line ends of a file as other systems write them. Git on Windows may change those of every text
 * (`core.autocrlf`), and with them its hash.
 */

/** The file with LF line ends and with CRLF, where that is not what it has. No bytes are decoded. */
export function otherLineEnds(bytes: Uint8Array): Buffer[] {
  const text = Buffer.from(bytes).toString("latin1");
  const lf = text.replaceAll("\r\n", "\n");
  const forms = [lf, lf.replaceAll("\n", "\r\n")].filter((form) => form !== text);
  return forms.map((form) => Buffer.from(form, "latin1"));
}
