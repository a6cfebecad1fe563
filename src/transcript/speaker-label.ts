/**
 * Speaker labels and timestamps at the start of a paragraph, or of a line in it:
 * `[00:01:23] **主持人**：text`, `**[Speaker 1]**: text`, `王选：text`, and `>> text`, which says that
 * another voice begins without saying whose.
 *
 * Only candidates are read here; a colon may follow any word. `label-evidence.ts` decides.
 */

import { parseTimestamp } from "../text/time.ts";
import { bareLabel } from "./label-form.ts";
import type { Metadata } from "./model.ts";

export { isRole } from "./label-form.ts";

const TIME = String.raw`(?:\[(?<time>(?:\d{1,2}:)?\d{1,3}:\d{2}(?:\.\d{1,3})?)\]\s*)?`;
const BOLD = String.raw`(?:\*\*(?<bold>[^*\n]{1,60}?)(?:\*\*\s*[:：]|[:：]\s*\*\*)|<(?<tag>strong|b)>(?<html>[^<\n]{1,60})(?:<\/\k<tag>>\s*[:：]|[:：]\s*<\/\k<tag>>))\s*`;
const OPENING = new RegExp(`^${TIME}(?<label>${BOLD})?`);

/** Characters of a label that stands without any mark, and its colon. */
const LONGEST_PLAIN = 42;
// No mark of a sentence, of Markdown or of an address; brackets may follow a name.
const PLAIN =
  /^(?<name>[^\s\p{P}\p{S}\d][^\n:：，。！？；、,!?;"“”‘’「」<>|*#`=]{0,39}?|\[[^[\]\n:：]{1,38}\])[ \t]*[:：](?!\/\/)[ \t]*/u;

/** How a label is written, which a document does alike for all of them. */
export type LabelStyle = "bold" | "bracketed" | "plain";

/** What a paragraph starts with: a time, a label, both or neither. */
export interface Opening {
  /** Seconds, when the paragraph starts with a timestamp. */
  time?: number;
  /** The candidate label, without its colon and brackets. */
  label?: string;
  /** Present where `label` is. */
  style?: LabelStyle;
  /** True where `>>` says that the voice changes. */
  changesVoice?: true;
  /** The paragraph without its timestamp, label kept. */
  labelled: string;
  /** The paragraph without its timestamp and label. */
  rest: string;
}

/** Reads the timestamp and the candidate label that a paragraph starts with. */
export function readOpening(text: string): Opening {
  const first = text.charAt(0);
  if (first === ">" || first === "&") {
    const isChange = /^(?:>>|&gt;&gt;)/.test(text);
    return { labelled: text, rest: text, ...(isChange && { changesVoice: true }) };
  }
  if (!"[*<".includes(first)) return readPlain(text);
  const match = OPENING.exec(text);
  const groups = match?.groups ?? {};
  const written = (groups.bold ?? groups.html)?.trim();
  const all = match?.[0] ?? "";
  const labelled = text.slice(all.length - (groups.label ?? "").length);
  const rest = text.slice(all.length);
  const time = groups.time === undefined ? {} : { time: parseTimestamp(groups.time) };
  if (!written) {
    const isPlain = groups.label === undefined && (first !== "[" || groups.time !== undefined);
    if (all === "" && first === "[") return readPlain(text);
    return isPlain && groups.time !== undefined
      ? { ...readOpening(labelled), ...time }
      : { labelled, rest, ...time };
  }
  // `**>>**: text`: a pipeline's way to say that somebody else speaks.
  if (/^(?:>|&gt;)+$/.test(written))
    return { labelled, rest: labelled, changesVoice: true, ...time };
  const label = bareLabel(written);
  const style = label === written ? "bold" : "bracketed";
  return { label, style, labelled, rest, ...time };
}

/** A label without any mark but its colon. Most paragraphs have none so near their start. */
function readPlain(text: string): Opening {
  const start = text.slice(0, LONGEST_PLAIN);
  if (!start.includes(":") && !start.includes("：")) return { labelled: text, rest: text };
  const match = PLAIN.exec(start);
  const written = match?.groups?.name?.trim();
  if (!match || !written) return { labelled: text, rest: text };
  const rest = text.slice(match[0].length);
  return { label: bareLabel(written), style: "plain", labelled: text, rest };
}

/** Names of programmes, which nobody is called. */
const PROGRAMME = /(?:\bpodcasts?|\bchannel|\bradio|播客|频道|頻道|电台|電台)$/i;

/** Tells a channel or publisher, which front matter in the wild gives as the speaker. */
export function isChannel(name: string, meta: Metadata): boolean {
  if (meta.people.includes(name)) return false;
  const { channel, author, companies_orgs } = meta;
  return PROGRAMME.test(name) || [channel, author, ...companies_orgs].includes(name);
}
