/**
 * Splits the start of a line into its features: a time or a range of times, a name, what stands in
 * brackets behind it, how it is marked (bold, in brackets, by a colon, a dash, the line's end) and
 * the words after it. A line may be read in several ways; which one is meant, the document shows.
 */

import { parseTimestamp } from "../../text/time.ts";

/** How a label is told from the words after it. */
export type Mark =
  /** `Name: words`, in whatever brackets or weight. */
  | "colon"
  /** `【Name】words`, `[Name] words` */
  | "bracket"
  /** `Name 00:03 words`, `Name (00:03)` on a line of its own */
  | "time"
  /** `**Name**` on a line of its own */
  | "bold line"
  /** `Name` on a line of its own, nothing to tell it by */
  | "bare line"
  /** `Q - words`, `Name——words` */
  | "dash"
  /** `Name<tab>words`, `Name | words`, `Name > words`: a column or an upright line parts the two */
  | "gap"
  /** `**Name** words`: weight alone parts the name from the words */
  | "bold"
  /** `（Name）words`, which looks like a stage note */
  | "aside"
  /** `>> words`, `— words`: somebody else speaks, and nobody says who */
  | "change"
  /** `00:05 words`, or a time on a line of its own */
  | "only time";

/** One way of reading the start of a line. */
export interface Opening {
  /** The name as written, without marks and brackets; empty for `only time` and `change`. */
  name: string;
  /** What stands in brackets behind the name, brackets included. */
  aside: string;
  /** Seconds. */
  time?: number;
  /** What of the times is not kept by `time`: the end of a range, the address of a link. */
  dropped: string;
  mark: Mark;
  /** True when the name is bold, slanted or in brackets. */
  isMarked: boolean;
  /** The words after the label. */
  rest: string;
}

/** Editing programs put the number of a frame behind the seconds: `00:01:02:12`. */
const CLOCK = String.raw`(?:\d{1,2}[:：]\d{1,2}[:：]\d{1,2}(?:[:;]\d{2})?|\d{1,3}[:：]\d{2})(?:[.,]\d{1,3})?(?![\d:：])`;
const RANGE = String.raw`(${CLOCK})((?:\s*(?:-->|->|→|[-–—~～至])\s*${CLOCK})?)`;
const TIME = String.raw`(?:[\x60[(（【<]{0,2}(?:T[:：]\s*)?${RANGE}[\x60\])）】>]{0,2}((?:\(https?:[^()\s]*\))?))`;
const ASIDE = String.raw`([(（][^()（）\n]{1,40}[)）])`;
const NAME = String.raw`([^\s:：﹕。，,！!？?；;"“”「」『』<>‹›|/\\=\[\]*#()（）【】\x60][^:：﹕。！!？?；;"“”「」『』<>‹›|\\=\[\]*()（）【】\x60\n]{0,39}?)`;
/** No address, no time, no ratio. */
const COLON = String.raw`[:：﹕](?!\/\/|(?<=\d[:：])\d)`;
const TAIL = String.raw`\s*(?:${TIME}|${ASIDE})?\s*(?:${TIME}|${ASIDE})?`;
const LEAD = String.raw`^(?:${TIME}\s*(?:[-–—]\s+)?)?`;
const BRACKETED = String.raw`${LEAD}\\?[【〔\[<＜‹]\s*${NAME}\s*(?:${ASIDE})?\s*\\?[】〕\]>＞›]`;

interface Form {
  mark: Mark;
  isMarked: boolean;
  pattern: RegExp;
  /** Groups: times as triples and asides, in the order in which they stand; then the rest. */
  groups: readonly ("lead" | "name" | "time" | "aside" | "rest")[];
}

const TAIL_GROUPS = ["time", "aside", "time", "aside"] as const;

function form(mark: Mark, isMarked: boolean, source: string, groups: Form["groups"]): Form {
  return { mark, isMarked, pattern: new RegExp(source, "su"), groups };
}

