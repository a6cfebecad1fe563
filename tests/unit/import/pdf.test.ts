/** PDFs: reading order, what stands beside the text, and what has no text to read. */

import { describe, expect, it } from "vitest";
import { Found } from "../../../src/import/metadata/found-metadata.ts";
import { readFormat } from "../../../src/import/read/read-format.ts";
import { newReport } from "../../../src/import/report.ts";
import { importText } from "./import-text.ts";
import { type PlacedLine, paragraphLines, writePdf } from "./pdf-writer.ts";

const EN =
  "The scales on the quay are two hundred years old, and their beam is worn bright by the hands of those who weighed fish on them every morning before the boats went out again to sea.";
const EN2 =
  "Three times the weight was changed, and each time whoever changed it cut one letter into its underside, so that together they make a sentence which nobody has ever finished.";
const ZH =
  "码头上的秤有两百年了，秤杆磨得发亮，秤砣换过三次，每次换的人都在砣底刻一个字，连起来是一句没写完的话，谁也不知道后面该接什么。";

function read(pages: readonly (readonly PlacedLine[])[], options = {}) {
  const imported = importText(writePdf(pages, options), "scales.pdf");
  return { ...imported, said: imported.segments.map(({ zh, original }) => zh ?? original?.text) };
}

const below = (lines: readonly PlacedLine[], by = 28) => (lines.at(-1)?.[1] ?? 0) - by;

describe("PDF", () => {
  it("joins the lines of paragraphs, Chinese ones without blanks", () => {
    const first = paragraphLines(EN);
    const second = paragraphLines(ZH, { y: below(first), width: 30 });
    const { said, report, transcript } = read([[...first, ...second]], {
      title: "码头的秤",
      author: "白露白露",
    });
    expect(said).toEqual([EN, ZH]);
    expect(report.layout).toMatch(/^PDF of 1 page/);
    expect(transcript.meta).toMatchObject({ title: "码头的秤", author: "白露白露" });
  });

  it("reads one column after the other, headings over both between them", () => {
    const left = [
      ...paragraphLines(EN, { width: 34, y: 700 }),
      ...paragraphLines(EN2, { width: 34, y: 600 }),
    ];
    const right = paragraphLines(`Right: ${EN2}`, { x: 320, width: 34, y: 700 });
    const { said, headings } = read([
      [[72, 760, "The Scales of the Old Quay and their Weights", 18], ...left, ...right],
    ]);
    expect(said).toEqual([EN, EN2, `Right: ${EN2}`]);
    expect(headings).toEqual([]);
  });

  it("tells running heads and page numbers, and goes on over the page's end", () => {
    const half = EN.indexOf(" before");
    const page = (text: string, number: number): PlacedLine[] => [
      [72, 800, "The Scales on the Quay", 9],
      ...paragraphLines(text, { y: 740 }),
      [290, 40, String(number), 9],
    ];
    const { said, report } = read([
      page(EN2, 1),
      page(EN.slice(0, half), 2),
      page(EN.slice(half + 1), 3),
    ]);
    expect(said).toEqual([EN2, EN]);
    expect(report.removed.map(({ rule, text }) => `${rule}: ${text}`)).toEqual([
      "running head: The Scales on the Quay",
      "page number: 1",
      "running head: The Scales on the Quay",
      "page number: 2",
      "running head: The Scales on the Quay",
      "page number: 3",
    ]);
  });

  it("keeps footnotes apart, and their marks off the words", () => {
    const lines = paragraphLines(EN);
    const last = lines.at(-1) as PlacedLine;
    const { said, report } = read([
      [
        ...lines,
        [last[0] + 300, last[1] + 4, "1", 6],
        [72, 120, "1 The date is cut into the beam, and may have been added", 8],
        [72, 110, "by a later hand.", 8],
      ],
    ]);
    expect(said).toEqual([EN]);
    expect(report.removed).toContainEqual({
      rule: "footnote",
      line: 0,
      text: "1 The date is cut into the beam, and may have been added by a later hand.",
    });
  });

  it("joins a word cut at a line's end only where it is one without the hyphen", () => {
    const { said } = read([
      [
        [72, 760, "The beam of the scales was cut by a ma-"],
        [72, 746, "chine that nobody has seen since, and it is well-"],
        [72, 732, "known on the quay that the weight was changed."],
      ],
    ]);
    expect(said.join(" ")).toContain("by a machine that nobody");
    expect(said.join(" ")).toContain("it is well-known on the quay");
  });

  it("gives the account the text of all pages in the order of the file", () => {
    const pages: PlacedLine[][] = [
      [
        [72, 800, "The Quay"],
        [72, 700, "The scales are old."],
      ],
      [[72, 700, "秤在码头。"]],
    ];
    const source = readFormat(writePdf(pages), new Found(), newReport());
    expect(source.kind === "page" && source.text?.split("\n")).toEqual([
      "The Quay",
      "The scales are old.",
      "秤在码头。",
    ]);
  });

  it("reads a dialogue whose turns follow one another without a gap", () => {
    const turns = [
      "秤在哪里？",
      "在码头，两百年了。",
      "谁还在用？",
      "没有人了。",
      "秤砣呢？",
      "换过三次。",
    ];
    const { said, speakers } = read([
      turns.map(
        (turn, i) => [72, 760 - i * 16, `${i % 2 ? "许可" : "白露"}：${turn}`, 11] as const,
      ),
    ]);
    expect(said).toEqual(turns);
    expect(speakers).toEqual(["白露", "许可", "白露", "许可", "白露", "许可"]);
  });

  it("takes lines of a larger size for headings", () => {
    const first = paragraphLines(EN, { y: 700 });
    const second = paragraphLines(EN2, { y: below(first, 60) });
    const { headings, transcript } = read([
      [
        [72, 760, "The Scales", 20],
        ...first,
        [72, below(first, 34), "Weights and letters", 14],
        ...second,
      ],
    ]);
    expect(transcript.meta.title).toBe("The Scales");
    expect(headings).toEqual(["Weights and letters"]);
  });

  it("says of a scan that it has no text", () => {
    expect(() => read([[]], { picture: true })).toThrow(/is a scan: its pages are pictures/);
  });

  it("tells of pages without text among others", () => {
    const { report } = read([paragraphLines(EN), []], { picture: true });
    expect(report.doubtful.map(({ rule, message }) => `${rule}: ${message}`)).toContainEqual(
      expect.stringMatching(/^page without text: of 2 pages .* text layer: 2$/),
    );
  });

  it("runs no script, and refuses what is broken or locked by its name", () => {
    const { said } = read([paragraphLines(EN)], {
      catalogue: "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>",
    });
    expect(said).toEqual([EN]);
    expect(() => importText("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n", "x.pdf")).toThrow(
      /The file is a PDF that cannot be opened/,
    );
  });
});
