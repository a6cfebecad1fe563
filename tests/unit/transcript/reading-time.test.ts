import { expect, test } from "vitest";
import { parseTranscript } from "../../../src/transcript/parse.ts";
import { readingTime } from "../../../src/transcript/reading-time.ts";

const read = (body: string) =>
  readingTime(parseTranscript(`---\ntitle: t\n---\n\n${body}\n`, "t.md").transcript);

test("is counted on the Chinese, notes left out, and rounded to whole minutes", () => {
  const zh = "字".repeat(1190);
  expect(read(`${zh}**术语十个字以内**（A Term: 解释解释解释）`)).toMatchObject({
    minutes: 3,
    han: 1197,
  });
});

test("is counted on English words where there is no Chinese", () => {
  expect(read("It’s well-known. ".repeat(230))).toMatchObject({ minutes: 2, words: 460, han: 0 });
});

test("is never less than a minute", () => {
  expect(read("短。").minutes).toBe(1);
});
