/**
 * Speaker labels and timestamps at the start of a paragraph: `[00:01:23] **主持人**：text`.
 *
 * A bold word before a colon may also be plain emphasis (`**First**: …`), so `countsAsSpeaker`
 * asks for evidence: a wrong claim about who spoke is worse than a label left in the text.
 */

import { remember } from "../text/remember.ts";
import { parseTimestamp } from "../text/time.ts";
import type { Metadata } from "./model.ts";

const TIME = String.raw`(?:\[(?<time>(?:\d{1,2}:)?\d{1,3}:\d{2}(?:\.\d{1,3})?)\]\s*)?`;
const BOLD = String.raw`(?:\*\*(?<bold>[^*\n]{1,60}?)(?:\*\*\s*[:：]|[:：]\s*\*\*)|<(?<tag>strong|b)>(?<html>[^<\n]{1,60})(?:<\/\k<tag>>\s*[:：]|[:：]\s*<\/\k<tag>>))\s*`;
const OPENING = new RegExp(`^${TIME}(?<label>${BOLD})?`);

/** Words for a part in a conversation rather than a person, in both scripts, lower case. */
const ROLES = new Set(
  "主持人 主持 记者 記者 发言人 發言人 说话人 說話人 受访者 受訪者 采访者 採訪者 采访人 提问 提问者 提問者 观众 觀眾 听众 聽眾 问 問 答 嘉宾 嘉賓 讲者 講者 旁白 读者 讀者 编者 編者 编辑 編輯 译者 譯者 馆员 館員 工程师 工程師 老师 老師 学生 學生 host moderator interviewer interviewee audience question answer q a speaker narrator guest anchor reader editor translator librarian engineer teacher student".split(
    " ",
  ),
);

/** Tells a part (`主持人`, `Host`, `Q`, `Speaker 2`) from a person's name. */
export const isRole = remember((name) =>
  ROLES.has(
    name
      .trim()
      .toLowerCase()
      .replace(/[\s#_]*(\d{1,2}|[一二三四五六七八九十甲乙丙丁])$/u, ""),
  ),
);

export interface Opening {
  /** Seconds, when the paragraph starts with a timestamp. */
  time?: number;
  /** The candidate label, without its colon. */
  label?: string;
  /** The paragraph without its timestamp, label kept. */
  labelled: string;
  /** The paragraph without its timestamp and label. */
  rest: string;
}

/** Reads the timestamp and the candidate label that a paragraph starts with. */
export function readOpening(text: string): Opening {
  // Most paragraphs start with neither, and this is asked of all of them.
  if (!"[*<".includes(text.charAt(0))) return { labelled: text, rest: text };
  const match = OPENING.exec(text);
  const groups = match?.groups ?? {};
  const label = (groups.bold ?? groups.html)?.trim();
  const all = match?.[0] ?? "";
  const opening: Opening = {
    labelled: text.slice(all.length - (groups.label ?? "").length),
    rest: text.slice(all.length),
  };
  if (groups.time !== undefined) opening.time = parseTimestamp(groups.time);
  if (label) opening.label = label;
  return opening;
}

/** Evidence that a candidate label is a speaker, gathered over one document. */
export interface LabelEvidence {
  /** How often each candidate starts a paragraph. */
  counts: ReadonlyMap<string, number>;
  /** Names that the front matter gives. */
  named: ReadonlySet<string>;
}

/** Accepts a candidate that is named in the front matter, is a role, or occurs at least twice. */
export function countsAsSpeaker(label: string, evidence: LabelEvidence): boolean {
  return evidence.named.has(label) || isRole(label) || (evidence.counts.get(label) ?? 0) >= 2;
}

/** Tells a channel or publisher, which front matter in the wild gives as the speaker. */
export function isChannel(name: string, meta: Metadata): boolean {
  if (meta.people.includes(name)) return false;
  return name === meta.channel || name === meta.author || meta.companies_orgs.includes(name);
}
