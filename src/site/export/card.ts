/**
 * The picture that stands beside a link to the site elsewhere: a page seen from afar, Chinese at
 * the left and its original at the right, drawn from the lengths of real paragraphs.
 *
 * It has no words: a font with Chinese weighs megabytes and the machine that builds may have none.
 * The title stands beside the picture anyway. PNG is written by hand, four colours and four chunks.
 */

import { deflateSync } from "node:zlib";
import type { Archive } from "../../archive/model.ts";
import { CARD } from "../../shared/site-files.ts";
import { eachSegment } from "../../transcript/model.ts";

/** Paper, ink, accent, muted: the colours of the light pages. */
const PALETTE = [0xfbfaf7, 0x1d1c1a, 0x8a3324, 0xa39d92];
const [PAPER, INK, ACCENT, MUTED] = [0, 1, 2, 3];

const COLUMN = 480;
const LEFT = 90;
const RIGHT = 630;
const LINE = 10;
const LINE_STEP = 22;
const BOTTOM = CARD.height - 80;

/** Draws the card of an archive as PNG. The same archive gives the same bytes. */
export function drawCard(archive: Archive): Buffer {
  const pixels = new Uint8Array(CARD.width * CARD.height).fill(PAPER as number);
  const box = (x: number, y: number, width: number, height: number, colour: number) => {
    for (let row = y; row < Math.min(y + height, CARD.height); row++) {
      pixels.fill(colour, row * CARD.width + x, row * CARD.width + x + width);
    }
  };
  box(0, 0, CARD.width, 18, ACCENT as number);
  let y = 90;
  for (const transcript of archive.transcripts) {
    if (y > BOTTOM) break;
    for (const { segment, turn } of eachSegment(transcript)) {
      if (segment.zh === undefined || !segment.original || y > BOTTOM) continue;
      const isFirst = turn.segments[0] === segment;
      if (isFirst) box(LEFT - 26, y, LINE, LINE, ACCENT as number);
      // A line of a card holds about 24 Han characters, or 60 Latin letters.
      const zh = paragraph(LEFT, y, segment.zh.length / 24, INK as number);
      const perLine = segment.original.lang === "en" ? 60 : 24;
      const original = paragraph(RIGHT, y, segment.original.text.length / perLine, MUTED as number);
      y += Math.max(zh, original) * LINE_STEP + 16;
    }
  }
  return encodePng(pixels);

  function paragraph(x: number, top: number, length: number, colour: number): number {
    const lines = Math.max(1, Math.ceil(length));
    for (let line = 0; line < lines; line++) {
      const at = top + line * LINE_STEP;
      if (at > BOTTOM) break;
      const share = line < lines - 1 ? 1 : Math.max(0.1, length - line);
      box(x, at, Math.round(COLUMN * Math.min(1, share)), LINE, colour);
    }
    return lines;
  }
}

/** Writes one byte a pixel as an indexed PNG of two bits a pixel (PNG specification, third edition). */
function encodePng(pixels: Uint8Array): Buffer {
  const { width, height } = CARD;
  const stride = width / 4 + 1;
  const rows = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * stride + 1 + (x >> 2);
      rows[at] = (rows[at] ?? 0) | ((pixels[y * width + x] ?? 0) << (6 - (x % 4) * 2));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([2, 3, 0, 0, 0], 8);
  const palette = Buffer.from(PALETTE.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255]));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("PLTE", palette),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** CRC-32 of the PNG specification's annex; `zlib.crc32` came to Node after 20.12. */
function crc32(data: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
