/**
 * The article of one transcript. Chinese first, its original in `<details>` beneath, so that the
 * page reads in full without any script. The `data-` attributes are a contract with tests and
 * with the reader's scripts.
 */

import { isChannel } from "../src/archive/build.ts";
import { href, siteContext } from "../src/site/context.ts";
import { type Html, html, raw } from "../src/site/html.ts";
import { formatTimestamp } from "../src/text/time.ts";
import type {
  LocaleTag,
  Original,
  Section,
  Segment,
  Transcript,
  Turn,
} from "../src/transcript/model.ts";
import { renderInline, renderPassage } from "../src/transcript/passage.ts";
import { bilingual } from "./bilingual.ts";
import { dateTime } from "./transcript-list.ts";

const LANGUAGES: Record<LocaleTag, [zh: string, en: string]> = {
  "zh-Hans": ["简体中文", "Simplified Chinese"],
  "zh-Hant": ["繁体中文", "Traditional Chinese"],
  en: ["英文", "English"],
};

/** Renders the `<article>` of a transcript. */
export function transcriptArticle(transcript: Transcript): Html {
  const headings = transcript.sections.filter((section) => section.heading !== undefined);
  return html`<article data-transcript="${transcript.slug}" class="transcript">
${header(transcript)}
${headings.length > 1 && contents(headings)}
<div class="transcript-body">
${transcript.sections.map(sectionHtml)}
</div>
</article>`;
}

function header(transcript: Transcript): Html {
  const { archive } = siteContext();
  const { meta } = transcript;
  const speakers = archive.speakersIn(transcript);
  const people = meta.people
    .map((name) => archive.facet("people", name))
    .filter((person) => person !== undefined && !speakers.some((one) => one === person));
  const channel = meta.channel ?? [...meta.speaker, ...meta.host].find((n) => isChannel(n, meta));
  return html`<header class="transcript-header">
<h1>${meta.title}${meta.draft && html` <span class="badge">${bilingual("草稿", "draft")}</span>`}</h1>
${meta.summary !== undefined && html`<p class="summary">${meta.summary}</p>`}
<dl class="facts">
${fact("日期", "Date", meta.date !== undefined && dateTime(meta.date))}
${fact(
  "讲者",
  "Speakers",
  speakers.length > 0
    ? facetLinks(
        "people",
        speakers.map((p) => p.name),
      )
    : hasUnknownSpeaker(transcript) &&
        html`<span class="muted">${bilingual("未注明", "not stated")}</span>`,
)}
${fact("频道", "Channel", channel)}
${fact("作者", "Author", meta.author !== channel && meta.author)}
${fact("原文", "Original", meta.source_lang !== undefined && bilingual(...LANGUAGES[meta.source_lang]))}
${fact("来源", "Source", meta.source !== undefined && sourceLink(meta.source))}
${fact("标签", "Tags", meta.tags.length > 0 && facetLinks("tags", meta.tags))}
${fact(
  "提到",
  "Mentioned",
  people.length > 0 &&
    facetLinks(
      "people",
      people.map((p) => p?.name ?? ""),
    ),
)}
</dl>
</header>`;
}

function fact(zh: string, en: string, value: Html | string | false | undefined): Html | false {
  if (value === undefined || value === false || value === "") return false;
  return html`<div><dt>${bilingual(zh, en)}</dt><dd>${value}</dd></div>\n`;
}

function facetLinks(kind: "tags" | "people", names: readonly string[]): Html {
  const { archive } = siteContext();
  return html`<ul class="inline-list" role="list">${names.map((name) => {
    const facet = archive.facet(kind, name);
    return facet
      ? html`<li><a href="${href(facet.url)}">${facet.name}</a></li>`
      : html`<li>${name}</li>`;
  })}</ul>`;
}

function sourceLink(source: string): Html {
  if (!/^https?:\/\//i.test(source)) return html`${source}`;
  let host = source;
  try {
    host = new URL(source).host.replace(/^www\./, "");
  } catch {
    // Not an address after all: shown as text.
    return html`${source}`;
  }
  return html`<a href="${source}" rel="noopener noreferrer">${host}</a>`;
}

function contents(headings: readonly Section[]): Html {
  return html`<nav class="contents" aria-label="目录 Contents"><details open><summary>${bilingual("目录", "Contents")}</summary><ol role="list">
${headings.map(({ id, heading, level }) => html`<li class="level-${level}"><a href="#${id}">${raw(renderInline(heading ?? ""))}</a></li>\n`)}</ol></details></nav>`;
}

function sectionHtml(section: Section): Html {
  const level = Math.min(Math.max(section.level, 2), 6);
  const heading =
    section.heading !== undefined &&
    html`${raw(`<h${level}`)} id="${section.id}">${raw(renderInline(section.heading))}${raw(`</h${level}>`)}
${section.headingOriginal && html`<p class="heading-original" lang="${section.headingOriginal.lang}">${raw(renderInline(section.headingOriginal.text))}</p>`}
`;
  return html`<section>
${heading}${section.turns.map(turnHtml)}</section>
`;
}

function turnHtml(turn: Turn): Html {
  return html`<div class="turn">
${turn.speaker && speakerLabel(turn)}${turn.segments.map(segmentHtml)}</div>
`;
}

function speakerLabel(turn: Turn): Html {
  const { zh, original } = turn.speaker ?? {};
  return html`<p class="speaker" data-speaker="${zh ?? original}">${zh ?? original}${zh !== undefined && original !== undefined && original !== zh && html` <span class="en" lang="${/\p{Script=Han}/u.test(original) ? "zh-Hant" : "en"}">${original}</span>`}</p>
`;
}

function segmentHtml(segment: Segment): Html {
  const { id, zh, original, time } = segment;
  return html`<div class="segment" data-segment id="${id}">
${time !== undefined && html`<span class="timestamp">${formatTimestamp(time)}</span>`}${zh !== undefined && html`<div class="zh" lang="zh-Hans">${raw(renderPassage(zh))}</div>`}
${original && originalHtml(original, zh === undefined)}<a class="permalink" href="#${id}" aria-label="本段链接 Link to this paragraph">¶</a>
</div>
`;
}

// Nothing in the summary has a `lang`: in a segment, only the two texts have one.
function originalHtml(original: Original, alone: boolean): Html {
  const [zh, en] = alone ? ["未译", "untranslated"] : LANGUAGES[original.lang];
  return html`<details data-original${alone && raw(" open")}><summary>${zh}${!alone && "原文"} <span class="en">${en}</span></summary><div class="original" lang="${original.lang}">${raw(renderPassage(original.text))}</div></details>
`;
}

function hasUnknownSpeaker(transcript: Transcript): boolean {
  return transcript.sections.every((section) => section.turns.every((turn) => !turn.speaker));
}
