/**
 * Documents made to cost too much, and folders made to lead elsewhere. The time that a test may
 * take is the bound: what takes time by the square of its length takes hours at this size.
 */

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadArchive } from "../../../src/archive/load.ts";
import { formatDiagnostic } from "../../../src/transcript/diagnostic.ts";
import { eachSegment } from "../../../src/transcript/model.ts";
import { parseTranscript } from "../../../src/transcript/parse.ts";
import { plainText, renderPassage } from "../../../src/transcript/passage.ts";
import { hostileDocuments } from "../../hostile/documents.ts";

let folder: string;
let content: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "duidu-limits-"));
  content = join(folder, "content");
  mkdirSync(join(content, "transcripts"), { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, text: string): void {
  writeFileSync(join(content, path), text);
}

function problems(): string[] {
  const { diagnostics } = loadArchive(content, { drafts: true });
  return diagnostics.map((d) => formatDiagnostic(d).replaceAll(`${content}/`, ""));
}

const ONE = "---\ntitle: 一\n---\n\n你好。\n";

describe("what costs too much", () => {
  const costly = hostileDocuments({ size: 1_000_000 }).filter(({ family }) =>
    /^(one|many|too large)/.test(family),
  );

  for (const { file, bytes } of costly) {
    test(`${file} is read and rendered, or refused, with few words`, () => {
      const { transcript, diagnostics } = parseTranscript(bytes.toString(), file);
      expect(diagnostics.length).toBeLessThan(200);
      if (diagnostics.some((d) => d.severity === "error")) return;
      for (const { segment } of eachSegment(transcript)) {
        for (const text of [segment.zh, segment.original?.text]) {
          if (text !== undefined) expect(renderPassage(text).length).toBeGreaterThan(0);
          if (text !== undefined) plainText(text);
        }
      }
    });
  }

  test("says which limit a file passes, and reads nothing of one that is too large", () => {
    put("transcripts/keys.md", `---\n${"k: v\n".repeat(100_000)}---\n\n字\n`);
    put("transcripts/lines.md", `---\ntitle: 多\n---\n\n${"字\n\n".repeat(20_001)}`);
    put("transcripts/names.md", `---\ntitle: 名\ntags: [${"t,".repeat(1_501)}]\n---\n\n字\n`);
    put("transcripts/wide.md", `---\ntitle: 宽\n---\n\n${"字**".repeat(50_001)}\n`);
    put("transcripts/huge.md", "");
    // A sparse file: fifty megabytes that nobody has to write.
    truncateSync(join(content, "transcripts/huge.md"), 50 * 1024 * 1024);
    put("people.yaml", "");
    truncateSync(join(content, "people.yaml"), 2 * 1024 * 1024);
    expect(problems().map((line) => line.replace(/\. Fix.*/, ""))).toEqual([
      "people.yaml:1:1 error file-too-large: The file is larger than 1 MB",
      "transcripts/huge.md:1:1 error file-too-large: The file is larger than 8 MB",
      "transcripts/keys.md:1:1 error front-matter-too-large: The front matter has 500008 characters in 100002 lines, more than the 65536 in 2000 that are read",
      "transcripts/lines.md:40004:1 error transcript-too-long: The transcript has more than 20000 paragraphs; what follows is not read",
      "transcripts/names.md:3:1 error front-matter-names: `tags` holds 1501 names, or one that is too long; at most 1500 of 300 characters are read",
      "transcripts/wide.md:5:1 warning paragraph-too-large: The paragraph has more than 100000 characters or 4000 marks of Markdown, so it is shown as it is written",
    ]);
  });

  test("a passage beyond the limit is shown as it is written", () => {
    const source = `字<b>${"*".repeat(5000)}`;
    expect(renderPassage(source)).toBe(`<p>字&lt;b&gt;${"*".repeat(5000)}</p>`);
  });
});

describe("what leads elsewhere", () => {
  test("follows no symbolic link, be it a file, a folder or the names of people", () => {
    writeFileSync(join(folder, "secret.md"), "---\ntitle: 秘密\n---\n\n钥匙在门垫下。\n");
    mkdirSync(join(folder, "elsewhere"));
    writeFileSync(join(folder, "elsewhere/other.md"), ONE);
    writeFileSync(join(folder, "names.yaml"), "- name: 秘密\n");
    put("transcripts/one.md", ONE);
    symlinkSync(join(folder, "secret.md"), join(content, "transcripts/link.md"));
    symlinkSync(join(folder, "elsewhere"), join(content, "transcripts/more"));
    symlinkSync(join(folder, "names.yaml"), join(content, "people.yaml"));
    symlinkSync("/etc/passwd", join(content, "site.yaml"));
    const { transcripts, diagnostics } = loadArchive(content, { drafts: true });
    expect(transcripts.map(({ slug }) => slug)).toEqual(["one"]);
    expect(diagnostics.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
      "error file-link",
      "error file-link",
      "error link-not-followed",
      "error link-not-followed",
    ]);
  });

  test("takes no settings that would lead readers to another host", () => {
    put("transcripts/one.md", ONE);
    put("site.yaml", 'base: "/\\\\evil.example/"\nurl: "javascript:alert(1)"\n');
    put("people.yaml", "- name: 甲\n  links: ['http://[', 'javascript:x', 'https://a.example']\n");
    const { site, diagnostics } = loadArchive(content, { drafts: true });
    expect([site.base, site.url]).toEqual(["/", undefined]);
    expect(diagnostics.map(({ rule }) => rule)).toEqual([
      "identities-link",
      "identities-link",
      "site-settings",
      "site-settings",
    ]);
  });
});

describe("what is not what it seems", () => {
  test("names characters that reorder or hide text, with their line", () => {
    put("transcripts/one.md", "---\ntitle: 一\n---\n\n第一段。\n\n付款\u202E给\u200B甲方。\n");
    put("transcripts/two.md", "---\ntitle: 题\u202E目\n---\n\n第一段。\n");
    expect(problems()).toEqual([
      "transcripts/one.md:7:1 warning text-invisible: The paragraph holds U+200B, which is not seen, yet parts or changes words. Fix: delete the character, or write what was meant.",
      "transcripts/one.md:7:1 warning text-reordering: The paragraph holds U+202E, which reorders the text after it, which then reads otherwise than it is. Fix: delete the character, or write what was meant.",
      "transcripts/two.md:1:1 error text-reordering: `title` holds U+202E, which reorders the text after it, which then reads otherwise than it is. Fix: delete the character, or write what was meant.",
    ]);
  });

  test("says when two names look alike but are not, within a transcript and across", () => {
    const talk = (name: string) =>
      `---\ntitle: 谈话\nspeaker: ${name}\n---\n\n**${name}**：一。\n\n**${name}**：二。\n`;
    put("transcripts/a.md", talk("Alice"));
    put("transcripts/b.md", talk("Аlice"));
    const rules = loadArchive(content, { drafts: true }).diagnostics.map(
      ({ rule, path }) => `${path.split("/").pop()} ${rule}`,
    );
    expect(rules).toContain("b.md speaker-lookalike");
    expect(rules.filter((line) => line.endsWith("name-lookalike"))).toHaveLength(1);
  });

  test("is silent on what habit alone makes different", () => {
    put(
      "transcripts/a.md",
      "---\ntitle: 谈\npeople: [J. R. Smith, 约翰·史密斯, Ｂob]\n---\n\n字。\n",
    );
    put(
      "transcripts/b.md",
      "---\ntitle: 论\npeople: [j r smith, 约翰・史密斯, bob]\n---\n\n👩‍👩‍👧 字。\n",
    );
    expect(problems()).toEqual([]);
  });
});