const FORMS: readonly Form[] = [
  // **Name（aside）**: words, **Name:** words, *Name* 00:03 words, **00:03 Name**
  form(
    "colon",
    true,
    String.raw`${LEAD}\*{1,3}\s*${NAME}${TAIL}\s*(?:${COLON}\s*\*{1,3}|\*{1,3}${TAIL}\s*${COLON})\s*(?:${TIME}\s*)?(.*)$`,
    ["lead", "name", ...TAIL_GROUPS, ...TAIL_GROUPS, "time", "rest"],
  ),
  form(
    "time",
    true,
    String.raw`${LEAD}\*{1,3}\s*${NAME}\s*(?:${ASIDE})?\*{1,3}\s*(?:${ASIDE})?\s*${TIME}\s*[:：]?\s*(.*)$`,
    ["lead", "name", "aside", "aside", "time", "rest"],
  ),
  // **Name 00:03** on a line of its own
  form("time", true, String.raw`^\*{2,3}\s*${NAME}\s*(?:${ASIDE})?\s*${TIME}\s*\*{2,3}()$`, [
    "name",
    "aside",
    "time",
    "rest",
  ]),
  form(
    "bold line",
    true,
    String.raw`${LEAD}\*{2,3}\s*${NAME}\s*(?:${ASIDE})?\s*\*{2,3}\s*(?:${ASIDE})?()$`,
    ["lead", "name", "aside", "aside", "rest"],
  ),
  // **Name: a question?**
  form(
    "colon",
    true,
    String.raw`${LEAD}\*{2}\s*${NAME}${TAIL}\s*${COLON}\s*((?:(?!\*\*).)+)\*{2}$`,
    ["lead", "name", ...TAIL_GROUPS, "rest"],
  ),
  // [Name]: words, and 【Name】words
  form("colon", true, String.raw`${BRACKETED}${TAIL}\s*${COLON}\s*(?:${TIME}\s*)?(.*)$`, [
    "lead",
    "name",
    "aside",
    ...TAIL_GROUPS,
    "time",
    "rest",
  ]),
  form("bracket", true, String.raw`${BRACKETED}${TAIL}\s*(.*)$`, [
    "lead",
    "name",
    "aside",
    ...TAIL_GROUPS,
    "rest",
  ]),
  form("colon", false, String.raw`${LEAD}${NAME}${TAIL}\s*${COLON}\s*(?:${TIME}\s*)?(.*)$`, [
    "lead",
    "name",
    ...TAIL_GROUPS,
    "time",
    "rest",
  ]),
  // Name 00:03 words, Name | 00:03
  form(
    "time",
    false,
    String.raw`${LEAD}${NAME}\s*(?:${ASIDE})?\s*(?:[|｜]\s*)?${TIME}\s*[:：]?\s*(.*)$`,
    ["lead", "name", "aside", "time", "rest"],
  ),
  form("time", false, String.raw`^${TIME}\s*(?:[-–—]\s+)?${NAME}\s*(?:${ASIDE})?\s*()$`, [
    "lead",
    "name",
    "aside",
    "rest",
  ]),
  // （Name）words, (Name): words
  form("aside", true, String.raw`${LEAD}[(（]\s*${NAME}\s*[)）]\s*((?:[:：])?)\s*(.*)$`, [
    "lead",
    "name",
    "aside",
    "rest",
  ]),
  form("dash", false, String.raw`${LEAD}${NAME}${TAIL}(?:\s+[-–—]{1,2}\s+|\s*——\s*)(\S.*)$`, [
    "lead",
    "name",
    ...TAIL_GROUPS,
    "rest",
  ]),
  form(
    "gap",
    false,
    String.raw`${LEAD}${NAME}\s*(?:${ASIDE})?(?:\s*\t\s*|\s{3,}|\s*[|｜>＞]\s+)(\S.*)$`,
    ["lead", "name", "aside", "rest"],
  ),
  form("bold", true, String.raw`${LEAD}\*{2}\s*${NAME}\s*(?:${ASIDE})?\s*\*{2}\s*(\S.*)$`, [
    "lead",
    "name",
    "aside",
    "rest",
  ]),
  // 00:03 | Name | words, as the row of a table without a head
  form("time", false, String.raw`^\|?\s*${TIME}\s*[|｜]\s*${NAME}\s*[|｜]\s*(.*?)\s*\|?$`, [
    "lead",
    "name",
    "rest",
  ]),
  form("bare line", false, String.raw`^${NAME}\s*(?:${ASIDE})?()$`, ["name", "aside", "rest"]),
];

const ONLY_TIME = new RegExp(String.raw`^${TIME}\s*(.*)$`, "su");

/** Characters in which a label ends, times and brackets counted; beyond them none is looked for. */
const WITHIN = 120;

/** Marks of a change of voice before the words: `>>` of captions, the dash of a printed dialogue. */
const CHEVRONS = /^\\?(?:>|＞|&gt;){2,}\s*(?=\S)/;
const QUOTED = /^\\?(?:>|＞|&gt;)\s*(?![>＞&])/;
/** `???: words`, `……：words`: a label that says nothing. */
const NOBODY = /^(?:\*\*)?[?？*＊….。_xX×-]{1,6}(?:\*\*)?\s*[:：]\s*(?=\S)/;
const DASH = /^(?:[—―–‒⸺]{1,2}|--)\s*(?=\S)/;
/** `— END —` between its dashes is a line of the page. */
const ORNAMENT = /[—―–‒⸺-]\s*$/;

const TIME_IN_WEIGHT = new RegExp(String.raw`^(\*\*)\s*([\[(（]?${CLOCK}[\])）]?)\s+(?=\S)`, "u");
/** Squares, dots and pictures that printers and chats put before a name. */
const ORNAMENTS =
  /^(?:[■□▪▫●○◎◆◇▲△▼▽★☆▶►▷◉⊙♦♠]|\p{Extended_Pictographic}[\u{FE0F}\u{1F3FB}-\u{1F3FF}]*)+\s*(?=\S)/u;

