import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { concernedTest, nameLine } from "../../../src/archive/changed-names.ts";
import { LoadedTranscript } from "../../../src/archive/loaded-transcript.ts";
import { sha256 } from "../../../src/system/sha256.ts";
import { parseTranscript } from "../../../src/transcript/parse.ts";

const folder = mkdtempSync(join(tmpdir(), "duidu-names-"));
afterAll(() => rmSync(folder, { recursive: true }));

function transcriptOf(body: string) {
  const path = join(folder, "talk.md");
  const text = `---\ntitle: 一篇\n---\n\n${body}\n`;
  writeFileSync(path, text);
  const { transcript } = parseTranscript(text, path);
  return new LoadedTranscript(transcript, sha256(Buffer.from(text)), transcript.sections);
}

const lookedFor = (...names: string[]) => ({
  ...{ hash: names.join(), settings: "" },
  names: names.map((name) => nameLine(name, `people/${name}`, true)),
});
const none = () => false;

test("a name that has come concerns the files that hold its letters, and no others", () => {
  const isConcerned = concernedTest(lookedFor("单雄"), lookedFor("单雄", "陆宁", "Ann Lee"));
  for (const body of [
    "问陆宁去。",
    "问陆<b>宁</b>去。",
    "问陆\u200B宁去。",
    "Ask Ann\nLee.",
    "&#38470;宁",
  ]) {
    expect(isConcerned?.(transcriptOf(body), none), body).toBe(true);
  }
  for (const body of ["问单雄去。", "陆地与安宁。", "Ask Annie."]) {
    expect(isConcerned?.(transcriptOf(body), none), body).toBe(body === "Ask Annie.");
  }
});

test("a name that has gone, or leads elsewhere, concerns them too", () => {
  const before = lookedFor("单雄", "陆宁");
  const moved = { ...before, hash: "moved", names: [nameLine("陆宁", "people/lu", true)] };
  const isConcerned = concernedTest(before, moved);
  expect(isConcerned?.(transcriptOf("问陆宁去。"), none)).toBe(true);
  expect(isConcerned?.(transcriptOf("单雄来。"), none)).toBe(true);
  expect(isConcerned?.(transcriptOf("谁也没有来。"), none)).toBe(false);
});

test("a file that cannot be read as it was may be concerned", () => {
  const transcript = transcriptOf("谁也没有来。");
  writeFileSync(join(folder, "talk.md"), "");
  expect(concernedTest(lookedFor("单雄"), lookedFor("陆宁"))?.(transcript, none)).toBe(true);
});

test("other settings concern all", () => {
  const now = { ...lookedFor("单雄"), settings: "others" };
  expect(concernedTest(lookedFor("单雄"), now)).toBeUndefined();
});

test("a tag that has come concerns the transcripts that have it, whatever others hold its letters", () => {
  const before = lookedFor("单雄");
  const now = {
    ...before,
    hash: "now",
    names: [...before.names, nameLine("工具", "tags/gong-ju", false)],
  };
  const isConcerned = concernedTest(before, now);
  expect(isConcerned?.(transcriptOf("工具。"), none)).toBe(false);
  expect(isConcerned?.(transcriptOf("别的。"), (name) => name === "tags/gong-ju")).toBe(true);
});
