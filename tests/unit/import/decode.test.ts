import { describe, expect, it } from "vitest";
import { decodeText } from "../../../src/import/read/decode.ts";

const SIMPLIFIED = "这是一座桥，桥下有水，水里有鱼，我们都来看鱼。";
const TRADITIONAL = "這是一座橋，橋下有水，水裡有魚，我們都來看魚。";

/** Encodes by trying every pair of bytes: Node can only decode these. */
function encode(text: string, label: string): Uint8Array {
  const decoder = new TextDecoder(label);
  const table = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && !table.has(character)) table.set(character, [lead, trail]);
    }
  }
  return Uint8Array.from([...text].flatMap((c) => table.get(c) ?? [c.charCodeAt(0)]));
}

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const units = (mark ? `\uFEFF${text}` : text).split("").map((c) => c.charCodeAt(0));
  return Uint8Array.from(
    units.flatMap((unit) => (littleEndian ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])),
  );
}

describe("decodeText", () => {
  it.each([
    ["UTF-8", new TextEncoder().encode(SIMPLIFIED), SIMPLIFIED],
    ["UTF-8 with BOM", new TextEncoder().encode(`\uFEFF${SIMPLIFIED}`), SIMPLIFIED],
    ["UTF-16 LE", utf16(SIMPLIFIED, true, true), SIMPLIFIED],
    ["UTF-16 BE", utf16(SIMPLIFIED, false, true), SIMPLIFIED],
    ["UTF-16 LE", utf16(`${SIMPLIFIED}\n`, true, false), `${SIMPLIFIED}\n`],
    ["UTF-16 LE", utf16("plain words", true, false), "plain words"],
    ["GB18030", encode(SIMPLIFIED, "gb18030"), SIMPLIFIED],
    ["Big5", encode(TRADITIONAL, "big5"), TRADITIONAL],
    ["Windows-1252", Uint8Array.from([0x43, 0x61, 0x66, 0xe9, 0x20, 0x93, 0x78, 0x94]), "Café “x”"],
  ])("reads %s", (encoding, bytes, text) => {
    expect(decodeText(bytes)).toEqual({ text, encoding });
  });

  // Bytes of files as programs write them, not made by what reads them.
  it.each([
    [
      "Hong Kong's own characters in Big5",
      "Big5",
      "ca5c925d9df6abd7adb9baf29dcfa1419df8a448b8dcadf8ab59e4fcbccb9defa141cbddc249bae2a66ea94fa1489df291c19df5c3e4b3e2",
      "佢哋喺度食緊嘢，啲人話唔係噉樣嘅，咁點算好呢？𨋢嚟嗰邊喇",
    ],
    [
      "rare characters in four bytes of GB18030",
      "GB18030",
      "d5e2cac7d2bbd7f9c7c5a3acc7c5cfc2d3d0cbaea1a39534b2358139ee39",
      "这是一座桥，桥下有水。𠮷㐀",
    ],
    ["Chinese in UTF-16 LE without a mark", "UTF-16 LE", "d98f2f66004ea75e6568", "这是一座桥"],
    ["Chinese in UTF-16 BE without a mark", "UTF-16 BE", "8fd9662f4e005ea76865", "这是一座桥"],
  ])("reads %s", (_, encoding, hex, text) => {
    expect(decodeText(Buffer.from(hex, "hex"))).toEqual({ text, encoding });
  });

  it("reads every kind of line end as one", () => {
    expect(decodeText(new TextEncoder().encode("a\r\nb\rc\u2028d")).text).toBe("a\nb\nc\nd");
  });

  it.each([
    ["an empty file", [], /is empty/],
    ["blank lines", [10, 32, 10], /nothing but blank lines/],
    ["a PNG image", [0x89, 0x50, 0x4e, 0x47, 13, 10], /is a PNG image/],
    ["NUL bytes in text", [65, 10, 66, 0, 0, 67, 68, 69, 70, 71], /NUL bytes/],
  ])("refuses %s", (_, bytes, message) => {
    expect(() => decodeText(Uint8Array.from(bytes))).toThrow(message);
  });
});
