/**
 * Glossary notes: `**术语**（English Term: 解释）`, with variants seen in the wild: half-width
 * brackets, no definition, an abbreviation after a comma, the whole note inside the bold, the
 * English before the bracket (`**术语** English Term（解释）`), and a Latin term, explained in
 * English and Chinese or in Chinese alone (`**AGI**（Artificial General Intelligence: 解释）`,
 * `**Zapier**（自动化平台：解释）`).
 *
 * `findGlossaryTerms` harvests them; `transcript/glossary-notes.ts` marks them while a page is
 * rendered. Both ask `readTerm`, so the glossary lists exactly what pages show as terms.
 */

/** An explained term, as its note gives it. */
export interface GlossaryTerm {
  /** The Chinese term, as written in bold. */
  zh: string;
  en: string;
  /** `NLP` in `（natural language processing, NLP: …）`. */
  abbreviation?: string;
  definition?: string;
}

// The English must start with a Latin letter and hold no Han: `**重点**（见下文）` is no term.
const NOTE =
  /^\s?[（(]\s*(?<en>[A-Za-z][^（）()：:，,\p{Script=Han}]*?)(?:\s*[,，]\s*(?<abbr>[A-Z][A-Za-z0-9.-]{0,11}))?\s*(?:[：:]\s*(?<definition>[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*))?[）)]/u;

/** English with commas or a figure before it, which only an explanation in Chinese makes a term. */
const EXPLAINED_NOTE =
  /^\s?[（(]\s*(?<en>[A-Za-z\d][^（）()：:，\p{Script=Han}]*?)\s*[：:]\s*(?<definition>[^（）()]*\p{Script=Han}{2}[^（）()]*)[）)]/u;

// `**术语** English Term（解释）`: only a bracket that holds a phrase is an explanation, since
// `**王选** Xerox（施乐）` names two things.
const BARE_NOTE =
  /^\s?(?<en>[A-Za-z][A-Za-z0-9'’-]*(?: [A-Za-z0-9'’-]+){0,4})\s?（(?<definition>[^（）\n]*)）/u;

/** Fewer Han in a bracket are a name. Counted apart: a pattern would try every way to choose six. */
const PHRASE = 6;

/** `**Zapier**（自动化平台：解释）`: what follows a Latin term in Chinese explains it. */
const CHINESE_NOTE =
  /^\s?[（(](?<definition>[^（）()\n]*(?:[（(][^（）()\n]*[）)][^（）()\n]*)*)[）)]/u;
const LATIN_TERM = /^[\p{Script=Latin}\d$][^\p{Script=Han}]*$/u;
/** What a bracket says that points elsewhere, or tells how something was said. */
const NO_EXPLANATION = /^\s*(?:见|見|参见|參見|详见|如图|如上|如下|下同|同上|即将|笑|注[:：])/u;

/** The note inside the bold; it must explain, or `**王选（Wang Xuan）**` would be a term. */
const INSIDE = /^(?<zh>[^（）()]{1,40}?)(?<note>[（(].*)$/u;

const BOLD = /\*\*(?<bold>[^*\n]{1,200}?)\*\*/gu;

/** A note is read from at most so many characters after the bold. */
export const MAX_NOTE = 400;

/** A term and how much of the text after the bold belongs to its note. */
export interface TermReading {
  term: GlossaryTerm;
  /** Where in the bold the note starts: at its end, unless the note is inside. */
  zhLength: number;
  noteLength: number;
}

/** Finds the glossary terms of a Markdown passage, in order. */
export function findGlossaryTerms(source: string): GlossaryTerm[] {
  const terms: GlossaryTerm[] = [];
  for (const match of source.matchAll(BOLD)) {
    const bold = match.groups?.bold ?? "";
    const end = match.index + match[0].length;
    const reading = readTerm(bold, source.slice(end, end + MAX_NOTE).split("\n")[0] ?? "");
    if (reading) terms.push(reading.term);
  }
  return terms;
}

/** Reads a bold text and what follows it as a term; undefined where it is none. */
export function readTerm(bold: string, after: string): TermReading | undefined {
  const outside = bold.length <= 40 ? (parseNote(after) ?? parseBareNote(after)) : undefined;
  if (outside && isTermName(bold, outside.term)) {
    return {
      term: { zh: bold, ...outside.term },
      zhLength: bold.length,
      noteLength: outside.length,
    };
  }
  const chinese = bold.length <= 40 && LATIN_TERM.test(bold) ? parseChineseNote(after) : undefined;
  if (chinese) {
    const { definition, length } = chinese;
    return {
      term: { zh: bold, en: bold, definition },
      zhLength: bold.length,
      noteLength: length,
    };
  }
  const { zh = "", note = "" } = INSIDE.exec(bold)?.groups ?? {};
  const inside = parseNote(note);
  if (inside?.term.definition === undefined || inside.length !== note.length) return undefined;
  if (!isTermName(zh, inside.term)) return undefined;
  return { term: { zh, ...inside.term }, zhLength: zh.length, noteLength: 0 };
}

/** A term is Chinese, or Latin with an explanation in Chinese. */
function isTermName(name: string, { definition = "" }: Omit<GlossaryTerm, "zh">): boolean {
  if (/\p{Script=Han}/u.test(name)) return true;
  return /^[A-Za-z]/.test(name) && /\p{Script=Han}/u.test(definition);
}

function parseBareNote(
  text: string,
): { term: Omit<GlossaryTerm, "zh">; length: number } | undefined {
  const match = BARE_NOTE.exec(text);
  if (!match?.groups) return undefined;
  const { en = "", definition = "" } = match.groups;
  if ((definition.match(/\p{Script=Han}/gu)?.length ?? 0) < PHRASE) return undefined;
  return { term: { en, definition: definition.trim() }, length: match[0].length };
}

function parseChineseNote(text: string): { definition: string; length: number } | undefined {
  const match = CHINESE_NOTE.exec(text);
  const definition = match?.groups?.definition?.trim() ?? "";
  if (!match || NO_EXPLANATION.test(definition)) return undefined;
  const han = definition.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han < 2 ? undefined : { definition, length: match[0].length };
}

/** Reads a note at the start of `text`; `length` is how much of it the note takes. */
export function parseNote(
  text: string,
): { term: Omit<GlossaryTerm, "zh">; length: number } | undefined {
  const match = NOTE.exec(text) ?? EXPLAINED_NOTE.exec(text);
  if (!match?.groups) return undefined;
  const { en = "", abbr, definition } = match.groups;
  return {
    term: {
      en: en.trim(),
      ...(abbr && { abbreviation: abbr }),
      ...(definition?.trim() && { definition: definition.trim() }),
    },
    length: match[0].length,
  };
}
