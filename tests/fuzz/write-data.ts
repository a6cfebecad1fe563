/** Writes passages as captions in JSON and XML, damaged in the words that they hold. */

import { captionText } from "./source-text.ts";
import { xml } from "./write-documents.ts";
import { damaged, utf8, type Write } from "./write-texts.ts";

type Item = { text: string; start: number; end: number };

/** Captions of four seconds each, in seconds, as a shape of JSON. */
const writeJson =
  (shape: (items: Item[]) => unknown): Write =>
  (lines, other, random) => {
    const texts = damaged(lines, other, random);
    const items = texts.map((text, i) => ({ text, start: i * 4, end: i * 4 + 3 }));
    return { bytes: utf8(JSON.stringify(shape(items))), text: captionText(texts.join("\n")) };
  };

/** Shapes of JSON that programs write. */
export const JSON_SHAPES = {
  youtube: writeJson((items) => ({
    events: items.map(({ text, start }) => ({
      tStartMs: start * 1000,
      dDurationMs: 3000,
      segs: [{ utf8: text }],
    })),
  })),
  whisper: writeJson((items) => ({ language: "zh", segments: items })),
  transformers: writeJson((items) => ({
    chunks: items.map(({ text, start, end }) => ({ timestamp: [start, end], text })),
  })),
  podcasting: writeJson((items) => ({
    version: "1.0.0",
    segments: items.map(({ text, start, end }, i) => ({
      speaker: i % 2 ? "Bai" : "Xu",
      startTime: start,
      endTime: end,
      body: text,
    })),
  })),
  podlove: writeJson((items) => ({
    transcript: items.map(({ text, start, end }) => ({
      start_ms: start * 1000,
      end_ms: end * 1000,
      speaker: "1",
      voice: "Bai",
      text,
    })),
  })),
  bilibili: writeJson((items) => ({
    body: items.map(({ text, start, end }) => ({ from: start, to: end, content: text })),
  })),
  funasr: writeJson((items) =>
    items.map(({ text, start, end }, i) => ({
      start: start * 1000,
      end: end * 1000,
      text,
      spk: i % 2,
    })),
  ),
} satisfies Record<string, Write>;

/** Captions in XML. */
export const XML_SHAPES = {
  ttml: (lines, other, random) => {
    const texts = damaged(lines, other, random);
    const body = texts.map(
      (text, i) => `<p begin="${i * 4}s" end="${i * 4 + 3}s">${xml(text)}</p>`,
    );
    const source = `<?xml version="1.0"?><tt xmlns="x"><body><div>${body.join("")}</div></body></tt>`;
    return { bytes: utf8(source), text: captionText(texts.join("\n")) };
  },
  srv3: (lines, other, random) => {
    const texts = damaged(lines, other, random);
    const body = texts.map((text, i) => `<p t="${i * 4000}" d="3000">${xml(text)}</p>`);
    const source = `<?xml version="1.0"?><timedtext format="3"><body>${body.join("\n")}</body></timedtext>`;
    return { bytes: utf8(source), text: captionText(texts.join("\n")) };
  },
} satisfies Record<string, Write>;
