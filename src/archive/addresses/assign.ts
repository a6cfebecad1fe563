/**
 * Gives the paragraphs of a transcript their addresses: those that the record knows for them, and new
 * ones to the others. Without a record each gets the id of its words, as archives had them before
 * there were records; so addresses that were given out then stay.
 */

import { segmentIds } from "../../transcript/segment-id.ts";
import { align } from "./align.ts";
import { Fingerprints, type Paragraph, wordsAtStep } from "./fingerprint.ts";
import { increasingRun } from "./increasing-run.ts";
import { type AddressEvent, type AddressRecord, isLiving, type RecordEntry } from "./record.ts";

/** An address whose paragraph was removed; `on` is empty where nobody has written down the day. */
export interface GoneAddress {
  id: string;
  on: string;
}

/** The addresses of one transcript, by the places of its paragraphs. */
export interface Addresses {
  ids: string[];
  /** Addresses of paragraphs that are part of this one now. */
  merged: Record<number, string[]>;
  /** The last day on which a paragraph was changed; empty where nobody has written it down. */
  changed: Record<number, string>;
  /** What stood before a paragraph and was removed; the number of paragraphs for what stood last. */
  gone: Record<number, GoneAddress[]>;
}

/** Words of a removed paragraph from which on it is known again when it comes back. */
const KNOWN_AGAIN = 6;

/**
 * Assigns addresses.
 * @param record What was known last; undefined where nothing is.
 * @param file Path of the transcript below `transcripts/`.
 * @param today ISO date for what happened since; empty where it will not be written down.
 * @returns The addresses and the record that knows of them.
 */
export function assignAddresses(
  record: AddressRecord | undefined,
  paragraphs: readonly Paragraph[],
  file: string,
  today: string,
): { addresses: Addresses; record: AddressRecord } {
  const fingerprints = new Fingerprints(paragraphs);
  const known = record?.entries ?? [];
  const { entries, owners } = record
    ? continued(known, paragraphs, fingerprints, today)
    : { entries: firstEntries(paragraphs, fingerprints), owners: undefined };
  const next = { file, formerly: [], ...record, entries };
  return { addresses: addressesOf(entries, owners ?? entries), record: { ...next, file } };
}

/** The ids that paragraphs have where nothing is known of them. */
export function idsOfWords(paragraphs: readonly Paragraph[]): string[] {
  const taken = new Set<string>();
  return paragraphs.map((paragraph) => freeId(paragraph, taken));
}

function firstEntries(paragraphs: readonly Paragraph[], fingerprints: Fingerprints): RecordEntry[] {
  return idsOfWords(paragraphs).map((id, place) => ({
    id,
    fingerprint: fingerprints.of(place),
    events: [],
  }));
}

/** The entries of a record after what has happened since, and those of the paragraphs in order. */
function continued(
  known: readonly RecordEntry[],
  paragraphs: readonly Paragraph[],
  fingerprints: Fingerprints,
  today: string,
): { entries: RecordEntry[]; owners: RecordEntry[] } {
  const living = known.filter(isLiving);
  const prints = living.map(({ fingerprint }) => fingerprint);
  const { now, merged } = align(prints, fingerprints);
  const taken = new Set(known.map(({ id }) => id));
  const owners: (RecordEntry | undefined)[] = paragraphs.map(() => undefined);
  const heldBy = new Map<string, number>();
  const isEqual = (entry: RecordEntry, place: number) =>
    fingerprints.digest(place) === entry.fingerprint.digest;
  living.forEach((entry, i) => {
    const place = now[i] as number;
    if (place < 0) return;
    // A record put together from two may have an address twice: the paragraph it knows best has it.
    const other = heldBy.get(entry.id);
    if (other !== undefined && !isEqual(entry, place)) return;
    if (other !== undefined) owners[other] = undefined;
    heldBy.set(entry.id, place);
    owners[place] = kept(entry, fingerprints, place, today);
  });
  bringBack(known, owners, heldBy, fingerprints, today);
  const places = owners.map((owner, place) => {
    if (owner) return owner;
    const id = freeId(paragraphs[place] as Paragraph, taken);
    return {
      id,
      fingerprint: fingerprints.of(place),
      events: [{ kind: "came", on: today }],
    } as const;
  });

  // What is gone stays behind the paragraph that it stood behind.
  const lefts = new Map<number, RecordEntry[]>();
  const still = known.flatMap(({ id }) => heldBy.get(id) ?? []);
  const inOrder = new Set(increasingRun(still).map((one) => still[one]));
  let behind = -1;
  let at = 0;
  const told = new Set<string>();
  for (const entry of known) {
    const i = isLiving(entry) ? at++ : -1;
    const place = heldBy.get(entry.id);
    if (place !== undefined) {
      if (inOrder.has(place)) behind = place;
      continue;
    }
    if (told.has(entry.id)) continue;
    told.add(entry.id);
    const whole = i < 0 ? undefined : merged.get(i);
    const event: AddressEvent | undefined =
      i < 0
        ? undefined
        : whole === undefined
          ? { kind: "removed", on: today }
          : { kind: "merged", into: places[whole]?.id ?? "", on: today };
    const left = event ? { ...entry, events: [...entry.events, event] } : entry;
    lefts.set(behind, [...(lefts.get(behind) ?? []), left]);
  }
  const entries = [
    ...(lefts.get(-1) ?? []),
    ...places.flatMap((owner, place) => [owner, ...(lefts.get(place) ?? [])]),
  ];
  return { entries, owners: places };
}

