/**
 * Names that an archive knows, from `people.yaml`, `organisations.yaml` and `products.yaml` of its
 * content folder, read as the site reads them. A file that is broken is reported by `duidu check`;
 * import does without it.
 */

import { join } from "node:path";
import { parseIdentities } from "../../transcript/identities.ts";
import { MAX_IDENTITIES_BYTES } from "../../transcript/limits.ts";
import { readContentText } from "../disk.ts";
import type { KnownName, NameKey } from "./known-names.ts";

const FILES: readonly [file: string, key: NameKey][] = [
  ["people.yaml", "people"],
  ["organisations.yaml", "companies_orgs"],
  ["products.yaml", "products_models"],
];

/** Reads the names of a content folder. */
export function readNames(contentDir: string): KnownName[] {
  return FILES.flatMap(([file, key]) => {
    const read = readContentText(join(contentDir, file), MAX_IDENTITIES_BYTES);
    if ("problem" in read) return [];
    const { list } = parseIdentities(read.text, file);
    return list.map(({ name, en, aliases }) => ({
      ...{ key, name, from: file },
      forms: [name, ...(en === undefined ? [] : [en]), ...aliases],
    }));
  });
}
