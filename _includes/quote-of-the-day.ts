/**
 * The quote of the day. The page holds a month of them and shows one; the script shows that of the
 * reader's date. A build that chose by its own date would give other bytes each day.
 */

import { transcriptUrl } from "../src/archive/model.ts";
import { type Quote, quotedSegment, quotesOfMonth } from "../src/archive/quotes.ts";
import { href, siteContext } from "../src/site/context.ts";
import { type Html, html, raw } from "../src/site/html.ts";
import { renderPassage } from "../src/transcript/passage.ts";
import { bilingual } from "./bilingual.ts";

/** The section; false for an archive without anything short enough to quote. */
export function quoteOfTheDay(): Html | false {
  const [first, ...others] = quotesOfMonth(siteContext().archive);
  if (!first) return false;
  return html`<section class="daily-quote" data-daily-quote>
<h2>${bilingual("今日一段", "Quote of the day")}</h2>
<div data-daily-quote-shown>${quoteFigure(first)}</div>
${others.map((quote) => html`<template data-daily-quote-other>${quoteFigure(quote)}</template>\n`)}</section>`;
}

function quoteFigure(quote: Quote): Html {
  const { transcript, speaker: label } = quote;
  const { id, zh = "", original } = quotedSegment(quote);
  const speaker = label?.zh ?? label?.original;
  return html`<figure class="passage">
<blockquote><div lang="zh-Hans">${raw(renderPassage(zh))}</div>${original && html`<div class="passage-original" lang="${original.lang}">${raw(renderPassage(original.text))}</div>`}</blockquote>
<figcaption>${speaker !== undefined && `${speaker}，`}<a href="${href(transcriptUrl(transcript))}#${id}">${transcript.meta.title}</a></figcaption>
</figure>`;
}
