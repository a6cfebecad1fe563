/** The tokens that the other libraries index: Latin words, and pairs of Han letters. */

import { normalise } from "../../../src/search/normalise.ts";
import { tokenise } from "../../../src/search/tokens.ts";

/** Cuts a text into tokens; a query leaves out the last Han letter of a run, as ours does. */
export function tokensOf(text: string): string[] {
  return text
    .split("\n")
    .flatMap((line) => tokenise(normalise(line), false).map(({ encoded }) => encoded));
}

/** Rows of `[id, text]`, one a paragraph. */
export async function loadRows(): Promise<[string, string][]> {
  return (await (await fetch("/texts.json")).json()) as [string, string][];
}
