/**
 * Reads what a reader typed. Text without operators is one quote, looked for as it stands, since
 * that is what an archive is asked: marks in it are the quote's own. Operators are recognised only
 * where they stand apart: `"exact"`, `-word`, `OR`, `speaker:name`, in English and in Chinese.
 */

import { type Normalised, normalise } from "./normalise.ts";

/** A stretch of text that must stand in one paragraph. */
export interface Quote {
  /** As typed, without its quotation marks. */
  shown: string;
  normalised: Normalised;
  /** Neither end may cut a word; asked for by quotation marks. */
  whole: boolean;
}

/** What a condition may be on: `speaker:`, `tag:` and so on. */
export const FIELDS = ["speaker", "person", "tag", "org", "year", "lang"] as const;

/** What one condition is on. */
export type Field = (typeof FIELDS)[number];

/** A condition on the paragraph's speaker, the match's language, or the transcript. */
export interface Filter {
  field: Field;
  /** A name; for `year` `2024` or `2020-2024`; for `lang` `zh`, `en` or `zh-Hant`. */
  value: string;
  /** The value is a whole name, chosen from a list; a typed one may be a part of it. */
  exact?: boolean;
}

/** Something typed that cannot be followed, said in both languages. */
export interface Slip {
  rule: string;
  zh: string;
  en: string;
}

/** What was typed, understood: quotes that must and must not stand in the text, and conditions. */
export interface Query {
  typed: string;
  /** Every clause must be met, by any one of its quotes. */
  clauses: Quote[][];
  excluded: Quote[];
  filters: Filter[];
  slips: Slip[];
  /** The whole text as one quote, to be tried first: the operators may be the quote's own marks. */
  literal?: Quote;
}

// A map: in an object `constructor:` would be a field as well.
const FIELD_NAMES = new Map<string, Field>([
  ["speaker", "speaker"],
  ["讲者", "speaker"],
  ["講者", "speaker"],
  ["说话人", "speaker"],
  ["person", "person"],
  ["人物", "person"],
  ["提到", "person"],
  ["tag", "tag"],
  ["标签", "tag"],
  ["標籤", "tag"],
  ["org", "org"],
  ["机构", "org"],
  ["機構", "org"],
  ["year", "year"],
  ["年份", "year"],
  ["年", "year"],
  ["lang", "lang"],
  ["语言", "lang"],
  ["語言", "lang"],
]);

const LANGUAGES = new Map<string, string>([
  ["zh", "zh"],
  ["zh-hans", "zh"],
  ["chinese", "zh"],
  ["中文", "zh"],
  ["简体", "zh"],
  ["汉语", "zh"],
  ["en", "en"],
  ["english", "en"],
  ["英文", "en"],
  ["英语", "en"],
  ["英語", "en"],
  ["zh-hant", "zh-Hant"],
  ["繁体", "zh-Hant"],
  ["繁體", "zh-Hant"],
]);

// A quoted stretch, a field with its value, or a run without spaces; each ends at a space.
const PIECE =
  /(?<minus>-)?(?<open>["“”＂])(?<quoted>[^"“”＂]+)["“”＂](?=\s|$)|(?<field>[\p{L}]+)[:：](?:["“”＂](?<fieldQuoted>[^"“”＂]*)["“”＂]|(?<value>\S*))(?=\s|$)|(?<word>\S+)/gu;

