/**
 * Tells Simplified from Traditional Chinese and converts Traditional to Simplified.
 *
 * OpenCC also changes text that is Simplified already (了望 and 瞭望, 着 and 著), so the caller
 * converts only what `detectChinese` calls Traditional. The dictionaries are large: import uses
 * this module, pages do not.
 */

import { Converter } from "opencc-js/t2cn";
import { type TableEntry, TO_SIMPLIFIED, TO_TRADITIONAL } from "./opencc.ts";
import { unitsOf } from "./units.ts";

/** Simplified or Traditional Chinese, as BCP 47 tags. */
export type ChineseScript = "zh-Hans" | "zh-Hant";

/** Where a Traditional text was written; it decides which variant characters it uses. */
export type TraditionalRegion = "tw" | "hk";

// Above this share of kana among Han and kana the text is Japanese.
const KANA_LIMIT = 0.08;
const HANT_FROM = 0.9;
const HANS_UP_TO = 0.1;

// Both scripts write these, or Simplified texts keep them: no evidence either way.
const AMBIGUOUS = new Set("瞭乾著於徵藉剋夥薑捨餘汎昇陞崑嶽氾鉅菴霑寀榦");

const traditionalOnly = onlyIn(TO_SIMPLIFIED, TO_TRADITIONAL);
const simplifiedOnly = onlyIn(TO_TRADITIONAL, TO_SIMPLIFIED);

/** Tells whether a character is written in Traditional Chinese only. */
export function isTraditionalOnly(character: string): boolean {
  return traditionalOnly.has(character);
}

/** Tells whether a character is written in Simplified Chinese only. */
export function isSimplifiedOnly(character: string): boolean {
  return simplifiedOnly.has(character);
}

/** How many characters of a text belong to one script only, and to which. */
export interface ScriptEvidence {
  traditional: number;
  simplified: number;
  kana: number;
  han: number;
}

/** What a character counts as, in bits; kept by UTF-16 unit once asked, since every text is asked. */
const [ASKED, TRADITIONAL, SIMPLIFIED, KANA, IDEOGRAPH] = [1, 2, 4, 8, 16] as const;
const kindOfUnit = new Uint8Array(0x10000);

function kindOf(character: string): number {
  let kind: number = ASKED;
  if (traditionalOnly.has(character)) kind |= TRADITIONAL;
  else if (simplifiedOnly.has(character)) kind |= SIMPLIFIED;
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character)) kind |= KANA;
  if (/\p{Script=Han}/u.test(character)) kind |= IDEOGRAPH;
  return kind;
}

/** Counts the evidence that a text gives. */
export function gatherEvidence(text: string): ScriptEvidence {
  const found = { traditional: 0, simplified: 0, kana: 0, han: 0 };
  // Neither Han nor kana lie below U+2E80; an English text costs one search.
  if (!/[\u2E80-\uFFFF]/.test(text)) return found;
  const units = unitsOf(text);
  const { length } = text;
  for (let at = 0; at < length; at++) {
    const unit = units[at] as number;
    let kind = kindOfUnit[unit] as number;
    if (kind === 0) {
      const character = String.fromCodePoint(text.codePointAt(at) ?? unit);
      kind = kindOf(character);
      // Half of a surrogate pair says nothing by itself, so it is never kept.
      if (unit < 0xd800 || unit > 0xdfff) kindOfUnit[unit] = kind;
      at += character.length - 1;
    }
    if (kind & TRADITIONAL) found.traditional++;
    else if (kind & SIMPLIFIED) found.simplified++;
    if (kind & KANA) found.kana++;
    if (kind & IDEOGRAPH) found.han++;
  }
  return found;
}

/** Share of Traditional among the characters of `text` that belong to one script; NaN without any. */
export function traditionalShare(text: string): number {
  const { traditional, simplified } = gatherEvidence(text);
  return traditional / (traditional + simplified);
}

/**
 * Names the script of a Chinese text, or undefined when it is Japanese, mixed, or gives no
 * evidence (`人工智能` is the same in both): a paragraph then takes the script of its document.
 */
export function detectChinese(text: string): ChineseScript | undefined {
  const script = detectScript(text);
  return script === "Japanese" ? undefined : script;
}

/** The same, and tells Japanese by its kana. */
export function detectScript(text: string): ChineseScript | "Japanese" | undefined {
  return judgeEvidence(gatherEvidence(text));
}

/** What `detectScript` makes of the evidence. */
export function judgeEvidence({
  traditional,
  simplified,
  kana,
  han,
}: ScriptEvidence): ChineseScript | "Japanese" | undefined {
  if (kana > 0 && kana / (kana + han) > KANA_LIMIT) return "Japanese";
  const share = traditional / (traditional + simplified);
  if (share >= HANT_FROM) return "zh-Hant";
  if (share <= HANS_UP_TO) return "zh-Hans";
  return undefined;
}

