/**
 * Searches the texts from which the damage could have come. The page is read character by
 * character: while the bytes are shifted, each character shown gives the second byte of one
 * original character and the first byte of the next.
 */

import { type ChineseModel, historyOf } from "./chinese-model.ts";
import { END } from "./clause-marks.ts";
import { gbk, isLead } from "./gbk.ts";
import { type BehindGap, byteGaps } from "./shift-gaps.ts";

/** A reading of the damaged clause, whole or in the making. */
export interface Hypothesis {
  text: string;
  score: number;
  /** Pairs of bytes that left nothing on the page, which the search had to make up. */
  drops: number;
  /** True when the last character lost its second byte before a mark. */
  dangling: boolean;
  /** True when a `?` swallowed the end of a character, which only a guess brings back. */
  eaten: boolean;
}

interface State extends Hypothesis {
  /** The first byte of the original character that is being read; 0 when not shifted. */
  pending: number;
  /** Log probability of what is likeliest to come next, where a guess was made at it. */
  ahead: number;
  /** True right behind the note that split a character, which may be a noted one itself. */
  split: boolean;
}

const BEAM = 32;
/** How many readings that end alike are kept: room for the ones that do not. */
const ALIKE = 4;
/** How many of them are tried with a pair of bytes that vanished. */
const DROPPING = 10;
const MAX_DROPS = 5;
/** How many ends are tried where a second byte is lost. */
const ENDINGS = 24;

const NOTE = /^\(([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6})\)/u;
const LOST = /^\?([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6})\)/u;
const ENTITY = /^(quot|amp|lt|gt|nbsp);/;
const ENTITIES: Record<string, string> = { quot: '"', amp: "&", lt: "<", gt: ">", nbsp: " " };

