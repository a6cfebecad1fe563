/**
 * Encodings as tables, for text that was decoded with the wrong one. The runtime decodes them but
 * does not encode, so each table is read off its decoder, on first use.
 */

/** The encodings in which Chinese text and its misreadings come. */
export type Charset = "gbk" | "big5" | "latin1" | "utf8";

/** Stands for a byte that a wrong decoder threw away. */
export const LOST_BYTE = -1;

/** Bytes 80–9F in Windows-1252, by hand: some runtimes decode them as the controls of Latin-1. */
const WINDOWS_1252 = Array.from(
  "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ",
  (character) => character.charCodeAt(0),
);

/** The code of each character in one encoding: `lead << 8 | trail`, or one byte; 0 where it has none. */
export interface CodeTable {
  /** By UTF-16 unit; LOST_BYTE at U+FFFD, where a decoder gave up on a byte or two. */
  units: Int32Array;
  /** By code point beyond U+FFFF, of which Big5 has some. */
  astral: Map<number, number>;
}

const tables = new Map<Charset, CodeTable>();
const decoders = new Map<Charset, TextDecoder>();

/** Gives the codes of an encoding. */
export function codeTable(charset: Charset): CodeTable {
  let table = tables.get(charset);
  if (!table) tables.set(charset, (table = readTable(charset)));
  return table;
}

/** Gives the code of a character that is not ASCII, 0 when the encoding has none. */
export function codeOf(point: number, table: CodeTable): number {
  return (point > 0xffff ? table.astral.get(point) : table.units[point]) ?? 0;
}

/** Gives the bytes of a character in an encoding, undefined when it has none. */
export function bytesOf(character: string, charset: Charset): readonly number[] | undefined {
  const point = character.codePointAt(0) as number;
  if (point < 0x80) return [point];
  const code = codeOf(point, codeTable(charset));
  if (code === 0) return undefined;
  return code < 0x100 ? [code] : [code >> 8, code & 0xff];
}

/** Decodes bytes, or gives undefined where they are not valid. */
export function decodeStrictly(bytes: readonly number[], charset: Charset): string | undefined {
  if (charset === "latin1") {
    return String.fromCodePoint(...bytes.map((byte) => WINDOWS_1252[byte - 0x80] ?? byte));
  }
  let decoder = decoders.get(charset);
  if (!decoder) {
    const label = charset === "utf8" ? "utf-8" : charset;
    decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
    decoders.set(charset, decoder);
  }
  try {
    return decoder.decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}

function readTable(charset: Charset): CodeTable {
  const table: CodeTable = { units: new Int32Array(0x10000), astral: new Map() };
  table.units[0xfffd] = LOST_BYTE;
  const add = (character: string | undefined, code: number) => {
    const point = character?.codePointAt(0) ?? 0;
    if (point < 0x80 || point === 0xfffd || character !== String.fromCodePoint(point)) return;
    if (point > 0xffff) table.astral.set(point, code);
    else table.units[point] = code;
  };
  if (charset === "latin1") {
    for (let byte = 0x80; byte <= 0xff; byte++) {
      // Browsers read Latin-1 as Windows-1252; other tools gave the C1 controls.
      add(String.fromCharCode(byte), byte);
      add(decodeStrictly([byte], "latin1"), byte);
    }
    return table;
  }
  const decoder = new TextDecoder(charset);
  // From the end: of two codes for one character the first is the one in use.
  for (let lead = 0xfe; lead >= 0x81; lead--) {
    for (let trail = 0xfe; trail >= 0x40; trail--) {
      add(decoder.decode(Uint8Array.of(lead, trail)), (lead << 8) | trail);
    }
  }
  if (charset === "gbk") add("€", 0x80);
  return table;
}
