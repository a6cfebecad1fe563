/**
 * Searches the texts from which the damage could have come. The page is read character by
 * character: while the bytes are shifted, each character shown gives the second byte of one
 * original character and the first byte of the next.
 */

import type { ChineseModel } from "./chinese-model.ts";
import { gbk, isLead } from "./gbk.ts";

/** A reading of the damaged clause, whole or in the making. */
export interface Hypothesis {
  text: string;
  score: number;
  /** Pairs of bytes that left nothing on the page, which the search had to make up. */
  drops: number;
  /** True when the last character lost its second byte before a mark. */
  dangling: boolean;
  /** True when a `?` swallowed a character that only a guess brings back. */
  eaten: boolean;
}

interface State extends Hypothesis {
  /** The first byte of the original character that is being read; 0 when not shifted. */
  pending: number;
}

const BEAM = 72;
/** How many of them are tried with a pair of bytes that vanished. */
const DROPPING = 12;
const IMPOSSIBLE = -1e6;
/** What a vanished pair costs while the search goes on, so that plain readings stay in it. */
const DROP = -1;
const MAX_DROPS = 5;
/** How many ends are tried where a second byte is lost. */
const ENDINGS = 30;

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
  const { decode, encode, trails, lookalikes } = gbk();
  const byReading = new Map<string, number[]>();
  for (const [character, reading] of notes) {
    const pair = encode.get(character);
    if (pair === undefined) continue;
    const list = byReading.get(reading) ?? [];
    list.push(pair);
    byReading.set(reading, list);
  }
  const columns: State[][] = Array.from({ length: shown.length + 1 }, () => []);
  columns[0] = [{ text: "", score: 0, drops: 0, dangling: false, eaten: false, pending: 0 }];
  const finished: Hypothesis[] = [];
  const bests = new Map<number, string>();

  for (let at = 0; at <= shown.length; at++) {
    const rest = shown.slice(at);
    const arrived = columns[at] as State[];
    const states = prune([...arrived, ...arrived.flatMap((state) => skipByte(state, at, rest))]);
    if (at === shown.length) {
      const shifted = states.filter((state) => state.pending !== 0).slice(0, DROPPING);
      for (const state of [...states, ...shifted.flatMap((s) => vanish(s, ""))]) finish(state);
      break;
    }
    const shifted = states.filter((state) => state.pending !== 0);
    const dropped = shifted.slice(0, DROPPING).flatMap((state) => vanish(state, rest));
    for (const state of [...states, ...prune(dropped)]) {
      if (state.pending === 0) readAligned(state, at, rest);
      else readShifted(state, at, rest);
    }
  }
  return finished.sort((a, b) => b.score - a.score);

  function push(at: number, state: State): void {
    if (at <= shown.length) (columns[at] as State[]).push(state);
  }

  function extend(state: State, character: string, pending: number): State {
    const score = state.score + model.step(state.text.slice(-1), character);
    return { ...state, text: state.text + character, score, pending };
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
          push(at + lost[0].length, { ...state, pending: pair & 0xff });
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
          push(next, { ...read, text: read.text + mark, eaten: state.eaten || !entity });
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
      if (whole === undefined) continue;
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
  function vanish(state: State, rest: string, again = false): State[] {
    if (state.drops >= MAX_DROPS) return [];
    const shownPair = encode.get(rest.charAt(0));
    const nextTrail = shownPair === undefined ? rest.charCodeAt(0) : shownPair >> 8;
    const isOpen = rest === "" || rest.charAt(0) === "?";
    const found: { state: State; promise: number; hope: number }[] = [];
    for (const read of endings(state, true).slice(0, again ? 8 : 24)) {
      const last = read.text.slice(-1);
      const trail = (encode.get(last) ?? 0) & 0xff;
      for (const lead of vanishingTrails(trail)) {
        // Judged by the character that it would begin; that one is scored when it is read.
        const after = isOpen ? commonest(lead) : decode.get((lead << 8) | nextTrail);
        if (after === undefined && again) continue;
        const next = { ...read, pending: lead, drops: state.drops + 1, score: read.score + DROP };
        const promise = after === undefined ? IMPOSSIBLE : model.step(last, after);
        const hope = again ? 0 : model.step(last, commonest(lead));
        found.push({ state: next, promise: next.score + promise, hope: next.score + hope });
      }
    }
    const kept = found
      .sort((a, b) => b.promise - a.promise)
      .slice(0, BEAM / 2)
      .filter(({ promise }) => promise > IMPOSSIBLE / 2)
      .map(({ state: next }) => next);
    if (again) return kept;
    // Two pairs in a row may have vanished: 公司 between two characters leaves one of four bytes.
    found.sort((a, b) => b.hope - a.hope);
    const twice = found.slice(0, 8).flatMap(({ state: next }) => vanish(next, rest, true));
    return [...kept, ...twice];
  }

  /** The most frequent character with a first byte. */
  function commonest(lead: number): string {
    let best = bests.get(lead);
    if (best === undefined) {
      const characters = (trails.get(lead) ?? []).map((t) => decode.get((lead << 8) | t) ?? "");
      best = characters.reduce((a, c) => (model.step("", c) > model.step("", a) ? c : a), "\u25a1");
      bests.set(lead, best);
    }
    return best;
  }

  /** Every way in which the character that is being read may end, when its second byte is lost. */
  function endings(state: State, beforeGap = false): State[] {
    const found: State[] = [];
    for (const trail of trails.get(state.pending) ?? []) {
      if (!isLead(trail) || (beforeGap && vanishingTrails(trail).length === 0)) continue;
      found.push(extend(state, decode.get((state.pending << 8) | trail) ?? "", 0));
    }
    return found.sort((a, b) => b.score - a.score).slice(0, ENDINGS);
  }

  function finish(state: State): void {
    if (state.pending === 0) finished.push(state);
    else for (const read of endings(state)) finished.push({ ...read, dangling: true });
  }
}

/** ASCII below `@` that a `?` may stand for, by what follows it. */
function mayBeSwallowed(rest: string): string[] {
  const next = rest.charAt(0);
  const opens = rest.indexOf(")") >= 0 && !/^[^)]*\(/.test(rest);
  const marks = opens ? ["("] : [" "];
  if (/[0-9]/.test(next)) marks.push(..."123456789");
  return marks;
}
const vanishing = new Map<number, number[]>();

/** Second bytes with which a first byte forms no character, and which may begin one themselves. */
function vanishingTrails(lead: number): number[] {
  const known = vanishing.get(lead);
  if (known) return known;
  const { decode } = gbk();
  const list: number[] = [];
  for (let trail = 0x81; trail <= 0xfe; trail++) {
    if (!decode.has((lead << 8) | trail)) list.push(trail);
  }
  vanishing.set(lead, list);
  return list;
}

/** Keeps the best states; of those that read the same, one. */
function prune(states: State[]): State[] {
  const best = new Map<string, State>();
  for (const state of states) {
    const key = `${state.pending}${state.text}`;
    const other = best.get(key);
    if (!other || other.score < state.score) best.set(key, state);
  }
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, BEAM);
}
