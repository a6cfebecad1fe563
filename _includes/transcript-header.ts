/** The head of a transcript: what it is, who speaks, where it comes from and how it was made. */

import { type Html, html, OUTWARD_LINK, raw } from "../src/shared/html.ts";
import type { LocaleTag } from "../src/text/locale.ts";
import type { Transcript } from "../src/transcript/model.ts";
import { chineseOf, eachSegment } from "../src/transcript/model.ts";
import { groupedSegments } from "../src/transcript/original-groups.ts";
import { renderPassage } from "../src/transcript/passage.ts";
import { readingTime } from "../src/transcript/reading-time.ts";
import { isChannel } from "../src/transcript/speaker-label.ts";
import { bilingual } from "./bilingual.ts";
import { importChanges } from "./import-changes.ts";
import type { Link, Named } from "./links.ts";
import type { PageContext } from "./page-context.ts";
import { dateTime } from "./transcript-list.ts";

/** What each language is called, in both. */
export const LANGUAGES: Record<LocaleTag, [zh: string, en: string]> = {
  "zh-Hans": ["简体中文", "Simplified Chinese"],
  "zh-Hant": ["繁体中文", "Traditional Chinese"],
  en: ["英文", "English"],
  ja: ["日文", "Japanese"],
  ko: ["韩文", "Korean"],
  fr: ["法文", "French"],
};

/** The names of a transcript's front matter, with their pages, in its order. */
export interface NamesOfTranscript {
  /** Those who speak, in order of appearance. */
  speakers: Link[];
  people: Named[];
  organisations: Named[];
  products: Named[];
  media: Named[];
  tags: Named[];
}

/** Renders title, summary and facts. */
export function transcriptHeader(
  page: PageContext,
  transcript: Transcript,
  names: NamesOfTranscript,
): Html {
  const { meta } = transcript;
  const { speakers, tags } = names;
  const speaking = new Set(speakers.map(({ name }) => name));
  const mentioned = names.people.filter(({ name }) => !speaking.has(name));
  const channel = meta.channel ?? [...meta.speaker, ...meta.host].find((n) => isChannel(n, meta));
  return html`<header class="transcript-header">
<h1 lang="zh-Hans">${meta.title}${meta.draft && html` <span class="badge">${bilingual("草稿", "draft")}</span>`}</h1>
${meta.title_en !== undefined && html`<p class="title-en" lang="en">${meta.title_en}</p>`}
${meta.summary !== undefined && html`<p class="summary" lang="zh-Hans">${meta.summary}</p>`}
${meta.summary_en !== undefined && html`<p class="summary" lang="en">${meta.summary_en}</p>`}
${meta.insight !== undefined && html`<p class="insight" lang="zh-Hans">${meta.insight}</p>`}
<dl class="facts">
${fact("日期", "Date", meta.date !== undefined && dateTime(meta.date))}
${fact("篇幅", "Length", lengthOf(transcript))}
${fact("讲者", "Speakers", speakersFact(page, transcript, speakers))}
${fact("频道", "Channel", channel)}
${fact("作者", "Author", meta.author !== channel && !speaking.has(meta.author ?? "") && meta.author)}
${fact("来源", "Source", meta.source !== undefined && sourceLink(meta.source))}
${fact("权利", "Rights", meta.rights !== undefined && raw(renderPassage(meta.rights)))}
${fact("文本", "Text", howItWasMade(transcript))}
${fact("收入", "Added", meta.added !== undefined && daysOf(meta.added, meta.updated))}
${fact("标签", "Tags", nameLinks(page, tags))}
</dl>
${namesFold(page, { ...names, people: mentioned })}
</header>`;
}

/** People, organisations, products and works that the text speaks of, folded: they may be many. */
function namesFold(page: PageContext, names: NamesOfTranscript): Html | false {
  const facts = [
    fact("人物", "People", nameLinks(page, names.people)),
    fact("机构", "Organisations", nameLinks(page, names.organisations)),
    fact("产品", "Products", nameLinks(page, names.products)),
    fact("作品", "Works", nameLinks(page, names.media)),
  ].filter((one) => one !== false);
  if (facts.length === 0) return false;
  const summary = bilingual("提到的人、机构与作品", "People, organisations and works mentioned");
  return html`<details class="names"><summary>${summary}</summary>
<dl class="facts">${facts}</dl></details>`;
}

