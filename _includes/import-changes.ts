/** What import did to the text of a transcript, for its readers: in Chinese, with the rules' names. */

import { type Html, html } from "../src/shared/html.ts";
import { bilingual } from "./bilingual.ts";

const KINDS: Record<string, [zh: string, en: string]> = {
  removed: ["删去", "removed"],
  repaired: ["修复", "repaired"],
  doubtful: ["存疑", "doubtful"],
};

/** What the rules of import are called in Chinese; one that is missing shows its own name alone. */
const RULES: Record<string, string> = {
  advertising: "广告",
  "beside the text": "正文以外的页",
  "block id": "段落编号",
  byline: "署名行",
  comment: "注释",
  credits: "出处说明",
  embed: "嵌入的内容",
  endnote: "尾注",
  footer: "页脚",
  footnote: "脚注",
  image: "图片",
  markup: "标记",
  navigation: "导航",
  "note app's mark": "笔记软件的记号",
  "outside captions": "字幕以外的文字",
  "page footer": "页脚",
  "page furniture": "网页部件",
  "page header": "页眉",
  "pinyin notes": "注音",
  promotion: "推广",
  "publisher card": "公众号名片",
  "reading above the line": "行上注音",
  "reading service": "阅读服务的附注",
  "related links": "相关链接",
  "second voice": "第二个声音",
  "share prompt": "分享提示",
  sound: "声响说明",
  "label without words": "没有话的名字",
  "link in the title": "标题里的链接",
  "link to a highlight": "划线的链接",
  "link to another page of the export": "导出页之间的链接",
  "Notion's properties": "Notion 的属性",
  "Readwise's metadata": "Readwise 的元数据",
  tags: "标签",
  "blank before a mark": "标点前的空格",
  "byte shift": "字节错位",
  "caption code": "字幕代码",
  dash: "破折号",
  "full-width letter": "全角字母",
  "half-width katakana": "半角片假名",
  "half-width mark": "半角标点",
  "heading glued to a label": "标题粘在名字上",
  "heading glued to its paragraph": "标题粘在正文上",
  "invisible character": "看不见的字符",
  "half-eaten entity": "残缺的实体",
  "left-over entity": "残留的实体",
  "look-alike character": "形近字符",
  mojibake: "乱码",
  "needless escape": "多余的反斜线",
  "odd blank": "异样的空格",
  "odd blanks": "异样的空格",
  "private-use character": "私用区字符",
  "speaker's name spelled as elsewhere": "名字写法统一",
  "stray mark": "多出的标点",
  "word split by a replacement": "被替换拆开的词",
  alignment: "对齐",
  "chapter missing": "缺少的章节",
  "half a character": "半个字符",
  "label once": "只出现一次的名字",
  "text-reordering": "改变文字次序的字符",
  title: "标题",
};

/**
 * Renders `import_changes` of the front matter, such as `removed 3 (promotion 2, footer 1)`: the
 * counts, and folded beneath them the rules. False where it says nothing.
 */
export function importChanges(changes: string): Html | false {
  const kinds = [...changes.matchAll(/(\w+) (\d+)(?: \(([^()]*)\))?/g)].flatMap(
    ([, kind = "", count, rules]) => {
      const name = KINDS[kind];
      return name ? [{ name, count, rules: rules?.split(", ") ?? [] }] : [];
    },
  );
  if (kinds.length === 0) return false;
  const english = kinds.map(({ name: [, en], count }) => `${count} ${en}`).join(", ");
  return html`<details class="import-changes"><summary>导入时${kinds.map(
    ({ name: [zh], count }, i) => html`${i > 0 && "，"}${zh} ${count} 处`,
  )} <span class="en" lang="en">on import: ${english}</span></summary>
<ul role="list">${kinds.map(
    ({ name: [zh, en], rules }) =>
      rules.length > 0 &&
      html`<li>${bilingual(zh, en)}：${rules.map((rule, i) => html`${i > 0 && "，"}${ruleCount(rule)}`)}</li>\n`,
  )}</ul></details>`;
}

/** A rule and its count, such as `mojibake: UTF-8 read as GBK 3`. */
function ruleCount(rule: string): Html {
  const [, name = rule, count = ""] = /^(.*?) (\d+)$/.exec(rule) ?? [];
  const zh = RULES[name] ?? RULES[name.replace(/:.*/, "")];
  const en = html`<span class="en" lang="en">${name}</span>`;
  return html`${zh !== undefined && html`${zh} `}${en} ${count}`;
}
