/** Times of captions for a transcript that a person has corrected. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Cue } from "../../../src/import/read/cue.ts";
import { addTimes } from "../../../src/import/times/add-times.ts";
import { alignWords } from "../../../src/import/times/align-words.ts";
import { runTimes } from "../../../src/import/times/run-times.ts";
import { type Diagnostic, formatDiagnostic } from "../../../src/transcript/diagnostic.ts";
import { eachSegment } from "../../../src/transcript/model.ts";
import { parseTranscript } from "../../../src/transcript/parse.ts";

const cue = (start: number, ...lines: string[]): Cue => ({ start, end: start + 4, lines, line: 0 });

/** What a machine heard: no marks, some words wrong. */
const HEARD_ZH = [
  cue(3, "码头上的称有两百年了称杆磨得"),
  cue(8, "发亮称砣换过三次"),
  cue(63, "那么每次换的人都在坨底刻一个字"),
  cue(70, "连起来是一句没写完的话"),
  cue(3661, "谁也不知道后面该接什么"),
];
const HEARD_EN = [
  cue(3, "the skills on the key are two hundred"),
  cue(8, "years old and their beam is worn bright"),
  cue(63, "um each time whoever changed the weight cut one letter"),
  cue(3661, "nobody knows what should come next"),
];

const TRANSCRIPT = `---
title: 码头的秤
---

**白露**：码头上的秤有两百年了，秤杆磨得发亮，秤砣换过三次。

<details>
<summary>View/Hide Original English</summary>
<p class="english-text">**Bai Lu**: The scales on the quay are two hundred years old, and their beam is worn bright.</p>
</details>

## 一个字

**许可**：每次换的人都在砣底刻一个字，连起来是一句没写完的话。

<details>
<summary>View/Hide Original English</summary>
<p class="english-text">**Xu Ke**: Each time, whoever changed the weight cut one letter.</p>
</details>

这一段是编者后来加上去的说明，录音里没有人说过这些。

- 一项
- 两项

<!-- untranslated -->
<details>
<summary>View/Hide Original English</summary>
<p class="english-text">Nobody knows what should come next.</p>
</details>

**许可**：谁也不知道后面该接什么。
`;

function timesOf(text: string): (number | undefined)[] {
  const { transcript } = parseTranscript(text, "talk.md");
  return eachSegment(transcript).map(({ segment }) => segment.time);
}

describe("addTimes", () => {
  it("gives paragraphs the times of Chinese captions, and none to what nobody said", () => {
    const { text, timed, untimed } = addTimes(TRANSCRIPT, "talk.md", HEARD_ZH);
    // The second paragraph starts after the filler, which the captions have and it has not.
    expect(timesOf(text)).toEqual([3, 63, undefined, undefined, undefined, 3661]);
    expect(timed).toBe(3);
    expect(untimed.map(({ line }) => line)).toEqual([21, 23, 27]);
    expect(text).toContain("\n[00:00:03] **白露**：码头上的秤");
    expect(text.replace(/\[\d\d:\d\d:\d\d\] /g, "")).toBe(TRANSCRIPT);
  });

  it("gives them the times of English captions, by their originals", () => {
    const { text } = addTimes(TRANSCRIPT, "talk.md", HEARD_EN);
    expect(timesOf(text)).toEqual([3, 63, undefined, undefined, 3661, undefined]);
    expect(text).toContain('<p class="english-text">[01:01:01] Nobody knows');
  });

  it("keeps the times that are there, and changes nothing when run again", () => {
    const own = TRANSCRIPT.replace("**许可**：每次", "[00:01:00] **许可**：每次");
    const once = addTimes(own, "talk.md", HEARD_ZH);
    expect(timesOf(once.text)[1]).toBe(60);
    expect([once.timed, once.kept]).toEqual([2, 1]);
    expect(addTimes(once.text, "talk.md", HEARD_ZH).text).toBe(once.text);
  });

  it("gives no times from captions of another talk", () => {
    const other = [cue(1, "今天我们讲炉子和烟囱"), cue(9, "厨房里只有一扇窗"), cue(20, "没有")];
    expect(addTimes(TRANSCRIPT, "talk.md", other).timed).toBe(0);
  });

  it("keeps repeated short answers in their order", () => {
    const lines = ["秤在哪里呢", "对", "在码头东边", "对", "砣换过三次", "对"];
    const text = `---\ntitle: x\n---\n\n${lines.map((line) => `${line}。`).join("\n\n")}\n`;
    const cues = lines.map((line, i) => cue(i * 10, line));
    expect(timesOf(addTimes(text, "talk.md", cues).text)).toEqual([0, 10, 20, 30, 40, 50]);
  });
});

