/** Files of an archive that was written for another program, as they are imported. */

import { describe, expect, test } from "vitest";
import { importDocument } from "../../../src/import/import-document.ts";
import { eachSegment } from "../../../src/transcript/model.ts";
import { parseTranscript } from "../../../src/transcript/parse.ts";

const HEAD = "---\ntitle: 印刷的三次转折\nspeaker: 某频道\n---\n\n";

function imported(source: string) {
  const { text, report } = importDocument(new TextEncoder().encode(source), "a.md");
  const { transcript } = parseTranscript(text, "a.md");
  const pairs = eachSegment(transcript).filter(
    ({ segment }) => segment.zh !== undefined && segment.original,
  );
  return { text, report, transcript, pairs: pairs.length };
}

const original = (text: string) =>
  `<details>\n<summary>Original English</summary>\n\n${text}\n\n</details>\n\n`;

describe("a file of an archive", () => {
  test("with originals in Markdown is a transcript, and stays as it is", () => {
    const source = `${HEAD}**[主持人]**: 你好。\n\n${original("**[Host]**: Hello.")}`;
    const { text, pairs } = imported(source);
    expect(text.replace("source_lang: en\n", "")).toBe(source);
    expect(pairs).toBe(1);
  });

  test("that is broken keeps its pairs, and is mended", () => {
    const open = original("One.").replace("</details>\n\n", "");
    const { text, pairs, report } = imported(`${HEAD}一。\n\n${open}二。\n\n${original("Two.")}`);
    expect(pairs).toBe(2);
    expect(text.match(/<\/details>/g)).toHaveLength(2);
    expect(report.repaired.map(({ rule }) => rule)).toEqual(["details-unclosed"]);
  });

  test("keeps a first heading that differs from its title, and gives up one that does not", () => {
    const body = "从木板说起，这一段讲的是木板。\n\n### 铅字\n\n后来有了铅字，再后来有了光。\n";
    const headings = (source: string) =>
      imported(source).transcript.sections.flatMap(({ heading }) => heading ?? []);
    expect(headings(`${HEAD}### 木板的时代\n\n${body}`)).toEqual(["木板的时代", "铅字"]);
    expect(headings(`${HEAD}# 印刷的三次转折\n\n${body}`)).toEqual(["铅字"]);
  });
});
