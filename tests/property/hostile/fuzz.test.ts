/** A small run of the damage that `tests/fuzz/run.ts` does by the hundred thousand. */

import { expect, test } from "vitest";
import { trySeed } from "../../fuzz/try-seed.ts";

test("damaged documents are parsed without a crash, a script or a lost character", () => {
  const faults: string[] = [];
  for (let seed = 1; seed <= 1000; seed++) {
    const fault = trySeed(seed, "parse");
    if (fault !== undefined) faults.push(`seed ${seed}: ${fault}`);
  }
  expect(faults).toEqual([]);
});

test("damaged sources of every format are imported or refused, and lose no letter", () => {
  const faults: string[] = [];
  for (let seed = 1; seed <= 200; seed++) {
    const fault = trySeed(seed, "import");
    if (fault !== undefined) faults.push(`seed ${seed}: ${fault}`);
  }
  expect(faults).toEqual([]);
});
