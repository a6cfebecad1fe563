import { expect, test } from "vitest";
import { cutByNames } from "../../../src/text/cut-by-names.ts";

test("a name more or less changes the bounds of its own part and the next alone", () => {
  const names = Array.from({ length: 4000 }, (_, i) => `talk-${i * 7}`);
  const partsOf = (list: typeof names) =>
    cutByNames(list, 600).map(([from, to]) => list.slice(from, to).join());
  const before = new Set(partsOf(names));
  const after = partsOf(names.toSpliced(1234, 0, "one-more"));
  expect(after.filter((part) => !before.has(part)).length).toBeLessThanOrEqual(3);
  expect(after.length).toBeGreaterThan(6);
});
