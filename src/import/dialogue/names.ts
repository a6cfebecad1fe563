/**
 * What may be the name of somebody who speaks. Nothing here decides alone: a name that looks like
 * one still has to fit the document's pattern.
 */

import { editDistance } from "../../text/edit-distance.ts";
import { labelForm } from "../../transcript/label-form.ts";
import { isRole } from "../../transcript/speaker-label.ts";

/** Words before a colon that introduce something else than speech. */
const NOT_SPEAKERS =
  /^(注|注意|备注|附注|按|编者按|链接|论文链接|项目链接|论文地址|项目地址|代码|来源|图|图片|表|例如|比如|譬如|例|总结|小结|结论|结果|标题|题目|摘要|关键词|关键字|时间|日期|地点|地址|参考|参考资料|原文|其中|此外|因此|另外|同时|首先|其次|再次|最后|然后|第.{1,3}|答案|问题|背景|目的|目标|方法|方式|原因|理由|优点|缺点|好处|坏处|建议|提示|说明|解释|定义|公式|步骤|要点|重点|观点|核心|关键|内容|主题|价格|电话|邮箱|网址|官网|微信|公众号|作者|责编|校对|排版|录音|整理|采写|撰文|摄影|note|notes|n\.?b\.?|tip|tips|warning|caution|example|examples|e\.g\.|i\.e\.|source|sources|link|links|figure|table|title|subject|topic|summary|tl;?dr|ps|p\.s\.|update|edit|disclaimer|first|second|third|finally|also|however|therefore|remember|meaning|result|results|conclusion|answer is|problem|solution|reason|and|but|so|or|https?|www.*|re|fwd?|to|from|cc|date|time|place|location|录制|会议|会议主题|会议名称|meeting|topic|recording)$/i;

/** Parts that also stand once before the name of who did the work: `译者：某某`. */
const CREDITS = /^(?:译者|譯者|编辑|編輯|translator|editor)$/i;

/** Tells a part that counts as a speaker only where it comes again and again. */
export function isCredit(name: string): boolean {
  return CREDITS.test(name);
}

/** Han that a name hardly ever holds and that a clause before a colon often does. */
const IN_CLAUSES =
  /[的了是在说說道讲講问問这這那我你您他她它们們就也都和与與或把被让讓给給为為从從到对對不没沒有会會能要想看叫做怎什么麼哪吗嗎呢吧啊如果因所以但而且及其之于於以很最更还還又再只每某]/u;

const COMMON_SUFFIX =
  /[性化表词詞度法点點题題式学學率量值型类類物品书書图圖片句章节節段条條项項例]$/u;

/** Surnames of nine Chinese people in ten, in both scripts. */
const SURNAMES = new Set(
  "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭萧田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾鐘谭譚陆陸汪范石廖贾賈韦韋付傅方白邹鄒孟熊秦邱江尹薛闫閆阎閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐耿关關焦左柳甘祝包宁寧符阮纪紀梅童凌毕畢单單裴霍成苗柯辛季路金艾牟鲍鮑卓盛靳翁".replace(
    /\s/g,
    "",
  ),
);
const LONG_SURNAMES =
  /^(欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|東方|皇甫|尉迟|尉遲|公孙|公孫|慕容|令狐|夏侯|端木|司徒)/u;

/** Tells a character that is one of the usual surnames. */
export function isSurname(character: string): boolean {
  return SURNAMES.has(character);
}

/** Tells what may stand as a label at all: a few words with a letter, no word for something else. */
export function mayBeName(name: string): boolean {
  const han = name.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = name.split(/\s+/).length;
  if (NOT_SPEAKERS.test(name) || !/\p{L}/u.test(name)) return false;
  return han > 0 ? han <= 10 && name.length <= 30 : words <= 5;
}

/**
 * Tells a person's name from other words: two to four capitalised Latin words, a Chinese surname
 * and one or two characters, a foreign name with its dot.
 */
export function isPersonName(name: string): boolean {
  if (/^\p{Lu}[\p{L}.'’-]+(\s+\p{Lu}[\p{L}.'’-]*){1,3}$/u.test(name)) return true;
  if (!/^[\p{Script=Han}·•]+$/u.test(name) || IN_CLAUSES.test(name)) return false;
  if (/^[\p{Script=Han}]{1,6}([·•][\p{Script=Han}]{1,6}){1,3}$/u.test(name)) return true;
  if (LONG_SURNAMES.test(name)) return name.length >= 3 && name.length <= 4;
  if (!SURNAMES.has(name.charAt(0)) || name.length < 2 || name.length > 3) return false;
  return !COMMON_SUFFIX.test(name) && !NOT_SPEAKERS.test(name);
}

