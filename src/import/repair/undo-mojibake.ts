/**
 * Restores text that was decoded with the wrong encoding: `涓枃` and `ä¸­æ–‡` for 中文, `ÖÐÎÄ` and
 * `いゅ` for GBK and Big5. UTF-8 gives itself away, so a stretch of a line is enough; between the
 * other encodings only whole lines of evident nonsense are read anew.
 */

import { fencedLines } from "../../text/code-fence.ts";
import type { ImportReport } from "../report.ts";
import {
  bytesOf,
  type Charset,
  type CodeTable,
  codeOf,
  codeTable,
  decodeStrictly,
  LOST_BYTE,
} from "./charsets.ts";
import { commonShare, frequentShare, isCommon, isOrdinary, STRANGE_SHARE } from "./common-han.ts";

const NAMES: Record<Charset, string> = {
  gbk: "GBK",
  big5: "Big5",
  latin1: "Windows-1252",
  utf8: "UTF-8",
};

/** `read` is the encoding that was used by mistake. */
interface Misreading {
  written: Charset;
  read: Charset;
}

const WHOLE_LINES: Misreading[] = [
  { written: "gbk", read: "latin1" },
  { written: "big5", read: "latin1" },
  { written: "gbk", read: "big5" },
  { written: "big5", read: "gbk" },
];

/** Han that a line needs for a reading between two encodings to count as evident. */
const EVIDENT_HAN = 6;
/** Times that text may have been encoded over again. */
const ROUNDS = 3;

/** Restores the lines of a text; each changed line is one entry of the report. */
export function undoMojibake(text: string, report: ImportReport, firstLine = 1): string {
  if (isOrdinary(text, EVIDENT_HAN) || !SUSPECT.test(text)) return text;
  const lines = text.split("\n");
  const ordinary = lines.map((line) => isOrdinary(line, EVIDENT_HAN));
  const strange = lines.filter((line, i) => !ordinary[i] && isStrange(line, EVIDENT_HAN));
  const whole = WHOLE_LINES.find((pair) => strange.some((line) => reread(line, pair, EVIDENT_HAN)));
  // In a list, code is indented further.
  const fenced = fencedLines(lines.map((line) => line.trimStart()));
  return lines
    .map((line, i) => {
      if (fenced[i] || (ordinary[i] && !whole) || !SUSPECT.test(line)) return line;
      const at = firstLine > 0 ? firstLine + i : 0;
      const { text: restored, rule } = restoreLine(line, whole);
      if (restored !== line)
        report.repaired.push({ rule, line: at, before: line, after: restored });
      const doubt = doubtAbout(line, restored);
      if (doubt) report.doubtful.push({ rule: "mojibake", line: at, message: doubt });
      return restored;
    })
    .join("\n");
}

function restoreLine(line: string, whole: Misreading | undefined): { text: string; rule: string } {
  // Once one line shows which encodings were mixed up, short ones need less.
  const again = whole && isStrange(line, 1) ? reread(line, whole, 1) : undefined;
  if (whole && again !== undefined) {
    return { text: again, rule: `mojibake: ${NAMES[whole.written]} read as ${NAMES[whole.read]}` };
  }
  let rule = "";
  // What stands in code is an example of mojibake, not a victim.
  const text = outsideCode(line, (part) => {
    let restored = fromUtf8(part);
    let best = part;
    for (let round = 0; restored && round < ROUNDS; round++) {
      rule = `mojibake: UTF-8 read as ${NAMES[restored.read]}`;
      best = restored.text;
      restored = fromUtf8(best);
    }
    return best;
  });
  // Half of a line made sense of, and half left as it is, helps nobody.
  const isWorse = text.includes("\uFFFD") && commonShare(text.replaceAll("\uFFFD", "")) < 0.8;
  return isWorse ? { text: line, rule } : { text, rule };
}

function outsideCode(line: string, edit: (part: string) => string): string {
  if (!line.includes("`")) return edit(line);
  return line.replace(/`[^`]*`|[^`]+|`/g, (part) => (part.startsWith("`") ? part : edit(part)));
}

