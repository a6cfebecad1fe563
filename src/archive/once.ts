/**
 * Keeps what is computed from an archive beside it, for as long as it lives. `check` and the unit
 * tests never ask for relations or mentions, so these are not computed before somebody does.
 */

import type { Archive } from "./model.ts";

/** Makes a function that computes its value once for each archive. */
export function oncePerArchive<T>(compute: (archive: Archive) => T): (archive: Archive) => T {
  const known = new WeakMap<Archive, { value: T }>();
  return (archive) => {
    let held = known.get(archive);
    if (!held) {
      held = { value: compute(archive) };
      known.set(archive, held);
    }
    return held.value;
  };
}
