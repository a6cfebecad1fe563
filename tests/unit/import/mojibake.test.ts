/** Text in a wrong encoding: what is restored, what is pointed out, what is left alone. */

import { describe, expect, it } from "vitest";
import { bytesOf, type Charset, decodeStrictly } from "../../../src/import/repair/charsets.ts";
import { undoMojibake } from "../../../src/import/repair/undo-mojibake.ts";
import { newReport } from "../../../src/import/report.ts";

const SIMPLIFIED = "山谷里住着一位老钟表匠，他的门前有三棵树";
const TRADITIONAL = "山谷裡住著一位鐘錶匠，他的門前有三棵樹";

/** Writes a text in one encoding and reads it in another, as a careless program does. */
function misread(text: string, written: Charset, read: Charset): string {
  const bytes =
    written === "utf8"
      ? [...new TextEncoder().encode(text)]
      : [...text].flatMap((character) => bytesOf(character, written) ?? []);
  if (read === "latin1") return decodeStrictly(bytes, read) ?? "";
  return new TextDecoder(read === "utf8" ? "utf-8" : read).decode(Uint8Array.from(bytes));
}

function restore(text: string) {
  const report = newReport();
  return { text: undoMojibake(text, report), report };
}

describe("mojibake", () => {
  it.each<[Charset, Charset, string]>([
    ["utf8", "latin1", SIMPLIFIED],
    ["utf8", "gbk", `${SIMPLIFIED}呀`],
    ["gbk", "latin1", SIMPLIFIED],
    ["gbk", "big5", SIMPLIFIED],
    ["big5", "latin1", TRADITIONAL],
    ["big5", "gbk", TRADITIONAL],
  ])("restores %s read as %s, with one entry in the report", (written, read, original) => {
    const shown = misread(original, written, read);
    expect(shown).not.toBe(original);
    const { text, report } = restore(`first line\n${shown}`);
    expect(text).toBe(`first line\n${original}`);
    expect(report.repaired).toHaveLength(1);
    expect(report.repaired[0]).toMatchObject({ line: 2, before: shown, after: original });
    expect(report.repaired[0]?.rule).toMatch(/^mojibake: .+ read as .+/);
  });

  it("restores text that was encoded twice over", () => {
    const once = misread(SIMPLIFIED, "utf8", "latin1");
    expect(restore(misread(once, "utf8", "latin1")).text).toBe(SIMPLIFIED);
  });

  it("restores a stretch inside a sound line", () => {
    const shown = misread("三棵梨树", "utf8", "gbk");
    expect(restore(`门前有${shown}的人家`).text).toBe("门前有三棵梨树的人家");
    expect(restore("It was donâ€™t, cafÃ© and 10Â°C.").text).toBe("It was don’t, café and 10°C.");
  });

  it("restores a short line once a longer one has shown the encodings", () => {
    const shown = misread(`${SIMPLIFIED}\n钟表`, "gbk", "latin1");
    expect(restore(shown).text).toBe(`${SIMPLIFIED}\n钟表`);
    expect(restore("ÖÓ±í").text).toBe("ÖÓ±í");
  });

  it("puts U+FFFD where a byte is lost, and flags the line", () => {
    const shown = misread(`${SIMPLIFIED}`, "utf8", "gbk");
    const { text, report } = restore(shown);
    expect(text).toBe(`${SIMPLIFIED.slice(0, -1)}\uFFFD`);
    expect(report.repaired).toHaveLength(1);
    expect(report.doubtful[0]).toMatchObject({ rule: "mojibake", line: 1 });
    expect(report.doubtful[0]?.message).toContain(shown);
  });

  it("points out a line of which too much is lost, and keeps it", () => {
    const shown = misread(SIMPLIFIED, "utf8", "big5");
    const { text, report } = restore(shown);
    expect(text).toBe(shown);
    expect(report.doubtful.map(({ rule }) => rule)).toEqual(["mojibake"]);
  });

  it("points out 锟斤拷, which nothing brings back", () => {
    const { text, report } = restore("他说锟斤拷锟斤拷。");
    expect(text).toBe("他说锟斤拷锟斤拷。");
    expect(report.doubtful).toHaveLength(1);
  });

  it.each([
    "Ça va? Là-bas, À bientôt! «Où êtes-vous?» Ærø, naïve, Zürich, ÀÉÈÊË",
    "Привет, мир. これは日本語の文章です。한국어 문장입니다.",
    "他说“锟斤拷”。聯通、联通，喆喆和堃堃去了亳州。",
    "仓颉造字，饕餮与魑魅魍魉，龃龉觊觎，氤氲缱绻。",
    `例子：\`${misread("引文", "utf8", "gbk")}\` 就是这样。`,
  ])("leaves alone: %s", (line) => {
    const { text, report } = restore(line);
    expect(text).toBe(line);
    expect(report.repaired).toEqual([]);
    expect(report.doubtful).toEqual([]);
  });
});
