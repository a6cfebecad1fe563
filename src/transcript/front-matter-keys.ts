/**
 * What a keeper may have meant by a key that is not one of the format: a known one that is mistyped,
 * or written as other programs do, or a word for "not to be published".
 */

import { nearestWord } from "../text/edit-distance.ts";
import { remember } from "../text/remember.ts";
import { FRONT_MATTER_KEYS, type FrontMatterKey } from "./front-matter-schema.ts";

/** Other names of keys, as people, clippers and transcript archives write them. */
// A map: in an object the key `constructor` would be found as well.
const OTHER_NAMES = new Map<string, FrontMatterKey>([
  ["url", "source"],
  ["link", "source"],
  ["media", "source"],
  ["sourceurl", "source"],
  ["来源", "source"],
  ["链接", "source"],
  ["published", "date"],
  ["created", "date"],
  ["日期", "date"],
  ["publisher", "channel"],
  ["description", "summary"],
  ["摘要", "summary"],
  ["简介", "summary"],
  ["speakers", "speaker"],
  ["讲者", "speaker"],
  ["嘉宾", "guest"],
  ["guests", "guest"],
  ["hosts", "host"],
  ["主持人", "host"],
  ["作者", "author"],
  ["authors", "author"],
  ["tag", "tags"],
  ["keywords", "tags"],
  ["标签", "tags"],
  ["人物", "people"],
  ["persons", "people"],
  ["题目", "title"],
  ["标题", "title"],
  ["lang", "source_lang"],
  ["language", "source_lang"],
  ["company", "companies_orgs"],
  ["companies", "companies_orgs"],
  ["orgs", "companies_orgs"],
  ["organisations", "companies_orgs"],
  ["organizations", "companies_orgs"],
  ["products", "products_models"],
  ["models", "products_models"],
  ["books", "media_books"],
  ["works", "media_books"],
  ["projects", "project"],
  ["categories", "category"],
  ["分类", "category"],
  ["系列", "series"],
]);

const BY_FORM = new Map(FRONT_MATTER_KEYS.map((key) => [formOf(key), key]));

/** The key of the format that was probably meant by another one. */
export function nearestKey(key: string): FrontMatterKey | undefined {
  const form = formOf(key);
  const near = BY_FORM.get(form) ?? OTHER_NAMES.get(form);
  return near ?? BY_FORM.get(nearestForm(form));
}

/** A pipeline writes the same key into thousands of files. */
const nearestForm = remember((form) => nearestWord(form, BY_FORM.keys()) ?? "");

const DRAFT_KEY = /^(?:is)?(?:drafts?|unpublished|草稿|未发布|不发布)$/;
const PUBLISHED_KEY = /^(?:is)?(?:publish|published|发布|已发布)$/;
const PRIVATE_KEY = /^(?:is)?(?:private|hidden|confidential|私密|私有|隐藏|保密|不公开)$/;
const PUBLIC_KEY = /^(?:is)?(?:public|visible|公开|可见)$/;
const STATE_KEY =
  /^(?:status|state|stage|visibility|access|publishstatus|poststatus|状态|发布状态|可见性)$/;
const NO = /^(?:false|no|n|off|0|否|不|不是|假)$/i;
const DRAFT_WORD =
  /^(?:drafts?|草稿|草案|unpublished|not ?published|未发布|不发布|暂不发布|待发布|未完成|wip|work ?in ?progress)$/;
const PRIVATE_WORD =
  /^(?:private|hidden|internal|confidential|secret|embargo(?:ed)?|私密|私有|隐藏|内部|保密|不公开)$/;

/**
 * Tells what a key and its value say of publishing, by whatever words: `published: false`,
 * `status: 草稿`, `Draft: yes`, `private: true`. Undefined where they say nothing of it. The key
 * `draft` itself is not asked about.
 */
export function heldBack(key: string, value: unknown): "draft" | "private" | undefined {
  const form = formOf(key);
  const said = String(value ?? "")
    .normalize("NFKC")
    .trim();
  if (DRAFT_KEY.test(form)) return said === "" || NO.test(said) ? undefined : "draft";
  if (PUBLISHED_KEY.test(form)) return NO.test(said) ? "draft" : undefined;
  if (PRIVATE_KEY.test(form)) return said === "" || NO.test(said) ? undefined : "private";
  if (PUBLIC_KEY.test(form)) return NO.test(said) ? "private" : undefined;
  if (!STATE_KEY.test(form)) return undefined;
  const word = said.toLowerCase().replace(/[-_\s]+/g, " ");
  if (DRAFT_WORD.test(word)) return "draft";
  return PRIVATE_WORD.test(word) ? "private" : undefined;
}

/** A key without what people write differently: case, width, blanks, `-` and `_`. */
function formOf(key: string): string {
  return key
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_-]+/g, "");
}
