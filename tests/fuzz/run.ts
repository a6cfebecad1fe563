/**
 * Damages documents and parses them, many times: `npx tsx tests/fuzz/run.ts --count 200000`.
 * Prints the first faults with the seed that gives each again, and exits 1 when there are any.
 */

import { parseArgs } from "node:util";
import { fuzzDocuments } from "./documents.ts";
import { excerptOf, mutate, randomFrom } from "./mutate.ts";
import { findFault } from "./oracle.ts";

/** A document of a few thousand characters that takes longer than this hangs. */
const SLOW_MS = 5000;

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "200000" },
    seed: { type: "string", default: "1" },
    show: { type: "boolean", default: false },
  },
});
const documents = fuzzDocuments();
const first = Number(values.seed);
const count = Number(values.count);
const started = performance.now();
let faults = 0;
for (let seed = first; seed < first + count; seed++) {
  const random = randomFrom(seed);
  const pick = () => documents[Math.floor(random() * documents.length)] ?? "";
  const source = mutate(excerptOf(pick(), random), pick(), random);
  const before = performance.now();
  let fault: string | undefined;
  try {
    fault = findFault(source);
  } catch (error) {
    fault = String((error as Error).stack);
  }
  if (performance.now() - before > SLOW_MS) fault ??= "took too long";
  if (fault === undefined) continue;
  if (++faults <= 10) console.log(`seed ${seed}: ${fault}`);
  if (values.show) console.log(source);
}
const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(`${count} damaged documents in ${seconds} s: ${faults} faults`);
if (faults > 0) process.exitCode = 1;
