/**
 * The article of one transcript: head, bar, contents beside the text, and what leads on. What a
 * citation needs stands in `data-citation`, so that no script has to guess it from the layout.
 */

import { type Html, html, raw } from "../src/shared/html.ts";
import type { Original, Section, Transcript, Turn } from "../src/transcript/model.ts";
import { eachSegment } from "../src/transcript/model.ts";
import { noteAnchor } from "../src/transcript/note-references.ts";
import { htmlToText, renderInline } from "../src/transcript/passage.ts";
import { bilingual } from "./bilingual.ts";
import { citationOf } from "./citation-source.ts";
import type { PageContext } from "./page-context.ts";
import { readerBar } from "./reader-bar.ts";
import { type OnwardLinks, transcriptFooter } from "./transcript-footer.ts";
import { type NamesOfTranscript, transcriptHeader } from "./transcript-header.ts";
import { type TextLinks, turnRenderer } from "./transcript-segment.ts";

/** What the page of a transcript shows of the archive. */
export interface TranscriptView extends NamesOfTranscript, TextLinks, OnwardLinks {}

/** Renders the `<article>` of a transcript. */
export function transcriptArticle(
  page: PageContext,
  transcript: Transcript,
  view: TranscriptView,
): Html {
  const headings = transcript.sections.filter((section) => section.heading !== undefined);
  const renderTurn = turnRenderer(page, transcript, view);
  const { slug, sections } = transcript;
  const citation = JSON.stringify(citationOf(page, transcript, view.speakers));
  const nothing =
    sections.every(({ turns }) => turns.length === 0) &&
    html`<p class="muted">${bilingual("这篇文稿还没有正文。", "This transcript has no text yet.")}</p>`;
  return html`<article data-transcript="${slug}" class="transcript" data-citation="${citation}">
${transcriptHeader(page, transcript, view)}
${readerBar(hasPairs(transcript))}
<div class="transcript-columns">
${headings.length > 1 && contents(headings)}
<div class="transcript-body">
${sections.map((section) => sectionHtml(section, renderTurn))}
${nothing}${notes(sections)}</div>
</div>
${transcriptFooter(page, view)}
</article>`;
}

/** Notes at the foot of the text, each with the way back to where it is referred to. */
function notes(sections: readonly Section[]): Html | false {
  const all = sections.flatMap((section) => section.notes ?? []);
  if (all.length === 0) return false;
  return html`<section class="notes"><h2>${bilingual("注释", "Notes")}</h2>
<dl>${all.map(
    ({ id, text }) =>
      html`<div id="${noteAnchor(id)}"><dt>${id}</dt><dd>${raw(renderInline(text))}</dd></div>\n`,
  )}</dl></section>
`;
}

function hasPairs(transcript: Transcript): boolean {
  for (const { segment } of eachSegment(transcript)) {
    if (segment.zh !== undefined && segment.original) return true;
  }
  return false;
}

function contents(headings: readonly Section[]): Html {
  const top = Math.min(...headings.map(({ level }) => level));
  const read = html`<span class="progress-note" data-progress-note>0%</span>`;
  const summary = html`<summary>${bilingual("目录", "Contents")} ${read}</summary>`;
  const entry = ({ id, heading = "", level }: Section) => {
    const link = html`<a href="#${id}" lang="zh-Hans">${htmlToText(renderInline(heading))}</a>`;
    return html`<li class="level-${Math.min(level - top + 1, 3)}">${link}</li>\n`;
  };
  return html`<nav class="contents" aria-label="目录 Contents"><details>${summary}<ol role="list">
${headings.map(entry)}</ol></details></nav>`;
}

function originalHeading({ lang, text }: Original): Html {
  return html`<span class="heading-original" lang="${lang}">${raw(renderInline(text))}</span>`;
}

function sectionHtml(section: Section, renderTurn: (turn: Turn) => Html): Html {
  const level = Math.min(Math.max(section.level, 2), 6);
  const { heading, headingOriginal, id } = section;
  const kind = headingOriginal && raw(' class="pair-heading"');
  const zh = html`<span class="heading-zh" lang="zh-Hans">${raw(renderInline(heading ?? ""))}</span>`;
  const original = headingOriginal && html` ${originalHeading(headingOriginal)}`;
  return html`<section>
${
  heading !== undefined &&
  html`${raw(`<h${level}`)} id="${id}"${kind}>${zh}${original}${raw(`</h${level}>`)}
`
}${section.turns.map(renderTurn)}</section>
`;
}
