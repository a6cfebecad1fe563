/**
 * Puts blocks together to sections, turns and segments: who speaks, and what is the original of
 * what. Both layouts are read: a Chinese paragraph with its original in `<details>` (the form that
 * is written), and an English paragraph followed by its Chinese one (seen in older archives).
 */

import type { OriginalLocale } from "../text/locale.ts";
import { slugify } from "../text/slug.ts";
import { labelForm } from "./label-form.ts";
import type { Note, Section, Segment, SpeakerLabel, Turn } from "./model.ts";
import { alignGroup, groupLength } from "./original-groups.ts";
import { joinPieces, type Piece } from "./pieces.ts";
import type { segmentIds } from "./segment-id.ts";

/** A block whose text is cut into pieces. */
export type ReadBlock =
  | { kind: "heading"; level: number; text: string; line: number }
  | { kind: "original"; lang: OriginalLocale; text: string; pieces: Piece[]; line: number }
  | { kind: "marker"; marker: Marker; count?: number; line: number }
  | ({ kind: "note" } & Note)
  | { kind: "prose"; pieces: Piece[] };

/**
 * Comments with a meaning: the next `<details>` stands alone, the next turn has no known speaker,
 * the two sides of the next paragraph or heading may not belong together, the next `<details>` is
 * the original of `count` paragraphs.
 */
export type Marker = "untranslated" | "no speaker" | "alignment uncertain" | "original of";

/** From this share of English paragraphs with a Chinese one after them, the file is interleaved. */
const INTERLEAVED_SHARE = 0.6;
/** One English paragraph before a Chinese one is a quotation, or a word in passing. */
const INTERLEAVED_PAIRS = 2;

/** The original of a heading is about as long as one. */
const LONGEST_HEADING = 200;

/** Puts the blocks of a body together. */
export function assemble(
  blocks: readonly ReadBlock[],
  newSegmentId: ReturnType<typeof segmentIds>,
): Section[] {
  const newSectionId = sectionIds();
  const before: Section = { level: 0, line: 1, turns: [] };
  const sections = [before];
  const writer = new TurnWriter(newSegmentId);
  const layout = layoutOf(blocks);
  let section = before;
  let run: Piece[] = [];
  let afterHeading = false;
  let standsAlone = false;
  let count: number | undefined;
  let uncertain: true | undefined;
  let resets: true | undefined;

  const flush = (pieces: readonly Piece[]) => {
    for (let i = 0; i < pieces.length; i++) {
      const piece = pieces[i] as Piece;
      const next = pieces[i + 1];
      if (layout.isInterleaved && isForeign(piece) && next?.language === "zh") {
        writer.add(section, [next], [piece], originalLocale(piece));
        i++;
      } else writer.addAlone(section, piece, isForeign(piece) && !layout.isChineseTurn(piece));
    }
  };

  for (const block of blocks) {
    if (block.kind === "prose") {
      for (const piece of block.pieces) {
        const label = run.at(-1);
        const read = label && isLabelAlone(label) && piece.verdict === "text";
        const opened = read ? openedBy(label, piece) : piece;
        if (read) run.pop();
        const isMarked = uncertain || resets;
        run.push(
          isMarked
            ? { ...opened, ...(uncertain && { uncertain }), ...(resets && { resets }) }
            : opened,
        );
        uncertain = undefined;
        resets = undefined;
      }
      afterHeading = false;
    } else if (block.kind === "marker") {
      if (block.marker === "untranslated") standsAlone = true;
      else if (block.marker === "original of") count = block.count;
      else if (block.marker === "alignment uncertain") uncertain = true;
      else resets = true;
    } else if (block.kind === "note") {
      const { id, text, line } = block;
      section.notes = [...(section.notes ?? []), { id, text, line }];
    } else if (block.kind === "heading") {
      flush(run);
      run = [];
      section = {
        id: newSectionId(block.text),
        heading: block.text,
        level: block.level,
        line: block.line,
        turns: [],
        ...(uncertain && { uncertain }),
      };
      uncertain = undefined;
      sections.push(section);
      writer.endTurn();
      afterHeading = true;
    } else {
      const { lang, text, pieces } = block;
      if (afterHeading && !standsAlone && isHeadingOriginal(pieces)) {
        section.headingOriginal = { lang, text };
      } else if (standsAlone || run.length === 0) {
        flush(run);
        const alone = pieces.map((piece, i) => (i === 0 ? { ...piece, line: block.line } : piece));
        const [first, ...others] = alone;
        if (first && uncertain) first.uncertain = uncertain;
        if (first && resets) first.resets = resets;
        uncertain = undefined;
        resets = undefined;
        if (first) writer.add(section, [], [first, ...others], lang);
      } else {
        const size = Math.min(count ?? groupLength(run, pieces, lang), run.length);
        const rest = run.length - size;
        flush(run.slice(0, rest));
        for (const part of alignGroup(run.slice(rest), pieces, lang)) {
          writer.add(section, part.zh, part.original, lang);
        }
      }
      run = [];
      afterHeading = false;
      standsAlone = false;
      count = undefined;
    }
  }
  flush(run);
  return section === before || before.turns.length > 0 || before.notes
    ? sections
    : sections.slice(1);
}

