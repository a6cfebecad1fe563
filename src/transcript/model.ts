/**
 * The typed shape of a transcript, as every later stage sees it.
 *
 * Text is kept as inline Markdown, not as HTML or tokens: it is what the keeper wrote, it
 * serialises back byte for byte, and `passage.ts` renders it when a page asks.
 */

import type { LocaleTag, OriginalLocale } from "../text/locale.ts";
import { looksTraditional } from "../text/script.ts";

/** The untranslated side of a segment or heading. `text` is inline Markdown on one or more lines. */
export interface Original {
  lang: OriginalLocale;
  text: string;
}

/**
 * One paragraph of a turn. At least one of `zh` and `original` is present.
 * `id` is derived from the text (see `segment-id.ts`), so that it survives edits elsewhere.
 */
export interface Segment {
  id: string;
  /** Simplified Chinese, as Markdown: one block (paragraph, list, quotation, code). */
  zh?: string;
  original?: Original;
  /**
   * Present where the original is that of several paragraphs: their number, this one included, the
   * others being those before it. Two and more.
   */
  covers?: number;
  /** Seconds from the start of the recording, where the source has a timestamp. */
  time?: number;
  /** True where import was not sure that the two sides belong together; a person takes it out. */
  uncertain?: true;
  /** 1-based line in the file, front matter included, where the segment starts. */
  line: number;
  /** What is known of its address, where the archive keeps a record (`src/archive/addresses`). */
  history?: SegmentHistory;
}

/** What became of addresses at a paragraph. Days are ISO dates, empty where none was written down. */
export interface SegmentHistory {
  /** The last day on which the paragraph was changed. */
  changed?: string;
  /** Addresses of paragraphs that are part of this one now. */
  merged?: string[];
  /** Addresses of paragraphs that stood before this one and were removed. */
  goneBefore?: { id: string; on: string }[];
  /** The same of those that stood after the last one. */
  goneAfter?: { id: string; on: string }[];
}

/** What one speaker says before the next one speaks. Without `speaker` nothing is claimed. */
export interface Turn {
  speaker?: SpeakerLabel;
  segments: Segment[];
}

/** A speaker's label as written, in Chinese text and in its original. At least one is present. */
export interface SpeakerLabel {
  zh?: string;
  original?: string;
}

/** A note at the foot of a text, which refers to it by `[^id]`. */
export interface Note {
  id: string;
  /** Inline Markdown. */
  text: string;
  line: number;
}

/** A heading and the turns below it. The part before the first heading has level 0 and no heading. */
export interface Section {
  /** HTML id, unique in the transcript; absent for level 0. */
  id?: string;
  heading?: string;
  headingOriginal?: Original;
  /** True where import was not sure that heading and original belong together. */
  uncertain?: true;
  /** 0 for the part before the first heading, else 1–6 as in Markdown. */
  level: number;
  line: number;
  turns: Turn[];
  /** Notes that are written below the heading, wherever the text refers to them. */
  notes?: Note[];
}

/** Front matter after validation. Lists are never absent; empty strings are read as absent. */
export interface Metadata {
  /** In Chinese where the transcript has a Chinese title. */
  title: string;
  title_en?: string;
  /** ISO 8601 calendar date, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  date?: string;
  /** Day on which it came into the archive, and day of its last change, `YYYY-MM-DD`. */
  added?: string;
  updated?: string;
  author?: string;
  speaker: string[];
  guest: string[];
  host: string[];
  channel?: string;
  source?: string;
  summary?: string;
  summary_en?: string;
  insight?: string;
  tags: string[];
  /** Every tag of the file, where the archive hides some of them. */
  all_tags?: string[];
  people: string[];
  companies_orgs: string[];
  products_models: string[];
  media_books: string[];
  project: string[];
  series?: string;
  category?: string;
  area?: string;
  status?: string;
  /** Statement of rights, Markdown. */
  rights?: string;
  /** Last parts of addresses that the transcript had before. */
  aliases: string[];
  draft: boolean;
  /** Has a page that whoever knows its address can read, but stands in no list and no search. */
  exclude: boolean;
  /** Language the originals are in; `zh-Hans` when the document was written in Simplified Chinese. */
  source_lang?: LocaleTag;
  original_file?: string;
  original_sha256?: string;
  imported?: string;
  /** `removed 3 (promotion 2, footer 1); repaired 12 (byte shift 12)`, as import counted. */
  import_changes?: string;
  /** Every other key, untouched. */
  extra: Record<string, unknown>;
}

/** One interview or talk: metadata, and its text in sections. */
export interface Transcript {
  /** ASCII, stable: the last part of the transcript's address. */
  slug: string;
  /** Path of the file, as given to the parser; used in diagnostics. */
  path: string;
  meta: Metadata;
  sections: Section[];
}

/** A segment with the turn and the section that hold it. */
export interface SegmentPlace {
  segment: Segment;
  turn: Turn;
  section: Section;
}

/** All segments in reading order. */
export function eachSegment({ sections }: Pick<Transcript, "sections">): SegmentPlace[] {
  const places: SegmentPlace[] = [];
  for (const section of sections) {
    for (const turn of section.turns) {
      for (const segment of turn.segments) places.push({ segment, turn, section });
    }
  }
  return places;
}

const segmentsOf = new WeakMap<Section[], Segment[]>();

/** The segment of a number, counted from 0 in reading order. Throws where there is none. */
export function segmentAt({ sections }: Pick<Transcript, "sections">, place: number): Segment {
  let segments = segmentsOf.get(sections);
  if (!segments) {
    segments = eachSegment({ sections }).map(({ segment }) => segment);
    segmentsOf.set(sections, segments);
  }
  const segment = segments[place];
  if (!segment) throw new Error(`The transcript has no segment ${place}`);
  return segment;
}

/** All turns in reading order, those without a segment too. */
export function eachTurn({ sections }: Pick<Transcript, "sections">): Turn[] {
  return sections.flatMap(({ turns }) => turns);
}

/** The turn at a place in reading order, from 0. Throws where there is none. */
export function turnAt(transcript: Pick<Transcript, "sections">, place: number): Turn {
  const turn = eachTurn(transcript)[place];
  if (!turn) throw new Error(`The transcript has no turn ${place}`);
  return turn;
}

/** Paragraphs that tell the script of all. */
const LOOKED_AT = 40;

/** The script that the Chinese of a transcript is written in. */
export function chineseOf({ sections }: Pick<Transcript, "sections">): "zh-Hans" | "zh-Hant" {
  const texts: string[] = [];
  for (const { turns } of sections) {
    for (const { segments } of turns) for (const { zh } of segments) if (zh) texts.push(zh);
    if (texts.length >= LOOKED_AT) break;
  }
  return looksTraditional(texts.slice(0, LOOKED_AT).join("")) ? "zh-Hant" : "zh-Hans";
}
