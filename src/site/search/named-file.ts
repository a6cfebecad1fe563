/** Files of the search data that are named by what they hold, so that they may be kept for good. */

import { dataPath } from "../../search/manifest.ts";
import { sha256 } from "../../system/sha256.ts";
import type { OutputLedger } from "../output/output-ledger.ts";

/** A name that tells a content from any other of its kind. */
export function nameOfContent(kind: string, content: string): string {
  return `${kind}-${sha256(content).slice(0, 12)}.json`;
}

/** Puts a JSON file in its place; gives its name below the folder of search data. */
export function putContent(ledger: OutputLedger, kind: string, content: string): string {
  return putNamed(ledger, nameOfContent(kind, content), () => content);
}

/** Puts a file in its place whose name tells what it holds, made only where no last site has it. */
export function putNamed(
  ledger: OutputLedger,
  name: string,
  make: () => string | Uint8Array,
): string {
  ledger.put(dataPath(name), `search ${name}`, make);
  return name;
}

/** Takes over a file of the last site whose name tells what it holds; false where there is none. */
export function takeNamed(ledger: OutputLedger, name: string): boolean {
  return ledger.takeOver(dataPath(name), `search ${name}`);
}

/** Takes over such files; false where one of them is gone. */
export function isTaken(ledger: OutputLedger, names: readonly string[]): boolean {
  return names.every((name) => takeNamed(ledger, name));
}
