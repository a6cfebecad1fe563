/**
 * The quote of the day. The page holds a month of them and shows one; the script shows that of the
 * reader's date. A build that chose by its own date would give other bytes each day.
 */

import { type Html, html, raw } from "../src/shared/html.ts";
import { segmentAt, type Transcript } from "../src/transcript/model.ts";
import { renderPassage } from "../src/transcript/passage.ts";
import { bilingual } from "./bilingual.ts";
import type { Link } from "./links.ts";
import type { PageContext } from "./page-context.ts";

/** A quotation, but for its text. */
export interface QuoteView {
  from: Link;
  /** Number of its segment in the transcript. */
  place: number;
  speaker?: string;
}

/**
 * The section; false for an archive without anything short enough to quote.
 * @param transcripts The one of each quotation, in their order.
 */
export function quoteOfTheDay(
  page: PageContext,
  quotes: readonly QuoteView[],
  transcripts: readonly Transcript[],
): Html | false {
  const [first, ...others] = quotes.flatMap((quote, i) => {
    const transcript = transcripts[i];
    return transcript ? quoteFigure(page, quote, transcript) : [];
  });
  if (!first) return false;
  return html`<section class="daily-quote" data-daily-quote>
<h2>${bilingual("今日一段", "Quote of the day")}</h2>
<div data-daily-quote-shown>${first}</div>
${others.map((figure) => html`<template data-daily-quote-other>${figure}</template>\n`)}</section>`;
}

function quoteFigure(
  page: PageContext,
  { from, place, speaker }: QuoteView,
  transcript: Transcript,
): Html {
  const { id, zh = "", original } = segmentAt(transcript, place);
  const beneath =
    original &&
    html`<div class="passage-original" lang="${original.lang}">${raw(renderPassage(original.text))}</div>`;
  return html`<figure class="passage">
<blockquote><div lang="zh-Hans">${raw(renderPassage(zh))}</div>${beneath}</blockquote>
<figcaption>${
    speaker !== undefined && `${speaker}，`
  }<a href="${page.href(from.url)}#${id}">${from.name}</a></figcaption>
</figure>`;
}
