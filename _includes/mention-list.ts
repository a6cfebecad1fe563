/** The paragraphs of a transcript that name a facet, each with the words around the name. */

import { type Mention, mentionExcerpt, mentionsOf } from "../src/archive/mentions.ts";
import type { Facet } from "../src/archive/model.ts";
import { href, siteContext } from "../src/site/context.ts";
import { type Html, html } from "../src/site/html.ts";
import type { Transcript } from "../src/transcript/model.ts";

/** Shown at once; further ones fold away, and after these only their number is told. */
const SHOWN = 3;
const FOLDED = 30;

/** A facet of more transcripts than this folds none: its page is long enough. */
const FOLD_UP_TO = 30;

/** Links to the paragraphs of `transcript` that name `facet`; false where there are none. */
export function mentionList(facet: Facet, transcript: Transcript): Html | false {
  const mentions = mentionsOf(siteContext().archive, facet).get(transcript) ?? [];
  const most = SHOWN + (facet.transcripts.length <= FOLD_UP_TO ? FOLDED : 0);
  const items = mentions.slice(0, most).flatMap((mention) => mentionItem(mention) ?? []);
  if (items.length === 0) return false;
  const more = items.slice(SHOWN);
  const further = more.length + Math.max(0, mentions.length - most);
  const note = html`另有 ${further} 段提到 <span class="en" lang="en">${further} more paragraph${further !== 1 && "s"}</span>`;
  return html`<ul class="mentions" role="list">${items.slice(0, SHOWN)}</ul>${
    more.length > 0
      ? html`<details class="more-mentions"><summary>${note}</summary><ul class="mentions" role="list">${more}</ul></details>`
      : further > 0 && html`<p class="more-mentions">${note}</p>`
  }`;
}

function mentionItem(mention: Mention): Html | undefined {
  const excerpt = mentionExcerpt(mention);
  if (!excerpt) return undefined;
  const { transcript, segment, side } = mention;
  const lang = side === "zh" ? "zh-Hans" : segment.original?.lang;
  return html`<li><a href="${href(`/transcripts/${transcript.slug}/`)}#${segment.id}" lang="${lang}">${excerpt.before}<mark>${excerpt.match}</mark>${excerpt.after}</a></li>\n`;
}
