/**
 * Learns from a document how it marks who speaks. A label is believed by how often its kind comes,
 * how regularly, with which names and with times that run on: one line alone shows nothing. A
 * wrong claim about who spoke is worse than a label left in the text.
 */

import { isRole } from "../../transcript/speaker-label.ts";
import { kindOfAside, shortFormOf } from "./asides.ts";
import {
  correctSpelling,
  isCredit,
  isNoClause,
  isPersonName,
  looksLikeLabel,
  mayBeName,
} from "./names.ts";
import type { Mark, Opening } from "./opening.ts";
import { isInBothScripts } from "./two-scripts.ts";

/** A paragraph of the document and the ways of reading its start. */
export interface Line {
  openings: readonly Opening[];
}

/** What a document's labels look like, and whom they name. */
export interface Pattern {
  /** Kinds of labels that the document uses; empty when nobody is named. */
  marks: ReadonlySet<Mark>;
  /** Names that stand for a speaker, as written. */
  names: ReadonlySet<string>;
  /** Names that are written out or spelled otherwise: short forms, misspellings. */
  corrections: ReadonlyMap<string, string>;
  shortForms: ReadonlyMap<string, string>;
  /** True when nearly every paragraph opens with a label. */
  isRegular: boolean;
  /** True when lines open with a time that stands for what follows. */
  hasTimes: boolean;
}

/** Share of paragraphs with a label from which a label is the rule. */
const REGULAR = 0.8;
/** The same, for a short text in which each name comes twice. */
const MOSTLY = 0.6;
/** Share of times that must not run backwards. */
const IN_ORDER = 0.85;
const FEWEST = 3;

/** Marks whose names are counted together: people write `名：` and `**名**` in one text. */
const COUNTED_TOGETHER: readonly (readonly Mark[])[] = [
  ["colon", "bold line"],
  ["bracket"],
  ["time"],
  ["dash"],
  ["gap"],
  ["bold"],
  ["bare line"],
];
/** Marks by which a name that is known from others is still one. */
const SURE: ReadonlySet<Mark> = new Set(["colon", "bracket", "bold line"]);

/**
 * Learns the pattern of a document.
 * @param stated Names that its front matter gives.
 */
export function learnPattern(all: readonly Line[], stated: ReadonlySet<string>): Pattern {
  const times = all.flatMap(({ openings }) => openings.find(isOnlyTime)?.time ?? []);
  // A time alone on its line belongs to the next one.
  const lines = all.filter(({ openings }) => !openings.some(isTimeAlone));
  const shortForms = findShortForms(lines);
  const names = new Set<string>();
  const marks = new Set<Mark>();
  for (const together of COUNTED_TOGETHER) {
    const found = lines.map(({ openings }) => {
      const opening = openings.find(({ mark, name }) => together.includes(mark) && mayBeName(name));
      const full = opening && shortForms.get(opening.name);
      return opening && full !== undefined ? { ...opening, name: full } : opening;
    });
    const accepted = acceptNames(found, stated, together, names.size > 0);
    if (accepted.size === 0) continue;
    for (const name of accepted) names.add(name);
    for (const mark of together) marks.add(mark);
  }
  for (const name of namesUnderTimes(all)) {
    names.add(name);
    marks.add("bare line");
  }
  const counts = new Map<string, number>();
  let labelled = 0;
  /** Words that stand below their label are no line of their own. */
  let below = 0;
  for (const { openings } of lines) {
    const opening = openings.find(({ mark, name }) => marks.has(mark) && mayBeName(name));
    if (!opening) continue;
    counts.set(opening.name, (counts.get(opening.name) ?? 0) + 1);
    if (!names.has(opening.name)) continue;
    labelled++;
    if (opening.rest === "") below++;
  }
  const corrections = marks.size === 0 ? new Map<string, string>() : correctSpelling(counts, names);
  for (const name of corrections.keys()) names.delete(name);
  for (const [short, name] of shortForms) {
    if (marks.size > 0 && (names.has(short) || names.has(name))) names.add(short).add(name);
  }
  return {
    marks,
    names,
    corrections,
    shortForms,
    isRegular: lines.length >= FEWEST && labelled >= (lines.length - below) * REGULAR,
    hasTimes: times.length >= FEWEST && runsOn(times),
  };
}

/** `3. Name: words`: whether the number counts turns or points, nobody can tell. */
const NUMBER = /^\d{1,3}[.)、]\s*/;

/** What a label is in a document of this pattern. */
export type Verdict = "speaker" | "unsure" | "no label";

/**
 * Judges a label: named often enough, or once in the way of the others, or perhaps. What the
 * pattern does not bear out and a reader would take for a label is unsure, in whatever form.
 */
