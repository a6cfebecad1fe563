/**
 * Hands a source to the reader of its format. Text and Markdown go back as text: they have front
 * matter and layouts of their own, which `open-source.ts` reads.
 */

import { strFromU8 } from "fflate";
import { assertLength, MAX_JSON, MAX_TEXT, tooLong } from "../limits.ts";
import type { Found } from "../metadata/found-metadata.ts";
import { ImportProblem } from "../problem.ts";
import type { ImportReport } from "../report.ts";
import { archiveKind } from "./binary-kind.ts";
import { readCaptionText } from "./caption-formats.ts";
import type { Cue } from "./cue.ts";
import { decodeText } from "./decode.ts";
import { detectBytes, detectText, unknownFormat } from "./detect-format.ts";
import { readCaptionJson } from "./read-caption-json.ts";
import { DOCX_PARTS, readDocx } from "./read-docx.ts";
import { EPUB_PARTS, readEpub } from "./read-epub.ts";
import { readHtml } from "./read-html.ts";
import { readMail } from "./read-mail.ts";
import { readMhtml } from "./read-mhtml.ts";
import { ODT_PARTS, otherOpenDocument, readOdt } from "./read-odt.ts";
import { readPdf } from "./read-pdf.ts";
import { readRtf } from "./read-rtf.ts";
import { readSubtitles } from "./read-subtitles.ts";
import { readTable } from "./read-table.ts";
import type { ReadCaptions, ReadPage, ReadSource } from "./reader.ts";
import { textKind } from "./text-kind.ts";
import { unzip } from "./unzip.ts";

/**
 * Reads a source in whichever format its bytes are.
 * @throws ImportProblem when the format is none that is read, or the file is broken.
 */
export function readFormat(bytes: Uint8Array, found: Found, report: ImportReport): ReadSource {
  const container = detectBytes(bytes);
  if (container === "MHTML") {
    const page = readMhtml(bytes);
    const { text, encoding } = decodeText(page.bytes);
    report.encoding = encoding;
    return { ...readHtml(text, found, report, page.address), layout: "MHTML" };
  }
  if (container === "PDF") return readPdf(bytes, found, report);
  if (container === "RTF") return readRtf(bytes, found, report);
  if (container === "mail") return readMail(bytes, found, report);
  if (container === "zip") return readArchive(bytes, found, report);
  // Decoding takes long: what cannot be short enough, and is no page, is not decoded at all.
  if (
    bytes.length > 4 * MAX_TEXT &&
    !/<(html|!doctype)|^\s*[[{]/i.test(strFromU8(bytes.subarray(0, 20_000), true))
  ) {
    throw tooLong(MAX_TEXT, "text");
  }
  const { text, encoding } = decodeText(bytes);
  report.encoding = encoding;
  const format = detectText(text);
  if (format === "JSON") assertLength(text, MAX_JSON, "JSON");
  else if (format !== "HTML") assertLength(text, MAX_TEXT, "text");
  if (format === "SubRip" || format === "WebVTT") {
    return openCaptions(format, readSubtitles(text, report));
  }
  if (format === "HTML") return readHtml(text, found, report);
  if (format === "JSON") {
    const captions = readCaptionJson(text, report);
    if (captions) return openCaptions(captions.format, captions.cues);
    throw unknownFormat("JSON without captions that are known");
  }
  const captions = readCaptionText(text, found, report);
  if (captions) return openCaptions(captions.format, captions.cues);
  const table = readTable(text, found, report);
  if (table) return table;
  const kind = textKind(text);
  if (kind !== undefined) throw unknownFormat(kind);
  return { kind: "text", text };
}

/** A zip archive is known by the files that its format demands. */
function readArchive(bytes: Uint8Array, found: Found, report: ImportReport): ReadPage {
  report.encoding = "UTF-8";
  const names: string[] = [];
  unzip(bytes, (name) => names.push(name) < 0);
  if (names.includes("word/document.xml")) {
    return readDocx(
      unzip(bytes, (name) => DOCX_PARTS.test(name)),
      found,
      report,
    );
  }
  if (names.includes("META-INF/container.xml")) {
    return readEpub(
      unzip(bytes, (name) => EPUB_PARTS.test(name)),
      found,
      report,
    );
  }
  const openDocument = otherOpenDocument(
    unzip(bytes, (name) => name === "mimetype").get("mimetype"),
  );
  if (names.includes("content.xml") && openDocument === undefined) {
    return readOdt(
      unzip(bytes, (name) => ODT_PARTS.test(name)),
      found,
      report,
    );
  }
  const kind = openDocument ?? archiveKind(names);
  const what = kind === undefined ? "" : `, but ${kind}`;
  throw unknownFormat(`a zip archive that is neither DOCX nor EPUB nor ODT${what}`);
}

function openCaptions(format: string, cues: Cue[]): ReadCaptions {
  if (cues.length > 0) return { kind: "captions", format, cues };
  throw new ImportProblem(
    "body-empty",
    `The ${format} file holds no captions`,
    "check that the file was saved whole",
  );
}
