/**
 * Reads who speaks. Every paragraph's start is split into its features, the document shows which
 * of them are its labels, and then every paragraph is read by that pattern.
 *
 * The rule above all: words after what may be a label are read as somebody's, or stand without a
 * speaker and in the report. They never go to the speaker before in silence.
 */

import { isRole } from "../../transcript/speaker-label.ts";
import type { ImportReport } from "../report.ts";
import { endsSentence, type SourceBlock } from "../source-block.ts";
import { isDefinition, kindOfAside } from "./asides.ts";
import { findGluedHeading } from "./glued-heading.ts";
import { isPersonName } from "./names.ts";
import { type Opening, readOnlyTime, readOpenings } from "./opening.ts";
import { judgeOpening, type Line, learnPattern, type Pattern, styleOf } from "./pattern.ts";
import { splitScripts } from "./two-scripts.ts";

/** Somebody else, whom nothing names. */
const NOBODY: Opening = {
  name: "",
  aside: "",
  dropped: "",
  mark: "change",
  isMarked: false,
  rest: "",
};
/** `（完）`, `— END —`: what follows is no part of the conversation. */
const END = /^\P{L}*(?:完|全文完|未完待续|the end|end|fin)\P{L}*$/iu;

/** The blocks with their speakers, and the names found, without words for a part. */
export interface Dialogue {
  blocks: SourceBlock[];
  /** In order of first appearance. */
  names: string[];
}

/**
 * Takes labels and times off the blocks and notes the speaker on the block that they open.
 * @param stated Names that the document's front matter gives.
 */
export function readDialogue(
  blocks: readonly SourceBlock[],
  stated: ReadonlySet<string>,
  report: ImportReport,
): Dialogue {
  const isOpen = (block: SourceBlock) => block.kind === "paragraph" && !block.whole;
  const read = new Map(
    blocks
      .filter((block) => isOpen(block) && block.speaker === undefined)
      .map((block) => [block, readOpenings(block.text)] as const),
  );
  const lines: Line[] = [...read.values()].map((openings) => ({ openings }));
  const pattern = learnPattern(lines, stated);
  const style = styleOf(lines, pattern);
  const scripts = splitScripts(pattern.names);
  const notes = new Notes(report);
  const names = new Set<string>();
  const result: SourceBlock[] = [];
  /** A label or a time whose words stand in the next block. */
  let pending: Partial<SourceBlock> | undefined;
  let voice: string | undefined;
  const push = (block: SourceBlock) => {
    const opened = block.speaker === undefined && !block.noSpeaker ? pending : undefined;
    if (!opened && pending) notes.empty(pending);
    pending = undefined;
    const next = opened ? { ...block, ...opened, line: block.line } : block;
    if (next.speaker !== undefined) voice = next.speaker;
    result.push(next);
  };

  for (const original of blocks) {
    if (original.speaker !== undefined) {
      // The source has a place of its own for who speaks: nothing to find out.
      if (!isRole(original.speaker)) names.add(original.speaker);
      push(original);
      continue;
    }
    const openings = read.get(original);
    if (!openings) {
      if (original.kind === "heading" && pending) {
        notes.empty(pending);
        pending = undefined;
      }
      const other = original.whole
        ? otherVoice(original, result.at(-1), pattern, style)
        : undefined;
      if (other && voice !== undefined) {
        notes.unsure(other, original);
        voice = undefined;
        push({ ...original, opensTurn: true, noSpeaker: true });
      } else push(original);
      continue;
    }
    let [block, found] = [original, openings];
    let opening = choose(found, pattern, style);
    const split = opening ? undefined : findGluedHeading(original, pattern.names);
    if (split) {
      notes.glued(original, split);
      const { text: _, ...place } = original;
      push({ ...place, kind: "heading", level: 2, text: split.heading });
      block = { ...original, text: split.rest };
      found = readOpenings(block.text);
      opening = choose(found, pattern, style);
    }
    if (!opening) {
      const unsure = found.find((one) => judgeOpening(one, pattern, style) === "unsure");
      if (unsure) notes.unsure(unsure, block);
      const isNobodys = unsure !== undefined || block.afterCredits || END.test(block.text);
      if (!unsure && isNobodys && voice !== undefined) {
        notes.unsure({ ...NOBODY, rest: block.text }, block);
      }
      const said = unsure?.mark === "change" ? { ...block, text: unsure.rest } : block;
      const timed = withTime(said, found, pattern, notes);
      if (timed.text === "") {
        pending = { ...pending, ...(timed.time !== undefined && { time: timed.time }) };
        continue;
      }
      const isOpen = isNobodys && voice !== undefined;
      push(isOpen ? { ...timed, opensTurn: true, noSpeaker: true } : timed);
      if (isNobodys) voice = undefined;
      continue;
    }
    if (isDefinition(opening.aside) && pattern.shortForms.size > 0) {
      // `林秋（以下简称“林”）：…` says who is who, before anybody speaks.
      push(block);
      continue;
    }
    const speaker = nameOf(opening, block, pattern, scripts, notes);
    if (!isRole(speaker)) names.add(speaker);
    notes.dropped(opening, block);
    const time = opening.time ?? (pending?.speaker === undefined ? pending?.time : undefined);
    const label = { speaker, opensTurn: true, ...(time !== undefined && { time }) };
    const text = notes.aside(opening, block) + opening.rest;
    if (pending?.speaker !== undefined) notes.empty(pending);
    pending = undefined;
    if (text === "") pending = { ...label, line: block.line };
    else push({ ...block, text, ...label });
  }
  if (pending) notes.empty(pending);
  notes.finish();
  return { blocks: result, names: [...names] };
}

