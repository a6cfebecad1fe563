/** Lists of transcripts, as they stand on the home page, the index and every facet's page. */

import { type Html, html } from "../src/shared/html.ts";
import { bilingual } from "./bilingual.ts";
import type { PageContext } from "./page-context.ts";

/** What a list shows of a transcript. */
export interface ListedTranscript {
  slug: string;
  /** Site path of its page. */
  url: string;
  title: string;
  titleEn?: string;
  isDraft: boolean;
  date?: string;
  /** Names of those who speak. */
  speakers: string[];
  channel?: string;
  summary?: string;
}

/**
 * Transcripts with date, speakers and summary, in the order given.
 * @param below What a page adds to each entry, such as the paragraphs that name a person.
 */
export function transcriptList<T extends ListedTranscript>(
  page: PageContext,
  transcripts: readonly T[],
  below?: (transcript: T) => Html | false,
): Html {
  return html`<ol class="transcript-list" role="list">
${transcripts.map((transcript) => {
  const { url, title, titleEn, isDraft, date, speakers, channel, summary } = transcript;
  const english = titleEn !== undefined && html`<p class="title-en" lang="en">${titleEn}</p>\n`;
  const channelInstead = speakers.length === 0 && channel !== undefined;
  const badge = isDraft && html` <span class="badge">${bilingual("草稿", "draft")}</span>`;
  const names = channelInstead ? [channel] : speakers;
  const facts = names.map((name) => html`<span>${name}</span>`);
  return html`<li>
<h3><a href="${page.href(url)}">${title}</a>${badge}</h3>
${english}<p class="facts">${date !== undefined && dateTime(date)}${facts}</p>
${summary !== undefined && html`<p class="summary">${summary}</p>`}
${below?.(transcript)}</li>\n`;
})}</ol>`;
}

/** A date as written (`2024-06-26`, `2024-06`, `2024`), marked up for machines. */
export function dateTime(date: string): Html {
  return html`<time datetime="${date}">${date}</time>`;
}
