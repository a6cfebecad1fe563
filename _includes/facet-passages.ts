/** The longest passages of a person, whole where they are short, each linked to its place. */

import { withoutMarkup } from "../src/archive/excerpt.ts";
import type { Person } from "../src/archive/model.ts";
import { passagesOf, turnOf } from "../src/archive/passages.ts";
import { href, siteContext } from "../src/site/context.ts";
import { type Html, html } from "../src/site/html.ts";
import { bilingual } from "./bilingual.ts";

const SHOWN = 5;

/** Characters of Chinese, and of English, after which a passage is cut. */
const ZH_LIMIT = 220;
const EN_LIMIT = 420;

/** The section of what a person said at most length; false for one who is only mentioned. */
export function longestPassages(person: Person): Html | false {
  const passages = passagesOf(siteContext().archive, person);
  if (passages.length === 0) return false;
  return html`<section>
<h2>${bilingual("原话", "In their words")} <span class="en" lang="en">longest of ${passages.length}</span></h2>
${passages.slice(0, SHOWN).map((passage) => {
  const { transcript } = passage;
  const turn = turnOf(passage);
  const [first] = turn.segments;
  if (!first) return false;
  const zh = joined(turn.segments.map((segment) => segment.zh));
  const original = joined(turn.segments.map((segment) => segment.original?.text));
  const lang = turn.segments.find((segment) => segment.original)?.original?.lang;
  return html`<figure class="passage">
<blockquote>${zh !== "" && html`<p lang="zh-Hans">${cut(zh, ZH_LIMIT)}</p>`}${original !== "" && html`<p class="passage-original" lang="${lang}">${cut(original, lang === "en" ? EN_LIMIT : ZH_LIMIT)}</p>`}</blockquote>
<figcaption><a href="${href(`/transcripts/${transcript.slug}/`)}#${first.id}">${transcript.meta.title}</a>${transcript.meta.date !== undefined && html` <span class="muted">${transcript.meta.date}</span>`}</figcaption>
</figure>\n`;
})}</section>`;
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