describe("alignWords", () => {
  it("aligns a hundred thousand words, a tenth of them changed, in their order", () => {
    let seed = 7;
    const next = () => (seed = (seed * 16_807) % 2_147_483_647);
    const words = Array.from({ length: 100_000 }, () => `w${next() % 3000}`);
    const heard = words.map((word, i) => (i % 10 === 0 ? `x${i % 17}` : word));
    const partners = alignWords(words, heard);
    const right = partners.filter((partner, i) => partner === i).length;
    expect(right).toBeGreaterThan(89_000);
    expect(partners.filter((partner, i) => partner >= 0 && partner !== i)).toHaveLength(0);
  });
});

describe("runTimes", () => {
  const folder = mkdtempSync(join(tmpdir(), "duidu-times-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const captions = join(folder, "talk.sbv");
  const transcript = join(folder, "talk.md");
  writeFileSync(
    captions,
    HEARD_ZH.map(
      ({ start, lines }) =>
        `0:${String(Math.floor(start / 60)).padStart(2, "0")}:${String(start % 60).padStart(2, "0")}.000,0:${String(Math.floor((start + 4) / 60)).padStart(2, "0")}:${String((start + 4) % 60).padStart(2, "0")}.000\n${lines.join("\n")}\n`,
    )
      .slice(0, 4)
      .join("\n"),
  );
  writeFileSync(transcript, TRANSCRIPT);
  const run = async (path: string, from = captions) => {
    const lines: string[] = [];
    const found: Diagnostic[] = [];
    const options = {
      diagnose: (diagnostic: Diagnostic) => found.push(diagnostic),
      paths: [path],
      contentDir: join(folder, "content"),
      dryRun: false,
      force: false,
      today: "2026-11-30",
      print: (line: string) => lines.push(line),
      printError: (line: string) => lines.push(line),
    };
    const status = await runTimes(options, from);
    return { status, printed: lines.join("\n"), found };
  };

  it("imports the transcript, times it, and leaves the source as it is", async () => {
    const { status, printed } = await run(transcript);
    expect(status, printed).toBe(0);
    expect(printed).toMatch(/2 paragraphs get their time, 4 get none\./);
    const [name = ""] = readdirSync(join(folder, "content/transcripts"));
    const written = join(folder, "content/transcripts", name);
    expect(timesOf(readFileSync(written, "utf8")).slice(0, 2)).toEqual([3, 63]);
    expect(readFileSync(transcript, "utf8")).toBe(TRANSCRIPT);
    const again = await run(written);
    expect(again.printed).toMatch(/0 paragraphs get their time, 2 had one already/);
    expect(again.found).toHaveLength(4);
    expect(again.found[0]).toMatchObject({ severity: "info", rule: "no-time", path: written });
    expect(again.printed).toContain(formatDiagnostic(again.found[0] as Diagnostic));
  });

  it("says so when the first file holds no captions", async () => {
    const { status, printed, found } = await run(captions, transcript);
    expect(status).toBe(1);
    expect(found).toMatchObject([{ severity: "error", rule: "times-no-captions" }]);
    expect(printed).toMatch(/talk\.md error times-no-captions: The file holds no captions/);
  });
});
