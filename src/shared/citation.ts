/**
 * Citations of a transcript or a passage of it: GB/T 7714—2015, APA 7, BibTeX, CSL-JSON and a line
 * to paste beside a quotation. Pure: the browser uses it as it stands.
 *
 * Our own hundred lines rather than a CSL processor: those weigh ten times this page's scripts,
 * and a web page is one source type. Whoever needs another style takes the CSL-JSON.
 */

/** What is cited, as the page states it. */
export interface CitedWork {
  /** ASCII, unique in the archive. */
  key: string;
  title: string;
  /** Persons or bodies, as the archive names them. May be empty. */
  authors: string[];
  /** Whether the authors are persons, whose Latin names may be turned round. */
  people: boolean;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  date?: string;
  publisher?: string;
  /** Name of the archive. */
  site: string;
  /** Address of the transcript in the archive; the browser knows it where the build does not. */
  url?: string;
  /** Address of what the transcript was made from. */
  source?: string;
}

const MONTHS =
  "January February March April May June July August September October November December".split(
    " ",
  );

/** GB/T 7714—2015, electronic resource: `王选. 题名[EB/OL]. (2026-03-08)[2026-03-20]. https://….` */
export function formatGbt7714(work: CitedWork, url: string, accessed: string): string {
  const names = work.authors.slice(0, 3).map((name) => (work.people ? gbName(name) : name));
  const latin = names.every((name) => !hasHan(name));
  const more = work.authors.length > 3 ? (latin ? ", et al" : "，等") : "";
  const authors = names.length > 0 ? `${names.join(latin ? ", " : "，")}${more}. ` : "";
  const date = work.date === undefined ? "" : `(${work.date})`;
  return `${authors}${work.title}[EB/OL]. ${date}[${accessed}]. ${url}.`;
}

/** APA, seventh edition, web page: `Wang, X. (2026, March 8). Title. Site. https://…` */
export function formatApa(work: CitedWork, url: string): string {
  const names = work.authors.map((name) => (work.people ? apaName(name) : name));
  const last = names.length > 1 ? ` & ${names.at(-1)}` : "";
  const authors = names.length > 1 ? `${names.slice(0, -1).join(", ")},${last}` : (names[0] ?? "");
  const date = `(${apaDate(work.date)}).`;
  const title = /[.?!。？！]$/.test(work.title) ? work.title : `${work.title}.`;
  const head =
    authors === "" ? `${title} ${date}` : `${authors.replace(/\.?$/, ".")} ${date} ${title}`;
  return `${head} ${work.site}. ${url}`;
}

/** BibTeX, `@misc` with the fields that biblatex reads as well. */
export function formatBibtex(work: CitedWork, url: string, accessed: string): string {
  const authors = work.authors.map((name) =>
    work.people && !hasHan(name) ? bibtexText(name) : `{${bibtexText(name)}}`,
  );
  const [year, month, day] = (work.date ?? "").split("-");
  const fields: [name: string, value: string | undefined][] = [
    ["author", authors.join(" and ") || undefined],
    ["title", `{${bibtexText(work.title)}}`],
    ["year", year || undefined],
    ["month", month],
    ["day", day],
    ["publisher", work.publisher === undefined ? undefined : bibtexText(work.publisher)],
    ["howpublished", bibtexText(work.site)],
    ["url", url],
    ["urldate", accessed],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name} = {${value}},`],
  );
  return `@misc{${work.key},\n${lines.join("\n")}\n}`;
}

/** CSL-JSON: an array of one item, as reference managers import it. */
export function formatCslJson(work: CitedWork, url: string, accessed: string): string {
  const item = {
    id: work.key,
    type: "webpage",
    title: work.title,
    ...(work.authors.length > 0 && {
      author: work.authors.map((name) => {
        const parts = work.people ? splitLatinName(name) : undefined;
        return parts ? { family: parts.family, given: parts.given } : { literal: name };
      }),
    }),
    "container-title": work.site,
    ...(work.publisher !== undefined && { publisher: work.publisher }),
    ...(work.date !== undefined && { issued: dateParts(work.date) }),
    accessed: dateParts(accessed),
    URL: url,
  };
  return JSON.stringify([item], null, 2);
}

/** One passage in one language, to be quoted. */
export interface QuotedPassage {
  text: string;
  /** BCP 47 tag of `text`. */
  lang: string;
  speaker?: string;
}

/** A quotation with its source on one line: `“…”——王选，《题名》，对读，2026-03-08，https://…` */
export function formatQuote(work: CitedWork, passage: QuotedPassage, url: string): string {
  const parts = [work.site, work.date, url].filter((part) => part !== undefined);
  if (passage.lang.startsWith("zh")) {
    const speaker = passage.speaker === undefined ? "" : `${passage.speaker}，`;
    return `“${innerQuotes(passage.text)}”——${speaker}《${work.title}》，${parts.join("，")}`;
  }
  const speaker = passage.speaker === undefined ? "" : `${passage.speaker}, `;
  return `“${innerQuotes(passage.text)}” — ${speaker}${work.title}, ${parts.join(", ")}`;
}

/** Double quotation marks inside a quotation become single ones. */
function innerQuotes(text: string): string {
  return text.replaceAll("“", "‘").replaceAll("”", "’");
}

function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** Family name last, as Latin names in the archive are written; undefined for any other name. */
function splitLatinName(name: string): { family: string; given: string } | undefined {
  const match =
    /^(?<given>\p{L}[\p{L}.'’ -]*?)\s+(?<family>(?:(?:van|von|de|der|da|di|du|la|le)\s+)*[\p{L}'’-]+)$/u.exec(
      name,
    );
  const { given, family } = match?.groups ?? {};
  if (given === undefined || family === undefined || hasHan(name)) return undefined;
  return { family, given };
}

function apaName(name: string): string {
  const parts = splitLatinName(name);
  if (!parts) return name;
  const initials = parts.given.split(/\s+/).map((part) =>
    part
      .split("-")
      .map((piece) => `${piece.charAt(0)}.`)
      .join("-"),
  );
  return `${parts.family}, ${initials.join(" ")}`;
}

function gbName(name: string): string {
  const parts = splitLatinName(name);
  if (!parts) return name;
  const initials = parts.given.split(/[\s-]+/).map((part) => part.charAt(0));
  return `${parts.family.toUpperCase()} ${initials.join(" ")}`;
}

function apaDate(date: string | undefined): string {
  if (date === undefined) return "n.d.";
  const [year = "", month, day] = date.split("-");
  if (month === undefined) return year;
  const name = MONTHS[Number(month) - 1] ?? month;
  return day === undefined ? `${year}, ${name}` : `${year}, ${name} ${Number(day)}`;
}

function dateParts(date: string): { "date-parts": number[][] } {
  return { "date-parts": [date.split("-").map(Number)] };
}

function bibtexText(text: string): string {
  return text.replace(/[\\{}&%$#_~^]/g, (c) =>
    c === "\\"
      ? "\\textbackslash{}"
      : c === "~"
        ? "\\textasciitilde{}"
        : c === "^"
          ? "\\textasciicircum{}"
          : `\\${c}`,
  );
}
