/** Shows one hit: the excerpt with its match, the other language beneath it, and where it is from. */

import { type Side, sideText } from "../../search/document.ts";
import type { Hit } from "../../search/evaluate.ts";
import type { HeadHit } from "../../search/head.ts";
import { counterpart, markedExcerpt, type Piece } from "../../search/marked-excerpt.ts";
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
  const address = hitAddress(source.slug, id);
  return element(
    "li",
    { "data-hit": "", class: "hit" },
    element(
      "p",
      { class: "hit-where" },
      hitLink(address, query, {}, source.title),
      ...facts(source.speakers[speaker], source.date),
    ),
    // The title is the link for the keyboard; a pointer may follow the excerpt as well.
    hitLink(address, query, { class: "hit-link", tabindex: "-1" }, ...excerptsOf(hit)),
  );
}

/** What is shown of a paragraph: the side that holds the match, its other language, its notes. */
function excerptsOf(hit: Hit): Node[] {
  const first: Side = hit.zh.length > 0 || hit.original.length === 0 ? "zh" : "original";
  const own = sideText(hit.document, hit.paragraph, first);
  const other = sideText(hit.document, hit.paragraph, first === "zh" ? "original" : "zh");
  const otherSpans = hit[first === "zh" ? "original" : "zh"];
  const shown: Node[] = hit.notes.map(({ text, spans }) =>
    element(
      "p",
      { class: "hit-note", "data-kind": "note", lang: "zh-Hans" },
      ...bilingual("术语注", "Note"),
      " ",
      ...pieceNodes(markedExcerpt(text, spans)),
    ),
  );
  shown.push(
    element(
      "blockquote",
      { class: "hit-text", lang: own.lang },
      ...pieceNodes(markedExcerpt(own.text, hit[first])),
    ),
  );
  if (other.text !== "") {
    const pieces =
      otherSpans.length > 0
        ? markedExcerpt(other.text, otherSpans)
        : counterpart(own.text, other.text, hit[first]);
    shown.push(element("p", { class: "hit-other", lang: other.lang }, ...pieceNodes(pieces)));
  }
  return shown;
}

const KINDS: Record<HeadHit["kind"], [zh: string, en: string]> = {
  title: ["标题", "Title"],
  heading: ["小标题", "Heading"],
  summary: ["摘要", "Summary"],
  tag: ["标签", "Tag"],
};

/** Shows a transcript whose title or the like holds the query. `asHit` when nothing else does. */
export function headItem(
  { head, kind, text, spans, id = "" }: HeadHit,
  query: Query,
  asHit: boolean,
): HTMLLIElement {
  const { slug, title, date, speakers } = head;
  const address = hitAddress(slug, id);
  const found = pieceNodes(markedExcerpt(text, spans));
  const isTitle = text === title;
  const label = bilingual(...KINDS[kind]);
  return element(
    "li",
    { class: "hit title-hit", "data-head": kind, ...(asHit && { "data-hit": "" }) },
    element(
      "p",
      { class: "hit-where" },
      isTitle ? element("span", {}, ...label) : undefined,
      hitLink(address, query, {}, ...(isTitle ? found : [title])),
      ...facts(speakers[0], date),
    ),
    isTitle
      ? undefined
      : hitLink(
          address,
          query,
          { class: "hit-link", tabindex: "-1" },
          element("p", { class: "hit-text" }, ...label, " ", ...found),
        ),
  );
}

/** Turns the pieces of an excerpt into text and marks. */
export function pieceNodes(pieces: readonly Piece[]): (Node | string)[] {
  return pieces.map(({ text, marked }) => (marked ? element("mark", {}, text) : text));
}

/** A link to a hit. Whichever way it is followed, the page that opens is told what to mark. */
export function hitLink(
  address: string,
  query: Query,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLAnchorElement {
  const quotes = query.clauses.flat().map(({ shown, whole }) => ({ text: shown, whole }));
  const remember = () => rememberArrival({ address, quotes });
  // Pressed, also to be dragged or opened from the menu; by keyboard it is a click, or the menu.
  const follow = { onpointerdown: remember, onclick: remember, oncontextmenu: remember };
  return element("a", { href: address, ...attributes, ...follow }, ...children);
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
