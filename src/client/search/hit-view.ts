/** Shows one hit: the excerpt with its match, the other language beneath it, and where it is from. */

import { type Side, sideText } from "../../search/document.ts";
import type { Hit } from "../../search/evaluate.ts";
import { counterpart, excerpt, type Piece } from "../../search/excerpt.ts";
import type { HeadHit } from "../../search/head.ts";
import type { Query } from "../../search/query.ts";
import { siteAddress } from "../page/address.ts";
import { bilingual, element, english } from "../page/dom.ts";
import { rememberArrival } from "./arrival.ts";

/** Address of a paragraph's place in its transcript; of the transcript for an empty id. */
export function hitAddress(slug: string, id: string): string {
  return siteAddress(`/transcripts/${slug}/${id && `#${id}`}`);
}

/** Shows a hit as an item of the list. */
export function hitItem(hit: Hit, query: Query): HTMLLIElement {
  const { source } = hit.document;
  const [id = "", speaker = -1] = source.paragraphs[hit.paragraph] ?? [];
  const first: Side = hit.zh.length > 0 ? "zh" : "original";
  const second: Side = first === "zh" ? "original" : "zh";
  const own = sideText(hit.document, hit.paragraph, first);
  const other = sideText(hit.document, hit.paragraph, second);
  const otherSpans = hit[second];
  return element(
    "li",
    { "data-hit": "", class: "hit" },
    element(
      "p",
      { class: "hit-where" },
      transcriptLink(hit, query, id, source.title),
      ...facts(source.speakers[speaker], source.date),
    ),
    element(
      "blockquote",
      { class: "hit-text", lang: own.lang },
      ...pieceNodes(excerpt(own.text, hit[first])),
    ),
    other.text === ""
      ? undefined
      : element(
          "p",
          { class: "hit-other", lang: other.lang },
          ...pieceNodes(
            otherSpans.length > 0
              ? excerpt(other.text, otherSpans)
              : counterpart(own.text, other.text, hit[first]),
          ),
        ),
  );
}

const KINDS: Record<HeadHit["kind"], [zh: string, en: string] | undefined> = {
  title: undefined,
  heading: ["小标题", "Heading"],
  tag: ["标签", "Tag"],
};

/** Shows a transcript whose title, heading or tag holds the query. `asHit` when nothing else does. */
export function headItem(
  { head, kind, text, spans, id = "" }: HeadHit,
  asHit: boolean,
): HTMLLIElement {
  const { slug, title, date, speakers } = head;
  const found = pieceNodes(excerpt(text, spans));
  const label = KINDS[kind];
  const link = element(
    "a",
    { href: hitAddress(slug, id) },
    ...(kind === "title" ? found : [title]),
  );
  return element(
    "li",
    { class: "hit title-hit", "data-head": kind, ...(asHit && { "data-hit": "" }) },
    element("p", { class: "hit-where" }, link, ...facts(speakers[0], date)),
    label && element("p", { class: "hit-text" }, ...bilingual(...label), " ", ...found),
  );
}

/** Turns the pieces of an excerpt into text and marks. */
export function pieceNodes(pieces: readonly Piece[]): (Node | string)[] {
  return pieces.map(({ text, marked }) => (marked ? element("mark", {}, text) : text));
}

/** Follows a hit: the page that opens is told what to mark. */
export function arrivalOf(id: string, query: Query): () => void {
  const quotes = query.clauses.flat().map(({ shown, whole }) => ({ text: shown, whole }));
  return () => rememberArrival({ id, quotes });
}

function transcriptLink(hit: Hit, query: Query, id: string, title: string): HTMLAnchorElement {
  const remember = arrivalOf(id, query);
  return element(
    "a",
    { href: hitAddress(hit.document.source.slug, id), onclick: remember, onauxclick: remember },
    title,
  );
}

function facts(speaker: string[] | undefined, date: string | undefined): HTMLElement[] {
  const shown: HTMLElement[] = [];
  if (speaker?.[0] !== undefined) {
    const beside = speaker.find((name) => /^[\p{Script=Latin}\s.'’-]+$/u.test(name));
    const own = element("span", { class: "hit-speaker" }, speaker[0]);
    if (beside !== undefined && beside !== speaker[0]) own.append(" ", english(beside));
    shown.push(own);
  }
  if (date !== undefined) shown.push(element("time", { datetime: date }, date));
  return shown;
}
