import { describe, expect, it, vi } from "vitest";
import {
  bundledCounts,
  classModel,
  countClasses,
  END,
  formatCounts,
  MARKS,
  OTHER_MARK,
  START,
  SYMBOLS,
} from "../../../src/import/repair/chinese-classes.ts";
import { lexicon } from "../../../src/import/repair/chinese-lexicon.ts";
import { ANYTHING, chineseModel } from "../../../src/import/repair/chinese-model.ts";
import { CLASS_COUNTS } from "../../../src/import/repair/class-counts.ts";

// The words of a language are loaded on first use, which is slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

describe("the classes of words", () => {
  it("are counted along the likeliest cut of a clause", () => {
    const counts = new Map();
    countClasses(counts, "我们会假设，0", lexicon(), 2);
    expect([...counts.keys()]).toEqual([START, "我们", "会", "vn", "#", "0"]);
    expect(counts.get("0")).toEqual(new Map([[END, 2]]));
  });

  it("are read from the table as they are written to it", () => {
    const counts = bundledCounts();
    expect(counts.size).toBeGreaterThan(200);
    expect(counts.get("我们")?.get("的")).toBeGreaterThan(0);
    expect(formatCounts(counts)).toBe(CLASS_COUNTS);
  });

  it("are all known to the dictionary (else run scripts/make-class-counts.ts)", () => {
    const known = [...lexicon().classes, ...MARKS, ...SYMBOLS, OTHER_MARK, START, END];
    for (const [name, after] of bundledCounts()) {
      expect(known).toEqual(expect.arrayContaining([name, ...after.keys()]));
    }
  });

  it("follow one another with probabilities that sum to one", () => {
    const { step, size, any } = classModel(lexicon(), bundledCounts());
    for (let row = 0; row < any; row++) {
      let sum = 0;
      for (let next = 0; next < size; next++) sum += step[row * size + next] as number;
      expect(sum).toBeCloseTo(1, 6);
    }
  });
});

describe("the model of Chinese", () => {
  const model = chineseModel([]);

  it.each([
    ["他會看見今晚有三艘船靠岸", "他書看見今晚有三艘船靠岸"],
    ["守塔的人想念我們", "守塔的人想念我得"],
    ["他在中國的城市里", "他在中國的成市里"],
    ["這是一本很好的書", "這是一本很好的會"],
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
