/**
 * Turns and their paragraph pairs. Chinese first, its original in `<details>` beneath, so that
 * everything reads without any script. The `data-` attributes are a contract with tests and with
 * the reader's scripts.
 */

import { type Html, html, OUTWARD_LINK, raw } from "../src/shared/html.ts";
import { mediaLinkAt } from "../src/shared/media-link.ts";
import { formatTimestamp } from "../src/text/time.ts";
import type { Original, Segment, Transcript, Turn } from "../src/transcript/model.ts";
import { groupedSegments } from "../src/transcript/original-groups.ts";
import { bilingual } from "./bilingual.ts";
import type { PageContext } from "./page-context.ts";
import { historyHtml } from "./segment-history.ts";
import { renderSide, type ShownPictures } from "./side-html.ts";
import { LANGUAGES } from "./transcript-header.ts";

/** Speakers are told apart by this many colours and marks; a seventh starts over. */
const VOICES = 6;

/** The pages that the words of a transcript lead to. */
export interface TextLinks {
  /** Site path of the person that a speaker's label stands for, by the label. */
  labels: Readonly<Record<string, string>>;
  /** Site path of a term that is explained, by the term. */
  terms: Readonly<Record<string, string>>;
  /** Pictures beside the transcript, by how its text names them. */
  pictures?: ShownPictures;
  /**
   * The site has little room: what a script or the stylesheet can add is left to them (the mark
   * beside each paragraph, the English of labels), since a dialogue has it hundreds of times.
   */
  lean: boolean;
}

/** Renders the turns of one transcript; speakers keep their colour throughout it. */
export function turnRenderer(
  page: PageContext,
  transcript: Transcript,
  links: TextLinks,
): (turn: Turn) => Html {
  const side: SideRenderer = (text) => raw(renderSide(page, text, links.terms, links.pictures));
  const voices = new Map<string, number>();
  const met = new Set<string>();
  const named = transcript.sections.some(({ turns }) => turns.some(({ speaker }) => speaker));
  const { source } = transcript.meta;
  const grouped = groupedSegments(transcript);
  const edit = editLinks(page, transcript);
  return (turn) => {
    const label = turn.speaker?.zh ?? turn.speaker?.original;
    if (label !== undefined && !voices.has(label)) voices.set(label, voices.size);
    const voice = label === undefined ? undefined : ((voices.get(label) ?? 0) % VOICES) + 1;
    const isFirst = label !== undefined && !met.has(label);
    if (label !== undefined) met.add(label);
    const speaker = turn.speaker
      ? speakerLabel(page, turn, links, isFirst)
      : named && unknownSpeaker();
    const render = links.lean ? leanSegment : segmentHtml;
    return html`<div class="turn"${voice !== undefined && html` data-voice="${voice}"`}>
${speaker}${turn.segments.map((segment) =>
  render(segment, source, side, grouped.has(segment), edit(segment)),
)}</div>
`;
  };
}

/** `亨利 (Henry)` has its English name already; what the original calls him is not said again. */
const LATIN_IN_BRACKETS = /[（(]\p{Script=Latin}[^（）()]*[)）]$/u;

function speakerLabel(
  page: PageContext,
  turn: Turn,
  { labels, lean }: TextLinks,
  isFirst: boolean,
): Html {
  const { zh, original } = turn.speaker ?? {};
  const label = zh ?? original;
  if (lean && !isFirst) {
    return html`<p class="speaker"><span class="name">${label}</span></p>\n`;
  }
  const url = label !== undefined && Object.hasOwn(labels, label) ? labels[label] : undefined;
  const lang = /\p{Script=Han}/u.test(zh ?? "") ? "zh-Hans" : "en";
  const name = html`<span class="name"${zh !== undefined && html` lang="${lang}"`}>${zh ?? original}</span>`;
  const linked = url === undefined ? name : html`<a href="${page.href(url)}">${name}</a>`;
  const other = /\p{Script=Han}/u.test(original ?? "") ? "zh-Hant" : "en";
  const hasSecond = zh !== undefined && original !== undefined && original !== zh;
  const second =
    hasSecond &&
    !LATIN_IN_BRACKETS.test(zh) &&
    html` <span class="en name-original" lang="${other}">${original}</span>`;
  const unshown = hasSecond && second === false && html` data-original-name="${original}"`;
  return html`<p class="speaker" data-speaker="${label}"${unshown}>${linked}${second}</p>
`;
}

