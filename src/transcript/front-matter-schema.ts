/**
 * The keys of a transcript's front matter, once for reading and, as JSON Schema, for editors. What is
 * not here is private: it stays in the file and is published nowhere. A wrong value is told in words
 * that stand here.
 */

import * as v from "valibot";
import { normalizeDate } from "../text/date.ts";
import type { LocaleTag } from "../text/locale.ts";
import { fault, line, list, yesOrNo } from "./yaml-forms.ts";

/** Languages that a transcript's originals may be in. */
export const SOURCE_LANGUAGES: readonly LocaleTag[] = [
  "zh-Hans",
  "zh-Hant",
  "en",
  "ja",
  "ko",
  "fr",
];

const text = (what: string) => v.optional(v.pipe(line, v.description(what)));
const names = (what: string) => v.optional(v.pipe(list, v.description(what)));
const day = (what: string) =>
  v.optional(
    v.pipe(
      line,
      v.check(
        (date) => date === "" || normalizeDate(date) !== undefined,
        fault(
          "is not a date that is known",
          'write the date as `"YYYY-MM-DD"`, `"YYYY-MM"` or `"YYYY"`, or leave the line out',
        ),
      ),
      v.description(what),
    ),
  );

/** Front matter: each key with its form and what it is for. */
export const FRONT_MATTER = v.looseObject({
  title: v.pipe(line, v.nonEmpty(), v.description("题目。The title that readers see.")),
  title_en: text("英文题目。The title in English."),
  title_zh: text("中文题目，`title` 是英文时用。The title in Chinese, where `title` is English."),
  date: day("日期。The day of the talk: YYYY-MM-DD, YYYY-MM or YYYY."),
  added: day("收入日期。The day on which it came into the archive."),
  updated: day("更新日期。The day on which its text was last changed."),
  author: text("作者。Who wrote or published it."),
  speaker: names("讲者。Who speaks."),
  guest: names("嘉宾。Guests."),
  host: names("主持人。Hosts."),
  channel: text("频道、刊物。Channel or periodical."),
  source: text("来源网址。Address of the source."),
  source_lang: v.optional(
    v.pipe(
      v.picklist(
        SOURCE_LANGUAGES,
        fault(
          "is not a language of this archive",
          `write one of ${SOURCE_LANGUAGES.map((language) => `\`${language}\``).join(", ")}`,
        ),
      ),
      v.description("原文的语言。Language of the originals."),
    ),
  ),
  summary: text("摘要。What it is about, in a few sentences."),
  summary_en: text("英文摘要。The summary in English."),
  insight: text("要点。What is worth taking away."),
  tags: names("标签。Tags."),
  people: names("谈到的人。People who are spoken of."),
  companies_orgs: names("机构、公司。Organisations and companies."),
  products_models: names("产品、型号。Products and models."),
  media_books: names("书籍、影视。Books, films and other works."),
  series: text("系列。Series."),
  category: text("分类。Category."),
  area: text("领域。Area."),
  project: names("项目。Projects."),
  status: text("状态。A word of the keeper's; `draft` or `草稿` keeps the transcript out."),
  draft: v.optional(v.pipe(yesOrNo, v.description("草稿，不发布。Kept out of the site."))),
  exclude: v.optional(
    v.pipe(yesOrNo, v.description("不列出。Has a page that stands in no list and no search.")),
  ),
  rights: text("权利声明，可用 Markdown。Statement of rights, Markdown."),
  aliases: names("从前的文件名，旧地址会转到这里。Former file names, whose addresses lead here."),
  editor: text("编辑。Editor."),
  translator: text("译者。Translator."),
  site: text("网站。Site that it was taken from."),
  credits: text("其他署名。Other credits."),
  date_as_written: text("原样的日期。A date that could not be read."),
  original_file: text("导入的文件。File that it was imported from."),
  original_sha256: text("导入文件的校验和。Checksum of that file."),
  translation_file: text("导入的译文文件。File of the translation."),
  translation_sha256: text("译文文件的校验和。Checksum of that file."),
  imported: text("导入日期。Day of the import."),
  import_changes: text("导入时的改动。What import changed."),
  imported_sha256: text("导入结果的校验和。Checksum of what import wrote."),
});

/** A key of the format. */
export type FrontMatterKey = keyof typeof FRONT_MATTER.entries;

/** All keys of the format. */
export const FRONT_MATTER_KEYS = Object.keys(FRONT_MATTER.entries) as FrontMatterKey[];

/**
 * Keys that metadata has no field for and that are published in a transcript's Markdown all the same.
 * `imported_sha256` is not: it is a seal of the file in the archive, which the published one breaks.
 */
export const PUBLISHED_EXTRAS: readonly FrontMatterKey[] = [
  "editor",
  "translator",
  "site",
  "credits",
  "date_as_written",
  "translation_file",
  "translation_sha256",
];
