/**
 * The lines over a conversation that say when and where it was, who asks and who answers:
 * `INTERVIEWER: Anna Berg`, `时间：2024年3月5日`. They look like labels and are metadata. A word for
 * a part is a header only before a name, since `主持人：` opens turns as well.
 */

import { readDate } from "../../text/written-date.ts";
import type { Found } from "../metadata/found-metadata.ts";
import { plainLine } from "../remove-boilerplate.ts";
import type { ImportReport } from "../report.ts";
import { displayWidth, endsSentence, type SourceBlock } from "../source-block.ts";
import { isPersonName } from "./names.ts";

/** Headers stand among the first blocks. */
const WITHIN = 12;
const LONGEST = 90;

type HeaderKey = "title" | "date" | "place" | "guest" | "host";

const KEYS: readonly [pattern: RegExp, key: HeaderKey][] = [
  [/^(录制|会议(主题|名称)?|meeting( title| topic)?|topic|recording)$/i, "title"],
  [
    /^(recorded( on)?|recording date|date( of (the )?(interview|recording))?|interview date|(录音|錄音|访谈|訪談|采访|採訪|录制|錄製)?(时间|時間|日期))$/i,
    "date",
  ],
  [/^(place|location|venue|recorded at|(录音|访谈|訪談|采访|採訪|录制)?(地点|地點))$/i, "place"],
  [
    /^(interviewees?|narrators?|guests?|respondents?|participants?|attendees|present|受访者|受訪者|受访人|被访者|被采访者|(访谈|訪談|采访|採訪)(对象|對象)|嘉宾|嘉賓|讲述人|讲述者|口述|口述者|口述人|与会者|参加者)$/i,
    "guest",
  ],
  [
    /^(interviewers?|interviewed by|hosts?|moderators?|(采访|採訪|访谈|訪談)(者|人)|采访|採訪|访谈|訪談|主持|主持人)$/i,
    "host",
  ],
];
const LINE = /^([\p{L} ]{1,24}?)\s*[:：|｜]\s*(\S.{0,88})$/u;

/** Takes header lines off the top of a document and notes what they state. */
export function readHeader(
  blocks: readonly SourceBlock[],
  found: Found,
  report: ImportReport,
): SourceBlock[] {
  const gone = new Set<SourceBlock>();
  for (const [i, block] of blocks.slice(0, WITHIN).entries()) {
    if (gone.has(block)) continue;
    if (readAlone(block, blocks[i + 1])) {
      for (const one of [block, blocks[i + 1]]) {
        if (!one) continue;
        gone.add(one);
        report.removed.push({ rule: "header", line: one.line, text: one.text });
      }
      continue;
    }
    const line = plainLine(block.text);
    const [, label = "", value = ""] = LINE.exec(line) ?? [];
    const key = KEYS.find(([pattern]) => pattern.test(label))?.[1];
    if (key === undefined || block.kind === "heading" || block.whole || line.length > LONGEST) {
      continue;
    }
    if (!isStated(key, value, label, blocks, gone.size > 0)) continue;
    note(key, value, label, block.line, found);
    gone.add(block);
    report.removed.push({ rule: "header", line: block.line, text: block.text });
  }
  return blocks.filter((block) => !gone.has(block));
}

/** Meeting tools write `Attendees` or `关键词：` alone, and the names or words on the next line. */
function readAlone(block: SourceBlock, next: SourceBlock | undefined): boolean {
  const label = plainLine(block.text).replace(/[:：]$/, "");
  if (!next || next.kind === "heading" || next.whole || next.text.length > 400) return false;
  if (/^(?:关键词|關鍵詞|keywords)$/i.test(label)) return /[、,，]/.test(next.text);
  if (!/^(?:attendees|participants|参会人|参会人员|与会者|出席者)$/i.test(label)) return false;
  const names = namesIn(plainLine(next.text));
  // Who was there need not have spoken, so that nobody becomes a guest by it.
  return names.length > 0 && names.every((name) => isPersonName(name));
}

function isStated(
  key: HeaderKey,
  value: string,
  label: string,
  blocks: readonly SourceBlock[],
  hasOthers: boolean,
): boolean {
  if (endsSentence(value)) return false;
  if (key === "date") return /\d/.test(value) && displayWidth(value) <= 40;
  if (key === "place") return displayWidth(value) <= 60;
  if (key === "title")
    return blocks[0] !== undefined && plainLine(blocks[0].text).startsWith(label);
  const opens = blocks.filter(({ text }) => plainLine(text).startsWith(label)).length;
  const isNames = namesIn(value).every((name) => isPersonName(name) || /^\p{Lu}{2,}$/u.test(name));
  return isNames && (opens === 1 || hasOthers);
}

function note(key: HeaderKey, value: string, label: string, line: number, found: Found): void {
  const from = `the line “${label}”`;
  if (key === "guest" || key === "host") found.add(key, namesIn(value).join(", "), from, line);
  else if (key === "place" || key === "title") found.add(key, value, from, line);
  else {
    const date = readDate(value);
    // Which of two days 03/05/2024 is, a person may know.
    if (date === undefined) found.add("date_as_written", value, from, line);
    else found.add("date", date, from, line);
  }
}

function namesIn(value: string): string[] {
  return value
    .split(/\s*[、,，;；&]\s*|\s+and\s+|(?<=\p{Script=Han})[和与](?=\p{Script=Han})/u)
    .map((name) => name.replace(/\s*[(（].*$/, "").trim())
    .filter((name) => name !== "");
}