function unknownSpeaker(): Html {
  return html`<p class="speaker unknown">${bilingual("讲者未注明", "Speaker not stated")}</p>
`;
}

/** Links to where a paragraph's line can be corrected, where the archive's files are public. */
function editLinks(page: PageContext, { path }: Transcript): (segment: Segment) => Html | false {
  const { repository } = page.site;
  if (repository === undefined) return () => false;
  const below = /(?:^|\/)(transcripts\/.*)$/.exec(path)?.[1] ?? path;
  const file = `${repository}/blob/HEAD/${below.split("/").map(encodeURIComponent).join("/")}`;
  return ({ line }) =>
    html`<a class="edit" href="${file}?plain=1#L${line}" ${OUTWARD_LINK}>${bilingual("改", "Edit")}</a>`;
}

/** Makes HTML of one side of a segment. */
type SideRenderer = (text: string) => Html;

function segmentHtml(
  segment: Segment,
  source: string | undefined,
  side: SideRenderer,
  isGrouped: boolean,
  edit: Html | false,
): Html {
  const { id, zh, original, time, covers } = segment;
  const chinese = zh !== undefined && html`<div class="zh" lang="zh-Hans">${side(zh)}</div>`;
  const other = original && originalHtml(original, zh === undefined, side, covers);
  const label = "本段：链接与引用 Link and quote";
  const { before, within, after } = historyHtml(segment);
  return html`${before}<div${segmentAttributes(segment, isGrouped)} data-segment id="${id}">
${within}${time !== undefined && timestamp(time, source)}${chinese}
${other}<a class="permalink" href="#${id}" aria-label="${label}">¶</a>${edit}
</div>
${after}`;
}

/** The same paragraph; its mark is added by `src/client/reader/paragraph-tools.ts`. */
function leanSegment(
  segment: Segment,
  source: string | undefined,
  side: SideRenderer,
  isGrouped: boolean,
  edit: Html | false,
): Html {
  const { id, zh, original, time, covers } = segment;
  const at = time !== undefined && timestamp(time, source);
  const chinese = zh !== undefined && html`<div class="zh">${side(zh)}</div>`;
  const other = original && leanOriginal(original, zh === undefined, side, covers);
  const attributes = segmentAttributes(segment, isGrouped);
  const { before, within, after } = historyHtml(segment);
  const inner = html`${within}${at}${chinese}${other}${edit}`;
  return html`${before}<div${attributes} id="${id}">${inner}</div>
${after}`;
}

/** Tells what kind of paragraph it is: one of a pair, of a group. */
function segmentAttributes({ zh, original, covers }: Segment, isGrouped: boolean): Html {
  const kinds = html`${zh !== undefined && original && " pair"}${isGrouped && " grouped"}`;
  return html` class="segment${kinds}"${covers !== undefined && html` data-covers="${covers}"`}`;
}

function leanOriginal(
  original: Original,
  alone: boolean,
  side: SideRenderer,
  covers: number | undefined,
): Html {
  const of = covers !== undefined && `以上 ${covers} 段的`;
  const summary = html`<summary>${of}${alone ? "未译" : "原文"}</summary>`;
  const text = html`<div class="original" lang="${original.lang}">${side(original.text)}</div>`;
  return html`<details${alone && raw(" open")}>${summary}${text}</details>`;
}

// Nothing in the summary has a `lang`: in a segment, only the two texts have one.
function originalHtml(
  original: Original,
  alone: boolean,
  side: SideRenderer,
  covers: number | undefined,
): Html {
  const [zh, en] = alone ? ["未译", "untranslated"] : LANGUAGES[original.lang];
  const of =
    covers === undefined ? ["", ""] : [`以上 ${covers} 段的`, ` of the ${covers} paragraphs above`];
  const name = html`${of[0]}${zh}${!alone && "原文"} <span class="en">${en}${of[1]}</span>`;
  const text = html`<div class="original" lang="${original.lang}">${side(original.text)}</div>`;
  return html`<details data-original${alone && raw(" open")}><summary>${name}</summary>${text}</details>
`;
}

function timestamp(seconds: number, source: string | undefined): Html {
  const shown = formatTimestamp(Math.floor(seconds));
  const link = source === undefined ? undefined : mediaLinkAt(source, seconds);
  if (link === undefined) return html`<span class="timestamp">${shown}</span>`;
  const label = `从 ${shown} 播放 Play from ${shown}`;
  return html`<a class="timestamp" href="${link}" ${OUTWARD_LINK} aria-label="${label}">${shown}</a>`;
}
