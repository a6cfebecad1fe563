/**
 * Writes small PDFs for tests: lines at their places, in Helvetica, or in a Chinese font that is
 * not embedded, whose characters a reader finds by the character maps that come with it.
 */

/** A line: its place in points from the lower left corner of an A4 page, its size and words. */
export type PlacedLine = readonly [x: number, y: number, text: string, size?: number];

export interface PdfOptions {
  title?: string;
  author?: string;
  /** Draws a grey picture over each page, as a scan has. */
  picture?: boolean;
  /** Put into the catalogue, such as a script that runs when the file is opened. */
  catalogue?: string;
}

/** Writes a PDF of the given pages. */
export function writePdf(
  pages: readonly (readonly PlacedLine[])[],
  options: PdfOptions = {},
): Uint8Array {
  const objects: string[] = [
    `<< /Type /Catalog /Pages 2 0 R ${options.catalogue ?? ""} >>`,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${8 + 2 * i} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500] /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >> >>",
    `<< /Title ${hex(options.title ?? "")} /Author ${hex(options.author ?? "")} >>`,
    stream(
      "x",
      "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
    ),
  ];
  pages.forEach((lines, i) => {
    const picture = options.picture ? "q 595 0 0 842 0 0 cm /I Do Q\n" : "";
    const content = picture + lines.map(showLine).join("\n");
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${9 + 2 * i} 0 R /Resources << /Font << /L 3 0 R /Z 4 0 R >> /XObject << /I 7 0 R >> >> >>`,
      stream(content, ""),
    );
  });
  let file = "%PDF-1.5\n";
  const places = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, "latin1"));
}

function stream(content: string, keys: string): string {
  return `<< ${keys} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

function showLine([x, y, text, size = 11]: PlacedLine): string {
  const isChinese = /[^\x20-\xff]/.test(text);
  const shown = isChinese ? hex(text, false) : `(${text.replace(/[\\()]/g, "\\$&")})`;
  return `BT /${isChinese ? "Z" : "L"} ${size} Tf 1 0 0 1 ${x} ${y} Tm ${shown} Tj ET`;
}

/** A text as UTF-16, with its mark where it is no text of a page. */
function hex(text: string, marked = true): string {
  const units = Buffer.from(text, "utf16le").swap16().toString("hex");
  return `<${marked ? "feff" : ""}${units}>`;
}

/** Breaks a text into lines of a width in characters and places them one below the other. */
export function paragraphLines(text: string, { x = 72, y = 760, width = 78 } = {}): PlacedLine[] {
  const lines: string[] = [];
  if (/\p{Script=Han}/u.test(text)) {
    for (let i = 0; i < text.length; i += width) lines.push(text.slice(i, i + width));
  } else {
    for (const word of text.split(" ")) {
      const line = lines.at(-1);
      if (line === undefined || line.length + word.length + 1 > width) lines.push(word);
      else lines[lines.length - 1] = `${line} ${word}`;
    }
  }
  return lines.map((line, i) => [x, y - i * 14.3, line] as const);
}