/** A label with nothing after it in its paragraph opens the next one. */
function isLabelAlone({ verdict, rest }: Piece): boolean {
  return verdict === "speaker" && rest.trim() === "";
}

function openedBy({ label, style, line, time, resets }: Piece, piece: Piece): Piece {
  return {
    ...piece,
    ...(label !== undefined && { label }),
    ...(style && { style }),
    ...(time !== undefined && piece.time === undefined && { time }),
    ...(resets && { resets }),
    verdict: "speaker",
    rest: piece.labelled,
    line,
  };
}

/** A heading's original is a few words that nobody is said to say. */
function isHeadingOriginal(pieces: readonly Piece[]): boolean {
  const [first] = pieces;
  return (
    pieces.length === 1 &&
    first !== undefined &&
    first.verdict !== "speaker" &&
    first.rest.length <= LONGEST_HEADING
  );
}

/** Writes segments into turns, and begins a new one where the voice changes. */
class TurnWriter {
  readonly #newSegmentId: ReturnType<typeof segmentIds>;
  #turn: Turn | undefined;

  constructor(newSegmentId: ReturnType<typeof segmentIds>) {
    this.#newSegmentId = newSegmentId;
  }

  endTurn(): void {
    this.#turn = undefined;
  }

  /** Adds a paragraph without counterpart, as an original that has no translation where it is one. */
  addAlone(section: Section, piece: Piece, isOriginal: boolean): void {
    if (isOriginal) this.add(section, [], [piece], originalLocale(piece));
    else this.add(section, [piece], [], "en");
  }

  /** Adds paragraphs with what is the original of all of them together; either may be missing. */
  add(
    section: Section,
    zh: readonly Piece[],
    original: readonly Piece[],
    lang: OriginalLocale,
  ): void {
    const [zhFirst, originalFirst] = [zh[0], original[0]];
    const named = speakerOf(zhFirst, originalFirst);
    const last = zh.length - 1;
    const time = zhFirst?.time ?? originalFirst?.time;
    const originalOf = original.length > 0 && {
      lang,
      text: joinPieces(
        // Where the Chinese names who begins, the original's mark of another voice says no more.
        named.zh !== undefined && originalFirst?.changesVoice ? withoutMark(original) : original,
        named.original !== undefined,
      ),
    };
    if (zh.length === 0) {
      if (!originalFirst || !originalOf) return;
      this.#push(section, { original: originalOf, ...placeOf(originalFirst, time) }, named, [
        originalFirst,
      ]);
      return;
    }
    zh.forEach((piece, i) => {
      const own = i === 0 ? named : speakerOf(piece, undefined);
      const text = own.zh !== undefined ? piece.rest : piece.labelled;
      this.#push(
        section,
        {
          zh: text,
          ...(i === last && originalOf && { original: originalOf }),
          ...(i === last && originalOf && last > 0 && { covers: zh.length }),
          ...placeOf(piece, i === 0 ? time : piece.time),
          // An English paragraph may stand before its Chinese one.
          ...(i === 0 && originalFirst && { line: Math.min(piece.line, originalFirst.line) }),
        },
        own,
        i === 0 && originalFirst ? [piece, originalFirst] : [piece],
      );
    });
  }

  #push(
    section: Section,
    segment: Omit<Segment, "id">,
    speaker: SpeakerLabel,
    pieces: readonly Piece[],
  ): void {
    const isNamed = speaker.zh !== undefined || speaker.original !== undefined;
    const isChange =
      isNamed ||
      pieces.some(
        ({ resets, verdict, changesVoice }) => resets || changesVoice || verdict === "unsure",
      );
    if (isChange || !this.#turn || !section.turns.includes(this.#turn)) {
      this.#turn = { segments: [], ...(isNamed && { speaker }) };
      section.turns.push(this.#turn);
    }
    this.#turn.segments.push({ id: this.#newSegmentId(segment), ...segment });
  }
}

