/** `npm run verify`: checks a published site, on the web or in a folder, against its checksums. */

import { resolve } from "node:path";
import { MANIFEST_NAME } from "../src/site/output/manifest.ts";
import {
  type Verification,
  verifyAddress,
  verifyFolder,
} from "../src/site/output/manifest-verify.ts";
import { PROJECT_ROOT } from "../src/site/publish.ts";
import { readArguments, userPath } from "./arguments.ts";

const { positionals } = readArguments({}, "npm run verify -- [URL|DIR]", true);
const place = positionals[0] ?? resolve(PROJECT_ROOT, "_site");

try {
  const result = /^https?:\/\//i.test(place)
    ? await verifyAddress(place, showProgress)
    : verifyFolder(userPath(place));
  print(result);
} catch (error) {
  console.error(
    `${(error as Error).message}. Fix: give the address or the folder of a site that \`npm run build\` made.`,
  );
  process.exitCode = 1;
}

function print({ checked, problems }: Verification): void {
  for (const { path, problem } of problems) console.log(`${path}: ${problem}`);
  if (problems.length === 0) {
    console.log(`${checked} files are as ${MANIFEST_NAME} says.`);
    return;
  }
  console.log(`${problems.length} files are not as ${MANIFEST_NAME} says, of ${checked} listed.`);
  process.exitCode = 1;
}

function showProgress(done: number, total: number): void {
  if (process.stderr.isTTY)
    process.stderr.write(`\r${done} of ${total}${done === total ? "\n" : ""}`);
}
