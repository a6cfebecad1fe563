/**
 * Tells which paragraph of a transcript is which of those that its record knows. Equal ones come
 * first, then those in between by order and likeness; where two readings are about as good, neither
 * is taken, since an address may be lost and may never pass to another paragraph.
 */

import { CODES, type Fingerprint, type Fingerprints, wordsAtStep } from "./fingerprint.ts";
import { increasingRun } from "./increasing-run.ts";

/** Which paragraph each known one is, by their places. */
export interface Alignment {
  /** For each known paragraph the place of the one it is now, −1 for none. */
  now: Int32Array;
  /** Known paragraphs that are part of another one now, and the place of that one. */
  merged: Map<number, number>;
}

/** A paragraph of fewer words may well be said twice: no move of it is followed. */
const DISTINCTIVE = 6;
/** Pairs that are weighed at most; of two stretches beyond this nothing is known. */
const MOST_PAIRS = 16e6;

/** Weights of a pair: equal to the letter, the same of few words, by the same speaker, alike. */
const [EQUAL, SHORT_EQUAL, SAME_SPEAKER, ALIKE, LIKENESS] = [1000, 150, 100, 200, 600];
/** Two readings whose weights differ by less are about as good. */
const DOUBT = 50;
/** Of the words that are known of a paragraph, the share that must be there still. */
const KEPT_SHARE = 0.35;
/** Paragraphs that are surely others, by which it is told how alike two are by chance. */
const OTHERS = 12;
const [UNKNOWN_OTHERS, UNKNOWN_SHARE] = [3, 0.3];
/** A part of a paragraph has at most this share of its words. */
const SHORTER = 0.9;
/** No paragraph becomes so many times as long or as short and stays the same. */
const SIZE_RATIO = 2.5;
/** The same where the place tells nothing: the paragraph was changed and moved. */
const MOVED_SHARE = 0.6;
/** The same for words that are part of a longer paragraph now. */
const MERGED_SHARE = 0.7;
/** Known words below which a share says little. */
const FEW_WORDS = 4;
/** Parts that a paragraph is split into, or put together from, at most. */
const MOST_PARTS = 5;
/** By how much the words of the parts and of the whole may differ. */
const SIZE_TOLERANCE = 0.25;

/** Aligns what is known with the paragraphs there are. */
export function align(known: readonly Fingerprint[], fingerprints: Fingerprints): Alignment {
  const digests = Array.from({ length: fingerprints.count }, (_, at) => fingerprints.digest(at));
  const isSame =
    known.length === digests.length &&
    known.every(
      ({ digest, speaker }, i) => digest === digests[i] && speaker === fingerprints.speaker(i),
    );
  if (isSame) return { now: Int32Array.from(digests.keys()), merged: new Map() };
  const aligner = new Aligner(known, digests, fingerprints);
  aligner.findEqual();
  aligner.findChanged();
  aligner.findMoved();
  aligner.findSplit();
  aligner.findMerged();
  aligner.leaveDoubtful();
  return { now: aligner.now, merged: aligner.merged };
}

class Aligner {
  readonly now: Int32Array;
  readonly merged = new Map<number, number>();
  readonly #known: readonly Fingerprint[];
  readonly #digests: readonly string[];
  readonly #speakers: readonly string[];
  readonly #fingerprints: Fingerprints;
  /** For each paragraph the known one that it is, −1 for none. */
  readonly #was: Int32Array;
  readonly #words: (Uint8Array | undefined)[] = [];
  readonly #chances: number[] = [];
  /** Digests that stand once before and at most once now. */
  readonly #once = new Set<string>();
  #anchors: [number, number][] = [];

  constructor(
    known: readonly Fingerprint[],
    digests: readonly string[],
    fingerprints: Fingerprints,
  ) {
    this.#known = known;
    this.#digests = digests;
    this.#speakers = digests.map((_, at) => fingerprints.speaker(at));
    this.#fingerprints = fingerprints;
    this.now = new Int32Array(known.length).fill(-1);
    this.#was = new Int32Array(digests.length).fill(-1);
  }

