/**
 * Reads the text layer of a PDF as an article. A thread with limits of its own takes the text out
 * (`pdf-text.ts`); lines, paragraphs and what stands beside the text are made here. A scan has no
 * text layer, and is refused in words.
 */

import { ThreadLimitError, waitForThread } from "../../system/wait-for-thread.ts";
import { MAX_PDF } from "../limits.ts";
import type { Found } from "../metadata/found-metadata.ts";
import { ImportProblem } from "../problem.ts";
import type { ImportReport } from "../report.ts";
import { blocksOfPages } from "./pdf-blocks.ts";
import { linesOfPage } from "./pdf-lines.ts";
import { PDF_TEXT, type PdfText, readPdfText } from "./pdf-text.ts";
import type { ReadPage } from "./reader.ts";

/** Titles that programs put in: the name of a file, or of the program. */
const NO_TITLE = /^(?:untitled|未命名|microsoft word\b.*|.*\.(?:docx?|pdf|indd|tex|qxp|wps))$/i;
const NOBODY = /^(?:user|admin|administrator|author|unknown|microsoft|[\w ]{0,3})$/i;

/**
 * Reads a PDF.
 * @throws ImportProblem when it is broken, locked, too large, or has no text.
 */
export function readPdf(bytes: Uint8Array, found: Found, report: ImportReport): ReadPage {
  const text = takeText(bytes);
  const pages = text.pages.map((page, i) => linesOfPage(page, i + 1));
  refuseScan(
    text,
    pages
      .flat()
      .map((line) => line.text)
      .join(""),
  );
  report.encoding = "PDF";
  if (!NO_TITLE.test(text.title)) found.add("title", text.title, "the file's properties", 0);
  if (!NOBODY.test(text.author)) found.add("author", text.author, "the file's properties", 0);
  const silent = text.pages.flatMap(({ pictures }, i) => (pictures > 0 ? [i + 1] : []));
  if (silent.length > 0) {
    const message = `of ${text.pages.length} pages these are pictures without a text layer: ${silent.join(", ")}`;
    report.doubtful.push({ rule: "page without text", line: 0, message });
  }
  for (const turned of text.pages.flatMap((page) => page.turned)) {
    if (turned.trim() !== "") report.removed.push({ rule: "turned text", line: 0, text: turned });
  }
  const heights = text.pages.map(({ height }) => height);
  const blocks = blocksOfPages(pages, heights, text.outline, report);
  const count = text.pages.length;
  const layout = `PDF of ${count} ${count === 1 ? "page" : "pages"}`;
  return { kind: "page", layout, blocks, text: text.pages.map((page) => page.text).join("\n") };
}

function takeText(bytes: Uint8Array): PdfText {
  try {
    const limits = { pages: MAX_PDF.pages, pieces: MAX_PDF.pieces };
    return waitForThread(PDF_TEXT, readPdfText, { bytes, limits }, MAX_PDF);
  } catch (error) {
    throw asPdfProblem(error as Error);
  }
}

function asPdfProblem(error: Error): ImportProblem {
  if (
    error instanceof ThreadLimitError ||
    error instanceof RangeError ||
    error.name === "RangeError"
  ) {
    return new ImportProblem(
      "file-too-large",
      `The file is a PDF that takes too long, or too much memory, to read (${error.message})`,
      "split it, or save its text with another program, and import that",
    );
  }
  if (error.name === "PasswordException") {
    return new ImportProblem(
      "file-locked",
      "The file is a PDF that is locked with a password",
      "open it, save it without the password and import that",
    );
  }
  return new ImportProblem(
    "file-damaged",
    `The file is a PDF that cannot be opened (${error.message.replace(/\.$/, "")})`,
    "save or download the document again",
  );
}

/** Part of the characters that may have no meaning outside their font. */
const MOST_UNKNOWN = 0.3;

function refuseScan({ pages }: PdfText, text: string): void {
  if (text.trim() === "") {
    const what = pages.some(({ pictures }) => pictures > 0)
      ? "is a scan: its pages are pictures without a text layer"
      : "holds no text";
    throw new ImportProblem(
      "body-empty",
      `The PDF ${what}`,
      "let a program recognise its text (OCR), save that as text or as a PDF with a text layer, and import that",
    );
  }
  const unknown = text.match(/[\p{Co}\p{Cc}\uFFFD]/gu)?.length ?? 0;
  if (unknown <= text.length * MOST_UNKNOWN) return;
  throw new ImportProblem(
    "encoding-unknown",
    "The PDF's fonts do not say which letters they draw, so that its text cannot be read",
    "let a program recognise its text (OCR), or copy it from another edition, and import that",
  );
}