/** Lists possible originals of a damaged clause, the likelier ones first. */
export function searchOriginals(
  shown: string,
  notes: ReadonlyMap<string, string>,
  model: ChineseModel,
): Hypothesis[] {
  const { decode, encode, lookalikes } = gbk();
  const gaps = byteGaps(model, notes);
  const byReading = readingIndex(notes);
  const columns: State[][] = Array.from({ length: shown.length + 1 }, () => []);
  columns[0] = [
    {
      text: "",
      score: 0,
      drops: 0,
      dangling: false,
      eaten: false,
      pending: 0,
      ahead: 0,
      split: false,
    },
  ];
  const behinds = new Map<string, BehindGap>();
  const finished: Hypothesis[] = [];

  for (let at = 0; at <= shown.length; at++) {
    const rest = shown.slice(at);
    const arrived = columns[at] as State[];
    const states = prune([...arrived, ...arrived.flatMap((state) => skipByte(state, at, rest))]);
    columns[at] = [];
    const shifted = states.filter((state) => state.pending !== 0).slice(0, DROPPING);
    const dropped = shifted.flatMap((state) => vanish(state, rest));
    for (const state of [...states, ...prune(dropped)]) {
      if (at === shown.length) finish(state);
      else if (state.pending === 0) readAligned(state, at, rest);
      else readShifted(state, at, rest);
    }
  }
  return finished.sort((a, b) => b.score - a.score);

  function push(at: number, state: State): void {
    if (at <= shown.length) (columns[at] as State[]).push(state);
  }

  function extend(state: State, character: string, pending: number): State {
    const score = state.score + model.next(historyOf(state.text), character);
    return { ...state, text: state.text + character, score, pending, ahead: 0, split: false };
  }

  /** How long the note after `at` is, when it belongs to `character`. */
  function noteLength(character: string, rest: string): number {
    const match = NOTE.exec(rest);
    return match?.[1] !== undefined && notes.get(character) === match[1] ? match[0].length : 0;
  }

  function readAligned(state: State, at: number, rest: string): void {
    const lost = LOST.exec(rest);
    const last = encode.get(state.text.slice(-1));
    if (lost && last !== undefined) {
      for (const pair of byReading.get(lost[1] ?? "") ?? []) {
        if (pair >> 8 === (last & 0xff)) {
          push(at + lost[0].length, { ...state, pending: pair & 0xff, ahead: 0, split: true });
        }
      }
    }
    const character = rest.charAt(0);
    if (at === 0 && character < "\u0080") {
      // `F(xiàn)`: the first byte, AC, went with the comma before it.
      const whole = decode.get(0xac00 | character.charCodeAt(0));
      const length = whole === undefined ? 0 : noteLength(whole, rest.slice(1));
      if (whole !== undefined && length > 0) push(1 + length, extend(state, whole, 0));
    }
    const next = extend(state, character, 0);
    push(at + 1 + noteLength(character, rest.slice(1)), next);
  }

  function readShifted(state: State, at: number, rest: string): void {
    const { pending } = state;
    const character = rest.charAt(0);
    const lost = LOST.exec(rest);
    for (const pair of byReading.get(lost?.[1] ?? "") ?? []) {
      if (pair >> 8 === pending) {
        push(at + (lost?.[0].length ?? 0), extend(state, decode.get(pair) ?? "", 0));
      }
    }
    if (character === "?") {
      const entity = ENTITY.exec(rest.slice(1));
      const next = at + 1 + (entity?.[0].length ?? 0);
      const swallowed = entity ? [ENTITIES[entity[1] ?? ""] ?? ""] : mayBeSwallowed(rest.slice(1));
      for (const read of endings(state)) {
        for (const mark of swallowed) {
          push(next, { ...extend(read, mark, 0), eaten: true });
        }
      }
    }
    const code = character.charCodeAt(0);
    if (code >= 0x40 && code < 0x7f) {
      const whole = decode.get((pending << 8) | code);
      if (whole !== undefined) {
        push(at + 1 + noteLength(whole, rest.slice(1)), extend(state, whole, 0));
      }
    }
    const own = encode.get(character);
    for (const pair of [
      ...(own === undefined ? [] : [own]),
      ...(lookalikes.get(character) ?? []),
    ]) {
      const whole = decode.get((pending << 8) | (pair >> 8));
      // A noted character that is whole would show its note, which ends the shift.
      if (whole === undefined || (notes.has(whole) && !state.split)) continue;
      const trail = pair & 0xff;
      const seen = decode.get(pair) ?? "";
      const length = 1 + noteLength(seen, rest.slice(1));
      if (isLead(trail)) push(at + length, extend(state, whole, trail));
      else if (trail >= 0x40 && length === 1) {
        // The second byte was an ASCII letter of its own.
        push(at + 1, extend(extend(state, whole, 0), String.fromCharCode(trail), 0));
      }
    }
  }

  /** A byte 80 where a character should begin is skipped, and all is in step again. */
  function skipByte(state: State, at: number, rest: string): State[] {
    const whole = state.pending === 0 ? undefined : decode.get((state.pending << 8) | 0x80);
    if (whole === undefined) return [];
    const read = extend(state, whole, 0);
    const length = noteLength(whole, rest);
    if (length > 0) push(at + length, read);
    return length > 0 ? [] : [read];
  }

  /** Two bytes without a character: the end of one original character, the start of the next. */
  function vanish(state: State, rest: string): State[] {
    if (state.drops >= MAX_DROPS) return [];
    const behind = readBehind(rest);
    const found: State[] = [];
    for (const { text, lead, drops, ahead } of gaps.fill(
      historyOf(state.text),
      state.pending,
      behind,
      state.split,
    )) {
      if (state.drops + drops > MAX_DROPS) continue;
      let read: State = state;
      for (const character of text) read = extend(read, character, lead);
      found.push({ ...read, drops: state.drops + drops, ahead });
    }
    return found;
  }

  /** What is seen behind a gap: the rest of the next character, and the one after it. */
  function readBehind(rest: string): BehindGap {
    const known = behinds.get(rest);
    if (known) return known;
    const lost = LOST.exec(rest);
    const shownFirst = rest.charAt(0);
    let behind: BehindGap;
    if (lost) {
      const pairs = byReading.get(lost[1] ?? "") ?? [];
      behind = { shown: "", next: "", read: pairs.flatMap((pair) => decode.get(pair) ?? []) };
    } else if (rest === "" || shownFirst === "?") {
      // Nothing tells what comes after the gap.
      behind = { shown: rest === "" ? END : "", next: rest === "" ? END : "" };
    } else {
      const own = encode.get(shownFirst);
      const pairs = [...(own === undefined ? [] : [own]), ...(lookalikes.get(shownFirst) ?? [])];
      const trails = pairs.map((pair) => pair >> 8);
      const isLetter = shownFirst >= "@" && shownFirst < "\u007f";
      if (isLetter) trails.push(shownFirst.charCodeAt(0));
      const after = encode.get(rest.charAt(1));
      const next =
        own !== undefined && after !== undefined
          ? (decode.get(((own & 0xff) << 8) | (after >> 8)) ?? "")
          : isLetter
            ? rest.charAt(1) || END
            : "";
      behind = { trails, shown: shownFirst, next };
    }
    behinds.set(rest, behind);
    return behind;
  }

  /** Every way in which the character that is being read may end, when its second byte is lost. */
  function endings(state: State): State[] {
    const before = historyOf(state.text);
    return gaps.endings(before, state.pending, ENDINGS).map((read) => extend(state, read, 0));
  }

  function finish(state: State): void {
    const close = (read: State, dangling: boolean) =>
      finished.push({
        ...read,
        dangling,
        score: read.score + model.next(historyOf(read.text), END),
      });
    if (state.pending === 0) close(state, false);
    else for (const read of endings(state)) close(read, true);
  }
}

function readingIndex(notes: ReadonlyMap<string, string>): Map<string, number[]> {
  const byReading = new Map<string, number[]>();
  for (const [character, reading] of notes) {
    const pair = gbk().encode.get(character);
    if (pair === undefined) continue;
    const list = byReading.get(reading) ?? [];
    list.push(pair);
    byReading.set(reading, list);
  }
  return byReading;
}

/** ASCII below `@` that a `?` may stand for, by what follows it. */
function mayBeSwallowed(rest: string): string[] {
  const next = rest.charAt(0);
  const opens = rest.indexOf(")") >= 0 && !/^[^)]*\(/.test(rest);
  const marks = opens ? ["("] : [" "];
  if (/[0-9]/.test(next)) marks.push(..."123456789");
  return marks;
}

/** Keeps the best states, and few of those that go on alike. */
function prune(states: State[], size = BEAM): State[] {
  const alike = new Map<string, State[]>();
  const kept: State[] = [];
  for (const state of states.sort((a, b) => b.score + b.ahead - a.score - a.ahead)) {
    const key = state.pending + state.text.slice(-3);
    const group = alike.get(key);
    if (!group) alike.set(key, [state]);
    else if (group.length >= ALIKE || group.some(({ text }) => text === state.text)) continue;
    else group.push(state);
    kept.push(state);
    if (kept.length === size) break;
  }
  return kept;
}
