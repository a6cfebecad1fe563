/**
 * Fills gaps in shifted bytes: pairs that are no character, which left nothing on the page, and
 * second bytes that were lost. What fits is thousands of characters; only the likeliest after the
 * ones before are tried, by a table that is filled as it is asked.
 */

import { ANYTHING, type ChineseModel } from "./chinese-model.ts";
import { END } from "./clause-marks.ts";
import { gbk, isLead } from "./gbk.ts";

/** Characters that fill a gap, and the first byte that goes on after them. */
export interface Filling {
  text: string;
  /** 0 where no character was begun, and the page is in step again. */
  lead: number;
  /** Pairs of bytes that vanished. */
  drops: number;
  /** Log probability of what is likeliest to go on after it. */
  ahead: number;
}

/** What the page shows behind a gap. */
export interface BehindGap {
  /** Second bytes that the character after the gap may have; undefined when it is lost too. */
  trails?: readonly number[];
  /** The character that is shown. */
  shown: string;
  /** The character after that one, END when the clause ends; empty when it cannot be told. */
  next: string;
  /** What the character after the gap may be by the reading that it left. */
  read?: readonly string[];
}

/** What may have stood where bytes are lost. */
export interface ByteGaps {
  /** The likeliest characters with a first byte whose second byte would begin a character. */
  endings: (before: string, lead: number, size: number) => string[];
  /**
   * Ways over a gap from a character that begins with `lead`, by what is seen behind it. Only a
   * character that a note already split may be a noted one.
   */
  fill: (before: string, lead: number, behind: BehindGap, split: boolean) => Filling[];
}

/** How many characters are tried at the start of a gap, and how many ways over it are kept. */
const FIRST = 24;
const WAYS = 64;
/** The same where two pairs vanished in a row. */
const FIRST_OF_TWO = 8;
const SECOND = 12;
/** Of each first byte, how many of its characters the second is chosen from. */
const COMMON = 12;
/** A reading behind the gap says which of many it was. */
const SECOND_BEFORE_READING = 150;
const WAYS_OF_TWO = 32;

/** A first byte that may go on after a gap, and the log probability of what it begins. */
interface Ahead {
  lead: number;
  score: number;
}

