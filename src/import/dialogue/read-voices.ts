/**
 * Reads who speaks in captions, by the same grammar as in a text. A caption is cut where its voice
 * changes: at a label, at a line that opens with a dash or `>>`, at a second voice tag. A label
 * stands for all captions up to the next one; after a change of voice without a name, and where
 * a format that names its speakers names none, nobody is claimed.
 */

import { proseScript } from "../../text/script.ts";
import type { Cue } from "../read/cue.ts";
import type { ImportReport } from "../report.ts";
import { joinLines } from "../source-block.ts";
import { kindOfAside } from "./asides.ts";
import { type Mark, type Opening, readOpenings } from "./opening.ts";
import { judgeOpening, type Line, learnPattern, type Pattern, styleOf } from "./pattern.ts";

/** Captions are short lines, and their times stand elsewhere. */
const MARKS: ReadonlySet<Mark> = new Set(["colon", "bracket"]);
const CHANGE = /^(?:[-–—‐]\s*|(?:>>|&gt;&gt;|＞＞)+\s*)(?=\S)/;

/** What one voice says in a caption. */
interface Part {
  lines: string[];
  /** Undefined when it goes on as before, null when somebody else speaks and nobody says who. */
  speaker: string | null | undefined;
  opensTurn: boolean;
  line: number;
}

/** Cuts captions where the voice changes, and names each voice as far as the source does. */
export function readVoices(cues: readonly Cue[], report: ImportReport): Cue[] {
  const named = cues.filter(({ speaker }) => speaker !== undefined).length;
  // Where the format has a place for the speaker, that place decides.
  if (named > 0) return cues.flatMap((cue) => nameByFormat(cue, report));
  const lines: Line[] = cues.flatMap(({ lines: shown }) => {
    const read = shown.map((_, i) => ({ openings: openingsOf(shown, i) }));
    const hasName = read[0]?.openings.some(({ mark }) => mark === "bare line");
    return read.filter(({ openings }, i) => i === 0 || hasName || openings.length > 0);
  });
  const pattern = learnPattern(lines, new Set());
  const style = styleOf(lines, pattern);
  const isNamed = pattern.names.size > 0;
  const told = new Set<string>();
  const voices: Record<string, string | null | undefined> = {};
  let isParted = false;
  const inTime = cues.map((_, i) => i).sort((a, b) => timeOf(cues, a) - timeOf(cues, b) || a - b);
  const read: Cue[][] = cues.map(() => []);
  for (const at of inTime) {
    const cue = cues[at] as Cue;
    let parts = cutCaption(cue, pattern, style, report, told);
    // Which of two goes on after a caption of both, nobody knows.
    const [first] = parts;
    if (first && isParted) first.opensTurn = true;
    for (const { lines: said, speaker, line } of parts) {
      // A name alone stands above the next caption.
      if (said.length > 0 || typeof speaker !== "string") continue;
      for (const script of ["han", "latin", "none"]) voices[script] = speaker;
      report.removed.push({ rule: "label without words", line, text: speaker });
    }
    parts = parts.filter(({ lines: said }) => said.length > 0);
    isParted = parts.filter(({ speaker, opensTurn }) => speaker === null && opensTurn).length > 1;
    read[at] = spread(cue, parts).map(({ speaker, ...part }, i) => {
      // A caption in two languages is one person's: its first line tells whose name goes on.
      const script = proseScript(part.lines[0] ?? "");
      if (typeof speaker === "string" && speaker === voices[script]) {
        // Some programs write the name before every caption: it is one turn.
        delete part.opensTurn;
      }
      // A dash in a file that names nobody only parts two people.
      const voice = speaker === undefined ? voices[script] : isNamed ? speaker : undefined;
      if (isNamed) voices[script] = voice;
      const said = parts[i] as Part;
      if (voice === null && said.speaker === null && isNamed) tellUnknown(said, report);
      const isLabelled = typeof speaker === "string";
      return withVoice(isLabelled ? { ...part, isLabelled } : part, voice);
    });
  }
  return read.flat();
}

function timeOf(cues: readonly Cue[], at: number): number {
  return cues[at]?.start ?? 0;
}

function withVoice(cue: Cue, voice: string | null | undefined): Cue {
  if (voice === null) return { ...cue, noSpeaker: true };
  return voice === undefined ? cue : { ...cue, speaker: voice };
}

