/**
 * Characters that Simplified Chinese writes otherwise in words and keeps in names: 乾 is 干 in 乾淨
 * and stays in 徐乾學, 汎 is 泛 in 廣汎. OpenCC knows words and no people. So the names that a
 * document states keep them, and so does what is no word of the lists below and looks like a name;
 * all that is decided here by its looks is told.
 */

import type { KeptCharacter } from "../text/conversion.ts";
import { isSurname } from "./dialogue/names.ts";

/** How a variant is written in a name, and the words in which it is none, as they stand around it. */
interface Variant {
  inNames: string;
  /** Characters before it that make a word with it. */
  before: RegExp;
  /** Characters after it that make a word with it. */
  after: RegExp;
}

const variant = (inNames: string, before: string, after: string): Variant => ({
  inNames,
  before: before === "" ? /(?!)/ : new RegExp(`[${before}]$`, "u"),
  after: after === "" ? /(?!)/ : new RegExp(`^[${after}]`, "u"),
});

const VARIANTS: Readonly<Record<string, Variant>> = {
  乾: variant(
    "乾",
    "白康雍曬晒風烘烤擦吹抹喝枯餅萄肉豆蘿筍魷舌晾弄口榨吸瀝魚菜桂薯芒梅葡很太不未沒最更較半全變擰絞流耗塗擱晾揩拭嘴發發烤墊",
    "坤隆元陵嘉德卦清道造淨燥脆杯果糧旱洗枯癟涸裂癬咳嘔巴爹媽兒親女冰貝酪草柴薪股電粉料餅絲菜魚肉貨扁濕溼涼熱瘦笑嚎瞪著澀透掉了的得嗎吧呢",
  ),
  汎: variant("汎", "廣廣空浮寬", "指濫稱舟歐亞美論讀泛愛神"),
  昇: variant(
    "昇",
    "上提直晉攀飛回躍擢遞榮東初爬推拉抬高",
    "華級降格值溫高空平官學遷騰起天旗班任火結",
  ),
  陞: variant("陞", "晉擢高提榮超", "遷官任級職"),
  崑: variant("崑", "西", "崙曲山腔劇岡"),
  嶽: variant("嶽", "山五東西南北中河岱", "麓廟"),
  氾: variant("氾", "", "濫"),
  鉅: variant("鉅", "艱", "著子額細作大變款資野鹿商富亨頭製獻"),
  菴: variant("菴", "草尼結", "堂"),
  霑: variant("霑", "均", "染濕溼衣巾光"),
  榦: variant("榦", "樹枝骨主軀", ""),
  寀: variant("寀", "", ""),
  鎔: variant("镕", "熔", "化解鑄爐點岩"),
  徵: variant(
    "徵",
    "特象表綜病體應緩開可稅宮角商",
    "求兵收集稅用詢婚得信召募引調文聘地購服象候兆狀發繳",
  ),
  // As a surname 鍾 is 钟; OpenCC knows 龍鍾 and the like as words.
  鍾: variant("锺", "龍情獨所老黃茶酒洪萬千", "愛情靈意馗乳山頭錶表點樓聲塔擺"),
};

const HAS_VARIANT = new RegExp(`[${Object.keys(VARIANTS).join("")}]`, "u");
const EACH_VARIANT = new RegExp(HAS_VARIANT.source, "gu");
/** Characters on each side by which one is judged; no word or title of the lists is longer. */
const AROUND = 4;
/** What follows a name and no other word. */
const AFTER_NAMES =
  /^(先生|女士|小姐|太太|老師|教授|博士|院士|主席|总|總|兄|君|公|翁|等人|[、與和及])/u;

/** What became of a variant that is in no word and in no name that the document states. */
export interface VariantGuess {
  character: string;
  /** What stands around it, for a person to look at. */
  around: string;
  isKept: boolean;
}

/** Finds where a Traditional text keeps characters, and notes what is a guess. */
export type FindKept = (prose: string) => KeptCharacter[];

/**
 * Makes the finder for a document.
 * @param names People whom the document states or lets speak, as it writes them.
 * @param note Takes each guess.
 */
export function keepNames(names: Iterable<string>, note: (guess: VariantGuess) => void): FindKept {
  const known = [...names].flatMap(formsOf).filter((name) => HAS_VARIANT.test(name));
  return (prose) => {
    if (!HAS_VARIANT.test(prose)) return [];
    const kept: KeptCharacter[] = [];
    for (const { 0: character, index: at } of prose.matchAll(EACH_VARIANT)) {
      const { inNames, before, after } = VARIANTS[character] as Variant;
      const left = prose.slice(Math.max(0, at - AROUND), at);
      const right = prose.slice(at + 1, at + 1 + AROUND);
      const isStated = known.some((name) => standsAt(name, prose, at));
      if (!isStated && (before.test(left) || after.test(right))) continue;
      const isKept = isStated || isInName(left, right) || (character === "乾" && isHeaven(prose));
      // 鍾 at the beginning is the surname, which is 钟.
      if (character === "鍾" && (!isKept || !/\p{Script=Han}$/u.test(left))) continue;
      if (isKept) kept.push({ at, as: inNames });
      if (!isStated)
        note({ character, around: left.slice(-2) + character + right.slice(0, 2), isKept });
    }
    return kept;
  };
}

/** A name as a whole, and the given name alone, by which people are spoken of. */
function formsOf(name: string): string[] {
  const isChinese = /^\p{Script=Han}{3,4}$/u.test(name);
  return isChinese ? [name, name.slice(-2)] : [name];
}

function standsAt(name: string, text: string, at: number): boolean {
  for (let from = at - name.length + 1; from <= at; from++) {
    if (from >= 0 && text.startsWith(name, from)) return true;
  }
  return false;
}

/** The first of the trigrams, beside the one that belongs to it. */
function isHeaven(prose: string): boolean {
  return prose.includes("坤");
}

/** A surname before it, or one and another character and then what follows names. */
function isInName(left: string, right: string): boolean {
  const [second = "", last = ""] = [left.at(-2), left.at(-1)];
  if (isSurname(last)) return true;
  return isSurname(second) && /\p{Script=Han}/u.test(last) && AFTER_NAMES.test(right);
}
