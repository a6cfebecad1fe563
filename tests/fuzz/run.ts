/**
 * Damages documents and reads them, many times: `npx tsx tests/fuzz/run.ts --count 200000`. Most
 * are transcripts that are parsed; every fourth is a source in one of the formats of import.
 * `--kind import` reads sources alone, `--format epub` those of one format. Prints the first faults
 * with the seed that gives each again, and exits 1 when there are any.
 */

import { parseArgs } from "node:util";
import { type FuzzKind, trySeed } from "./try-seed.ts";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "200000" },
    seed: { type: "string", default: "1" },
    kind: { type: "string", default: "both" },
    format: { type: "string" },
    show: { type: "boolean", default: false },
  },
});
const first = Number(values.seed);
const count = Number(values.count);
const started = performance.now();
let faults = 0;
for (let seed = first; seed < first + count; seed++) {
  const turn: FuzzKind = seed % 4 === 0 ? "import" : "parse";
  const kind = values.kind === "parse" || values.kind === "import" ? values.kind : turn;
  const done = seed - first;
  if (done > 0 && done % 5000 === 0) console.log(`${done} read, ${faults} faults`);
  let source = "";
  const show = (made: string) => {
    source = made;
  };
  const fault = trySeed(seed, kind, show, values.format);
  if (fault === undefined) continue;
  if (++faults <= 10) console.log(`seed ${seed}, ${kind}: ${fault}`);
  if (values.show) console.log(source);
}
const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(`${count} damaged documents in ${seconds} s: ${faults} faults`);
if (faults > 0) process.exitCode = 1;
