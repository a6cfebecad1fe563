/**
 * Takes the text layer out of a PDF with pdfjs-dist. Runs in a thread (`read-pdf.ts` waits for
 * it). Nothing of the document runs or is fetched: scripts are never asked for, glyphs are not
 * compiled, and of the library's files only its character maps are read, for Chinese fonts.
 */

import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { readProgramFile } from "../disk.ts";

/** URL of this module, which a thread imports anew: its name ends otherwise once compiled. */
export const PDF_TEXT = import.meta.url;

/** A piece of text as it stands on a page, in points from the page's lower left corner. */
export interface PdfPiece {
  text: string;
  x: number;
  /** Of the base line. */
  y: number;
  width: number;
  /** Of the font. */
  size: number;
}

/** A page of a PDF, as pieces of text with their places. */
export interface PdfPage {
  width: number;
  height: number;
  pieces: PdfPiece[];
  /** The same text in the order of the file, a line of it for a line of the page. */
  text: string;
  /** Text that runs up or down the page, which is no line of it. */
  turned: string[];
  /** Pictures, which a scan is made of. */
  pictures: number;
}

/** The text layer of a PDF. */
export interface PdfText {
  pages: PdfPage[];
  title: string;
  author: string;
  /** Titles of the outline, by which headings are known. */
  outline: string[];
}

/** Pages that are read, and pieces of all of them together. */
export interface PdfLimits {
  pages: number;
  pieces: number;
}

interface Item {
  str?: string;
  hasEOL?: boolean;
  transform: number[];
  width: number;
  height: number;
}

/** Reads the text of all pages. Throws pdf.js's errors, and a RangeError beyond a limit. */
export async function readPdfText({
  bytes,
  limits,
}: {
  bytes: Uint8Array;
  limits: PdfLimits;
}): Promise<PdfText> {
  const { getDocument, OPS } = await loadLibrary();
  const require = createRequire(import.meta.url);
  const maps = join(dirname(require.resolve("pdfjs-dist/package.json")), "cmaps");
  class MapReader {
    async fetch({ name }: { name: string }) {
      if (!/^[\w-]+$/.test(name)) throw new Error(`no character map is called ${name}`);
      const cMapData = new Uint8Array(readProgramFile(join(maps, `${name}.bcmap`)));
      return { cMapData, isCompressed: true };
    }
  }
  const task = getDocument({
    data: bytes,
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    cMapPacked: true,
    cMapUrl: "maps/",
    CMapReaderFactory: MapReader,
  } as Parameters<typeof getDocument>[0]);
  const document = await task.promise;
  if (document.numPages > limits.pages) throw new RangeError(`more than ${limits.pages} pages`);
  const { info } = await document.getMetadata().catch(() => ({ info: {} }));
  const pages: PdfPage[] = [];
  let count = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { width, height, transform } = page.getViewport({ scale: 1 });
    const content = await page.getTextContent({ disableNormalization: true });
    count += content.items.length;
    if (count > limits.pieces) throw new RangeError(`more than ${limits.pieces} pieces of text`);
    const all = (content.items as Item[])
      .filter(({ str }) => str !== undefined && str !== "")
      .map((item) => pieceOf(item, transform, height));
    const pieces = all.filter(({ isLevel }) => isLevel);
    const turned = all.filter(({ isLevel }) => !isLevel).map(({ text }) => text);
    const isEmpty = all.every(({ text }) => text.trim() === "");
    const pictures = isEmpty ? countPictures((await page.getOperatorList()).fnArray, OPS) : 0;
    const text = (content.items as Item[])
      .map(({ str = "", hasEOL }) => (hasEOL ? `${str}\n` : str))
      .join("");
    pages.push({ width, height, pieces, text, turned, pictures });
    page.cleanup();
  }
  const outline = await document.getOutline().catch(() => []);
  const titled = info as { Title?: unknown; Author?: unknown };
  await task.destroy();
  return {
    pages,
    title: textOf(titled.Title),
    author: textOf(titled.Author),
    outline: titlesOf(outline ?? [], 0),
  };
}

/**
 * The library asks for a native canvas as soon as it is loaded, to draw pages. None is drawn here,
 * and native code has no business with a stranger's document: it gets none.
 */
async function loadLibrary(): Promise<typeof import("pdfjs-dist/legacy/build/pdf.mjs")> {
  const shared = globalThis as Record<string, unknown>;
  for (const name of ["DOMMatrix", "ImageData", "Path2D"]) shared[name] ??= class {};
  const { getBuiltinModule } = process;
  const { log, warn } = console;
  Object.assign(process, { getBuiltinModule: undefined });
  Object.assign(console, { log: () => {}, warn: () => {} });
  try {
    return await import("pdfjs-dist/legacy/build/pdf.mjs");
  } finally {
    Object.assign(process, { getBuiltinModule });
    Object.assign(console, { log, warn });
  }
}

/** A piece at its place on the page as it is shown: a page may be turned. */
function pieceOf(
  item: Item,
  [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: number[],
  height: number,
): PdfPiece & { isLevel: boolean } {
  const [ta = 0, tb = 0, tc = 0, td = 0, tx = 0, ty = 0] = item.transform;
  return {
    text: item.str ?? "",
    x: a * tx + c * ty + e,
    y: height - (b * tx + d * ty + f),
    width: item.width,
    size: Math.hypot(tc, td) || Math.hypot(ta, tb) || item.height,
    isLevel: Math.abs(a * ta + c * tb) >= Math.abs(b * ta + d * tb),
  };
}

function countPictures(operators: readonly number[], ops: Record<string, number>): number {
  const drawing = new Set(
    ["paintImageXObject", "paintInlineImageXObject", "paintImageMaskXObject"].map(
      (name) => ops[name],
    ),
  );
  return operators.filter((operator) => drawing.has(operator)).length;
}

interface OutlineItem {
  title: string;
  items: OutlineItem[];
}

/** Titles of an outline, at most four deep. */
function titlesOf(items: readonly OutlineItem[], depth: number): string[] {
  if (depth > 3) return [];
  return items
    .slice(0, 2000)
    .flatMap(({ title, items: below }) => [textOf(title), ...titlesOf(below ?? [], depth + 1)]);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.replace(/\s+/g, " ").trim() : "";
}
