import { expect, test } from "vitest";
import { assertTestedVersion, TESTED_VERSION } from "../../../src/pagefind-format/runtime.ts";

test("a version of Pagefind that the writer was not tested with is refused in words", () => {
  expect(() => assertTestedVersion(TESTED_VERSION)).not.toThrow();
  expect(() => assertTestedVersion("9.9.9")).toThrow(
    /^Pagefind 9\.9\.9 is installed.*tested with 1\.5\.2 alone.*Fix: npm install/s,
  );
});
