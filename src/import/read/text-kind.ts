/**
 * Names files that are text by their bytes but no prose: captions, tables, mail and XML of other
 * programs. Taken for prose, their marks would become somebody's words, so what looks like one of
 * them and is not read is refused by its name. Each is told by marks that no talk has.
 */

import { firstLines } from "./first-lines.ts";
import { detectTable, isSpeechWithoutHead } from "./table.ts";

/** The beginning of a text, as the tests below look at it. */
interface Sample {
  text: string;
  /** Its first lines, blank ones left out. */
  lines: readonly string[];
}

/** Tells whether so large a part of the first lines, and at least two, have a form. */
function most({ lines }: Sample, form: RegExp, part = 0.8): boolean {
  const found = lines.filter((line) => form.test(line)).length;
  return found >= 2 && found >= lines.length * part;
}

const KINDS: readonly [kind: string, is: (sample: Sample) => boolean][] = [
  ["captions with frame numbers (MicroDVD)", (s) => most(s, /^\{\d+\}\{\d*\}/)],
  ["captions as MPL2", (s) => most(s, /^\[\d+\]\[\d*\]/)],
  ["captions as Spruce STL", (s) => s.lines.some((line) => SPRUCE.test(line))],
  ["captions as SCC", ({ text }) => text.startsWith("Scenarist_SCC")],
  ["captions as QuickTime text", ({ text }) => /^\{QTtext\}/i.test(text)],
  ["captions as TMPlayer", (s) => most(s, /^\d{1,2}:\d{2}:\d{2}[:=,]\S/, 0.95)],
  ["a mailbox", ({ text }) => /^From \S+ .*\d{4}\n[\w-]+: /.test(text)],
  ["a calendar", ({ text }) => /^BEGIN:VCALENDAR\b/.test(text)],
  ["an address card", ({ text }) => /^BEGIN:VCARD\b/.test(text)],
  ["an internet shortcut (.url)", ({ text }) => /^\s*\[InternetShortcut\]/i.test(text)],
  ["a desktop shortcut", ({ text }) => /^\s*\[Desktop Entry\]/i.test(text)],
  ["an annotation of Praat (TextGrid)", ({ text }) => /^File type = "ooTextFile/.test(text)],
  [
    "a transcript as CHAT (CLAN)",
    ({ text }) => /^(?:@UTF8\s*\n|@Font:[^\n]*\n)*@Begin\b/m.test(text),
  ],
  ["a LaTeX document", ({ text }) => /^(?:\s*%[^\n]*\n)*\s*\\document(?:class|style)\b/.test(text)],
  ["a playlist", ({ text }) => text.startsWith("#EXTM3U")],
  ["JSON, an object a line", (s) => most(s, /^\{"[\s\S]*[}\]],?$/, 1)],
  [
    "JSON that is cut off or broken",
    ({ text }) => /^\s*(?:\{\s*"[^"\n]*"\s*:|\[\s*\{\s*")/.test(text),
  ],
];

const SPRUCE = /^\d{2}:\d{2}:\d{2}[:.;]\d{2}\s*,\s*\d{2}:\d{2}:\d{2}[:.;]\d{2}\s*,/;

/** Names a text that is no prose. Says nothing of HTML and of JSON, which have readers. */
export function textKind(text: string): string | undefined {
  const root = xmlRoot(text);
  if (root !== undefined)
    return XML_KINDS.get(root.toLowerCase()) ?? `XML (with the root <${root}>)`;
  const sample = { text: text.slice(0, 20_000), lines: firstLines(text) };
  const kind = KINDS.find(([, is]) => is(sample))?.[0];
  const table = kind === undefined ? detectTable(text) : undefined;
  return table && !isSpeechWithoutHead(table) ? TABLE : kind;
}

const TABLE = "a table with commas, semicolons or tabs between its values (CSV, TSV)";

/** Roots of XML that people keep, in small letters. */
const XML_KINDS: ReadonlyMap<string, string> = new Map([
  ["sami", "captions as SAMI"],
  ["usfsubtitles", "captions as USF (XML)"],
  ["opml", "an OPML outline (XML)"],
  ["fictionbook", "a FictionBook (FB2, XML)"],
  ["en-export", "an Evernote export (ENEX, XML)"],
  ["plist", "a property list (XML: a .webloc link, or an app's settings)"],
  ["rss", "a feed (RSS, XML)"],
  ["rdf:rdf", "RDF (XML)"],
  ["feed", "a feed (Atom, XML)"],
  ["tei", "a TEI text (XML)"],
  ["annotation_document", "an annotation of ELAN (EAF, XML)"],
  ["basic-transcription", "a transcription of EXMARaLDA (XML)"],
  ["trans", "a transcription of Transcriber (TRS, XML)"],
  ["w:document", "a Word document as XML"],
  ["w:worddocument", "a Word document as XML"],
  ["pkg:package", "a Word document as XML"],
  ["office:document", "an OpenDocument file as XML"],
  ["xliff", "a translation file (XLIFF, XML)"],
  ["tmx", "a translation memory (TMX, XML)"],
  ["svg", "a drawing (SVG)"],
]);

/** Elements of HTML, with which a text or a piece of a page may begin. */
const HTML_NAMES = new Set(
  "a abbr address article aside audio b base blockquote body br button canvas caption center cite code col colgroup dd del details dfn dialog div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main map mark meta nav noscript object ol p picture pre q ruby s script section small source span strike strong style sub summary sup table tbody td template textarea tfoot th thead time title tr u ul var video wbr".split(
    " ",
  ),
);

/** What may stand before the root of XML. */
const PROLOG = /\s*(?:<\?[^>]*\?>|<!--[\s\S]*?-->|<!doctype\b[^>[]*(?:\[[\s\S]*?\]\s*)?>)/iy;

/**
 * Gives the name of an XML text's root element, as it is written. A text that only begins with a
 * word in angle brackets is none: XML says that it is, or ends with its root.
 */
export function xmlRoot(text: string): string | undefined {
  const start = text.slice(0, 20_000).replace(/^\uFEFF/, "");
  let at = 0;
  for (PROLOG.lastIndex = 0; PROLOG.test(start); ) at = PROLOG.lastIndex;
  const root = /^\s*<([A-Za-z_][\w.-]*(?::[\w.-]+)?)(?=[\s/>])([^>]*)/.exec(start.slice(at));
  const [, name = "", attributes = ""] = root ?? [];
  if (name === "" || HTML_NAMES.has(name.toLowerCase())) return undefined;
  const isSaid = /^\s*<(?:\?xml|!doctype)\b/i.test(start) || /\sxmlns(?::\w+)?=/.test(attributes);
  const end = text.slice(-200).trimEnd();
  return isSaid || end.endsWith(`</${name}>`) ? name : undefined;
}
