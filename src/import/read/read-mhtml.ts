/**
 * Finds the page in an MHTML file (a browser's "single file"). Only the first HTML part is the
 * page: later ones are its frames, mostly advertising, which is why no mail parser that joins all
 * HTML parts is used.
 */

import { strFromU8 } from "fflate";
import { ImportProblem } from "../problem.ts";

/** The page inside a saved web archive. */
export interface MhtmlPage {
  bytes: Uint8Array;
  /** Address that the page was saved from. */
  address?: string;
}

/** Takes the page out. Throws an `ImportProblem` when there is none. */
export function readMhtml(bytes: Uint8Array): MhtmlPage {
  // Latin-1 keeps every byte, whatever encoding a part is in.
  const source = strFromU8(bytes, true);
  const [head, body] = cutHeaders(source);
  const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(head.get("content-type") ?? "");
  const mark = `--${boundary?.[1] ?? boundary?.[2] ?? ""}`;
  const address = head.get("snapshot-content-location");
  const parts = mark === "--" ? [] : `\n${body}`.split(`\n${mark}`).slice(1);
  for (const part of parts) {
    const [headers, content] = cutHeaders(part.replace(/^[^\n]*\n/, ""));
    if (!/^(text\/html|application\/xhtml\+xml)/i.test(headers.get("content-type") ?? "")) continue;
    const own = headers.get("content-location") ?? address;
    const decoded = decodeTransfer(content, headers.get("content-transfer-encoding"));
    return { bytes: decoded, ...((address ?? own) && { address: (address ?? own) as string }) };
  }
  throw new ImportProblem(
    "body-empty",
    "The MHTML file holds no HTML page",
    "save the page again, or save it as HTML",
  );
}

/** Headers by lower-case name, folded lines joined, and what follows the blank line. */
function cutHeaders(text: string): [headers: Map<string, string>, body: string] {
  const end = /\r?\n\r?\n/.exec(text);
  const head = text.slice(0, end?.index ?? text.length).replace(/\r?\n[ \t]+/g, " ");
  const headers = new Map<string, string>();
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(":");
    if (colon > 0)
      headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return [headers, end ? text.slice(end.index + end[0].length) : ""];
}

function decodeTransfer(content: string, encoding = ""): Uint8Array {
  if (/base64/i.test(encoding)) return new Uint8Array(Buffer.from(content, "base64"));
  const text = /quoted-printable/i.test(encoding)
    ? content
        .replace(/[ \t]*=[ \t]*\r?\n/g, "")
        .replace(/=([\dA-F]{2})/gi, (_, hex: string) =>
          String.fromCharCode(Number.parseInt(hex, 16)),
        )
    : content;
  return new Uint8Array(Buffer.from(text, "latin1"));
}