/** The pieces, the first without the `>>` that it begins with. */
function withoutMark([first, ...others]: readonly Piece[]): Piece[] {
  if (first === undefined) return [];
  const labelled = first.labelled.replace(/^(?:>>|&gt;&gt;)\s*/, "");
  return [{ ...first, labelled, rest: labelled }, ...others];
}

function placeOf({ line, uncertain }: Piece, time: number | undefined) {
  return { line, ...(time !== undefined && { time }), ...(uncertain && { uncertain }) };
}

/**
 * The label of a paragraph on its two sides. Where one side is a speaker's, what stands before a
 * colon on the other is that speaker's name in its language, though it occur only once.
 */
function speakerOf(zh: Piece | undefined, original: Piece | undefined): SpeakerLabel {
  const speaks = (piece: Piece | undefined) => piece?.verdict === "speaker" && piece.rest !== "";
  const [zhSpeaks, originalSpeaks] = [speaks(zh), speaks(original)];
  if (!zhSpeaks && !originalSpeaks) return {};
  const zhLabel = zhSpeaks || isNameBeside(zh) ? zh?.label : undefined;
  const originalLabel = originalSpeaks || isNameBeside(original) ? original?.label : undefined;
  return {
    ...(zhLabel !== undefined && { zh: zhLabel }),
    ...(originalLabel !== undefined && { original: originalLabel }),
  };
}

function isNameBeside(piece: Piece | undefined): boolean {
  if (piece?.label === undefined || piece.rest === "") return false;
  const form = labelForm(piece.label);
  return form === "role" || form === "person" || (form === "unsure" && piece.style !== "plain");
}

function isForeign({ language }: Piece): boolean {
  return language !== "zh" && language !== "none";
}

function isLatin({ language }: Piece): boolean {
  return language === "en" || language === "fr";
}

function originalLocale({ language }: Piece): OriginalLocale {
  return language === "ja" || language === "ko" || language === "fr" ? language : "en";
}

/**
 * How the paragraphs of a body outside of `<details>` are to be read. In an interleaved one, English
 * paragraphs are the originals of those after them; in a Chinese one, a few Latin words are a turn.
 */
function layoutOf(blocks: readonly ReadBlock[]) {
  let foreign = 0;
  let followed = 0;
  let han = 0;
  const speakers = new Set<string>();
  blocks.forEach((block, i) => {
    if (block.kind !== "prose") return;
    const after = blocks[i + 1];
    block.pieces.forEach((piece, at) => {
      if (piece.language === "zh") {
        han++;
        if (piece.verdict === "speaker" && piece.label !== undefined) speakers.add(piece.label);
      }
      const isLast = at === block.pieces.length - 1;
      if (!isForeign(piece) || (isLast && after?.kind === "original")) return;
      foreign++;
      const next = isLast
        ? after?.kind === "prose"
          ? after.pieces[0]
          : undefined
        : block.pieces[at + 1];
      const isNextLast = isLast
        ? after?.kind === "prose" && after.pieces.length === 1
        : at + 2 === block.pieces.length;
      const afterNext = isLast ? blocks[i + 2] : after;
      if (next?.language !== "zh" || (isNextLast && afterNext?.kind === "original")) return;
      if (isLikelyPair(piece, next)) followed++;
    });
  });
  return {
    isInterleaved:
      followed >= INTERLEAVED_PAIRS &&
      followed / foreign >= INTERLEAVED_SHARE &&
      followed / Math.max(1, han) >= INTERLEAVED_SHARE / 2,
    /** `**Rum**：OK。` in a talk that Rum holds in Chinese, or Latin words with Chinese marks. */
    isChineseTurn: (piece: Piece) =>
      (isLatin(piece) && /[，。！？；：、]/.test(piece.rest)) ||
      (piece.verdict === "speaker" && piece.label !== undefined && speakers.has(piece.label)),
  };
}

/** Two neighbours of about the length that a translation has. */
function isLikelyPair(foreign: Piece, zh: Piece): boolean {
  if (/[，。！？；、]/.test(foreign.rest)) return false;
  const ratio = zh.rest.length / Math.max(1, foreign.rest.length);
  return foreign.rest.length < 40 ? zh.rest.length < 60 : ratio > 0.08 && ratio < 1.2;
}

function sectionIds(): (heading: string) => string {
  const seen = new Map<string, number>();
  return (heading) => {
    // The prefix keeps a heading's id apart from segment ids and from names a script may look up.
    const base = `h-${slugify(heading)}`;
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return count === 1 ? base : `${base}-${count}`;
  };
}
