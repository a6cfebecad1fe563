/**
 * Tells what a file is by its bytes, never by its name: names are given by people, and people
 * get them wrong. What is not in the list is refused with the list.
 */

import { strFromU8 } from "fflate";
import { ImportProblem } from "../problem.ts";
import { isMail, isSavedPage } from "./read-mail.ts";
import { isRtf } from "./read-rtf.ts";
import { detectSubtitles } from "./read-subtitles.ts";

/** What a text is. */
export type TextFormat = "text" | "SubRip" | "WebVTT" | "HTML" | "JSON";

/** The formats that import reads, for messages. */
export const READ_FORMATS =
  "plain text, Markdown, SubRip, WebVTT, ASS, LRC, SBV, TTML, HTML, MHTML, tables (CSV, TSV) and JSON of speech, captions of YouTube, bilibili, Whisper and the services that turn speech into text, mail, RTF, ODT, PDF, DOCX and EPUB";

/** A file that is none of the formats. `kind` says what it is, with its article. */
export function unknownFormat(kind: string): ImportProblem {
  return new ImportProblem(
    "format-unknown",
    `The file is ${kind}, which is not read; read are ${READ_FORMATS}`,
    "save or export the document in one of these and import that",
  );
}

/** Tells formats that have to be known before the bytes become text. */
export function detectBytes(
  bytes: Uint8Array,
): "zip" | "PDF" | "RTF" | "MHTML" | "mail" | undefined {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4) return "zip";
  const start = strFromU8(bytes.subarray(0, 4096), true);
  // Some programs write a line of their own before it.
  if (/^(?:[^\n]{0,200}\n)?%PDF-\d/.test(start)) return "PDF";
  if (isRtf(bytes)) return "RTF";
  if (!isMail(bytes)) return undefined;
  const isRelated = /^Content-Type:\s*multipart\/related\b/im.test(start);
  return isRelated && isSavedPage(bytes) ? "MHTML" : "mail";
}

/** Tells what a text is. */
export function detectText(text: string): TextFormat {
  const subtitles = detectSubtitles(text);
  if (subtitles) return subtitles;
  // Comments and an XML declaration may stand before a page: browsers note there where it is from.
  const start = text.slice(0, 20_000).replace(/^(\s*(<!--[\s\S]*?-->|<\?xml[^>]*\?>))+/, "");
  if (/^\s*<(!doctype\s+html|html|head|body)\b/i.test(start)) return "HTML";
  if (isJson(text)) return "JSON";
  return "text";
}

/** Tells whether a text is a JSON object or list. */
export function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