export function judgeOpening(opening: Opening, pattern: Pattern, style: LabelStyle): Verdict {
  const { mark, isMarked, time } = opening;
  const name = opening.name.replace(NUMBER, "");
  if (mark === "change") return pattern.names.size > 0 ? "unsure" : "no label";
  if (pattern.names.size === 0 || mark === "only time") return "no label";
  const isOwn = pattern.marks.has(mark);
  const isKnown = pattern.names.has(name) || pattern.corrections.has(name);
  if (mark === "aside") return isLabelInAside(opening, isKnown) ? "unsure" : "no label";
  const isCounted = name !== opening.name;
  if (isKnown && !isCounted) {
    return isOwn || SURE.has(mark) || time !== undefined ? "speaker" : "unsure";
  }
  if (!mayBeName(name) || isCredit(name)) return "no label";
  const isPerson = isRole(name) || isPersonName(name);
  if (!isOwn || isCounted)
    return isForeignLabel({ ...opening, name }, isPerson) ? "unsure" : "no label";
  // A part alone on its line may be the head of a column.
  if (mark === "bare line")
    return isPersonName(name) ? "speaker" : isPerson ? "unsure" : "no label";
  if (isRole(name)) return "speaker";
  // The time is as much of a mark as a name is, where all labels have one.
  if (time !== undefined && style.isTimed) return "speaker";
  if (isPerson || (pattern.isRegular && looksLikeLabel(name))) {
    return mark === "time" ? "unsure" : "speaker";
  }
  if (mark === "time" || (isMarked && !style.isMarked && mark === "bold line")) return "no label";
  // Where every paragraph opens with a label, little else stands before a colon.
  const isLikely = looksLikeLabel(name) || (pattern.isRegular && isNoClause(name));
  return isLikely ? "unsure" : "no label";
}

/** `（沈白）words`: a stage note says what somebody does, a label who does it. */
function isLabelInAside({ name, aside }: Opening, isKnown: boolean): boolean {
  if (aside !== "") return true;
  return kindOfAside(name) !== "note" && (isKnown || isRole(name) || isPersonName(name));
}

/** A label in a form that the document does not use: one slip, or another text that was put in. */
function isForeignLabel({ name, mark, aside }: Opening, isPerson: boolean): boolean {
  if (mark === "bracket") return isPerson;
  if (mark === "colon") return looksLikeLabel(name);
  // `Yes - I do`, a heading, a name in a sentence: only somebody's name says that it is a label.
  return isPerson && aside === "";
}

/** How the labels of a document are mostly written. */
export interface LabelStyle {
  isMarked: boolean;
  isTimed: boolean;
}

/** Says how the labels of known speakers are mostly written. */
export function styleOf(lines: readonly Line[], pattern: Pattern): LabelStyle {
  const known = lines.flatMap(
    ({ openings }) =>
      openings.find(({ mark, name }) => pattern.marks.has(mark) && pattern.names.has(name)) ?? [],
  );
  const most = (is: (opening: Opening) => boolean) =>
    known.length > 0 && known.filter(is).length >= known.length * REGULAR;
  return { isMarked: most((one) => one.isMarked), isTimed: most((one) => one.time !== undefined) };
}

function isTimeAlone({ mark, rest }: Opening): boolean {
  return mark === "only time" && rest === "";
}

function isOnlyTime({ mark, rest, isMarked }: Opening): boolean {
  return mark === "only time" && (isMarked || rest === "");
}