/** The voices of a caption whose format names them; one without a name is nobody's. */
function nameByFormat(cue: Cue, report: ImportReport): Cue[] {
  const { others = [], ...first } = cue;
  const parts: Part[] = [
    { lines: first.lines, speaker: first.speaker ?? null, opensTurn: false, line: first.line },
    ...others.map(({ lines, speaker }) => ({
      lines,
      speaker: speaker ?? null,
      opensTurn: true,
      line: first.line,
    })),
  ].filter(({ lines }) => lines.length > 0);
  return spread(first, parts).map(({ speaker, ...part }, i) => {
    if (speaker === null) tellUnknown(parts[i] as Part, report);
    return withVoice(part, speaker);
  });
}

function tellUnknown({ lines, line }: Part, report: ImportReport): void {
  const message = `nobody is named who says “${lines.join(" ").slice(0, 60)}”`;
  report.doubtful.push({ rule: "no speaker", line, message });
}

/** Ways of reading a line of a caption; a name alone stands above the words of its own caption. */
function openingsOf(lines: readonly string[], at: number): Opening[] {
  const isLast = at === lines.length - 1;
  return readOpenings((lines[at] ?? "").replace(CHANGE, "")).filter(({ mark, rest }) =>
    mark === "bare line" ? at === 0 && !isLast : MARKS.has(mark) && (rest !== "" || !isLast),
  );
}

/** Cuts the lines of a caption at its labels and dashes. */
function cutCaption(
  cue: Cue,
  pattern: Pattern,
  style: ReturnType<typeof styleOf>,
  report: ImportReport,
  told: Set<string>,
): Part[] {
  const parts: Part[] = [];
  cue.lines.forEach((text, i) => {
    const line = cue.line > 0 ? cue.line + i : 0;
    const change = CHANGE.exec(text)?.[0] ?? "";
    const openings = openingsOf(cue.lines, i);
    const judged = openings.map((one) => [one, judgeOpening(one, pattern, style)] as const);
    const opening = judged.find(([, verdict]) => verdict === "speaker")?.[0];
    const unsure = judged.find(([, verdict]) => verdict === "unsure")?.[0];
    if (opening) {
      const said = noteAside(opening, line, report, told) + opening.rest;
      const speaker = pattern.shortForms.get(opening.name) ?? pattern.corrections.get(opening.name);
      if (speaker !== undefined) tellName(opening.name, speaker, line, report, told);
      const lines = said === "" ? [] : [said];
      parts.push({ lines, speaker: speaker ?? opening.name, opensTurn: true, line });
    } else if (unsure || change !== "") {
      if (unsure) {
        const message = `“${unsure.name}” may be a speaker, but nothing else in the text says so; the words after it are nobody's`;
        report.doubtful.push({ rule: "label unsure", line, message });
      }
      parts.push({ lines: [text.slice(change.length)], speaker: null, opensTurn: true, line });
    } else {
      const last = parts.at(-1);
      if (last) last.lines.push(text);
      else parts.push({ lines: [text], speaker: undefined, opensTurn: false, line });
    }
  });
  return parts;
}

/** A stage note stays before the words; what else stands beside a name is told once. */
function noteAside(
  { name, aside }: Opening,
  line: number,
  report: ImportReport,
  told: Set<string>,
): string {
  if (aside === "") return "";
  if (kindOfAside(aside) === "note") return aside;
  const key = `${name} ${aside}`;
  if (!told.has(key)) report.removed.push({ rule: "beside a name", line, text: key });
  told.add(key);
  return "";
}

function tellName(
  before: string,
  after: string,
  line: number,
  report: ImportReport,
  told: Set<string>,
): void {
  if (!told.has(before)) report.repaired.push({ rule: "name as elsewhere", line, before, after });
  told.add(before);
}

/**
 * Several voices of one caption share its time: of each language the first speaks first. The
 * moments at which the others start are nowhere stated, so they only order what is said.
 */
function spread(
  cue: Cue,
  parts: readonly Part[],
): (Omit<Cue, "speaker"> & Pick<Part, "speaker">)[] {
  const { speaker: _, others: __, ...rest } = cue;
  const scripts = parts.map(({ lines }) => proseScript(lines.reduce((a, b) => joinLines(a, b))));
  const most = Math.max(
    1,
    ...scripts.map((one) => scripts.filter((other) => other === one).length),
  );
  const length = (cue.end - cue.start) / most;
  return parts.map(({ lines, speaker, opensTurn, line }, i) => {
    const place = scripts.slice(0, i).filter((script) => script === scripts[i]).length;
    const start = cue.start + place * length;
    return {
      ...rest,
      lines,
      line,
      speaker,
      start,
      end: parts.length === 1 ? cue.end : start + length,
      ...(place > 0 && { shownAt: cue.start }),
      ...(opensTurn && { opensTurn }),
    };
  });
}
