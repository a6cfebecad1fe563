/** Sources made to cost too much: each is refused with the limit that it passes. */

import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { listSources, readSource } from "../../../src/import/disk.ts";
import { importDocument } from "../../../src/import/import-document.ts";
import { ImportProblem } from "../../../src/import/problem.ts";
import { importDocuments } from "../../hostile/import-documents.ts";

vi.setConfig({ testTimeout: 120_000 });

const LIMITS: [file: string, rule: string, message: RegExp][] = [
  ["zip-docx-00.docx", "file-too-large", /more than 100 MB of text when it is unpacked/],
  ["zip-docx-01.docx", "file-too-large", /more than 10000 files/],
  ["zip-docx-05.docx", "page-too-deep", /nested deeper than 256/],
  ["zip-docx-07.docx", "transcript-too-long", /more than 40000 paragraphs/],
  ["zip-epub-00.epub", "file-too-large", /more than 5000 chapters/],
  ["zip-epub-03.epub", "page-too-deep", /nested deeper than 256/],
  ["zip-epub-08.epub", "file-too-large", /more than 100 MB of text when it is unpacked/],
  ["page-00.html", "page-too-deep", /nested deeper than 256/],
  ["page-03.html", "transcript-too-long", /more than 40000 paragraphs/],
  ["yaml-12.md", "front-matter-aliases", /repeats itself by aliases/],
  ["yaml-20.md", "front-matter-too-large", /in 100003 lines, more than the 65536 in 2000/],
];

function refusal(bytes: Uint8Array, name: string): ImportProblem {
  try {
    importDocument(bytes, name);
  } catch (error) {
    if (error instanceof ImportProblem) return error;
    throw error;
  }
  throw new Error(`${name} was imported`);
}

describe("what costs too much to import", () => {
  const documents = new Map(importDocuments().map(({ file, bytes }) => [file, bytes]));

  it.each(LIMITS)("refuses %s by %s", (file, rule, message) => {
    const problem = refusal(documents.get(file) ?? Buffer.alloc(0), file);
    expect(problem.rule).toBe(rule);
    expect(problem.message).toMatch(message);
  });

  it("refuses a line of fifty megabytes", () => {
    const problem = refusal(Buffer.alloc(50 * 1024 * 1024, "字"), "line.txt");
    expect([problem.rule, problem.message]).toEqual([
      "file-too-large",
      "The text has more than 8 million characters",
    ]);
  });

  it("does not even read a file beyond the limit, nor follow a link in a folder", async () => {
    const folder = mkdtempSync(join(tmpdir(), "duidu-import-limits-"));
    const huge = join(folder, "huge.txt");
    writeFileSync(huge, "");
    // A sparse file, which nobody has to write.
    truncateSync(huge, 65 * 1024 * 1024);
    await expect(readSource(huge, folder)).rejects.toMatchObject({ rule: "file-too-large" });
    symlinkSync("/etc/passwd", join(folder, "link.txt"));
    const { files, links } = await listSources([folder]);
    expect([files, links]).toEqual([[huge], [join(folder, "link.txt")]]);
    rmSync(folder, { recursive: true });
  });
});
