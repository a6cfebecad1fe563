/** A small run of the damage that `tests/fuzz/run.ts` does by the hundred thousand. */

import { expect, test } from "vitest";
import { fuzzDocuments } from "../../fuzz/documents.ts";
import { excerptOf, mutate, randomFrom } from "../../fuzz/mutate.ts";
import { findFault } from "../../fuzz/oracle.ts";

test("damaged documents are parsed without a crash, a script or a lost character", () => {
  const documents = fuzzDocuments();
  const faults: string[] = [];
  for (let seed = 1; seed <= 1000; seed++) {
    const random = randomFrom(seed);
    const pick = () => documents[Math.floor(random() * documents.length)] ?? "";
    const fault = findFault(mutate(excerptOf(pick(), random), pick(), random));
    if (fault !== undefined) faults.push(`seed ${seed}: ${fault}`);
  }
  expect(faults).toEqual([]);
});