/** Parses a query. `filters` are those chosen beside the text. */
export function parseQuery(typed: string, filters: readonly Filter[] = []): Query {
  const query: Query = { typed, clauses: [], excluded: [], filters: [...filters], slips: [] };
  let bare: string[] = [];
  let pendingOr = false;
  let hasBare = false;
  let operators = 0;

  const addQuote = (text: string, whole: boolean) => {
    const quote = makeQuote(text, whole);
    if (quote.normalised.text === "") return;
    const last = query.clauses.at(-1);
    if (pendingOr && last) last.push(quote);
    else query.clauses.push([quote]);
    pendingOr = false;
  };
  const endBare = () => {
    if (bare.length > 0) addQuote(bare.join(" "), false);
    bare = [];
  };

  for (const match of typed.matchAll(PIECE)) {
    const { minus, quoted, field: name, fieldQuoted, value, word } = match.groups ?? {};
    const before = match.index === 0 || /\s/.test(typed[match.index - 1] ?? "");
    const field = name === undefined ? undefined : FIELD_NAMES.get(name.toLowerCase());
    if (quoted !== undefined && before) {
      operators++;
      endBare();
      if (minus) query.excluded.push(makeQuote(quoted, true));
      else addQuote(quoted, true);
    } else if (field !== undefined && before && (fieldQuoted ?? value ?? "") !== "") {
      operators++;
      endBare();
      addFilter(query, field, fieldQuoted ?? value ?? "");
    } else if (
      field !== undefined &&
      before &&
      typed.slice(match.index + match[0].length).trim() !== ""
    ) {
      hasBare = true;
      bare.push(match[0]);
      query.slips.push(spaceAfterColon(match[0]));
    } else if ((word === "OR" || word === "或" || word === "|") && before) {
      endBare();
      if (query.clauses.length === 0 || typed.slice(match.index + match[0].length).trim() === "") {
        query.slips.push(OR_AT_EDGE);
        bare.push(word);
      } else {
        operators++;
        pendingOr = true;
      }
    } else if (word !== undefined && before && /^-[\p{L}\p{N}]/u.test(word) && match.index > 0) {
      operators++;
      endBare();
      query.excluded.push(makeQuote(word.slice(1), false));
    } else {
      hasBare = true;
      bare.push(match[0]);
    }
  }
  endBare();
  if (operators > 0 && hasBare && query.excluded.length === 0) {
    const literal = makeQuote(typed, false);
    if (literal.normalised.text !== "") query.literal = literal;
  }
  if (operators === 0) {
    // No operator: the whole text is the quote, not its pieces, so that nothing between is lost.
    const quote = makeQuote(typed, false);
    query.clauses = quote.normalised.text === "" ? [] : [[quote]];
  }
  if (query.clauses.length === 0 && typed.trim() !== "") query.slips.push(nothingToFind(query));
  if ((typed.match(/["＂]/g)?.length ?? 0) % 2 === 1) query.slips.push(OPEN_QUOTE);
  return query;
}

/** The query that looks for one quote as it stands, with the same filters. */
export function literalQuery(query: Query, quote: Quote): Query {
  return {
    typed: query.typed,
    clauses: [[quote]],
    excluded: [],
    filters: query.filters,
    slips: [],
  };
}

/** The query without the signs that must stand in the text; undefined where it has none. */
export function withoutSigns(query: Query): Query | undefined {
  const bare = (quote: Quote): Quote => ({
    ...quote,
    normalised: { ...quote.normalised, signs: [] },
  });
  const hasSigns = query.clauses
    .flat()
    .some(({ normalised }) => normalised.signs.some(({ attached }) => attached));
  if (!hasSigns) return undefined;
  const { literal, ...rest } = query;
  return {
    ...rest,
    clauses: query.clauses.map((clause) => clause.map(bare)),
    ...(literal && { literal: bare(literal) }),
  };
}

/** Makes a quote of a text. */
export function makeQuote(shown: string, whole: boolean): Quote {
  return { shown: shown.trim(), normalised: normalise(shown), whole };
}

function addFilter(query: Query, field: Field, typed: string): void {
  if (field === "lang") {
    const value = LANGUAGES.get(typed.toLowerCase());
    if (value !== undefined) query.filters.push({ field, value });
    else query.slips.push(unknownLanguage(typed));
  } else if (field === "year") {
    const years = /^(\d{4})(?:\s*(?:-|–|~|\.\.|到|至)\s*(\d{4}))?年?$/.exec(
      typed.normalize("NFKC"),
    );
    if (years)
      query.filters.push({ field, value: years[2] ? `${years[1]}-${years[2]}` : `${years[1]}` });
    else query.slips.push(notAYear(typed));
  } else query.filters.push({ field, value: typed });
}

const OPEN_QUOTE: Slip = {
  rule: "open-quote",
  zh: "引号只有一半，已当作原文里的标点。要精确查找，请在两端都加引号。",
  en: "A quotation mark has no partner, so it was read as part of the text.",
};

const OR_AT_EDGE: Slip = {
  rule: "or-at-edge",
  zh: "OR 的两边都要有词，这里已当作普通文字。",
  en: "OR needs a word on both sides; here it was read as text.",
};

function spaceAfterColon(typed: string): Slip {
  return {
    rule: "space-after-colon",
    zh: `“${typed}”后面有空格，已当作普通文字。要筛选，请去掉空格。`,
    en: `“${typed}” is followed by a space, so it was read as text. Remove the space to filter.`,
  };
}

function unknownLanguage(typed: string): Slip {
  return {
    rule: "unknown-language",
    zh: `没有“${typed}”这种语言，可写 lang:zh、lang:en、lang:zh-Hant。这个条件没有使用。`,
    en: `“${typed}” is not a language here: write lang:zh, lang:en or lang:zh-Hant. It was left out.`,
  };
}

function notAYear(typed: string): Slip {
  return {
    rule: "not-a-year",
    zh: `“${typed}”不是年份，可写 year:2024 或 year:2020-2024。这个条件没有使用。`,
    en: `“${typed}” is not a year: write year:2024 or year:2020-2024. It was left out.`,
  };
}

function nothingToFind(query: Query): Slip {
  if (query.excluded.length > 0 || query.filters.length > 0 || query.slips.length > 0) {
    return {
      rule: "only-conditions",
      zh: "只有条件，没有要找的文字。请再写一个要找的词。",
      en: "There are only conditions and nothing to look for. Add a word to find.",
    };
  }
  return {
    rule: "only-marks",
    zh: "这里只有标点或符号，没有可以查找的字或词。",
    en: "There are only marks here, and no letter to look for.",
  };
}