/** The entry of a paragraph that is still there. */
function kept(
  { id, fingerprint, events }: RecordEntry,
  fingerprints: Fingerprints,
  place: number,
  today: string,
): RecordEntry {
  if (fingerprints.digest(place) !== fingerprint.digest) {
    const last = events.at(-1);
    const isTold = last?.on === today && (last.kind === "changed" || last.kind === "came");
    const changed = { kind: "changed", on: today } as const;
    return {
      id,
      fingerprint: fingerprints.of(place),
      events: isTold ? events : [...events, changed],
    };
  }
  const speaker = fingerprints.speaker(place);
  return {
    id,
    fingerprint: speaker === fingerprint.speaker ? fingerprint : { ...fingerprint, speaker },
    events,
  };
}

/** Gives removed paragraphs that stand there again, to the letter, the addresses that they had. */
function bringBack(
  known: readonly RecordEntry[],
  owners: (RecordEntry | undefined)[],
  heldBy: Map<string, number>,
  fingerprints: Fingerprints,
  today: string,
): void {
  const retired = known.filter(
    (entry) => !isLiving(entry) && wordsAtStep(entry.fingerprint.size) >= KNOWN_AGAIN,
  );
  if (retired.length === 0) return;
  const byDigest = new Map(retired.map((entry) => [entry.fingerprint.digest, entry]));
  for (let place = 0; place < owners.length; place++) {
    if (owners[place]) continue;
    const entry = byDigest.get(fingerprints.digest(place));
    if (!entry || heldBy.has(entry.id)) continue;
    heldBy.set(entry.id, place);
    owners[place] = { ...entry, events: [...entry.events, { kind: "back", on: today }] };
  }
}

/** The id that the words of a paragraph give, numbered where it was given out already. */
function freeId({ zh, original }: Paragraph, taken: Set<string>): string {
  const wordsId = segmentIds()({
    ...(zh !== undefined && { zh }),
    ...(original !== undefined && { original: { lang: "en", text: original } }),
  });
  let id = wordsId;
  for (let count = 2; taken.has(id); count++) id = `${wordsId}-${count}`;
  taken.add(id);
  return id;
}

/** What pages need of a record. */
function addressesOf(entries: readonly RecordEntry[], owners: readonly RecordEntry[]): Addresses {
  const placeOf = new Map(owners.map(({ id }, place) => [id, place]));
  const intoOf = new Map(
    entries.flatMap(({ id, events }) => {
      const last = events.at(-1);
      return last?.kind === "merged" ? [[id, last.into] as const] : [];
    }),
  );
  const found: Addresses = { ids: owners.map(({ id }) => id), merged: {}, changed: {}, gone: {} };
  let place = 0;
  for (const { id, events } of entries) {
    if (placeOf.has(id)) {
      place++;
      const changed = events.findLast(({ kind }) => kind === "changed");
      if (changed) found.changed[place - 1] = changed.on;
      continue;
    }
    let whole: string | undefined = id;
    for (
      let steps = 0;
      whole !== undefined && !placeOf.has(whole) && steps < entries.length;
      steps++
    ) {
      whole = intoOf.get(whole);
    }
    const at = placeOf.get(whole ?? "");
    if (at !== undefined) found.merged[at] = [...(found.merged[at] ?? []), id];
    else found.gone[place] = [...(found.gone[place] ?? []), { id, on: events.at(-1)?.on ?? "" }];
  }
  return found;
}
