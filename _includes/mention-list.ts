/** The paragraphs of a transcript that name a facet, each with the words around the name. */

import type { Mention } from "../src/archive/mentions.ts";
import { type Html, html } from "../src/shared/html.ts";
import { transcriptUrl } from "../src/shared/page-address.ts";
import { excerptOfName } from "../src/text/excerpt.ts";
import { segmentAt, type Transcript } from "../src/transcript/model.ts";
import type { PageContext } from "./page-context.ts";

/** Shown at once; further ones fold away, and after these only their number is told. */
const SHOWN = 3;
/** Characters on each side of the name. */
const ZH_WIDTH = 36;
const EN_WIDTH = 80;

/** Where a transcript names a facet. */
export interface MentionsView {
  /** The places that are shown, in reading order. */
  places: Mention[];
  /** How many more there are. */
  further: number;
}

/** Links to the paragraphs of `transcript` that name a facet; false where there are none. */
export function mentionList(
  page: PageContext,
  transcript: Transcript,
  { places, further }: MentionsView,
): Html | false {
  const items = places.flatMap((mention) => mentionItem(page, transcript, mention) ?? []);
  if (items.length === 0) return false;
  const folded = items.slice(SHOWN);
  const count = folded.length + further;
  const note = html`另有 ${count} 段提到 <span class="en" lang="en">${count} more paragraph${count !== 1 && "s"}</span>`;
  const list = (shown: Html[]) => html`<ul class="mentions" role="list">${shown}</ul>`;
  return html`${list(items.slice(0, SHOWN))}${
    folded.length > 0
      ? html`<details class="more-mentions"><summary>${note}</summary>${list(folded)}</details>`
      : count > 0 && html`<p class="more-mentions">${note}</p>`
  }`;
}

function mentionItem(
  page: PageContext,
  transcript: Transcript,
  mention: Mention,
): Html | undefined {
  const segment = segmentAt(transcript, mention.place);
  const { zh = "", original } = segment;
  const [text, lang] =
    mention.side === "zh" ? [zh, "zh-Hans"] : [original?.text ?? "", original?.lang];
  const excerpt = excerptOfName(text, mention.spelling, lang === "en" ? EN_WIDTH : ZH_WIDTH);
  if (!excerpt) return undefined;
  const { before, match, after } = excerpt;
  const link = `${page.href(transcriptUrl(transcript))}#${segment.id}`;
  const words = html`${before}<mark>${match}</mark>${after}`;
  return html`<li><a href="${link}" lang="${lang}">${words}</a></li>\n`;
}
