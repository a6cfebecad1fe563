/**
 * Tells everyday Chinese from characters that only a wrong decoder puts together: the first level
 * of GB 2312 is the 3,755 characters that make up more than 99 % of modern prose.
 */

import { TO_SIMPLIFIED } from "../../text/opencc.ts";
import { unitsOf } from "../../text/units.ts";
import { gbk } from "./gbk.ts";

/** The 500 that make up three quarters of modern prose, by the frequencies of jieba's words. */
const FREQUENT = [
  "一是了不人在有中大国和为这上他个地年来我以到会时要的出生说道学子家也成行下们于后就发自之对得可主长过天作分方用多你着民部能市等业里工经公本都而面高门法政动日进全",
  "那事区去心小同定开北前产其还然起军种如所现机理体力好外与两当实重文新么三只山关代明从水平建又制化没内此西南将名手头者月间无东看安最各见城相但已些正口十通想度她加",
  "合性由位物第员表点战海意院场使向武因次立样数二身情入原把问被路并治利老石量知级任万及应教资元常省江期特美回系比世气湖总展汉电声金先提品或设王科务义很社统处四首形",
  "己马儿目太领直基队计女权别话少司流至报给米打果变清书活几委命更称程今决州议张导才解保管结便术走交达再反师题色放五河接条规府式白它改县族光受信运风什听京共布组论指",
  "百强济做党取黄选记神真却职号件花类技何华眼传兵带斯干边空据界完集古难广增质阳农联专历官史每住即步认台车死商举游必林线言皇收求考叫备近具非李团众德连调感转笑研土该",
  "持争始革士让英较根格造亲单思拉朝型红际克尔价器约字段校周候则深功属积快图火准往亚千极究装育许参半令吃观精鱼办像帝复告远包整影八群构料随算划象容示势投热值网望夫源",
  "股息断语铁派怎速需片支早况病律爱编越境推",
].join("");

let frequent: Set<string> | undefined;
let common: Uint8Array | undefined;

/** Tells whether a code point is a character of everyday Chinese, in either script, or a mark of it. */
export function isCommon(point: number): boolean {
  common ??= readCommon();
  return common[point] === 1;
}

/** Share of everyday characters among those that are not ASCII; 1 when there are none. */
export function commonShare(text: string): number {
  let all = 0;
  let everyday = 0;
  for (let at = 0; at < text.length; at++) {
    const point = text.codePointAt(at) as number;
    if (point < 0x80) continue;
    if (point > 0xffff) at++;
    all++;
    if (isCommon(point)) everyday++;
  }
  return all === 0 ? 1 : everyday / all;
}

/**
 * What each UTF-16 unit counts as, in bits, kept once asked: every line is asked about, and most
 * twice. Marks have neither LETTER nor FREQUENT_HAN.
 */
const [PLAIN_ASCII, BEYOND_ASCII, LETTER, FREQUENT_HAN] = [1, 2, 4, 8] as const;
const [LINE_END, UNCOMMON] = [16, 32] as const;
const kindOfUnit = new Uint8Array(0x10000);

/** Kind of the character that starts at a unit. */
function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  let kind = kindOfUnit[unit] as number;
  if (kind === 0) {
    kind = kindOf(text.codePointAt(at) as number);
    // Half of a surrogate pair says nothing by itself.
    if (unit < 0xd800 || unit > 0xdfff) kindOfUnit[unit] = kind;
  }
  return kind;
}

function kindOf(point: number): number {
  const character = String.fromCodePoint(point);
  if (character === "\n") return LINE_END;
  if (point < 0x80) return /\p{Cc}/u.test(character) ? UNCOMMON : PLAIN_ASCII;
  frequent ??= readFrequent();
  const kind = isCommon(point) ? BEYOND_ASCII : BEYOND_ASCII | UNCOMMON;
  if (/\p{P}/u.test(character)) return kind;
  return kind | LETTER | (frequent.has(character) ? FREQUENT_HAN : 0);
}

/** Share of the most frequent characters, in either script, among all Han of a text. */
export function frequentShare(text: string): number {
  let all = 0;
  let often = 0;
  for (let at = 0; at < text.length; at++) {
    const kind = kindAt(text, at);
    if (kind & LETTER) all++;
    if (kind & FREQUENT_HAN) often++;
    if ((text.codePointAt(at) as number) > 0xffff) at++;
  }
  return all === 0 ? 0 : often / all;
}

/** From this share of frequent characters down a line is strange. */
export const STRANGE_SHARE = 0.25;

/**
 * Tells a text that holds nothing but ASCII, line ends and everyday characters, and no line of
 * which is strange: at most `STRANGE_SHARE` of it frequent, and `enough` characters beyond ASCII.
 * One quick pass, by which nearly all lines are told from those that are worth a closer look.
 */
export function isOrdinary(text: string, enough: number): boolean {
  const units = unitsOf(text);
  const { length } = text;
  let all = 0;
  let often = 0;
  let beyond = 0;
  for (let at = 0; at <= length; at++) {
    const kind = at === length ? LINE_END : kindOfUnit[units[at] as number] || kindAt(text, at);
    if (kind === PLAIN_ASCII) continue;
    if (kind & UNCOMMON) return false;
    if (kind & LINE_END) {
      if (beyond >= enough && often <= all * STRANGE_SHARE) return false;
      all = often = beyond = 0;
    } else {
      beyond++;
      if (kind & LETTER) all++;
      if (kind & FREQUENT_HAN) often++;
    }
  }
  return true;
}

function readFrequent(): Set<string> {
  const characters = new Set(FREQUENT);
  for (const [traditional, [simplified = ""]] of TO_SIMPLIFIED) {
    if (characters.has(simplified)) characters.add(traditional);
  }
  return characters;
}

/** By code point; none lies beyond U+FFFF. */
function readCommon(): Uint8Array {
  const characters = new Set("，。、；：？！“”‘’（）《》「」『』…—·～％");
  const { decode } = gbk();
  for (let lead = 0xb0; lead <= 0xd7; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) {
      characters.add(decode.get((lead << 8) | trail) ?? "");
    }
  }
  for (const [traditional, [simplified = ""]] of TO_SIMPLIFIED) {
    // 們 and 嗎 are as common as 们 and 吗; 仝 is 同 only in names.
    const pair = gbk().encode.get(traditional);
    if (pair !== undefined && characters.has(simplified)) characters.add(traditional);
  }
  const table = new Uint8Array(0x10000);
  for (const character of characters) if (character !== "") table[character.charCodeAt(0)] = 1;
  return table;
}
