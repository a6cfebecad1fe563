/**
 * The handbook's own sources, one in each format: what import makes of them today is what the
 * archive holds, but for what people have added since (headings, tags, links).
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sha256 } from "../../../src/system/sha256.ts";
import { eachSegment, type Transcript } from "../../../src/transcript/model.ts";
import { parseTranscript } from "../../../src/transcript/parse.ts";
import { importText } from "./import-text.ts";

const content = join(import.meta.dirname, "../../../content");
const transcripts = readdirSync(join(content, "transcripts")).map((name) => {
  const text = readFileSync(join(content, "transcripts", name), "utf8");
  return parseTranscript(text, name).transcript;
});

/** Both sides of each paragraph as letters only, links and glossary marks aside. */
function paragraphs(transcript: Transcript): Set<string> {
  const letters = (text = "") =>
    text.replace(/\]\([^)]*\)|<br>/g, "").replace(/&\w+;|[^\p{L}\p{N}]+/gu, "");
  const pairs = eachSegment(transcript).map(
    ({ segment }) => `${letters(segment.zh)}|${letters(segment.original?.text)}`,
  );
  return new Set(pairs);
}

describe("the handbook's originals", () => {
  it.each(readdirSync(join(content, "originals")))("%s imports to its transcript", (name) => {
    const bytes = readFileSync(join(content, "originals", name));
    const held = transcripts.find(({ meta }) => meta.original_file === name);
    expect(held?.meta.original_sha256).toBe(sha256(bytes));
    const imported = paragraphs(importText(bytes, name).transcript);
    const kept = [...paragraphs(held as Transcript)].filter((pair) => imported.has(pair));
    expect(kept.length).toBeGreaterThanOrEqual(imported.size * 0.8);
  });
});