/** The names of one kind of label that the document bears out; none when it shows no dialogue. */
function acceptNames(
  found: readonly (Opening | undefined)[],
  stated: ReadonlySet<string>,
  marks: readonly Mark[],
  hasOthers: boolean,
): Set<string> {
  const openings = found.flatMap((opening) => opening ?? []);
  const counts = new Map<string, number>();
  const apart = new Set<string>();
  /** `Q1`, `A1`, `Q2`: parts whose number counts the turns. */
  const parts = new Map<string, number>();
  const partOf = (name: string) => name.replace(/[\s#._-]*(?:\d{1,3}|(?<=[\s_-])[A-Z])$/, "");
  for (const { name, mark, rest } of openings) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
    parts.set(partOf(name), (parts.get(partOf(name)) ?? 0) + 1);
    if (mark === "bold line" || (mark === "time" && rest === "")) apart.add(name);
  }
  const times = openings.flatMap(({ time }) => time ?? []);
  const isTimed =
    times.length >= FEWEST && times.length >= openings.length * REGULAR && runsOn(times);
  const [kind] = marks;
  if (kind === "time" && !isTimed) return new Set();
  if (kind === "bare line") return acceptBareLines(found, counts);
  // Words that stand below their label are no line of their own.
  const below = openings.filter(({ rest }) => rest === "").length;
  const isMostly = found.length >= 4 && openings.length >= (found.length - below) * MOSTLY;
  const alternating = findAlternating(openings, isMostly);
  const hasAgain = [...counts.values()].some((count) => count >= 2);
  const frequent = [...counts].filter(([name, count]) => {
    if (count >= FEWEST || (count >= 2 && stated.has(name))) return true;
    if (isCredit(name)) return false;
    const isNamed = isRole(name) || isPersonName(name) || isInBothScripts(name) || apart.has(name);
    if (alternating.has(name)) return true;
    if (isRole(name) && (parts.get(partOf(name)) ?? 0) >= 2) return true;
    // A time that runs on is as much of a sign as a name that comes back, where one does.
    if (isTimed && hasAgain && (isRole(name) || isPersonName(name))) return true;
    return count === 2 && (isNamed || (isMostly && isLabelIn(kind, name)) || isTimed);
  });
  const turns = frequent.reduce((total, [, count]) => total + count, 0);
  // One label alone, however often, is more likely a form's field than half a conversation.
  const isDialogue =
    frequent.length >= 2 || isTimed || frequent.some(([name]) => isRole(name) || stated.has(name));
  if (!isDialogue || turns < FEWEST) return new Set();
  // A word in weight or before a dash opens many a paragraph that nobody speaks.
  const isLoose = kind === "bold";
  if (isLoose && (hasOthers || frequent.length < 2 || turns < found.length * 0.4)) return new Set();
  const accepted = new Set(frequent.map(([name]) => name));
  for (const name of counts.keys()) {
    if ((isRole(name) && !isCredit(name)) || stated.has(name)) accepted.add(name);
  }
  return accepted;
}

/** Chats write whatever name people chose between angle brackets. */
function isLabelIn(kind: Mark | undefined, name: string): boolean {
  return kind === "bracket" || looksLikeLabel(name);
}

/** Two labels that take turns from the first to the last, each twice or more. */
function findAlternating(openings: readonly Opening[], isMostly: boolean): Set<string> {
  const labels = openings.filter(({ name }) => looksLikeLabel(name));
  const both = new Set(labels.map(({ name }) => name));
  const takesTurns = labels.every(({ name }, i) => name !== labels[i + 1]?.name);
  if (both.size !== 2 || labels.length < 4 || !takesTurns) return new Set();
  // `输入：…` and `输出：…` take turns as well.
  const isNamed = [...both].some((name) => isRole(name) || isPersonName(name));
  return isMostly || isNamed || labels.every(({ isMarked }) => isMarked) ? both : new Set();
}

/** Names alone on their lines under times alone on theirs, where nearly all times have one. */
function namesUnderTimes(all: readonly Line[]): string[] {
  const under = all.filter((_, i) => all[i - 1]?.openings.some(isTimeAlone));
  const names = under.flatMap(({ openings }) => {
    const { name } = openings.find(({ mark }) => mark === "bare line") ?? { name: "" };
    return isRole(name) || isPersonName(name) ? [name] : [];
  });
  return names.length >= FEWEST && names.length >= under.length * REGULAR ? names : [];
}

/** Names alone on their lines, with nothing to mark them: only where they come back and back. */
function acceptBareLines(
  found: readonly (Opening | undefined)[],
  counts: ReadonlyMap<string, number>,
): Set<string> {
  const isName = (name: string) => isPersonName(name) || isRole(name);
  const frequent = [...counts].filter(([name, count]) => count >= 2 && isName(name));
  const turns = frequent.reduce((total, [, count]) => total + count, 0);
  const known = new Set(frequent.map(([name]) => name));
  // Nobody says anything where a name follows a name: that is a list of people.
  const inRow = found.filter(
    (one, i) => one && known.has(one.name) && known.has(found[i + 1]?.name ?? ""),
  );
  if (frequent.length < 2 || turns < 4 || inRow.length > turns * (1 - REGULAR)) return new Set();
  return known;
}

/** Short forms by the asides that introduce them, where a label of the document is that form. */
function findShortForms(lines: readonly Line[]): Map<string, string> {
  const labels = new Set(lines.flatMap(({ openings }) => openings.map(({ name }) => name)));
  const forms = new Map<string, string>();
  for (const { openings } of lines) {
    for (const { name, aside } of openings) {
      const short = aside === "" ? undefined : shortFormOf(aside, name);
      if (short !== undefined && short !== name && labels.has(short)) forms.set(short, name);
    }
  }
  return forms;
}

function runsOn(times: readonly number[]): boolean {
  const backwards = times.filter((time, i) => i > 0 && time < (times[i - 1] as number)).length;
  return backwards <= times.length * (1 - IN_ORDER);
}
