/** Tells when the records of addresses do not know of what was done to the transcripts. */

import { join } from "node:path";
import { shownPath } from "../../system/shown-path.ts";
import type { Diagnostic } from "../../transcript/diagnostic.ts";
import type { Archive } from "../model.ts";
import { ADDRESSES_FOLDER } from "./record-files.ts";

/** Transcripts that a message names. */
const NAMED = 3;

/** One diagnostic where records are behind. */
export function reviewAddresses(contentDir: string, { addresses }: Archive): Diagnostic[] {
  const behind = addresses?.behind ?? [];
  // An archive that was never built at its keeper's has nothing that could be behind.
  if (behind.length === 0 || !addresses?.hasRecords) return [];
  const path = shownPath(join(contentDir, ADDRESSES_FOLDER));
  const place = { path, line: 0, column: 1 };
  const rest = behind.length > NAMED ? ` and ${behind.length - NAMED} more` : "";
  return [
    {
      ...{ severity: "warning", rule: "addresses-behind", ...place },
      message: `The record of addresses is behind for ${behind.slice(0, NAMED).join(", ")}${rest}`,
      fix: "run `duidu start` or `duidu build` where its files are kept, and commit the folder",
    },
  ];
}