/** Makes the fillings by a model. Whole characters with a note do not vanish: it would show. */
export function byteGaps(model: ChineseModel, notes: ReadonlyMap<string, string>): ByteGaps {
  const { decode, encode } = gbk();
  const fillings = new Map<string, Filling[]>();
  const seconds = new Map<string, string[]>();
  const commons = new Map<number, string[]>();
  const commonsVanishing = new Map<number, string[]>();
  const nexts = new Map<string, Ahead[]>();

  const best = (before: string, characters: readonly string[], size: number): string[] => {
    const scored = characters.map((character) => ({
      character,
      score: model.next(before, character),
    }));
    return scored
      .sort((a, b) => b.score - a.score)
      .slice(0, size)
      .map(({ character }) => character);
  };

  const endings = (before: string, lead: number, size: number) =>
    best(before, charactersWith(lead, false), size);

  /** First bytes after a gap, the likeliest first, by the character before the gap. */
  const leadsAfter = (last: string, behind: BehindGap): Ahead[] => {
    const { trails, next, read } = behind;
    const key = `${last}${next} ${trails?.join() ?? ""} ${read?.join("") ?? ""}`;
    let list = nexts.get(key);
    if (list) return list;
    const possible = vanishingWith((encode.get(last) ?? 0) & 0xff);
    const readAs = (lead: number) =>
      read?.filter((character) => (encode.get(character) ?? 0) >> 8 === lead);
    const scored = possible.map((lead) => {
      const options =
        readAs(lead) ??
        trails?.flatMap((trail) => decode.get((lead << 8) | trail) ?? []) ??
        commonest(lead);
      const score = (option: string) =>
        model.next(ANYTHING + last, option) +
        (next === "" ? 0 : model.next(ANYTHING + option, next));
      return { lead, score: Math.max(-1e9, ...options.map(score)) };
    });
    list = scored.filter(({ score }) => score > -1e8).sort((a, b) => b.score - a.score);
    nexts.set(key, list);
    return list;
  };

  /** Characters that may vanish with both their bytes, by the one before them alone. */
  const secondsAfter = (first: string): string[] => {
    let list = seconds.get(first);
    if (!list) {
      const leads = vanishingWith((encode.get(first) ?? 0) & 0xff);
      list = best(
        ANYTHING + first,
        withoutNote(leads.flatMap(commonVanishing)),
        SECOND_BEFORE_READING,
      );
      seconds.set(first, list);
    }
    return list;
  };

  const commonest = (lead: number): string[] => {
    let list = commons.get(lead);
    if (!list) commons.set(lead, (list = best(ANYTHING, charactersWith(lead, false), 12)));
    return list;
  };

  const commonVanishing = (lead: number): string[] => {
    let list = commonsVanishing.get(lead);
    if (!list)
      commonsVanishing.set(lead, (list = best(ANYTHING, charactersWith(lead, true), COMMON)));
    return list;
  };

  /** Characters after a vanished pair that end with a byte 80, which is skipped. */
  const skippingAfter = (last: string, shown: string): { text: string; ahead: number }[] => {
    if (shown === "") return [];
    const wholes = vanishingWith((encode.get(last) ?? 0) & 0xff).flatMap(
      (lead) => decode.get((lead << 8) | 0x80) ?? [],
    );
    return withoutNote(wholes).map((text) => ({ text, ahead: model.next(ANYTHING + text, shown) }));
  };

  const compute = (before: string, lead: number, behind: BehindGap, split: boolean) => {
    const one: (Filling & { score: number })[] = [];
    const two: (Filling & { score: number })[] = [];
    const size = behind.read ? SECOND_BEFORE_READING : SECOND;
    const begins = charactersWith(lead, true);
    const firsts = best(before, split ? begins : withoutNote(begins), FIRST);
    for (const [rank, first] of firsts.entries()) {
      const begun = model.next(before, first);
      for (const { lead: next, score } of leadsAfter(first, behind).slice(0, WAYS)) {
        one.push({ text: first, lead: next, drops: 1, ahead: score, score: begun + score });
      }
      for (const { text, ahead } of rank < FIRST_OF_TWO ? skippingAfter(first, behind.shown) : []) {
        const score = begun + model.next(ANYTHING + first, text) + ahead;
        one.push({ text: first + text, lead: 0, drops: 1, ahead, score });
      }
      // 公司 between two characters leaves one of its four bytes.
      for (const second of rank < FIRST_OF_TWO ? secondsAfter(first).slice(0, size) : []) {
        const gone = begun + model.next(ANYTHING + first, second);
        for (const { lead: next, score } of leadsAfter(second, behind).slice(0, WAYS_OF_TWO)) {
          const text = first + second;
          two.push({ text, lead: next, drops: 2, ahead: score, score: gone + score });
        }
      }
    }
    const likeliest = (list: typeof one, size: number) =>
      list.sort((a, b) => b.score - a.score).slice(0, size);
    return [...likeliest(one, WAYS), ...likeliest(two, WAYS_OF_TWO)];
  };

  const withoutNote = (characters: readonly string[]) =>
    characters.filter((character) => !notes.has(character));

  const fill = (before: string, lead: number, behind: BehindGap, split: boolean) => {
    const key = `${before}${END}${split}${lead} ${behind.shown}${behind.next} ${behind.trails?.join() ?? ""} ${behind.read?.join("") ?? ""}`;
    let list = fillings.get(key);
    if (!list) fillings.set(key, (list = compute(before, lead, behind, split)));
    return list;
  };
  return { endings, fill };
}

const withLead = new Map<number, { all: string[]; vanishing: string[] }>();

/** Characters of a first byte whose second byte may begin one; only those that may vanish. */
function charactersWith(lead: number, vanishing: boolean): string[] {
  let lists = withLead.get(lead);
  if (!lists) {
    const { decode, trails } = gbk();
    const own = (trails.get(lead) ?? []).filter(isLead);
    const read = (list: number[]) => list.map((trail) => decode.get((lead << 8) | trail) ?? "");
    lists = {
      all: read(own),
      vanishing: read(own.filter((trail) => vanishingWith(trail).length > 0)),
    };
    withLead.set(lead, lists);
  }
  return vanishing ? lists.vanishing : lists.all;
}

const vanishings = new Map<number, number[]>();

/** Second bytes with which a first byte forms no character, and which may begin one themselves. */
function vanishingWith(lead: number): number[] {
  let list = vanishings.get(lead);
  if (!list) {
    const { decode } = gbk();
    list = [];
    for (let trail = 0x81; trail <= 0xfe; trail++) {
      if (!decode.has((lead << 8) | trail)) list.push(trail);
    }
    vanishings.set(lead, list);
  }
  return list;
}
