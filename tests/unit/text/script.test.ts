/** Whether a passage is Chinese or in Latin letters, where it holds both. */

import { describe, expect, it } from "vitest";
import { proseScript } from "../../../src/text/script.ts";

describe("proseScript", () => {
  it.each([
    ["Evaluation 呢？", "han"],
    [
      "Benchmark 主要看 recall、precision 和 latency，但是 honestly, numbers are not everything。",
      "han",
    ],
    ["我们先用 Transformer 做 pretraining。", "han"],
    ["The sign 秤 stands for scales, and 砣 for the weight.", "latin"],
    ["He wrote “秤、砣”, which means scales and weights, on the wall.", "latin"],
    ["Scales and weights.", "latin"],
    ["1998, 2003.", "none"],
  ])("tells %s", (text, script) => {
    expect(proseScript(text)).toBe(script);
  });
});
