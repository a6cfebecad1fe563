/**
 * Makes the grams of a stretch of those that it had: of a hundred transcripts one has changed, and the
 * others need not be parsed for it.
 */

import { encodeJoint } from "../../search/grams.ts";
import {
  comesFirst,
  type NumberedGrams,
  type SpelledGrams,
  type StretchGrams,
  spellLetters,
} from "./gram-table.ts";

/** Grams of some transcripts, and where these stand in another stretch: −1 for one that does not. */
export interface PlacedGrams {
  grams: StretchGrams;
  places: readonly number[];
}

/** The grams of a stretch that has the transcripts of two others, each in the order it had there. */
export function renewGrams(kept: PlacedGrams, added: PlacedGrams): StretchGrams {
  const merge = <Key extends number | string>(
    listOf: (grams: StretchGrams) => NumberedGrams | SpelledGrams,
    keysOf: (grams: StretchGrams) => ArrayLike<Key>,
  ) =>
    mergeLists(
      { ...kept, list: listOf(kept.grams), keys: keysOf(kept.grams) },
      { ...added, list: listOf(added.grams), keys: keysOf(added.grams) },
    );
  const letters = merge(
    (grams) => grams.letters,
    (grams) => grams.letters.keys,
  );
  const joints = merge(
    (grams) => grams.joints,
    (grams) => grams.joints.keys,
  );
  const words = merge(
    (grams) => grams.words,
    (grams) => grams.words.words,
  );
  return {
    letters: { ...letters, keys: Uint32Array.from(letters.keys) },
    joints: { ...joints, keys: Uint32Array.from(joints.keys) },
    words: { words: words.keys, counts: words.counts, pages: words.pages },
  };
}

interface PlacedList<Key> {
  list: NumberedGrams | SpelledGrams;
  keys: ArrayLike<Key>;
  places: readonly number[];
}

function mergeLists<Key extends number | string>(kept: PlacedList<Key>, added: PlacedList<Key>) {
  const keys: Key[] = [];
  const counts = new Uint8Array(kept.keys.length + added.keys.length);
  const pages = new Uint8Array(kept.list.pages.length + added.list.pages.length);
  let length = 0;
  const sides = [kept, added].map((side) => ({ ...side, at: 0, from: 0 }));
  for (;;) {
    let least: Key | undefined;
    for (const { keys, at } of sides) {
      const key = keys[at];
      if (key !== undefined && (least === undefined || comesFirst(key, least))) least = key;
    }
    if (least === undefined) break;
    const first = length;
    for (const side of sides) {
      if (side.keys[side.at] !== least) continue;
      const to = side.from + (side.list.counts[side.at++] as number);
      for (; side.from < to; side.from++) {
        const place = side.places[side.list.pages[side.from] as number] as number;
        if (place >= 0) pages[length++] = place;
      }
    }
    if (length === first) continue;
    pages.subarray(first, length).sort();
    counts[keys.length] = length - first;
    keys.push(least);
  }
  return { keys, counts: counts.slice(0, keys.length), pages: pages.slice(0, length) };
}

/** How the grams are written that other transcripts have in one stretch than in another. */
export function changedGrams(before: StretchGrams, now: StretchGrams): string[] {
  const changed: string[] = [];
  const compare = <Key extends number | string>(
    [a, aKeys]: readonly [NumberedGrams | SpelledGrams, ArrayLike<Key>],
    [b, bKeys]: readonly [NumberedGrams | SpelledGrams, ArrayLike<Key>],
    spell: (key: Key) => string,
  ) => {
    let [i, j, from, to] = [0, 0, 0, 0];
    while (i < aKeys.length || j < bKeys.length) {
      const [key, other] = [aKeys[i], bKeys[j]];
      const isHere = key !== undefined && (other === undefined || !comesFirst(other, key));
      const isThere = other !== undefined && (key === undefined || !comesFirst(key, other));
      const [count, otherCount] = [isHere ? a.counts[i] : 0, isThere ? b.counts[j] : 0];
      const pages = a.pages.subarray(from, from + (count as number));
      const others = b.pages.subarray(to, to + (otherCount as number));
      if (Buffer.compare(pages, others) !== 0) changed.push(spell((isHere ? key : other) as Key));
      from += pages.length;
      to += others.length;
      if (isHere) i++;
      if (isThere) j++;
    }
  };
  compare([before.letters, before.letters.keys], [now.letters, now.letters.keys], spellLetters);
  compare([before.joints, before.joints.keys], [now.joints, now.joints.keys], encodeJoint);
  compare([before.words, before.words.words], [now.words, now.words.words], (word) => word);
  return changed;
}
