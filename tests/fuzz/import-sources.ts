/**
 * Writes passages of documents in the formats that import reads, and damages them: text formats as
 * they stand, with their syntax, all others in the text that they hold.
 */

import { eachSegment } from "../../src/transcript/model.ts";
import { parseTranscript } from "../../src/transcript/parse.ts";
import { plainText } from "../../src/transcript/passage.ts";
import { JSON_SHAPES, XML_SHAPES } from "./write-data.ts";
import { DOCUMENTS } from "./write-documents.ts";
import { TEXTS, type Write, type Written } from "./write-texts.ts";

/** A damaged source, and its text that must be found again; see `import-oracle.ts`. */
export interface FuzzSource extends Written {
  name: string;
}

/** What one speaker says, in either language or both. */
export type Paragraph = { zh?: string; en?: string; speaker?: string };

/** How a JSON file is written, by chance. */
const json: Write = (lines, other, random) => {
  const shapes = Object.values(JSON_SHAPES);
  const shape = shapes[Math.floor(random() * shapes.length)] ?? JSON_SHAPES.youtube;
  return shape(lines, other, random);
};

/** Every format, with its share of a hundred documents: pages and books cost ten times the others. */
const FORMATS: readonly [name: string, share: number, write: Write][] = [
  ["txt", 16, TEXTS.txt],
  ["md", 12, TEXTS.md],
  ["srt", 7, TEXTS.srt],
  ["vtt", 5, TEXTS.vtt],
  ["ass", 5, TEXTS.ass],
  ["sbv", 4, TEXTS.sbv],
  ["lrc", 4, TEXTS.lrc],
  ["whisper.txt", 4, TEXTS.whisper],
  ["panel.txt", 2, TEXTS.panel],
  ["csv", 4, TEXTS.csv],
  ["tsv", 3, TEXTS.tsv],
  ["json", 8, json],
  ["ttml", 3, XML_SHAPES.ttml],
  ["srv3", 3, XML_SHAPES.srv3],
  ["html", 3, DOCUMENTS.html],
  ["mhtml", 1, DOCUMENTS.mhtml],
  ["eml", 2, DOCUMENTS.eml],
  ["docx", 4, DOCUMENTS.docx],
  ["odt", 3, DOCUMENTS.odt],
  ["rtf", 3, DOCUMENTS.rtf],
  ["epub", 3, DOCUMENTS.epub],
  ["pdf", 1, DOCUMENTS.pdf],
];

/** The paragraphs of a document, as plain text. */
export function paragraphsOf(document: string): Paragraph[] {
  const { transcript } = parseTranscript(document, "fuzz.md");
  return eachSegment(transcript).map(({ segment, turn }) => ({
    ...(segment.zh !== undefined && { zh: plainText(segment.zh) }),
    ...(segment.original && { en: plainText(segment.original.text) }),
    ...(turn.speaker?.zh !== undefined && { speaker: turn.speaker.zh }),
  }));
}

/** Makes a damaged source out of some of the paragraphs, in one format or in any. */
export function makeSource(
  paragraphs: readonly Paragraph[],
  other: string,
  random: () => number,
  only?: string,
): FuzzSource {
  const from = Math.floor(random() * Math.max(1, paragraphs.length - 12));
  const some = paragraphs.slice(from, from + 4 + Math.floor(random() * 10));
  const labelled = random() < 0.5;
  const bilingual = random() < 0.5;
  const lines = some
    .flatMap(({ zh, en, speaker }) => {
      const label = labelled && speaker !== undefined ? `${speaker}：` : "";
      return [
        zh === undefined ? [] : `${label}${zh}`,
        bilingual || zh === undefined ? (en ?? []) : [],
      ];
    })
    .flat();
  let share = random() * 100;
  const any = FORMATS.find(([, width]) => (share -= width) < 0);
  const [name, , write] = FORMATS.find(([format]) => format === only) ??
    any ?? ["txt", 0, TEXTS.txt];
  return { name: `fuzz.${name}`, ...write(lines, other, random) };
}

/** The formats that are written, by their names. */
export const FUZZ_FORMATS: readonly string[] = FORMATS.map(([name]) => name);
