/** Lists of transcripts, as they stand on the home page, the index and every facet's page. */

import { transcriptUrl } from "../src/archive/model.ts";
import { href, siteContext } from "../src/site/context.ts";
import { type Html, html } from "../src/site/html.ts";
import type { Transcript } from "../src/transcript/model.ts";
import { bilingual } from "./bilingual.ts";

/**
 * Transcripts with date, speakers and summary, in the order given.
 * @param below What a page adds to each entry, such as the paragraphs that name a person.
 */
export function transcriptList(
  transcripts: readonly Transcript[],
  below?: (transcript: Transcript) => Html | false,
): Html {
  const { archive } = siteContext();
  return html`<ol class="transcript-list" role="list">
${transcripts.map((transcript) => {
  const { meta } = transcript;
  const speakers = archive.speakersIn(transcript);
  return html`<li>
<h3><a href="${href(transcriptUrl(transcript))}">${meta.title}</a>${meta.draft && html` <span class="badge">${bilingual("草稿", "draft")}</span>`}</h3>
<p class="facts">${meta.date !== undefined && dateTime(meta.date)}${speakers.map((person) => html`<span>${person.name}</span>`)}${!speakers.length && meta.channel !== undefined && html`<span>${meta.channel}</span>`}</p>
${meta.summary !== undefined && html`<p class="summary">${meta.summary}</p>`}
${below?.(transcript)}</li>\n`;
})}</ol>`;
}

/** A date as written (`2024-06-26`, `2024-06`, `2024`), marked up for machines. */
export function dateTime(date: string): Html {
  return html`<time datetime="${date}">${date}</time>`;
}
