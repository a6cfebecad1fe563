/**
 * What a label before a colon is by its form alone: a role in a conversation (`主持人`, `Speaker 2`),
 * a person's name, the name of a language, a phrase that leads into a text, or none of these for
 * sure. Whether a document means it as a speaker is decided by `speaker-label.ts`, with more evidence.
 */

import { remember } from "../text/remember.ts";

/** What a label looks like by its letters alone. */
export type LabelForm = "role" | "person" | "language" | "phrase" | "unsure";

/**
 * The label without the brackets that pipelines put around it, and without the mark of a change of
 * voice: `[Speaker 1]`, `【王选】`, `>> Host`.
 */
export function bareLabel(label: string): string {
  if (!/^\s*[[【<>]/.test(label)) return label.trim();
  if (/^\s*>>?\s*[^>\s]/.test(label)) return bareLabel(label.replace(/^[\s>]+/, ""));
  // `[主持人] 王选`: what stands in the brackets is the role of whom the name is.
  const [, square, corner, angle, name = ""] =
    /^\s*(?:\[([^[\]]+)\]|【([^【】]+)】|<([^<>]+)>)\s*([^[\]【】<>]*)$/.exec(label) ?? [];
  const inner = square ?? corner ?? angle;
  return inner === undefined ? label.trim() : `${inner} ${name}`.trim();
}

/** Words for a role in a conversation rather than a person, in both scripts, lower case. */
const ROLES = new Set(
  (
    "主持人 主持 記者 记者 采访者 採訪者 采访人 访谈者 訪談者 受访者 受訪者 受访人 提问 提问者 提問者 提问方 " +
    "观众 觀眾 听众 聽眾 问 問 答 嘉宾 嘉賓 来宾 讲者 講者 主讲人 主講人 主讲 演讲者 演講者 演讲人 讲员 说话人 " +
    "說話人 发言人 發言人 发言者 评论员 評論員 讨论者 参与者 參與者 与会者 評審員 评审员 评委 叙述者 敘述者 引述者 " +
    "旁白 画外音 解说 解说员 播音员 主播 读者 讀者 编者 編者 编辑 編輯 译者 譯者 馆员 館員 工程师 工程師 老师 老師 " +
    "学生 學生 同学 同學 学员 學員 家长 家長 网友 網友 路人 来电者 来电听众 目击者 抗议者 选民 議員 议员 参议员 " +
    "众人 大家 所有人 全体 多人 其他人 某人 男子 女子 男声 女声 旁观者 购物者 顾客 客户 员工 现场 团队成员 工作人员 " +
    "分析师 分析師 医生 醫生 医师 律师 律師 教授 专家 專家 法官 警察 警官 司机 球迷 粉丝 " +
    "host cohost co-host moderator interviewer interviewee audience question answer q a speaker narrator guest " +
    "anchor reader editor translator librarian engineer teacher student listener reporter caller panelist " +
    "presenter announcer voice everyone all unknown participant attendee lawmaker lawyer doctor professor expert " +
    "protester official operator man woman voter fan analyst commentator producer clip staff customer"
  ).split(" "),
);

/** What may stand before a role: `Unknown Speaker`, `现场观众`, `其他发言人`. */
const BEFORE_ROLE =
  /^(?:(?:unknown|unidentified|anonymous|unnamed|another|other|male|female|main|news|audience|team|guest|event|conference)\s+|(?:未知|未知的|不明|不明的|匿名|现场|現場|其他|其它|另一位|另一名|另一个|某位|某|一位|一名|男|女|主要|连线|連線|特邀|特约|在场|台下|年轻|国际|新闻|电视|电台|会场|网络|普通)\s*)/i;
/**
 * What may stand after one: a number, a letter, `members`. Letters never follow a letter directly:
 * `Speaker A` and `观众A` are roles, `Amy` is no `A` with a number.
 */
const AFTER_ROLE =
  /(?:[\s#_-]*(?:no\.?\s*)?(?:\d{1,3}|(?<![a-z])[a-z]{1,2}|[一二三四五六七八九十甲乙丙丁戊]{1,2})|\s+(?:members?|speakers?|person|people|voice))$/i;

/** Who stands beside a role: `主持人助理`, `学生代表`. */
const HELPER = /(?:助理|助手|代表|搭档|搭檔|翻译|翻譯|秘书|秘書|们|們)$/;

/** Tells a role (`主持人`, `Host`, `Q`, `Speaker 2`, `Unknown Speaker`) from a person's name. */
export const isRole = remember((name) => {
  const bare = bareLabel(name).replace(
    /\s*[（(](?:host|guest|主持人?|嘉宾|录音|片段|clip)[)）]$/i,
    "",
  );
  const pieces = bare.split(/\s*[/／|]\s*/).filter(Boolean);
  return pieces.length > 0 && pieces.every(isOneRole);
});

function isOneRole(name: string): boolean {
  const word = name.trim().toLowerCase();
  if (ROLES.has(word)) return true;
  const forms = [word, word.replace(BEFORE_ROLE, "")];
  return forms.some((form) => {
    if (form !== "" && form !== word && ROLES.has(form)) return true;
    const stem = form.replace(AFTER_ROLE, "").replace(HELPER, "");
    return stem !== form && ROLES.has(stem.trim());
  });
}

const LANGUAGES =
  /^(?:(?:original\s+|simplified\s+|traditional\s+)?(?:english|chinese|mandarin|japanese|french)(?:\s+(?:translation|original|text|version))?|original|translation|(?:简体|繁体|簡體|繁體)?(?:中文|英文|英语|中译|原文|译文|譯文|翻译|翻譯)(?:翻译|原文|译文)?|en|zh|cn)$/i;

/** Words that a sentence or a title begins or ends with, and no name holds. */
const PHRASE_HAN =
  /^(?:关于|關於|如何|为什么|為什麼|什么|其中|例如|比如|首先|其次|最后|另外|此外|因此|所以|但是|而且|因为|如果|第[一二三四五六七八九十百\d]+[^\s]*$|步骤|方法|案例|注|注意|备注|附注|附|结论|結論|总结|總結|摘要|导读|来源|链接|时间|地点|日期|背景|图|表|标题|关键词|参考|简介|重点|要点|小结|提示|说明|补充|警告|定义|目标|目的|优点|缺点|优势|劣势|问题|原因|结果|影响|建议)|[的了是吗呢着过在把被与和及或]|(?:总结|結論|结论|分析|策略|风险|優勢|优势|问题|原则|效应|模型|阶段|流程|概览|示例|方案|指标|机制|体系|理论|主义|主義|政策|趋势|市场|技术|框架|系统|能力|价值|成本|逻辑|路径|现状|前景|缺口|方式|条件|場景|场景|步骤|方法|要点|类型|特点|亮点|标准|来源|内容|链接|功能|版本|时刻|讨论|資訊|资讯|提示|评估|管理|控制|效率|收益|利率|税|债|股)$/;
const PHRASE_MARK = /[，。？！、；《》“”"‘’…,;!?=<>$%@#|]|^\d+[.、\\)）]|https?:/i;
/** Longer ones are phrases, unless a dot parts the names of a transliteration. */
const LONGEST_HAN_NAME = 8;

/** What a bracket after a name says of a voice: `特朗普（录音）`, `Trump (audio clip)`. */
const VOICE_NOTE =
  /\s*[（(][^（）()]*(?:录音|錄音|语音|音频|片段|原声|引述|视频|连线|画外音|旁白|模拟|采访|受访|主持|嘉宾|选民|观众|听众|clip|quot|audio|video|archiv|voice|recording|host|guest|interview|voter|caller)[^（）()]*[)）]$/i;
const BRACKET_AT_END = /\s*[（(]([^（）()]*)[)）]$/;

const TITLE_BEFORE =
  /^(?:dr|prof|professor|president|vice president|senator|sen|rep|representative|congressman|congresswoman|justice|judge|mayor|governor|gov|minister|prime minister|secretary|general|colonel|captain|commander|officer|sir|dame|lord|mr|mrs|ms|miss|king|queen|pope|father|sister|his excellency|her excellency)\.?\s+/i;
const TITLE_AFTER =
  /(?:老师|老師|律师|律師|医生|醫生|医师|醫師|教授|博士|先生|女士|小姐|牧师|牧師|师母|主席|总统|總統|总理|總理|首相|议员|議員|部长|部長|州长|市长|法官|将军|少将|上将|校长|院士|同学|同學|太太|神父|住持|法师|总裁|总监|经理|老板|董事长|秘书长|研究员|记者|主播|导演|哥|姐|叔|姨|爷|总|工|兄)$/;

/** One word of a name in Latin letters: `Hilde`, `C.`, `O'Leary`, `d'Anna`, `VanderHout`, `JCal`. */
const LATIN_WORD = /^(?:\p{Lu}[\p{L}\p{M}'’.-]*|(?:d|l|o)['’]\p{Lu}[\p{L}'’-]*)$/u;
const PARTICLE =
  /^(?:de|del|della|der|den|di|da|dos|du|van|von|la|le|al|el|bin|ibn|ben|y|ter|zu|af|av)$/;
/** Words that a heading in capitals holds, and hardly a name. */
const TITLE_WORDS =
  /^(?:the|a|an|and|or|of|in|on|for|to|with|by|about|key|note|notes|summary|overview|introduction|conclusion|takeaways?|tips?|step|part|chapter|section|question|questions|answer|risk|risks|management|market|markets|strategy|analysis|case|study|example|examples|background|benefits?|problem|solution|result|results|definition|purpose|goal|team|member|video|control|campaign|topic|inc|corp|company|group|bank|capital|fund|university|institute|model|models|system|systems|data|theory|effect|rule|rules|law|act|plan|policy|news|world|time|times|new|best|open|deep|machine|learning|cloud|code|api|app|enthusiast|operator)$/i;

/** Family names that begin no everyday word of two or three characters; compound ones too. */
const SURNAMES =
  "王李张張刘劉陈陳杨楊赵趙吴吳徐孙孫朱郭罗羅梁宋郑鄭谢謝韩韓冯馮董萧蕭曹袁邓鄧许許傅沈彭吕呂苏蘇卢盧蒋蔣蔡贾賈魏薛叶葉阎閻潘杜戴钟鍾汪姜范姚谭譚廖邹鄒熊陆陸郝孔崔康邱秦顾顧侯邵孟尹黎贺賀赖賴龚龔樊殷葛翁聂聶俞翟邢庞龐裴霍梅柯阮蓝藍鲍鮑章伍洪蒲覃";
const COMPOUND = "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 皇甫 尉迟 公孙 慕容 令狐 司徒 东方 夏侯".split(
  " ",
);
/** Words that begin like a name: `许多`, `梁柱`, `宋代`. */
const NOT_NAMES =
  /^(?:许多|許多|许可|章节|章程|杜绝|康复|顾客|顧客|顾问|姜黄|叶片|叶子|梅花|蓝色|蓝图|洪水|孔隙|宋代|唐代|汉代|秦代|董事|谢谢|杨树|郑重|韩国|韓國|罗马|梁柱|阮|朱砂|苏联|蘇聯|孟买|戴上|潘多拉|康德|伍德|鲍威尔|霍尔木兹|梅西|李子|张力|陈述|陈列|郭|赵|熊市|姚明效应|黎明|贺卡|赖账|庞大|殷切)/;

/** Characters that transliterated names are written in. */
const TRANSLITERATION =
  /^[阿埃艾爱安昂奥巴白拜班邦包保鲍北贝本比彼毕宾波伯博勃布查达戴丹道德登邓迪蒂丁东杜顿多恩尔法范菲费芬佛弗夫福富盖甘冈高戈哥格葛根古圭哈海汉豪赫黑亨洪胡华怀惠霍基吉加贾杰金卡凯坎康考柯科可克肯孔库夸昆拉莱赖兰朗劳勒雷蕾里丽利莉立林琳龙卢鲁路伦罗洛马玛迈麦曼芒毛梅蒙米密缪摩莫姆穆纳娜乃奈南内尼妮宁纽农努诺欧帕派潘庞佩彭皮平珀普奇齐恰乔切琼让热荣茹瑞若撒萨塞赛桑瑟森沙莎山尚绍舍圣史舒斯司丝松苏索塔泰坦汤唐陶特腾提廷图托瓦万旺威维韦魏温文翁沃乌伍西希锡夏香肖谢辛欣休许雪逊雅亚扬耶叶伊易因英尤于约泽扎詹张珍芝治朱兹卓祖佐]+$/;
const PLACES =
  /^(?:特斯拉|亚马逊|乌克兰|阿根廷|英特尔|比特币|波士顿|马来西亚|巴拿马|古巴|埃及|伊朗|英伟达|苏格兰|爱尔兰|芬兰|波兰|荷兰|瑞士|瑞典|挪威|希腊|西班牙|奥地利|匈牙利|罗马尼亚|以色列|巴基斯坦|阿富汗|新西兰|加利福尼亚|德克萨斯|佛罗里达|华尔街|好莱坞|奥斯卡|诺贝尔|迪士尼|沃尔玛|高盛|摩根|多巴胺|马拉松|巧克力|卡路里|阿里巴巴|安卓|雅虎|谷歌|欧元|欧洲|亚洲|非洲|东南亚|西亚|北欧|中东|海尔)/;

/** What a label is by its form. */
export const labelForm = remember((label): LabelForm => {
  const name = bareLabel(label);
  if (name === "" || !/\p{L}/u.test(name)) return "phrase";
  if (LANGUAGES.test(name)) return "language";
  if (isRole(name)) return "role";
  const voice = name.replace(VOICE_NOTE, "");
  if (voice !== name && voice !== "") return formOfName(voice) === "phrase" ? "unsure" : "person";
  const pieces = name.split(/\s*[/／&|]\s*|\s+(?:and|和|与)\s+/).filter(Boolean);
  if (pieces.length > 1 && pieces.length <= 4) {
    const forms = pieces.map(formOfName);
    if (forms.every((form) => form === "person" || form === "role")) return "person";
    return forms.includes("phrase") ? "phrase" : "unsure";
  }
  const bracket = BRACKET_AT_END.exec(name)?.[1];
  if (bracket !== undefined) {
    const base = name.replace(BRACKET_AT_END, "");
    const form = formOfName(base);
    // `玛丽·马塔林 (Mary Matalin)`, `芦义(Indigo)`; `教条主义 (Dogmatism)` is a term.
    if (form === "person" || form === "role") return "person";
    return form;
  }
  return formOfName(name);
}) as (label: string) => LabelForm;

function formOfName(name: string): LabelForm {
  if (isRole(name)) return "role";
  if (PHRASE_MARK.test(name)) return "phrase";
  return /\p{Script=Han}/u.test(name) ? formOfHan(name) : formOfLatin(name);
}

function formOfHan(name: string): LabelForm {
  // `主持人 杰扬`, `连线嘉宾 沈伟`: a role with a name after it.
  const [first = "", ...rest] = name.split(/\s+/);
  if (rest.length > 0 && rest.length <= 3 && isRole(first)) return "person";
  const dotted = name.split(/[·・•‧]/);
  if (dotted.length > 1 && dotted.length <= 5) {
    return dotted.every((part) => /^[\p{Script=Han}\p{L}.-]{1,10}$/u.test(part))
      ? "person"
      : "phrase";
  }
  const han = name.match(/\p{Script=Han}/gu)?.length ?? 0;
  const isShort = /^\p{Script=Han}{2,3}$/u.test(name);
  const isSurnamed = isShort && SURNAMES.includes(name.charAt(0)) && !NOT_NAMES.test(name);
  if (isSurnamed && !/[的了是吗呢着过在]/.test(name)) return "person";
  if (PHRASE_HAN.test(name) || han > LONGEST_HAN_NAME) return "phrase";
  if (/^[\p{Script=Han}]+$/u.test(name)) {
    if (TITLE_AFTER.test(name) && han <= 7 && han >= 2) return "person";
    if (PLACES.test(name) || NOT_NAMES.test(name)) return "unsure";
    const compound = COMPOUND.some((surname) => name.startsWith(surname));
    if (compound && han <= 4 && han >= 3) return "person";
    if (/^[老小阿大]\p{Script=Han}$/u.test(name)) return "person";
    if (han >= 3 && han <= 6 && TRANSLITERATION.test(name)) return "person";
  }
  return "unsure";
}

function formOfLatin(name: string): LabelForm {
  const titled = name.replace(TITLE_BEFORE, "");
  const words = titled.split(/\s+/).filter(Boolean);
  if (words.length > 5) return "phrase";
  // `By 1611 Kepler had`, `Trickle-down economics`: a name has no word in small letters but particles.
  if (!words.every((word) => LATIN_WORD.test(word) || PARTICLE.test(word))) {
    return words.length <= 2 && /^[\p{L}\p{N}_.-]+$/u.test(titled.replace(/\s/g, ""))
      ? "unsure"
      : "phrase";
  }
  if (words.some((word) => TITLE_WORDS.test(word.replace(/\.$/, "")))) return "unsure";
  if (titled !== name) return "person";
  return words.length >= 2 ? "person" : "unsure";
}
