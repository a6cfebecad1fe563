/**
 * Encodings as tables, for text that was decoded with the wrong one. The runtime decodes them but
 * does not encode, so each table is read off its decoder, on first use.
 */

import { gbk } from "./gbk.ts";

/** The encodings in which Chinese text and its misreadings come. */
export type Charset = "gbk" | "big5" | "latin1" | "utf8";

/** Stands for a byte that a wrong decoder threw away. */
export const LOST_BYTE = -1;

/** Bytes 80–9F in Windows-1252, by hand: some runtimes decode them as the controls of Latin-1. */
const WINDOWS_1252 = Array.from(
  "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ",
  (character) => character.charCodeAt(0),
);

const encoders = new Map<Charset, ReadonlyMap<string, readonly number[]>>();

/** Gives the bytes of a character in an encoding, undefined when it has none. */
export function bytesOf(character: string, charset: Charset): readonly number[] | undefined {
  const code = character.codePointAt(0) as number;
  if (code < 0x80) return [code];
  // U+FFFD � is where a decoder gave up on a byte or two.
  if (code === 0xfffd) return [LOST_BYTE];
  return encoder(charset).get(character);
}

/** Decodes bytes, or gives undefined where they are not valid. */
export function decodeStrictly(bytes: readonly number[], charset: Charset): string | undefined {
  if (charset === "latin1") {
    return String.fromCodePoint(...bytes.map((byte) => WINDOWS_1252[byte - 0x80] ?? byte));
  }
  const label = charset === "utf8" ? "utf-8" : charset;
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}

function encoder(charset: Charset): ReadonlyMap<string, readonly number[]> {
  let table = encoders.get(charset);
  if (!table) encoders.set(charset, (table = readTable(charset)));
  return table;
}

function readTable(charset: Charset): ReadonlyMap<string, readonly number[]> {
  const table = new Map<string, readonly number[]>();
  if (charset === "latin1") {
    for (let byte = 0x80; byte <= 0xff; byte++) {
      // Browsers read Latin-1 as Windows-1252; other tools gave the C1 controls.
      table.set(String.fromCharCode(byte), [byte]);
      table.set(decodeStrictly([byte], "latin1") ?? "", [byte]);
    }
    return table;
  }
  if (charset === "gbk") {
    for (const [character, pair] of gbk().encode) table.set(character, [pair >> 8, pair & 0xff]);
    // The pairs for users' own characters, which GB 18030 sends to the private-use area.
    for (let lead = 0x81; lead <= 0xfe; lead++) {
      for (let trail = 0x40; trail <= 0xfe; trail++) {
        const character = decodeStrictly([lead, trail], "gbk");
        if (character && /^[\uE000-\uF8FF]$/.test(character)) table.set(character, [lead, trail]);
      }
    }
    table.set("€", [0x80]);
    return table;
  }
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decodeStrictly([lead, trail], "big5");
      if (character && !table.has(character) && character >= "\u0080") {
        table.set(character, [lead, trail]);
      }
    }
  }
  return table;
}
