/** The documents that are damaged: our own transcripts, and the shared ones where there are any. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CORPUS, ROOT, SEEDS } from "../shared.ts";

/** Texts of all documents, in a fixed order. */
export function fuzzDocuments(): string[] {
  return [join(ROOT, "content/transcripts"), SEEDS, CORPUS].flatMap((folder) =>
    folder === undefined
      ? []
      : readdirSync(folder)
          .filter((name) => /\.(md|txt)$/.test(name))
          .sort()
          .map((name) => readFileSync(join(folder, name), "utf8")),
  );
}
