/**
 * Bytes to text. A byte order mark decides; then UTF-8 if every byte fits; then the Chinese
 * encoding whose reading looks most like Chinese. What is not text is refused by its bytes.
 */

import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { textOfUtf8 } from "../../text/units.ts";
import { cutBlanks } from "../limits.ts";
import { ImportProblem } from "../problem.ts";
import { binaryKind } from "./binary-kind.ts";
import { isJson, unknownFormat } from "./detect-format.ts";

/** Bytes as text, and the encoding that they were in. */
export interface DecodedText {
  /** With `\n` line ends and without a byte order mark. */
  text: string;
  /** As shown in the report. */
  encoding: string;
}

/** Decodes a document. Throws an `ImportProblem` for an empty or binary file. */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length === 0) {
    throw new ImportProblem("file-empty", "The file is empty", "save the document again");
  }
  const kind = binaryKind(bytes);
  if (kind) {
    throw unknownFormat(kind);
  }
  const decoded = decodeBytes(bytes);
  const whole = decoded.text.replace(/^\uFEFF/, "");
  // A JSON string may hold Unicode's line ends as they are, but no other: there they are escaped.
  const escaped = (whole.includes("\u2028") || whole.includes("\u2029")) && isJson(whole);
  const ended = escaped ? whole.replace(/[\u2028\u2029]/g, "\\n") : whole;
  const text = cutBlanks(withLineFeeds(ended));
  const nul = text.indexOf("\0");
  if (nul >= 0) {
    throw new ImportProblem(
      "file-not-text",
      "The file holds NUL bytes, so it is not text",
      "export the document as plain text, Markdown or HTML and import that",
      text.slice(0, nul).split("\n").length,
    );
  }
  if (text.trim() === "") {
    throw new ImportProblem(
      "file-empty",
      "The file holds nothing but blank lines",
      "save the document again",
    );
  }
  return { text, encoding: decoded.encoding };
}

/** A search for one mark takes a fraction of one for a pattern, and most texts hold none. */
function withLineFeeds(text: string): string {
  const hasOthers = LINE_ENDS.some((end) => text.includes(end));
  return hasOthers ? text.replace(/\r\n?|\u2028|\u2029/g, "\n") : text;
}

const LINE_ENDS = ["\r", "\u2028", "\u2029"];

function decodeBytes(bytes: Uint8Array): DecodedText {
  const [b0, b1, b2] = bytes;
  if (b0 === 0xef && b1 === 0xbb && b2 === 0xbf) return decodeAs(bytes, "utf-8");
  if (b0 === 0xff && b1 === 0xfe) return decodeAs(bytes, "utf-16le");
  if (b0 === 0xfe && b1 === 0xff) return decodeAs(bytes, "utf-16be");
  if (!isUtf8(bytes)) return decodeChinese(bytes);
  const utf16 = guessUtf16(bytes);
  return utf16 ? decodeAs(bytes, utf16) : { text: textOfUtf8(bytes), encoding: "UTF-8" };
}

/** ASCII in UTF-16 without a mark is valid UTF-8 too, but every other byte is zero. */
function guessUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const length = Math.min(bytes.length - (bytes.length % 2), 4096);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  if (even === 0 && odd * 4 > length / 2) return "utf-16le";
  if (odd === 0 && even * 4 > length / 2) return "utf-16be";
  return undefined;
}

/** Bytes. */
const SAMPLE = 400_000;

/**
 * Chooses between the Chinese encodings. Both read almost any bytes, so the reading with more
 * everyday characters wins; a wrong one is full of rare ones.
 */
function decodeChinese(bytes: Uint8Array): DecodedText {
  const labels: Label[] = ["gb18030", "big5", "windows-1252"];
  if (bytes.length % 2 === 0) labels.push("utf-16le", "utf-16be");
  const sample = sampleOf(bytes);
  const readings = labels.map((label) => ({
    label,
    score: plausibility(decodeAs(sample, label).text),
  }));
  const best = readings.reduce((a, b) => (b.score > a.score ? b : a));
  if (best.score < 0.2) {
    throw new ImportProblem(
      "encoding-unknown",
      "The bytes are not text in an encoding that is known (UTF-8, UTF-16, GB18030, Big5, Windows-1252)",
      "save the document as UTF-8 and import that",
    );
  }
  return decodeAs(bytes, best.label);
}

/**
 * A stretch of a long file that is enough to tell its encoding by. It starts where the first byte
 * beyond ASCII stands, and at an even place, since UTF-16 has two bytes a unit.
 */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE) return bytes;
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const start = Math.max(0, first - (first % 2));
  return bytes.subarray(start, start + SAMPLE);
}

// The most frequent characters of Chinese prose, in both scripts, and its punctuation.
const EVERYDAY = new Set(
  "的一是不了在人有我他这這中大来來上个個们們到说說国國和地也子时時道出而要于於就下得可你年生自会會那后後能对對着著事其里裡所去行过過家用发發天如然作方成者多日都三小军軍二无無同么麼经經法当當起与與好看学學进進种種将將还還分此心前面又定见見只主没沒公从從知全工使情明性面些样樣想向很问問，。、；：？！“”「」《》（）",
);

/** Share of everyday characters among all that are not ASCII, less what could not be decoded. */
function plausibility(text: string): number {
  let everyday = 0;
  let other = 0;
  let broken = 0;
  for (const character of text) {
    if (character < "\u0080") continue;
    if (EVERYDAY.has(character)) everyday++;
    // Western text has a few accented letters between ASCII; take them as they come.
    else if (/[À-ÿ‘’“”–—…]/.test(character)) everyday += 0.3;
    else if (character === "\uFFFD" || /[\p{Co}\p{Cc}]/u.test(character)) broken++;
    else other++;
  }
  const total = everyday + other + broken;
  return total === 0 ? 0 : (everyday - broken * 4) / total;
}

const NAMES = {
  "utf-8": "UTF-8 with BOM",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
  gb18030: "GB18030",
  big5: "Big5",
  "windows-1252": "Windows-1252",
};
type Label = keyof typeof NAMES;

// Node 20 reads windows-1252 as Latin-1: these stand where that has control characters.
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

function decodeAs(bytes: Uint8Array, label: Label): DecodedText {
  // Node's own Big5 gives the characters of Hong Kong (佢, 嘅) private-use numbers, which show as
  // nothing; iconv-lite has them at their places in Unicode.
  const text =
    label === "big5"
      ? iconv.decode(Buffer.from(bytes), "big5-hkscs")
      : new TextDecoder(label).decode(bytes);
  const encoding = NAMES[label];
  if (label !== "windows-1252") return { text, encoding };
  const letter = (control: string) => WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80);
  return { text: text.replace(/[\u0080-\u009F]/g, letter), encoding };
}
