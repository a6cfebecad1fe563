/**
 * Names that an archive knows, from `people.yaml`, `organisations.yaml` and `products.yaml` of its
 * content folder. A file that is broken is reported by `npm run check`; import does without it.
 */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { KnownName, NameKey } from "./known-names.ts";

const FILES: readonly [file: string, key: NameKey][] = [
  ["people.yaml", "people"],
  ["organisations.yaml", "companies_orgs"],
  ["products.yaml", "products_models"],
];

/** Reads the names of a content folder. */
export function readNames(contentDir: string): KnownName[] {
  return FILES.flatMap(([file, key]) => {
    const path = join(contentDir, file);
    if (!existsSync(path)) return [];
    let entries: unknown;
    try {
      entries = parse(readFileSync(path, "utf8"), { maxAliasCount: 0 });
    } catch {
      return [];
    }
    if (!Array.isArray(entries)) return [];
    return entries.flatMap((entry: unknown) => {
      const { name, en, aliases } = (entry ?? {}) as Record<string, unknown>;
      const forms = [name, en, ...(Array.isArray(aliases) ? aliases : [])].filter(
        (form): form is string => typeof form === "string" && form !== "",
      );
      return typeof name === "string" && forms[0] === name
        ? [{ key, name, forms, from: file }]
        : [];
    });
  });
}
