import { describe, expect, test } from "vitest";
import { segmentIds } from "../../../src/transcript/segment-id.ts";

describe("ids of segments", () => {
  test("tell equal texts apart in reading order", () => {
    const idOf = segmentIds();
    const [first, second] = [idOf({ zh: "好。" }), idOf({ zh: "好！" })];
    expect(second).toBe(`${first}-2`);
  });
});
