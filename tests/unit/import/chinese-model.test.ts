import { describe, expect, it, vi } from "vitest";
import { ANYTHING, chineseModel } from "../../../src/import/repair/chinese-model.ts";
import { END } from "../../../src/import/repair/clause-marks.ts";

// The language model is read on first use, which is slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

describe("the model of Chinese", () => {
  const model = chineseModel([]);

  it.each([
    ["他會看見今晚有三艘船靠岸", "他書看見今晚有三艘船靠岸"],
    ["守塔的人想念我們", "守塔的人想念我得"],
    ["他在中國的城市里", "他在中國的成市里"],
    ["這是一本很好的書", "這是一本很好的會"],
    ["他們在談論天氣", "他們在談談天氣"],
    ["你今天來嗎", "你今天來很"],
    ["他說的話——那個人說——沒有錯", "他說的話—那個人說—沒有錯"],
    ["他叫它“風”", "他叫它“風、"],
  ])("finds %s likelier than %s", (likely, unlikely) => {
    expect(model.clause(likely)).toBeGreaterThan(model.clause(unlikely));
  });

  it("shares out one among all that may come next", () => {
    for (const before of ["", "我們", "的時候", "是一個很", `${ANYTHING}學`]) {
      let sum = Math.exp(model.next(before, END));
      for (let code = 0x4e00; code <= 0x9fff; code++) {
        sum += Math.exp(model.next(before, String.fromCharCode(code)));
      }
      for (const mark of "、：；？！“”（）《》—…") sum += Math.exp(model.next(before, mark));
      expect(sum).toBeGreaterThan(0.7);
      expect(sum).toBeLessThan(1.02);
    }
  });

  it("learns from the document at hand", () => {
    const own = chineseModel(["我們用累加器", "這個累加器很大"]);
    expect(own.clause("累加器不大")).toBeGreaterThan(model.clause("累加器不大") + 3);
  });
});