/** What people are called by kinship or work: `陈大爷的孙子`, `木匠学徒`. */
const PERSON_ENDING =
  /(?:[人者员員师師生友众眾客长長哥姐弟妹爷爺奶叔姨伯婶嬸嫂爸妈媽父母妻夫儿兒孙孫婆公]|[孙孫儿兒妻妹侄嫂弟]子|助理|助手|学徒|學徒|秘书|秘書|代表|教授|博士|先生|女士|小姐|老师|老師|翻译|翻譯|老板|老闆)[甲乙丙丁\dA-Z]?$/u;
/** What a lead-in to somebody's own words begins with. */
const LEADS_IN =
  /^(?:[我你您他她它们們这這那有没沒对對就也都还還但而所因如当當比其另第一]|(?:可以|应该|應該|必须|必須|需要))/u;

const IN_ENGLISH_CLAUSES =
  /\b(?:i|you|we|it|he|she|they|is|are|was|were|be|the|an?|of|to|for|in|on|at|by|with|my|your|our|this|that|these|and|or|but|so|not|no|what|why|how|when|where|if|as|do|does|did|have|has|had|will|would|can|could|say|said|says|one|then|now|here|there)\b/i;

/** Tells one to three words, or a few characters, that make no clause: `Anna's phone`, `河西村支书`. */
export function isNoClause(name: string): boolean {
  if (!mayBeName(name)) return false;
  if (/\p{Script=Han}/u.test(name)) return !IN_CLAUSES.test(name) && !LEADS_IN.test(name);
  return /^\p{Lu}\S*(?:\s+\S+){0,2}$/u.test(name) && !IN_ENGLISH_CLAUSES.test(name);
}

/** Tells somebody by what they are, or by a name behind that: `磨坊后人周河`. */
function isDescribedPerson(name: string): boolean {
  if (!/^[\p{Script=Han}·•A-Z\d]{3,10}$/u.test(name) || LEADS_IN.test(name)) return false;
  if (PERSON_ENDING.test(name)) return true;
  return [3, 2].some(
    (length) =>
      name.length > length + 1 &&
      isPersonName(name.slice(-length)) &&
      PERSON_ENDING.test(name.slice(0, -length)),
  );
}

/**
 * Tells what a reader would take for a label, with nothing in the document to confirm it: a name
 * or a part, or a short word without any of those that make a clause.
 */
export function looksLikeLabel(name: string): boolean {
  if (!mayBeName(name)) return false;
  if (isRole(name) || isPersonName(name)) return true;
  if (/^[\p{Script=Han}·•]+$/u.test(name)) {
    const isShort = name.length >= 2 && name.length <= 4;
    if (isShort && !IN_CLAUSES.test(name) && !COMMON_SUFFIX.test(name)) return true;
  }
  if (labelForm(name) === "person" || isDescribedPerson(name)) return true;
  // A lone capitalised word, capitals, or a word with a number: `Woman`, `BERG`, `Voice 2`, `A_BERG`.
  return /^\p{Lu}[\p{L}\d_.'’-]*(\s+(\p{Lu}[\p{L}.'’-]*|\d{1,2}))?$/u.test(name);
}

/**
 * Maps misspelt names to the frequent ones that they stand for: a letter or two apart, and rare.
 * Numbered speakers (`Speaker 1`) and words for a part are never corrected.
 * @param counts How often each name opens a line.
 */
export function correctSpelling(
  counts: ReadonlyMap<string, number>,
  accepted: ReadonlySet<string>,
): Map<string, string> {
  const corrections = new Map<string, string>();
  for (const [name, count] of counts) {
    if (isRole(name) || /\d/.test(name)) continue;
    for (const [other, otherCount] of counts) {
      if (other === name || !accepted.has(other) || otherCount < 3 || otherCount < count * 4) {
        continue;
      }
      const limit = other.length >= 10 ? 2 : other.length >= 5 ? 1 : 0;
      if (editDistance(name.toLowerCase(), other.toLowerCase()) <= limit) {
        corrections.set(name, other);
        break;
      }
    }
  }
  return corrections;
}
