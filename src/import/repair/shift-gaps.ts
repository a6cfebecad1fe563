/**
 * Fills gaps in shifted bytes: pairs that are no character, which left nothing on the page, and
 * second bytes that were lost. What fits is thousands of characters; only the likeliest after the
 * ones before are tried, by a table that is filled as it is asked.
 */

import { type ChineseModel, END } from "./chinese-model.ts";
import { gbk, isLead } from "./gbk.ts";

/** Characters that fill a gap, and the first byte that goes on after them. */
export interface Filling {
  text: string;
  lead: number;
  /** Pairs of bytes that vanished. */
  drops: number;
}

/** What the page shows behind a gap. */
export interface BehindGap {
  /** Second bytes that the character after the gap may have; undefined when it is lost too. */
  trails?: readonly number[];
  /** The character after that one, END when the clause ends; empty when it cannot be told. */
  then: string;
  /** First bytes that a reading gives for the character after the gap. */
  leads?: readonly number[];
}

export interface ByteGaps {
  /** The likeliest characters with a first byte whose second byte would begin a character. */
  endings: (before: string, lead: number, size: number) => string[];
  /** Ways over a gap from a character that begins with `lead`, by what is seen behind it. */
  fill: (before: string, lead: number, behind: BehindGap) => Filling[];
}

/** How many characters are tried at the start of a gap, and after it. */
const FIRST = 10;
const AFTER = 8;

const byModel = new WeakMap<ChineseModel, ByteGaps>();

/** Gives the fillings by a model, which keeps them. */
export function byteGaps(model: ChineseModel): ByteGaps {
  let gaps = byModel.get(model);
  if (!gaps) byModel.set(model, (gaps = makeGaps(model)));
  return gaps;
}

function makeGaps(model: ChineseModel): ByteGaps {
  const { decode, encode } = gbk();
  const fillings = new Map<string, Filling[]>();
  const seconds = new Map<string, string[]>();
  const commons = new Map<number, string[]>();
  const commonsVanishing = new Map<number, string[]>();
  const nexts = new Map<string, number[]>();

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

  /** First bytes after a gap that lead on most likely, by the character before the gap. */
  const leadsAfter = (last: string, behind: BehindGap): number[] => {
    const { trails, then, leads: given } = behind;
    const possible = vanishingWith((encode.get(last) ?? 0) & 0xff);
    if (given) return given.filter((lead) => possible.includes(lead));
    const key = `${last}${then} ${trails?.join() ?? ""}`;
    let list = nexts.get(key);
    if (list) return list;
    const scored = possible.map((lead) => {
      const options =
        trails === undefined
          ? commonest(lead)
          : trails.flatMap((trail) => decode.get((lead << 8) | trail) ?? []);
      const score = (option: string) =>
        model.next(last, option) + (then === "" ? 0 : model.next(last + option, then));
      return { lead, score: Math.max(-1e9, ...options.map(score)) };
    });
    list = scored
      .filter(({ score }) => score > -1e8)
      .sort((a, b) => b.score - a.score)
      .slice(0, AFTER)
      .map(({ lead }) => lead);
    nexts.set(key, list);
    return list;
  };

  /** Characters that may vanish with both their bytes, by the one before them alone. */
  const secondsAfter = (first: string): string[] => {
    let list = seconds.get(first);
    if (!list) {
      const leads = vanishingWith((encode.get(first) ?? 0) & 0xff);
      list = best(first, leads.flatMap(commonVanishing), 4);
      seconds.set(first, list);
    }
    return list;
  };

  const commonest = (lead: number): string[] => {
    let list = commons.get(lead);
    if (!list) commons.set(lead, (list = best("", charactersWith(lead, false), 12)));
    return list;
  };

  const commonVanishing = (lead: number): string[] => {
    let list = commonsVanishing.get(lead);
    if (!list) commonsVanishing.set(lead, (list = best("", charactersWith(lead, true), 6)));
    return list;
  };

  const compute = (before: string, lead: number, behind: BehindGap) => {
    const found: Filling[] = [];
    const firsts = best(before, charactersWith(lead, true), FIRST);
    for (const first of firsts) {
      for (const next of leadsAfter(first, behind)) {
        found.push({ text: first, lead: next, drops: 1 });
      }
    }
    // Two pairs in a row may vanish: 公司 between two characters leaves one of its four bytes.
    for (const first of firsts.slice(0, 6)) {
      for (const second of secondsAfter(first)) {
        for (const next of leadsAfter(second, behind).slice(0, 3)) {
          found.push({ text: first + second, lead: next, drops: 2 });
        }
      }
    }
    return found;
  };

  const fill = (before: string, lead: number, behind: BehindGap) => {
    const key = `${before}${END}${lead} ${behind.then} ${behind.trails?.join() ?? ""} ${behind.leads?.join() ?? ""}`;
    let list = fillings.get(key);
    if (!list) fillings.set(key, (list = compute(before, lead, behind)));
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