/**
 * Finds what is speech before anything is taken out of a document: its labels, the paragraphs that
 * open with one and words after it, and those between two of them.
 */
export function findSpeech(
  blocks: readonly SourceBlock[],
  stated: ReadonlySet<string>,
): { labels: Set<SourceBlock>; labelled: Set<SourceBlock>; between: Set<SourceBlock> } {
  const open = blocks.filter((block) => block.kind === "paragraph" && !block.whole);
  const lines = open.map(({ text }) => ({ openings: readOpenings(text) }));
  const pattern = learnPattern(lines, stated);
  const style = styleOf(lines, pattern);
  const chosen = lines.map(({ openings }) => choose(openings, pattern, style));
  const labels = new Set(
    open.filter((block, i) => block.speaker !== undefined || chosen[i] !== undefined),
  );
  // A name alone may be a publisher's card.
  const labelled = new Set(
    open.filter((block, i) => block.speaker !== undefined || (chosen[i]?.rest ?? "") !== ""),
  );
  const places = blocks.flatMap((block, i) => (labelled.has(block) ? [i] : []));
  const [first = 0, last = 0] = [places[0], places.at(-1)];
  return { labels, labelled, between: new Set(blocks.slice(first, last)) };
}

/** The way of reading a paragraph that its document's pattern asks for. */
function choose(
  openings: readonly Opening[],
  pattern: Pattern,
  style: ReturnType<typeof styleOf>,
): Opening | undefined {
  return openings.find((one) => judgeOpening(one, pattern, style) === "speaker");
}

/**
 * A label or a change of voice within a list or a quotation that stands in a dialogue. A list of one
 * item, and one whose dashes stand in plain text, may be what somebody else says, unless the words
 * before lead into it.
 */
