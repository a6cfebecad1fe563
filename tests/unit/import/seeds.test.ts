/**
 * The five real documents. What is expected is computed from the documents themselves: none of
 * their text stands here.
 */

import { describe, expect, it, vi } from "vitest";
import { findByteShifts } from "../../../src/import/repair/byte-shift.ts";
import { damage, mergeNotes } from "../../../src/import/repair/shift-model.ts";
import { isTraditionalOnly } from "../../../src/text/conversion.ts";
import { parseTranscript } from "../../../src/transcript/parse.ts";
import { serializeTranscript } from "../../../src/transcript/serialize.ts";
import { type Imported, importText, rules } from "./import-text.ts";
import { hasSeeds, readSeed, sharedFolder } from "./shared-folder.ts";

// 001 is repaired by a search that takes seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const note = hasSeeds ? "" : ` (skipped: no documents in ${sharedFolder})`;
const han = /\p{Script=Han}/u;

describe.skipIf(!hasSeeds)(`the five seeds${note}`, () => {
  it.each(["000", "001", "002", "003", "004"])("%s parses back and serialises stably", (prefix) => {
    const { transcript, diagnostics } = importSeed(prefix);
    expect(diagnostics.filter((d) => d.severity === "error")).toEqual([]);
    const once = serializeTranscript(transcript);
    expect(serializeTranscript(parseTranscript(once, "again.md").transcript)).toBe(once);
  });

  it("pairs every English line of 000 with the Chinese line after it", () => {
    const { bytes, text } = readSeed("000");
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    const english = lines.filter((line) => !han.test(line) && line.trim().length > 120);
    const { segments, transcript, headings, report } = importText(bytes);
    expect(english).toHaveLength(13);
    const pairs = segments.filter((segment) => segment.original?.lang === "en");
    expect(pairs).toHaveLength(13);
    const [glued] = transcript.sections.flatMap((section) => section.headingOriginal?.text ?? []);
    english.forEach((line, i) => {
      const after = lines[lines.indexOf(line) + 1] ?? "";
      const { zh = "", original } = pairs[i] ?? {};
      const whole = (heading: string, rest: string) =>
        after.startsWith(rest) ? rest : heading + rest;
      expect([original?.text, `${glued} ${original?.text}`]).toContain(line.trim());
      expect(whole(headings[0] ?? "", zh)).toBe(after.trim());
    });
    expect(headings).toHaveLength(1);
    expect(transcript.meta.title).toBe(lines[0]);
    expect(report.removed.map(({ line }) => line)).toEqual([37, 38, 40, 41]);
    expect(transcript.meta.channel).toBeDefined();
    expect(transcript.meta.speaker).toEqual([]);
    expect(segments.filter((segment) => segment.zh?.startsWith("> "))).toHaveLength(1);
  });

  it("strips the notes of 001, converts it and keeps each Traditional paragraph", () => {
    const { segments, speakers, headings, report, transcript } = importSeed("001");
    expect(segments).toHaveLength(47);
    for (const { zh = "", original } of segments) {
      expect(original?.lang).toBe("zh-Hant");
      expect(zh).not.toMatch(/\p{Script=Han}\([a-zà-ǜ]+\)\p{Script=Han}/u);
      const left = [...zh].filter(isTraditionalOnly).length;
      expect(left).toBeLessThanOrEqual(zh.length * 0.02);
    }
    expect(new Set(speakers.filter((name) => name !== undefined)).size).toBe(2);
    expect(speakers.filter((name) => name !== undefined)).toHaveLength(36);
    expect(headings).toHaveLength(6);
    expect(transcript.meta.speaker).toHaveLength(1);
    expect(rules(report.repaired)).toContain("speaker's name spelled as elsewhere");
    expect(rules(report.doubtful)).toContain("title");
    expect(transcript.meta.extra).toMatchObject({ editor: expect.any(String) });
  });

  it("accounts for every damaged clause of 001: restored, or flagged with candidates", () => {
    const { text } = readSeed("001");
    const { report, text: written } = importSeed("001");
    const table = mergeNotes(new Map());
    const places = text
      .split("\n")
      .flatMap((line) => line.split(/[,，。]/).filter((c) => findByteShifts(c, table).length > 0));
    const restored = report.repaired.filter(({ rule }) => rule === "byte shift");
    const flagged = report.doubtful.filter(({ rule }) => rule === "byte shift");
    expect(restored.length + flagged.length).toBe(places.length);
    expect(restored.length).toBeGreaterThanOrEqual(11);
    for (const { before, after } of restored) {
      expect(damage(after, table, true).normalize("NFKC")).toBe(before.trim().normalize("NFKC"));
      expect(written).toContain(after);
    }
    for (const { message } of flagged) expect(message).toMatch(/it may be: |nothing fits/);
  });

  it("keeps 002 to the byte and its draft state", () => {
    const { text, name } = readSeed("002");
    const result = importText(text, name);
    const body = (file: string) => file.slice(file.indexOf("\n---\n", 3));
    expect(body(result.text)).toBe(body(text));
    expect(result.text.startsWith(text.slice(0, text.indexOf("\n---\n", 3)))).toBe(true);
    expect(result.transcript.meta.draft).toBe(true);
    expect(result.transcript.meta.source_lang).toBe("en");
    expect(result.report.pairs).toBe(36);
  });

  it("takes the page around 003 away and keeps its references", () => {
    const { text, bytes } = readSeed("003");
    const { report, transcript, headings, segments } = importText(bytes);
    expect(rules(report.removed)).toEqual([
      "advertising",
      "byline",
      "credits",
      "footer",
      "navigation",
      "related links",
    ]);
    const [, y, m, d] = /(\d{4})\/(\d+)\/(\d+) \d+:\d+/.exec(text) ?? [];
    expect(transcript.meta.date).toBe(`${y}-${m?.padStart(2, "0")}-${d?.padStart(2, "0")}`);
    expect(transcript.meta.author).toBeDefined();
    expect(transcript.meta.channel).toBe(transcript.meta.author);
    expect(headings).toHaveLength(6);
    const links = text.match(/(?<=• )https?:\S+/g) ?? [];
    expect(links).toHaveLength(4);
    expect(segments.at(-1)?.zh).toBe(links.map((link) => `- <${link}>`).join("\n"));
    for (const line of text.split("\n").slice(11, 235)) {
      if (line.length > 30 && !line.includes("http"))
        expect(transcriptText(segments)).toContain(line);
    }
  });

  it("reads speakers, source and publisher of 004 and drops what the reading service added", () => {
    const { text, bytes } = readSeed("004");
    const { report, transcript, speakers, segments, text: written } = importText(bytes);
    expect(transcript.meta.source).toBe(/\]\((https:\/\/mp\.[^)]+)\)/.exec(text)?.[1]);
    expect(transcript.meta.title).toBe(text.split("\n")[0]);
    expect(transcript.meta.speaker).toHaveLength(3);
    expect(transcript.meta.speaker).not.toContain(transcript.meta.channel);
    expect(speakers.filter((name) => name !== undefined)).toHaveLength(47);
    const body = written.slice(written.indexOf("\n---\n", 3));
    expect(body).not.toMatch(/cubox|!\[|<br|\\&|qpic|公众号/i);
    expect(body).not.toMatch(/[A-Z] AI [a-z]+/);
    expect(report.removed.filter(({ rule }) => rule === "image")).toHaveLength(8);
    const spoken = text.split("\n").filter((line) => /^[^!<*[].{40,}[。？]\s*$/.test(line));
    expect(spoken.length).toBeGreaterThan(150);
    const bare = (line: string) => line.replace(/[\s\\-]|—/g, "");
    const all = bare(transcriptText(segments));
    for (const line of spoken) if (!/ AI [a-z]/.test(line)) expect(all).toContain(bare(line));
  });
});

const imported = new Map<string, Imported>();

/** Imports a seed, once for all tests: the search that repairs 001 takes seconds. */
function importSeed(prefix: string): Imported {
  let result = imported.get(prefix);
  if (!result) {
    const { bytes, name } = readSeed(prefix);
    result = importText(bytes, name);
    imported.set(prefix, result);
  }
  return result;
}

function transcriptText(segments: readonly { zh?: string }[]): string {
  return segments.map((segment) => segment.zh ?? "").join("\n");
}
