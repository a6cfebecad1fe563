/** `duidu verify`: checks a published site, on the web or in a folder, against its checksums. */

import { resolve } from "node:path";
import { CHECKSUMS_NAME } from "../src/site/output/checksums.ts";
import {
  type Verification,
  verifyAddress,
  verifyFolder,
} from "../src/site/output/verify-checksums.ts";
import { userPath } from "./user-path.ts";

/** Compares a place with its checksums. Returns the exit code. */
export async function verify(place = resolve("_site")): Promise<number> {
  try {
    return print(
      /^https?:\/\//i.test(place)
        ? await verifyAddress(place, showProgress)
        : verifyFolder(userPath(place)),
    );
  } catch (error) {
    console.error(
      `${(error as Error).message}. Fix: give the address or the folder of a site that \`duidu build\` made.`,
    );
    return 1;
  }
}

function print({ checked, problems }: Verification): number {
  for (const { path, problem } of problems) console.log(`${path}: ${problem}`);
  if (problems.length === 0) {
    console.log(`${checked} files are as ${CHECKSUMS_NAME} says.`);
    return 0;
  }
  console.log(`${problems.length} files are not as ${CHECKSUMS_NAME} says, of ${checked} listed.`);
  return 1;
}

function showProgress(done: number, total: number): void {
  if (process.stderr.isTTY)
    process.stderr.write(`\r${done} of ${total}${done === total ? "\n" : ""}`);
}