function otherVoice(
  { text, dashed }: SourceBlock,
  before: SourceBlock | undefined,
  pattern: Pattern,
  style: ReturnType<typeof styleOf>,
): Opening | undefined {
  if (pattern.names.size === 0 || /^(?:`{3}|~{3}|\|)/.test(text)) return undefined;
  const lines = text.split("\n");
  for (const line of lines) {
    const item = line.replace(/^\s*(?:(?:[-*+•]|\d{1,3}[.)])\s+|>\s?(?!>))/, "");
    const label = readOpenings(item).find((one) => {
      const isNamed = one.mark === "change" || isNamedLabel(one, pattern);
      return isNamed && judgeOpening(one, pattern, style) !== "no label";
    });
    if (label) return label;
  }
  const isDash = dashed === true || (lines.length === 1 && /^-\s/.test(text) && endsSentence(text));
  if (!isDash || (before && /[:：]\W*$/.test(before.text))) return undefined;
  return { ...NOBODY, rest: text };
}

/** `- 原因：…` is a point of somebody's; a person's name or a part is not. */
function isNamedLabel({ mark, name }: Opening, { names }: Pattern): boolean {
  return (
    (mark === "colon" || mark === "bracket") &&
    (names.has(name) || isRole(name) || isPersonName(name))
  );
}

/** The speaker's name as the document mostly writes it. */
function nameOf(
  { name }: Opening,
  block: SourceBlock,
  pattern: Pattern,
  scripts: ReturnType<typeof splitScripts>,
  notes: Notes,
): string {
  const corrected = pattern.corrections.get(name);
  if (corrected !== undefined) {
    notes.renamed("speaker's name spelled as elsewhere", name, corrected, block);
  }
  const full = pattern.shortForms.get(corrected ?? name);
  if (full !== undefined) notes.renamed("short form of a name", name, full, block);
  const written = full ?? corrected ?? name;
  return scripts.get(written)?.(block.text.slice(name.length)) ?? written;
}

/** A timestamp without a name: `[12:34] words`, or alone on its line for what follows. */
function withTime(
  block: SourceBlock,
  openings: readonly Opening[],
  pattern: Pattern,
  notes: Notes,
): SourceBlock {
  const opening = openings.find(({ mark }) => mark === "only time") ?? readOnlyTime(block.text);
  if (!opening || opening.time === undefined) return block;
  // Among labels, hours, minutes and seconds alone on a line are a time, however few there are.
  const isAlone = opening.rest === "" && /:\d\d:\d\d/.test(block.text) && pattern.marks.size > 0;
  const counts = opening.isMarked || pattern.hasTimes || isAlone;
  if (!counts) return block;
  notes.dropped(opening, block);
  return { ...block, text: opening.rest, time: opening.time };
}

/** What the report says of labels. What comes again and again is one entry. */
class Notes {
  readonly #report: ImportReport;
  readonly #ends: { text: string[]; line: number } = { text: [], line: 0 };
  readonly #asides = new Map<string, { text: string; line: number; count: number }>();
  readonly #renamed = new Map<
    string,
    { before: string; after: string; line: number; rule: string; count: number }
  >();

  constructor(report: ImportReport) {
    this.#report = report;
  }

  /** A label that another follows: nobody says anything under it. */
  empty({ speaker, time, line = 0 }: Partial<SourceBlock>): void {
    if (speaker !== undefined) {
      this.#report.removed.push({ rule: "label without words", line, text: speaker });
    } else if (time !== undefined) this.#drop(String(time), line);
  }

  glued(block: SourceBlock, split: { heading: string; rest: string }): void {
    this.#report.repaired.push({
      rule: "heading glued to a label",
      line: block.line,
      before: block.text.slice(0, split.heading.length + 20),
      after: `${split.heading} / ${split.rest.slice(0, 16)}`,
    });
  }

  unsure({ mark, name, rest }: Opening, { line }: SourceBlock): void {
    this.#report.doubtful.push(
      mark === "change"
        ? { rule: "no speaker", line, message: `nobody is named who says “${rest.slice(0, 60)}”` }
        : {
            rule: "label unsure",
            line,
            message: `“${name}” may be a speaker, but nothing else in the text says so; the words after it are nobody's`,
          },
    );
  }

  renamed(rule: string, before: string, after: string, { line }: SourceBlock): void {
    const known = this.#renamed.get(`${rule} ${before}`);
    if (known) known.count++;
    else this.#renamed.set(`${rule} ${before}`, { rule, before, after, line, count: 1 });
  }

  /** The end of a range, the address behind a time. */
  dropped({ dropped }: Opening, { line }: SourceBlock): void {
    if (dropped !== "") this.#drop(dropped.trim(), line);
  }

  #drop(text: string, line: number): void {
    if (this.#ends.text.length === 0) this.#ends.line = line;
    this.#ends.text.push(text);
  }

  /** What an aside leaves in front of the words: a stage note stays, the rest is told. */
  aside({ name, aside }: Opening, { line }: SourceBlock): string {
    if (aside === "") return "";
    if (kindOfAside(aside) === "note") return aside;
    const known = this.#asides.get(name + aside);
    if (known) known.count++;
    else this.#asides.set(name + aside, { text: `${name}${aside}`, line, count: 1 });
    return "";
  }

  finish(): void {
    const { removed, repaired } = this.#report;
    const counted = <T extends { count: number }>({ count, ...entry }: T) => ({
      ...entry,
      ...(count > 1 && { count }),
    });
    for (const aside of this.#asides.values()) {
      removed.push({ rule: "beside a name", ...counted(aside) });
    }
    repaired.push(...[...this.#renamed.values()].map(counted));
    const { text, line } = this.#ends;
    if (text.length > 0) {
      removed.push({ rule: "end or link of a time", line, text: text.join(" ") });
    }
  }
}
