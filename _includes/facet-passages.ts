/** The longest passages of a person, whole where they are short, each linked to its place. */

import { type Html, html } from "../src/shared/html.ts";
import { transcriptUrl } from "../src/shared/page-address.ts";
import { withoutMarkup } from "../src/text/excerpt.ts";
import { type Transcript, turnAt } from "../src/transcript/model.ts";
import { bilingual } from "./bilingual.ts";
import type { PageContext } from "./page-context.ts";

/** Characters of Chinese, and of English, after which a passage is cut. */
const ZH_LIMIT = 220;
const EN_LIMIT = 420;

/** What a person said at most length. */
export interface PassagesView {
  /** Number of all passages. */
  count: number;
  /** The longest: address of the transcript, number of the turn there. */
  longest: { slug: string; place: number }[];
}

/** The section of what a person said at most length; false for one who is only mentioned. */
export function longestPassages(
  page: PageContext,
  { count, longest }: PassagesView,
  transcripts: ReadonlyMap<string, Transcript>,
): Html | false {
  if (count === 0) return false;
  return html`<section>
<h2>${bilingual("原话", "In their words")} <span class="en" lang="en">longest of ${count}</span></h2>
${longest.map(({ slug, place }) => {
  const transcript = transcripts.get(slug);
  return transcript && passageFigure(page, transcript, place);
})}</section>`;
}

function passageFigure(page: PageContext, transcript: Transcript, place: number): Html | false {
  const { title, date } = transcript.meta;
  const { segments } = turnAt(transcript, place);
  const [first] = segments;
  if (!first) return false;
  const zh = joined(segments.map((segment) => segment.zh));
  const original = joined(segments.map((segment) => segment.original?.text));
  const lang = segments.find((segment) => segment.original)?.original?.lang;
  const originalLimit = lang === "en" ? EN_LIMIT : ZH_LIMIT;
  const beneath =
    original !== "" &&
    html`<p class="passage-original" lang="${lang}">${cut(original, originalLimit)}</p>`;
  const link = `${page.href(transcriptUrl(transcript))}#${first.id}`;
  const day = date !== undefined && html` <span class="muted">${date}</span>`;
  return html`<figure class="passage">
<blockquote>${zh !== "" && html`<p lang="zh-Hans">${cut(zh, ZH_LIMIT)}</p>`}${beneath}</blockquote>
<figcaption><a href="${link}">${title}</a>${day}</figcaption>
</figure>\n`;
}

function joined(texts: readonly (string | undefined)[]): string {
  return texts
    .filter((text) => text !== undefined)
    .map(withoutMarkup)
    .join(" ");
}

/** Cuts at the end of a sentence where one ends in the second half, else between characters. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = [...text.slice(0, limit)].join("").replace(/[\uD800-\uDBFF]$/, "");
  const sentence = /^.*[。！？.!?][”’"]?(?=\s|\p{Script=Han}|$)/su.exec(head)?.[0] ?? "";
  if (sentence.length > limit / 2) return `${sentence} …`;
  return `${head.replace(/\s+\S*$/, "")}…`;
}