/** All ways of reading the start of a line, the most telling one first. */
export function readOpenings(source: string): Opening[] {
  // `**[00:03] Name:** words`: the time stands in the weight, and belongs before it.
  const written = source.startsWith("**") ? source.replace(TIME_IN_WEIGHT, "$2 $1") : source;
  const ornament = ORNAMENTS.exec(written)?.[0] ?? "";
  if (ornament === "") return readPlainOpenings(written);
  // Before no label it stays with the words.
  return readPlainOpenings(written.slice(ornament.length)).flatMap((one) =>
    one.name === "" || one.mark === "bare line"
      ? []
      : [{ ...one, aside: one.aside + ornament.trim() }],
  );
}

function readPlainOpenings(line: string): Opening[] {
  const change = (CHEVRONS.exec(line) ??
    QUOTED.exec(line) ??
    (ORNAMENT.test(line) ? null : DASH.exec(line)))?.[0];
  if (change === undefined) {
    return NOBODY.test(line)
      ? [{ name: "", aside: "", dropped: "", mark: "change", isMarked: false, rest: line }]
      : readLabels(line);
  }
  const rest = line.slice(change.length);
  // One such mark is a quotation's.
  if (QUOTED.test(change)) return readLabels(rest).filter(({ mark }) => mark === "colon");
  const isDash = !CHEVRONS.test(line);
  return [
    ...readLabels(rest).filter(({ mark }) => mark === "colon" || mark === "bracket"),
    {
      name: "",
      aside: "",
      dropped: "",
      mark: "change",
      isMarked: !isDash,
      rest: isDash ? line : rest,
    },
  ];
}

function readLabels(line: string): Opening[] {
  if (!mayOpen(line)) return [];
  // The words after a label are of no interest to the patterns, and may be long.
  const [head, rest] = [line.slice(0, WITHIN), line.slice(WITHIN)];
  const openings = FORMS.flatMap((one) => {
    const match = one.pattern.exec(head);
    const opening = match ? readMatch(match, one) : undefined;
    if (!opening || !/\p{L}/u.test(opening.name)) return [];
    if (rest !== "" && opening.rest === "") return [];
    return [{ ...opening, rest: opening.rest + rest }];
  });
  const time = readOnlyTime(line);
  return time ? [...openings, time] : openings;
}

/** A time, and whatever stands after it. */
export function readOnlyTime(line: string): Opening | undefined {
  const match = /^[\d\x60[(（【<]/.test(line) ? ONLY_TIME.exec(line) : null;
  if (!match) return undefined;
  const [, from = "", to = "", link = "", rest = ""] = match;
  const dropped = droppedOf(to, link);
  return {
    name: "",
    aside: "",
    time: secondsOf(from),
    dropped,
    mark: "only time",
    isMarked: /^\D/.test(line),
    rest: rest.trim(),
  };
}

/** Tells most paragraphs apart at little cost: a label is marked, timed or short. */
export function mayOpen(line: string): boolean {
  if (line.length <= 48 || /^[\d*[【〔(（<＜‹\x60\\|]/.test(line)) return true;
  const head = line.slice(0, WITHIN);
  return /[:：﹕]|\s[-–—]{1,2}\s|——|\t|\s{3}|[|｜>＞]\s/.test(head);
}

function readMatch(match: RegExpExecArray, { mark, isMarked, groups }: Form): Opening {
  const opening: Opening = { name: "", aside: "", dropped: "", mark, isMarked, rest: "" };
  let at = 1;
  for (const group of groups) {
    if (group === "lead" || group === "time") {
      const [from, to = "", link = ""] = match.slice(at, at + 3);
      if (from !== undefined) {
        if (opening.time === undefined) opening.time = secondsOf(from);
        else opening.dropped += ` ${from}`;
        opening.dropped += droppedOf(to, link);
      }
      at += 3;
    } else {
      const text = (match[at] ?? "").trim();
      if (group === "name") opening.name = nameIn(text);
      else if (group === "rest") opening.rest = text;
      else opening.aside += text;
      at += 1;
    }
  }
  return opening;
}

/** `Name - 00:03`: the dash belongs to neither. A chat has `From Name to Everyone`. */
function nameIn(text: string): string {
  return text.replace(/\s+[-–—]$/, "").replace(/^From\s+(\S.*?)(?:\s+to\s+\S.*)?$/i, "$1");
}

function droppedOf(to: string, link: string): string {
  return [to.replace(/^\s*(-->|->|→|[-–—~～至])\s*/, ""), link]
    .filter((part) => part !== "")
    .map((part) => ` ${part}`)
    .join("");
}

/** Reads a clock time in whichever marks it is written. */
function secondsOf(clock: string): number {
  const plain = clock.replaceAll("：", ":").replace(",", ".");
  return parseTimestamp(plain.replace(/^(\d+:\d+:\d+)[:;]\d+$/, "$1"));
}
