/**
 * Calendar dates as people write them in Chinese and English, found in a line of text. Relative
 * ones (昨天, two days ago) are none: they say nothing once the day is over. Nor is 05/06/2024,
 * which is two different days on two continents.
 */

import { normalizeDate } from "./date.ts";

/** A date as a line writes it. */
export interface WrittenDate {
  /** ISO 8601: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  iso: string;
  /** The date as it stands in the line. */
  text: string;
}

const MONTH =
  "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?";
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const YEAR = "(?<year>(?:1[5-9]|20)\\d{2})(?!\\d)";
const DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th)?";
const HAN_DIGITS = "〇○零一二三四五六七八九";

/** Each with a day, most telling first. */
const FULL: readonly RegExp[] = [
  /(?<!\d)(?<year>\d{4})\s?年\s?(?<month>\d{1,2})\s?月\s?(?<day>\d{1,2})\s?[日号號]?(?!\d)/,
  /(?<!\d)(?<year>\d{4})\s?(?<mark>[-/.])\s?(?<month>\d{1,2})\s?\k<mark>\s?(?<day>\d{1,2})(?!\d)/,
  /(?<year>[〇○零一二三四五六七八九]{4})年(?<month>[一二三四五六七八九十]{1,2})月(?<day>[一二三四五六七八九十廿卅]{1,3})[日号號]/,
  /(?:民国|民國)\s?(?<minguo>\d{1,3}|[〇○零一二三四五六七八九十]{1,4})\s?年\s?(?<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s?月\s?(?<day>\d{1,2}|[一二三四五六七八九十廿卅]{1,3})\s?[日号號]/,
  new RegExp(`\\b${MONTH}\\s+${DAY}\\s*,?\\s+${YEAR}`, "i"),
  new RegExp(`\\b${DAY}(?:\\s+of)?[\\s-]+${MONTH},?[\\s-]+${YEAR}`, "i"),
  /(?<!\d)(?<a>\d{1,2})[/.](?<b>\d{1,2})[/.](?<year>(?:1[5-9]|20)\d{2})(?!\d)/,
];

/** Month or year alone, which only a line that is a date as a whole may be. */
const PARTIAL: readonly RegExp[] = [
  /^(?<year>\d{4})\s?年\s?(?<month>\d{1,2})\s?月$/,
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})$/,
  /^(?<year>[〇○零一二三四五六七八九]{4})年(?<month>[一二三四五六七八九十]{1,2})月$/,
  new RegExp(`^${MONTH},?\\s+${YEAR}$`, "i"),
  /^(?<year>\d{4})\s?年?$/,
  /^(?<year>[〇○零一二三四五六七八九]{4})年$/,
  /^(?<year>(?:19|20)\d{2})(?<month>0[1-9]|1[0-2])(?<day>[0-3]\d)$/,
];

/** Finds the first date with a day in a line. */
export function findDate(line: string): WrittenDate | undefined {
  let first: (WrittenDate & { at: number }) | undefined;
  for (const pattern of FULL) {
    const match = pattern.exec(line);
    const iso = match && readParts(match.groups ?? {});
    if (!match || !iso) continue;
    if (first === undefined || match.index < first.at) {
      first = { iso, text: match[0], at: match.index };
    }
  }
  return first && { iso: first.iso, text: first.text };
}

/** Reads a text that is a date as a whole, a time after it aside; as an ISO date. */
export function readDate(text: string): string | undefined {
  const line = text.normalize("NFKC").trim();
  for (const pattern of PARTIAL) {
    const match = pattern.exec(line);
    const iso = match && readParts(match.groups ?? {});
    if (iso) return iso;
  }
  const plain = normalizeDate(line);
  if (plain !== undefined) return plain;
  const found = findDate(line);
  if (!found) return undefined;
  // A weekday before it and a time after it belong to a date; words do not.
  const rest = line
    .replace(found.text, " ")
    .replace(/\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|(星期|周|週|礼拜)[一二三四五六日天]/gi, " ")
    .replace(/T?\d{1,2}:\d{2}(:\d{2})?(\.\d+)?\s*(am|pm|Z|[A-Z]{3,4}|[+-]\d{2}:?\d{2})?/gi, " ")
    .replace(/上午|下午|凌晨|晚上|\bat\b|\bthe\b|[,，()（）·|-]/gi, " ");
  return rest.trim() === "" ? found.iso : undefined;
}

function readParts(parts: Record<string, string | undefined>): string | undefined {
  let year = parts.year === undefined ? undefined : readYear(parts.year);
  if (parts.minguo !== undefined) year = String(readNumber(parts.minguo) + 1911);
  let { month, day } = parts;
  if (parts.a !== undefined && parts.b !== undefined) {
    const [a, b] = [Number(parts.a), Number(parts.b)];
    if (a <= 12 && b <= 12 && a !== b) return undefined;
    [month, day] = a > 12 ? [parts.b, parts.a] : [parts.a, parts.b];
  }
  const numbers = [month, day].flatMap((part) => (part === undefined ? [] : [readMonth(part)]));
  return normalizeDate([year, ...numbers].join("-"));
}

function readYear(text: string): string {
  if (/^\d+$/.test(text)) return text;
  return [...text].map((digit) => digitOf(digit)).join("");
}

function readMonth(text: string): number {
  const month = MONTHS.indexOf(text.slice(0, 3).toLowerCase());
  return month >= 0 ? month + 1 : readNumber(text);
}

/** A number below 1,000 in digits, or Han: 十二, 二十六, 廿六, 一一三. */
function readNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const plain = text.replace("廿", "二十").replace("卅", "三十");
  const [tens, ones] = plain.split("十");
  if (ones === undefined) return Number([...plain].map((digit) => digitOf(digit)).join(""));
  return (tens === "" ? 1 : digitOf(tens ?? "")) * 10 + (ones === "" ? 0 : digitOf(ones));
}

function digitOf(han: string): number {
  return Math.max(0, HAN_DIGITS.indexOf(han) - 2);
}
