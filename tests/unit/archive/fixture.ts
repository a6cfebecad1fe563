/** The small archive of `tests/fixtures/archive`: aliases, a draft, timestamps, three languages. */

import { join } from "node:path";
import { loadArchive } from "../../../src/archive/load.ts";
import type { Archive, FacetKind } from "../../../src/archive/model.ts";
import { ROOT } from "../../shared.ts";

export const FIXTURE = join(ROOT, "tests/fixtures/archive");

export function fixtureArchive(options = { drafts: false }): Archive {
  return loadArchive(FIXTURE, options);
}

/** A facet that a test relies on. */
export function facet(archive: Archive, kind: FacetKind, name: string) {
  const found = archive.facet(kind, name);
  if (!found) throw new Error(`The fixture has no ${kind} ${name}`);
  return found;
}
