import { describe, expect, it, vi } from "vitest";
import { findByteShifts } from "../../../src/import/repair/byte-shift.ts";
import { learnNotes, stripNotes } from "../../../src/import/repair/pinyin-notes.ts";
import { importText } from "./import-text.ts";

// Importing builds tables on first use; a busy machine may take long over it.
vi.setConfig({ testTimeout: 60_000 });

const NOTED =
  "她在學(xué)校教書,學(xué)生都愛聽她說(shuō)話,也愛看她說(shuō)完話時(shí)的笑。那時(shí)候飛機(jī)還少,機(jī)場(chǎng)邊有一片廣場(chǎng)上的草地。她說(shuō)時(shí)間會(huì)證明一切,學(xué)會(huì)等待就好。";

describe("pinyin notes", () => {
  it("learns them where a page is full of them, and takes them out", () => {
    const table = learnNotes(NOTED);
    expect([...(table?.keys() ?? [])].join("")).toBe("學說時機場會");
    const { text, count } = stripNotes(NOTED, table ?? new Map());
    expect(count).toBe(15);
    expect(text).toBe(
      "她在學校教書,學生都愛聽她說話,也愛看她說完話時的笑。那時候飛機還少,機場邊有一片廣場上的草地。她說時間會證明一切,學會等待就好。",
    );
  });

  it("keeps brackets that are no notes", () => {
    const { transcript } = importText(`學校\n\n${NOTED}她畢業於臺大(ntu)。`);
    expect(JSON.stringify(transcript)).toContain("臺大(ntu)");
  });

  it.each([
    ["a learner's text", "他在学(xué)习(xí)汉(hàn)语(yǔ)。".repeat(12)],
    ["a vocabulary list", "學校(xué xiào)\n說話(shuō huà)\n時間(shí jiān)\n".repeat(8)],
    [
      "a list of single characters",
      "學(xué)\n說(shuō)\n時(shí)\n機(jī)\n場(chǎng)\n會(huì)\n".repeat(4),
    ],
    [
      "a text that explains a few words",
      `${NOTED.replace(/\([^)]*\)/g, "")}學(xué)說(shuō)時(shí)`,
    ],
    ["abbreviations", "國際電信聯盟(itu)與國際標準組織(iso)合作。".repeat(8)],
  ])("does not touch %s", (_, text) => {
    expect(learnNotes(text)).toBeUndefined();
    expect(JSON.stringify(importText(`題\n\n${text}`, "x.txt").report.repaired)).not.toContain(
      "pinyin",
    );
  });

  it("finds each clause in which a note shifted the bytes, once", () => {
    const table = new Map([
      ["內", "nèi"],
      ["現", "xiàn"],
    ]);
    const line = "一切正常,明早我們?nèi)タ囱?F(xiàn)在也是,最後說(you see?)。";
    expect(findByteShifts(line, table).map(({ excerpt }) => excerpt)).toEqual([
      "明早我們?nèi)タ囱?F(xiàn)在也是",
    ]);
  });
});