/** Tells Hong Kong from Taiwan by the variants that one of them uses. Taiwan when nothing tells. */
export function detectRegion(text: string): TraditionalRegion {
  const units = unitsOf(text);
  const { length } = text;
  let balance = 0;
  for (let at = 0; at < length; at++) balance += regionOfUnit[units[at] as number] as number;
  return balance > 0 ? "hk" : "tw";
}

/** 1 for a variant that Hong Kong uses, -1 for one of Taiwan, 0 for all else; by UTF-16 unit. */
const regionOfUnit = new Int8Array(0x10000);
for (const variant of "着裏衞説羣綫麪爲啓") regionOfUnit[variant.charCodeAt(0)] = 1;
for (const variant of "著裡衛說群線麵為啟") regionOfUnit[variant.charCodeAt(0)] = -1;

// Taiwan writes 著 for the particle 着 as well. In these words it is zhù and stays 著 (GB/T 3095
// knows both characters); everywhere else the `tw` tables turn it into 着.
const ZHU_WORDS =
  /著(?:(?<=[名原編显顯巨專合論卓昭譯土遺拙鉅新舊近]著)(?![力手])|(?=[作名述書者稱錄文]))/g;
// A private-use character stands in for 著 while the tables run: they do not know it.
const ZHU = "\uE0FF";

const CODE_OR_ADDRESS = /`[^`\n]+`|\bhttps?:\/\/[^\s<>()（）「」『』，。]+|<[a-zA-Z/][^<>\n]*>/g;

type Convert = (text: string) => string;

const converters = new Map<TraditionalRegion, Convert>();

/** A character that is not converted by the tables, and how it is written. */
export interface KeptCharacter {
  at: number;
  as: string;
}

/**
 * Converts Traditional to Simplified Chinese, word by word. Addresses, inline code and tags pass
 * unchanged; the vocabulary stays as it was written (文件 is not turned into 文档).
 * @param findKept Finds characters that stay, in the order of the text, for instance in names.
 */
export function toSimplified(
  text: string,
  region: TraditionalRegion = "tw",
  findKept?: (prose: string) => readonly KeptCharacter[],
): string {
  const tables = converters.get(region) ?? makeConverter(region);
  const converted = (prose: string) => convertProse(prose, region, tables);
  const convert = findKept ? keeping(findKept, converted) : converted;
  if (!/[`<]|:\/\//.test(text)) return convert(text);
  let result = "";
  let at = 0;
  for (const match of text.matchAll(CODE_OR_ADDRESS)) {
    result += convert(text.slice(at, match.index)) + match[0];
    at = match.index + match[0].length;
  }
  return result + convert(text.slice(at));
}

/** Converts what stands between the characters that stay. */
function keeping(findKept: (prose: string) => readonly KeptCharacter[], convert: Convert): Convert {
  return (text) => {
    let result = "";
    let from = 0;
    for (const { at, as } of findKept(text)) {
      result += convert(text.slice(from, at)) + as;
      from = at + 1;
    }
    return result + convert(text.slice(from));
  };
}

/** Made once: it reads OpenCC's dictionaries. */
function makeConverter(region: TraditionalRegion): Convert {
  const converter: Convert = Converter({ from: region, to: "cn" });
  converters.set(region, converter);
  return converter;
}

function convertProse(text: string, region: TraditionalRegion, convert: Convert): string {
  if (!text.includes("著") && !text.includes(ZHU)) return convert(text);
  const guarded = region === "tw" ? text.replace(ZHU_WORDS, ZHU) : text;
  return convert(guarded).replaceAll(ZHU, "著");
}

const CURLY: Record<string, string> = { "「": "“", "」": "”", "『": "‘", "』": "’" };

/**
 * Turns corner brackets into curly quotation marks. Only for text that was converted: genuine
 * Simplified texts use corner brackets too.
 */
export function curlyQuotes(text: string): string {
  return text.replace(/[「」『』]/g, (mark) => CURLY[mark] ?? mark);
}

/** Characters that the first table maps to something else and the second table never starts from. */
function onlyIn(table: readonly TableEntry[], other: readonly TableEntry[]): Set<string> {
  const sources = new Set(other.map(([from]) => from));
  const found = new Set<string>();
  for (const [from, to] of table) {
    if (to.includes(from) || sources.has(from) || AMBIGUOUS.has(from)) continue;
    found.add(from);
  }
  return found;
}
