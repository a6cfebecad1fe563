/**
 * Keeps what is computed from an archive beside it, for as long as it lives. `check` and the unit
 * tests never ask for relations or mentions, so these are not computed before somebody does.
 */

import type { Archive } from "./model.ts";

/**
 * Makes a function that computes its value once for all archives that have the same names, which in
 * a live preview outlast the edit of a text. It may depend on names and settings alone.
 */
export function oncePerNames<T>(compute: (archive: Archive) => T): (archive: Archive) => T {
  return onceFor(compute, ({ facets }) => facets);
}

/** Makes a function that computes its value once for each archive. */
export function oncePerArchive<T>(compute: (archive: Archive) => T): (archive: Archive) => T {
  return onceFor(compute, (archive) => archive);
}

function onceFor<T>(
  compute: (archive: Archive) => T,
  ownerOf: (archive: Archive) => object,
): (archive: Archive) => T {
  const known = new WeakMap<object, { value: T }>();
  return (archive) => {
    const owner = ownerOf(archive);
    let held = known.get(owner);
    if (!held) {
      held = { value: compute(archive) };
      known.set(owner, held);
    }
    return held.value;
  };
}
