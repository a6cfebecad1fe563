/**
 * Simplified to Traditional in the browser: OpenCC's phrases and characters, then the forms usual
 * in Taiwan (裡 rather than 裏). Vocabulary is never changed: these are quoted words.
 */

import { ConverterFactory } from "opencc-js/core";
import STCharacters from "opencc-js/dict/STCharacters";
import STPhrases from "opencc-js/dict/STPhrases";
import TWVariants from "opencc-js/dict/TWVariants";
import TWVariantsPhrases from "opencc-js/dict/TWVariantsPhrases";

const convert = ConverterFactory([[STPhrases, STCharacters]], [[TWVariantsPhrases, TWVariants]]);

/**
 * Simplified characters that stand for several Traditional ones of different meaning (发: 發, 髮).
 * Mere variants of one character (群, 羣) are not listed.
 */
const ONE_TO_MANY = new Set(
  "发后里只干谷斗丑几了才卷占台吁向困回奸姜家岳布征御志愿托折采旋升昆曲术朱朴杆松板极柜梁欲沈注泛淀游症签系累纤舍苏范荐荡获蔑蒙表赞辟郁钟饥须面胡脏腊仆冲准出制复历叶合周咸团坛弥当彩恶戚扎据摆汇涂秋种致尽借克刮别卤吊划哄宁帘幸栗漓确芸余云千丰么伙凶厘咽尝局恤挽暗杰链锤雕炼霉针娘药佣价党听体虫仇冬夸并筑",
);

/**
 * Converts a text of any length. The result has the same length in UTF-16 units, so that places in
 * one are places in the other; `choices` are the places of one-to-many characters.
 */
export function toTraditional(source: string): { text: string; choices: number[] } {
  let text = convert(source);
  // OpenCC maps character by character, but for a few beyond the basic plane: those stay.
  if (text.length !== source.length) {
    text = Array.from(source, (c) => {
      const one = convert(c);
      return one.length === c.length ? one : c;
    }).join("");
  }
  const choices: number[] = [];
  for (let i = 0; i < source.length; i++) {
    if (ONE_TO_MANY.has(source.charAt(i))) choices.push(i);
  }
  return { text: traditionalQuotes(text), choices };
}

/** `“”‘’` become `「」『』`; an apostrophe between Latin letters is none of them. */
function traditionalQuotes(text: string): string {
  return text
    .replace(/(?<!\p{Script=Latin})’|’(?!\p{Script=Latin})/gu, "』")
    .replaceAll("‘", "『")
    .replaceAll("“", "「")
    .replaceAll("”", "」");
}