function fact(zh: string, en: string, value: Html | string | false | undefined): Html | false {
  if (value === undefined || value === false || value === "") return false;
  return html`<div><dt>${bilingual(zh, en)}</dt><dd>${value}</dd></div>\n`;
}

/** The day of the addition, and that of the last change where it is a later one. */
function daysOf(added: string, updated = ""): Html {
  const changed =
    updated > added && html`${bilingual("，更新于", ", updated")} ${dateTime(updated)}`;
  return html`${dateTime(added)}${changed}`;
}

/** Made once: `toLocaleString` makes one for each number. */
const IN_GROUPS = new Intl.NumberFormat("en");

function lengthOf(transcript: Transcript): Html {
  const { minutes, han, words } = readingTime(transcript);
  const sizes = [
    han > 0 && `${IN_GROUPS.format(han)} 字`,
    words > 0 && `${IN_GROUPS.format(words)} 词 words`,
  ].filter((size) => size !== false);
  const time = bilingual(`约 ${minutes} 分钟`, `${minutes} min read`);
  return html`<span data-minutes="${minutes}">${time}</span> · ${sizes.join(" · ")}`;
}

/** Who speaks; where nobody is named, that is said, and no channel is passed off as a speaker. */
function speakersFact(
  page: PageContext,
  transcript: Transcript,
  speakers: readonly Link[],
): Html | false {
  if (speakers.length > 0) return nameLinks(page, speakers);
  const roles = new Set<string>();
  for (const { turn } of eachSegment(transcript)) {
    const label = turn.speaker?.zh ?? turn.speaker?.original;
    if (label !== undefined) roles.add(label);
  }
  if (roles.size > 0) return html`${[...roles].join("、")}`;
  return html`<span class="muted">${bilingual("未注明", "not stated")}</span>`;
}

function howItWasMade(transcript: Transcript): Html {
  const { meta, sections } = transcript;
  const grouped = groupedSegments(transcript);
  let pairs = 0;
  let alone = 0;
  let chinese = 0;
  const langs = new Set<LocaleTag>();
  for (const { segment } of eachSegment({ sections })) {
    if (segment.original) langs.add(segment.original.lang);
    if (segment.zh === undefined) alone++;
    else if (segment.original || grouped.has(segment)) pairs++;
    else chinese++;
  }
  // One original for several paragraphs stands after the last of them.
  const [each, ofEach] = grouped.size > 0 ? ["", ""] : ["逐段", " of each paragraph"];
  const made =
    langs.has("en") && pairs > 0
      ? bilingual(`译自英文，${each}附原文`, `translated from English, with the original${ofEach}`)
      : langs.has("zh-Hant") && pairs > 0
        ? bilingual(
            `由繁体转换，${each}附原文`,
            "converted from Traditional Chinese, with the original",
          )
        : langs.size > 0
          ? bilingual("原文，尚未翻译", "original, not translated yet")
          : bilingual(...LANGUAGES[meta.source_lang ?? chineseOf(transcript)]);
  const gaps = [
    pairs > 0 && chinese > 0 && bilingual(`${chinese} 段无原文`, `${chinese} without original`),
    pairs > 0 && alone > 0 && bilingual(`${alone} 段未译`, `${alone} untranslated`),
  ].filter((gap) => gap !== false);
  const { original_file, imported, import_changes } = meta;
  const day = imported !== undefined && html` (${dateTime(imported)})`;
  const from =
    original_file !== undefined &&
    html`<br>${bilingual("导入自", "imported from")} <code>${original_file}</code>${day}`;
  const changes = import_changes !== undefined && importChanges(import_changes);
  return html`${made}${gaps.map((gap) => html`<br>${gap}`)}${from}${changes}`;
}

function nameLinks(page: PageContext, names: readonly Named[]): Html | false {
  if (names.length === 0) return false;
  return html`<ul class="inline-list" role="list">${names.map(({ name, url }) =>
    url === undefined
      ? html`<li>${name}</li>`
      : html`<li><a href="${page.href(url)}">${name}</a></li>`,
  )}</ul>`;
}

function sourceLink(source: string): Html {
  if (!/^https?:\/\//i.test(source)) return html`${source}`;
  try {
    const host = new URL(source).host.replace(/^www\./, "");
    return html`<a href="${source}" ${OUTWARD_LINK}>${host}</a>`;
  } catch {
    // Not an address after all: shown as text.
    return html`${source}`;
  }
}