function doubtAbout(line: string, restored: string): string | undefined {
  if (!/[\uFFFD锟]/.test(line) && restored === line) return undefined;
  if (restored !== line && restored.includes("\uFFFD")) {
    return `bytes of “${line}” are lost; U+FFFD stands for what they were`;
  }
  if (LOST_FOR_GOOD.test(line.replace(/`[^`]*`/g, ""))) {
    return `“${line}” lost its text before this copy was made`;
  }
  // Much of what UTF-8 becomes in Big5 is lost with it: such a line can only be pointed out.
  const lost = line.match(/\uFFFD/g)?.length ?? 0;
  const rest = line.replaceAll("\uFFFD", "");
  const isNonsense = lost >= 2 && lost * 10 > rest.length && commonShare(rest) < 0.7;
  return isNonsense ? `“${line}” was read in a wrong encoding and cannot be restored` : undefined;
}

function fromUtf8(text: string): Restored | undefined {
  return (
    restoreStretches(text, "latin1") ??
    restoreStretches(text, "gbk") ??
    restoreStretches(text, "big5")
  );
}

// Anything but ASCII and what clean Chinese and English lines are made of; most lines stop here.
const SUSPECT =
  /[\u0080-\u00FF\u0152-\u017F\u0192\u02C6\u02DC\u0400-\u04FF\u2020-\u2022\u2030\u2039\u203A\u20AC\u2122\u3040-\u30FF\u4E00-\u9FFF\uE000-\uF8FF\uFFFD]/;

/** U+FFFD over and over, as UTF-8 read as GBK; once, it is what somebody writes about. */
const LOST_FOR_GOOD = /锟斤拷.*锟斤拷/;

/** What Windows-1252 and Latin-1 make of the bytes of UTF-8: a first one and those after it. */
const UTF8_IN_LATIN =
  /[\u00C2-\u00F4][\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013-\u2039\u203A\u20AC\u2122]+/;

interface Restored {
  text: string;
  read: Charset;
}

/** Restores the stretches of a line that are UTF-8 when written in the encoding `read`. */
function restoreStretches(line: string, read: Charset): Restored | undefined {
  if (read === "latin1" && !UTF8_IN_LATIN.test(line)) return undefined;
  const table = codeTable(read);
  let text = "";
  let copied = 0;
  for (let at = 0; at < line.length; ) {
    const unit = line.charCodeAt(at);
    const stretch = mayOpen(table.units[unit] as number, unit)
      ? longestUtf8(line, at, table)
      : undefined;
    if (stretch && isEvident(stretch.text, line.slice(at, stretch.end), read)) {
      text += line.slice(copied, at) + stretch.text;
      at = copied = stretch.end;
    } else {
      at += isLeadSurrogate(unit) && (line.codePointAt(at) as number) > 0xffff ? 2 : 1;
    }
  }
  return copied === 0 ? undefined : { text: text + line.slice(copied), read };
}

/** Tells whether a sequence of UTF-8 may start with a code; most characters are passed over so. */
function mayOpen(code: number, unit: number): boolean {
  if (isLeadSurrogate(unit)) return true;
  if (code <= 0xff) return code >= 0xc2 && code <= 0xf4;
  return code >= 0xc200 && code <= 0xf4ff && (code & 0xc0) === 0x80;
}

function isLeadSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/** The longest run of whole multi-byte UTF-8 sequences that starts at a character. */
function longestUtf8(
  line: string,
  start: number,
  table: CodeTable,
): { text: string; end: number } | undefined {
  let text = "";
  let best: { text: string; end: number } | undefined;
  // Of the sequence at hand: how many bytes it has, how many are missing, and its bits so far.
  let length = 0;
  let missing = 0;
  let value = 0;
  for (let at = start; at < line.length; ) {
    const point = line.codePointAt(at) as number;
    const code = point < 0x80 ? 0 : codeOf(point, table);
    if (code === 0) break;
    at += point > 0xffff ? 2 : 1;
    for (let shift = code > 0xff ? 8 : 0; shift >= 0; shift -= 8) {
      const byte = code === LOST_BYTE ? code : (code >> shift) & 0xff;
      if (missing === 0) {
        length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
        if (byte < 0xc2 || byte > 0xf4) return best;
        missing = length - 1;
        value = byte & (0x7f >> length);
        continue;
      }
      missing--;
      if (byte === LOST_BYTE) {
        // A decoder that met the end of a line threw the half away: one byte, the last, is lost.
        if (missing > 0) return best;
        text += "\uFFFD";
        continue;
      }
      if ((byte & 0xc0) !== 0x80) return best;
      value = (value << 6) | (byte & 0x3f);
      if (missing > 0) continue;
      if (!isScalar(value, length)) return best;
      text += String.fromCodePoint(value);
    }
    if (missing === 0) best = { text, end: at };
  }
  return best;
}

/** The first code point that takes so many bytes. */
const FIRST_OF_LENGTH = [0, 0, 0x80, 0x800, 0x10000];

/** Tells whether UTF-8 writes a code point in so many bytes. */
function isScalar(point: number, length: number): boolean {
  const isSurrogate = point >= 0xd800 && point <= 0xdfff;
  return point >= (FIRST_OF_LENGTH[length] as number) && point <= 0x10ffff && !isSurrogate;
}

/** Judges a restored stretch against what stood there. */
function isEvident(restored: string, shown: string, read: Charset): boolean {
  if (read !== "latin1" && restored.length < 2) return false;
  const found = [...restored];
  if (read === "latin1") {
    // Two characters that are one: `é` in French text, never `Ã©`. `Â»` may end a word in capitals.
    if (found.some((character) => character >= "\u0800")) return true;
    return found.every((c) => c >= "\u00A0" && c <= "\u017F") && !/^[ÂÃ]»$/.test(shown);
  }
  const lost = found.filter((character) => character === "\uFFFD").length;
  const good = found.filter((character) => isCommon(character.codePointAt(0) as number)).length;
  const isChinese = good >= 2 && good >= (found.length - lost) * 0.9 && lost <= good / 2;
  return isChinese && commonShare(shown) <= 0.7;
}

/** Tells a line that shows enough, and hardly anything that is frequent in Chinese. */
function isStrange(line: string, enough: number): boolean {
  return (
    frequentShare(line) <= STRANGE_SHARE && (line.match(/[^\0-\u007F]/g)?.length ?? 0) >= enough
  );
}

/** Reads a strange line in the encoding it was written in, when that turns it into Chinese. */
function reread(line: string, { written, read }: Misreading, enough: number): string | undefined {
  const bytes: number[] = [];
  for (const character of line) {
    const own = bytesOf(character, read);
    if (!own || own[0] === LOST_BYTE) return undefined;
    bytes.push(...own);
  }
  const text = decodeStrictly(bytes, written);
  if (text === undefined) return undefined;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const isChinese = commonShare(text) >= 0.9 && frequentShare(text) >= (enough > 1 ? 0.45 : 0.3);
  return han >= enough && isChinese ? text : undefined;
}