  /** Pairs what stands once before and once now, wherever; those in order are the anchors. */
  findEqual(): void {
    const before = placesOf(this.#known.map(({ digest }) => digest));
    const after = placesOf(this.#digests);
    const pairs: [number, number][] = [];
    for (const [digest, i] of before) {
      const j = after.get(digest);
      if (i < 0 || j === -1) continue;
      this.#once.add(digest);
      if (j === undefined) continue;
      if (this.#isShort(i)) continue;
      this.#pair(i, j);
      pairs.push([i, j]);
    }
    pairs.sort(([a], [b]) => a - b);
    this.#anchors = increasingRun(pairs.map(([, j]) => j)).map(
      (at) => pairs[at] as [number, number],
    );
  }

  /** Pairs what lies between two anchors. */
  findChanged(): void {
    let [i, j] = [0, 0];
    for (const [anchorI, anchorJ] of [
      ...this.#anchors,
      [this.now.length, this.#was.length],
    ] as const) {
      this.#alignGap(free(this.now, i, anchorI), free(this.#was, j, anchorJ));
      [i, j] = [anchorI + 1, anchorJ + 1];
    }
  }

  #alignGap(olds: readonly number[], news: readonly number[]): void {
    const [n, m] = [olds.length, news.length];
    if (n === 0 || m === 0) return;
    const isSame = n === m && olds.every((old, i) => this.#isEqual(old, news[i] as number));
    if (isSame) {
      olds.forEach((old, i) => {
        this.#pair(old, news[i] as number);
      });
      return;
    }
    if (n * m > MOST_PAIRS) return;
    const weights = new Int32Array(n * m);
    olds.forEach((old, i) => {
      news.forEach((now, j) => {
        weights[i * m + j] = this.#weigh(old, now);
      });
    });
    for (const [i, j] of surePairs(weights, n, m)) this.#pair(olds[i] as number, news[j] as number);
  }

  #weigh(old: number, now: number): number {
    const { digest, speaker } = this.#known[old] as Fingerprint;
    const isSame = speaker === this.#speakers[now];
    if (digest === this.#digests[now]) {
      if (!this.#isEqual(old, now)) return 0;
      return (this.#isShort(old) ? SHORT_EQUAL : EQUAL) + (isSame ? SAME_SPEAKER : 0);
    }
    if (this.#isShort(old) && (!isSame || this.#isRepeated(digest))) return 0;
    const share = this.#likeness(old, now);
    if (share < Math.max(KEPT_SHARE, this.#chanceFor(old))) return 0;
    return Math.round(ALIKE + LIKENESS * share + (isSame ? SAME_SPEAKER / 2 : 0));
  }

  /** Tells whether two have the same words. Of several such the speaker may be all that differs. */
  #isEqual(old: number, now: number): boolean {
    const { digest, speaker } = this.#known[old] as Fingerprint;
    if (digest !== this.#digests[now]) return false;
    return speaker === this.#speakers[now] || !this.#isRepeated(digest);
  }

  #isShort(old: number): boolean {
    return wordsAtStep((this.#known[old] as Fingerprint).size) < DISTINCTIVE;
  }

  #isRepeated(digest: string): boolean {
    return !this.#once.has(digest);
  }

  /**
   * The share of the known words that are there still, in their order. 0 for a paragraph so much
   * longer or shorter that it cannot be this one: at most it is a part or the whole of it.
   */
  #likeness(old: number, now: number): number {
    const { zh, original } = this.#known[old] as Fingerprint;
    const read = this.#fingerprints.read(now);
    const { isInZh, isInOriginal, count, length, before } = this.#sizes(old, now);
    if (count === 0) return 0;
    if (length > before * SIZE_RATIO || length * SIZE_RATIO < before) return 0;
    const inZh = isInZh ? inOrder(zh, read.zh) : 0;
    const inOriginal = isInOriginal ? inOrder(original, read.original) : 0;
    const share = (inZh + inOriginal) / count;
    if (count < FEW_WORDS) return share >= 0.5 && Math.abs(length - before) <= 2 ? share : 0;
    return Math.max(
      share,
      isInZh && zh.length >= FEW_WORDS ? (0.8 * inZh) / zh.length : 0,
      isInOriginal && original.length >= FEW_WORDS ? (0.8 * inOriginal) / original.length : 0,
    );
  }

  /** How many words the sides have that both have, now and before, and how many are known of them. */
  #sizes(old: number, now: number) {
    const { zh, original, size } = this.#known[old] as Fingerprint;
    const read = this.#fingerprints.read(now);
    const isInZh = zh.length > 0 && read.zh.length > 0;
    const isInOriginal = original.length > 0 && read.original.length > 0;
    const count = (isInZh ? zh.length : 0) + (isInOriginal ? original.length : 0);
    const length = (isInZh ? read.zh.length : 0) + (isInOriginal ? read.original.length : 0);
    // The size is known of both sides together.
    const before = (wordsAtStep(size) * count) / Math.max(1, zh.length + original.length);
    return { isInZh, isInOriginal, count, length, before };
  }

  /** The share that another paragraph may reach by chance: as those do that are surely others. */
  #chanceFor(old: number): number {
    let chance = this.#chances[old];
    if (chance === undefined) {
      const others = this.#anchors.filter(([i]) => i !== old).slice(0, OTHERS);
      const shares = others.map(([, j]) => this.#likeness(old, j));
      // Where few others are known, as if some were known that are rather alike.
      const sum = shares.reduce((all, share) => all + share, UNKNOWN_OTHERS * UNKNOWN_SHARE);
      const mean = sum / (shares.length + UNKNOWN_OTHERS);
      const { zh, original } = this.#known[old] as Fingerprint;
      const deviation = Math.sqrt((mean * (1 - mean)) / Math.max(1, zh.length + original.length));
      chance = mean + 3.5 * deviation;
      this.#chances[old] = chance;
    }
    return chance;
  }

  /** A paragraph in two: the address stays with the part that begins as the whole did. */
  findSplit(): void {
    for (let old = 0; old < this.now.length; old++) {
      const now = this.now[old] as number;
      if (now >= 0) {
        if (this.#isHeadless(old, now)) this.#followHead(old, now);
        const isDoubtful =
          this.now[old] === now && (this.#isHeadless(old, now) || this.#lacksHead(old, now));
        // Its head may be any paragraph that nothing is known of.
        const isSure = !this.#was.includes(-1) && this.#isBetweenTheSame(old, now);
        if (isDoubtful && !isSure) this.#unpair(old);
        continue;
      }
      const place = this.#placeAfter(old);
      if (place === undefined) continue;
      let end = place;
      while (end < this.#was.length && this.#was[end] === -1 && end < place + MOST_PARTS) end++;
      const isSplit =
        end > place + 1 && this.#beginsAs(old, place) && this.#isMadeOf(old, place, end);
      if (isSplit) this.#pair(old, place);
    }
  }

  #beginsAs(old: number, now: number): boolean {
    return this.#known[old]?.opening === this.#fingerprints.read(now).opening;
  }

  /** Tells a paragraph that lost its first words, whether they were taken out or stand elsewhere. */
  #isHeadless(old: number, now: number): boolean {
    if (this.#known[old]?.digest === this.#digests[now] || this.#beginsAs(old, now)) return false;
    const { length, before } = this.#sizes(old, now);
    return length < before * SHORTER;
  }

  /** Tells a paragraph of which the first known words of each side are gone. */
  #lacksHead(old: number, now: number): boolean {
    if (this.#isUnchanged(now) || this.#beginsAs(old, now)) return false;
    const { zh, original } = this.#known[old] as Fingerprint;
    const words = this.#wordsOf(now);
    const lost = (known: readonly number[], side: number) => {
      const first = known.findIndex((word) => (words[word] as number) & side);
      return first < 0 ? known.length : first;
    };
    const [inZh, inOriginal] = [lost(zh, ZH), lost(original, ORIGINAL)];
    if (inZh + inOriginal < 2) return false;
    return (zh.length === 0 || inZh > 0) && (original.length === 0 || inOriginal > 0);
  }

  /** Gives an address to the part that has the first words; to none where another paragraph has them. */
  #followHead(old: number, now: number): void {
    const { zh, original, size } = this.#known[old] as Fingerprint;
    const tail = this.#wordsOf(now);
    const lost = {
      zh: zh.filter((word) => !((tail[word] as number) & ZH)),
      original: original.filter((word) => !((tail[word] as number) & ORIGINAL)),
    };
    const of = lost.zh.length + lost.original.length;
    const places = [...this.#was.keys()]
      .filter((place) => place !== now && !this.#isUnchanged(place))
      .sort((a, b) => Math.abs(a - now + 1) - Math.abs(b - now + 1));
    for (const place of places) {
      const head = this.#fingerprints.read(place);
      const found = inOrder(lost.zh, head.zh) + inOrder(lost.original, head.original);
      const isBefore = place === now - 1 && this.#was[place] === -1;
      const words = wordsAtStep(head.size) + wordsAtStep(this.#fingerprints.read(now).size);
      const isWhole = Math.abs(words - wordsAtStep(size)) <= SIZE_TOLERANCE * wordsAtStep(size);
      const isHead = this.#beginsAs(old, place);
      const mayBeHead = (of >= FEW_WORDS && found >= MOVED_SHARE * of) || (isBefore && isWhole);
      if (!isHead && !mayBeHead) continue;
      this.#unpair(old);
      if (isHead && this.#was[place] === -1) this.#pair(old, place);
      return;
    }
  }

  #isUnchanged(now: number): boolean {
    const old = this.#was[now] as number;
    return old >= 0 && this.#known[old]?.digest === this.#digests[now];
  }

  /** The place after that of the known paragraph before this one. */
  #placeAfter(old: number): number | undefined {
    if (old === 0) return 0;
    const before = this.now[old - 1] as number;
    return before < 0 ? undefined : before + 1;
  }

  #isMadeOf(old: number, from: number, to: number): boolean {
    const { zh, original } = this.#known[old] as Fingerprint;
    const words = new Uint8Array(CODES);
    for (let place = from; place < to; place++) {
      this.#wordsOf(place).forEach((side, word) => {
        words[word] = (words[word] as number) | side;
      });
    }
    const [a, b] = [shareOf(zh, words, ZH), shareOf(original, words, ORIGINAL)];
    return a.of + b.of >= FEW_WORDS && (a.found + b.found) / (a.of + b.of) >= MOVED_SHARE;
  }

  /** Pairs what was changed and moved: only what has many words, and is like no other. */
  findMoved(): void {
    const olds = free(this.now, 0, this.now.length);
    const news = free(this.#was, 0, this.#was.length);
    if (olds.length * news.length > MOST_PAIRS) return;
    const best = new Map<number, { old: number; share: number; second: number }>();
    for (const old of olds) {
      const { zh, original } = this.#known[old] as Fingerprint;
      if (zh.length + original.length < 2 * FEW_WORDS) continue;
      const shares = news
        .map((now) => ({ now, share: this.#likeness(old, now) }))
        .sort((a, b) => b.share - a.share);
      const [first, next] = shares;
      if (
        !first ||
        first.share < Math.max(MOVED_SHARE, this.#chanceFor(old)) ||
        first.share - (next?.share ?? 0) < 0.15
      )
        continue;
      const rival = best.get(first.now);
      if (!rival || rival.share < first.share) {
        best.set(first.now, { old, share: first.share, second: rival?.share ?? 0 });
      } else rival.second = Math.max(rival.second, first.share);
    }
    for (const [now, { old, share, second }] of best)
      if (share - second >= 0.15) this.#pair(old, now);
  }

  /** Finds what became part of the paragraph that its neighbour is now. */
  findMerged(): void {
    for (let now = 0; now < this.#was.length; now++) {
      const old = this.#was[now] as number;
      const parts = old < 0 ? this.#partsOf(now) : this.#partsAround(old, now);
      if (parts.length < 2) continue;
      const { size } = this.#fingerprints.read(now);
      const sum = parts.reduce((all, part) => all + wordsAtStep(this.#known[part]?.size ?? 0), 0);
      const whole = wordsAtStep(size);
      if (Math.abs(sum - whole) > SIZE_TOLERANCE * whole) continue;
      const [first = old] = parts.sort((a, b) => a - b);
      if (!this.#beginsAs(first, now)) continue;
      if (first !== old) {
        if (old >= 0) this.#unpair(old);
        this.#pair(first, now);
      }
      for (const part of parts) if (part !== first) this.merged.set(part, now);
    }
  }

  /**
   * Few words are said again and again: they are the same beside the same neighbour, or between the
   * same two with others come or gone in between. Elsewhere nobody knows.
   */
  leaveDoubtful(): void {
    for (let old = 0; old < this.now.length; old++) {
      const now = this.now[old] as number;
      if (now < 0 || !this.#isShort(old)) continue;
      const isSameSpeaker = this.#known[old]?.speaker === this.#speakers[now];
      if (!this.#isUnchanged(now) || !isSameSpeaker) {
        if (!this.#isBetweenTheSame(old, now)) this.#unpair(old);
        continue;
      }
      if (this.#isSamePlace(old - 1, now - 1) || this.#isSamePlace(old + 1, now + 1)) continue;
      let [from, to, fromNow, toNow] = [old - 1, old + 1, now - 1, now + 1];
      while (this.now[from] === -1) from--;
      while (this.now[to] === -1) to++;
      while (this.#was[fromNow] === -1) fromNow--;
      while (this.#was[toNow] === -1) toNow++;
      if (!this.#isSamePlace(from, fromNow) || !this.#isSamePlace(to, toNow)) this.#unpair(old);
    }
  }

  /** Tells whether what stands before and after is as it was, to the letter. */
  #isBetweenTheSame(old: number, now: number): boolean {
    const isSame = (step: number) => {
      const [beside, besideNow] = [old + step, now + step];
      const isEnd = this.#known[beside] === undefined;
      return this.#isSamePlace(beside, besideNow) && (isEnd || this.#isUnchanged(besideNow));
    };
    return isSame(-1) && isSame(1);
  }

  /** Tells whether two are one paragraph, or both the end of their transcript. */
  #isSamePlace(old: number, now: number): boolean {
    if (old < 0 || now < 0) return old === now;
    if (old >= this.now.length || now >= this.#was.length) {
      return old === this.now.length && now === this.#was.length;
    }
    return this.now[old] === now;
  }

  /** What stood beside a known paragraph and is part of it now, itself included. */
  #partsAround(old: number, now: number): number[] {
    const parts = [old];
    if (this.#isUnchanged(now)) return parts;
    for (const step of [-1, 1]) {
      for (let part = old + step; this.#isLeftPart(part, now); part += step) {
        if (parts.length === MOST_PARTS) break;
        parts.push(part);
      }
    }
    return parts;
  }

  /** Neighbours that a paragraph was put together from, none of them more than the others. */
  #partsOf(now: number): number[] {
    for (let first = 0; first < this.now.length; first++) {
      if (!this.#beginsAs(first, now)) continue;
      const parts: number[] = [];
      for (let part = first; this.#isLeftPart(part, now) && parts.length < MOST_PARTS; part++) {
        parts.push(part);
      }
      if (parts.length > 1) return parts;
    }
    return [];
  }

  #isLeftPart(old: number, now: number): boolean {
    return this.now[old] === -1 && !this.merged.has(old) && this.#isPartOf(old, now);
  }

  #isPartOf(old: number, now: number): boolean {
    if (this.#isShort(old)) return false;
    const { zh, original } = this.#known[old] as Fingerprint;
    const { zh: zhNow, original: originalNow } = this.#fingerprints.read(now);
    const found = inOrder(zh, zhNow) + inOrder(original, originalNow);
    const of = zh.length + original.length;
    return found >= MERGED_SHARE * of;
  }

  /** Which words a paragraph has, and on which side. */
  #wordsOf(now: number): Uint8Array {
    let words = this.#words[now];
    if (!words) {
      words = new Uint8Array(CODES);
      const { zh, original } = this.#fingerprints.read(now);
      for (const word of zh) words[word] = (words[word] as number) | ZH;
      for (const word of original) words[word] = (words[word] as number) | ORIGINAL;
      this.#words[now] = words;
    }
    return words;
  }

  #pair(old: number, now: number): void {
    this.now[old] = now;
    this.#was[now] = old;
  }

  #unpair(old: number): void {
    this.#was[this.now[old] as number] = -1;
    this.now[old] = -1;
  }
}

const [ZH, ORIGINAL] = [1, 2];

const masks = new Int32Array(CODES);

/**
 * How many of at most 32 words stand in a text in this order: the longest common subsequence, by the
 * bits of a number (Crochemore and others, 2001).
 */
function inOrder(known: readonly number[], words: Uint16Array): number {
  known.forEach((word, at) => {
    masks[word] = (masks[word] as number) | (1 << at);
  });
  let row = -1;
  for (const word of words) {
    const mask = masks[word] as number;
    if (mask === 0) continue;
    const hit = row & mask;
    row = (row + hit) | (row - hit) | 0;
  }
  for (const word of known) masks[word] = 0;
  let found = 0;
  for (let at = 0; at < known.length; at++) if (((row >> at) & 1) === 0) found++;
  return found;
}

function shareOf(known: readonly number[], words: Uint8Array, side: number) {
  let found = 0;
  for (const word of known) if ((words[word] as number) & side) found++;
  return { found, of: known.length };
}

/** Places from `from` to before `to` that have no pair. */
function free(pairs: Int32Array, from: number, to: number): number[] {
  const places: number[] = [];
  for (let place = from; place < to; place++) if (pairs[place] === -1) places.push(place);
  return places;
}

/** The place of each digest, −1 where it has several. */
function placesOf(digests: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  digests.forEach((digest, place) => {
    places.set(digest, places.has(digest) ? -1 : place);
  });
  return places;
}

/**
 * The pairs of the heaviest alignment in order of two stretches that no alignment of about the same
 * weight has otherwise.
 */
function surePairs(weights: Int32Array, n: number, m: number): [number, number][] {
  const row = m + 1;
  const before = new Int32Array((n + 1) * row);
  const after = new Int32Array((n + 1) * row);
  for (let i = 1; i <= n; i++) {
    for (let j = 1; j <= m; j++) {
      const weight = weights[(i - 1) * m + j - 1] as number;
      const at = i * row + j;
      const paired = weight > 0 ? (before[at - row - 1] as number) + weight : 0;
      before[at] = Math.max(before[at - row] as number, before[at - 1] as number, paired);
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      const weight = weights[i * m + j] as number;
      const at = i * row + j;
      const paired = weight > 0 ? (after[at + row + 1] as number) + weight : 0;
      after[at] = Math.max(after[at + row] as number, after[at + 1] as number, paired);
    }
  }
  const best = before[n * row + m] as number;
  /** Weight of the best alignment that has this pair; 0 where they are none. */
  const through = (i: number, j: number) => {
    const weight = weights[i * m + j] as number;
    if (weight === 0) return 0;
    return (before[i * row + j] as number) + weight + (after[(i + 1) * row + j + 1] as number);
  };
  const sure: [number, number][] = [];
  for (let i = n, j = m; i > 0 && j > 0; ) {
    const weight = weights[(i - 1) * m + j - 1] as number;
    const at = i * row + j;
    if (before[at] === before[at - row]) i--;
    else if (before[at] === before[at - 1]) j--;
    else {
      i--;
      j--;
      const [old, now] = [i, j];
      let rival = 0;
      for (let k = 0; k < m; k++) if (k !== now) rival = Math.max(rival, through(old, k));
      for (let k = 0; k < n; k++) if (k !== old) rival = Math.max(rival, through(k, now));
      if (weight > 0 && rival <= best - DOUBT) sure.push([old, now]);
    }
  }
  return sure.reverse();
}
