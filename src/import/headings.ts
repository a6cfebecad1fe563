/**
 * Finds headings in text without marks for them: short lines without an end mark that stand alone
 * between paragraphs. Short lines in a row are a list, and a short line in a dialogue is an answer.
 */

import { readOpenings } from "./dialogue/opening.ts";
import { escapeMarkdown } from "./escape-markdown.ts";
import { displayWidth, endsSentence, type SourceBlock } from "./source-block.ts";

const MAX_WIDTH = 60;
/** Above this share of the blocks, short lines are how the author writes. */
const MAX_SHARE = 0.25;

const REFERENCES =
  /^(参考(资料|文献|链接|来源|內容|内容)|參考(資料|文獻|連結|來源)|资料来源|注释|references|sources|links|further reading|show notes|notes)[:：]?$/i;

/** Marks headings. `dialogue` tells that the document has speakers. */
export function markHeadings(blocks: readonly SourceBlock[], dialogue: boolean): SourceBlock[] {
  // Some authors leave out the mark at the end of a paragraph; its absence then tells nothing.
  const prose = blocks.filter(
    ({ text }) => text.length > MAX_WIDTH || displayWidth(text) > MAX_WIDTH,
  );
  if (prose.filter((block) => endsSentence(block.text)).length < prose.length * 0.6) {
    return [...blocks];
  }
  const shorts = blocks.map((block) => isShortLine(block, dialogue));
  const candidates = blocks.map((block, i) => {
    if (REFERENCES.test(boldless(block.text))) return i + 1 < blocks.length;
    if (!shorts[i]) return false;
    const previous = blocks[i - 1];
    const next = blocks[i + 1];
    if (!next || next.kind === "heading" || shorts[i + 1]) return false;
    if (previous && (shorts[i - 1] || /[:：,，、]$/.test(previous.text))) return false;
    return next.whole === true || displayWidth(next.text) > displayWidth(block.text);
  });
  const count = candidates.filter(Boolean).length;
  if (count > Math.max(3, blocks.length * MAX_SHARE)) return [...blocks];
  return blocks.map((block, i) => {
    if (!candidates[i]) return block;
    const text = boldless(block.text).replace(/[:：]$/, "");
    return { ...block, kind: "heading", level: 2, text };
  });
}

function isShortLine(block: SourceBlock, dialogue: boolean): boolean {
  if (block.kind !== "paragraph" || block.whole || block.opensTurn) return false;
  const bold = /^\*\*[^*]+\*\*$/.test(block.text);
  const text = boldless(block.text);
  if (text.length > MAX_WIDTH) return false;
  const width = displayWidth(text);
  if (width > MAX_WIDTH || width < 3 || !/\p{L}/u.test(text)) return false;
  if (endsSentence(text) && !(bold && /[?？]$/.test(text))) return false;
  // A line of captions, or the name and time over what somebody says.
  if (readOpenings(text).some(({ time }) => time !== undefined)) return false;
  if (/[:：,，、]$/.test(text) || /https?:\/\//.test(text) || /^["“「『(（\-—–[]/.test(text))
    return false;
  if ((text.match(/[,，]/g)?.length ?? 0) > 1) return false;
  // English headings start with a capital or a digit; a stray lower-case line is a fragment.
  if (/^\p{Ll}/u.test(text)) return false;
  const numbered =
    /^([一二三四五六七八九十]{1,3}[、.．]|第.{1,3}[章节部分]|\d{1,2}[.、．]\s?|Part \d)/.test(text);
  return dialogue ? bold || numbered : true;
}

function boldless(text: string): string {
  return text.replace(/^\*\*([^*]+)\*\*$/, "$1").trim();
}

/** Joins paragraphs that are bullets or a running count into one Markdown list. */
export function joinLists(blocks: readonly SourceBlock[]): SourceBlock[] {
  const result: SourceBlock[] = [];
  let list: SourceBlock[] = [];
  const flush = () => {
    const first = list[0];
    if (first && (isBullet(first) || list.length > 1)) {
      const items = list.map((block) => {
        const [, number, content = ""] = ITEM.exec(block.text) ?? [];
        const text = block.markdown ? content : escapeMarkdown(content);
        return number === undefined ? `- ${text}` : `${Number(number)}. ${text}`;
      });
      const isDashed = !first.markdown && first.text.startsWith("-");
      const joined = { ...first, text: items.join("\n"), markdown: true, whole: true };
      result.push(isDashed ? { ...joined, dashed: true } : joined);
    } else result.push(...list);
    list = [];
  };
  for (const block of blocks) {
    const last = list.at(-1);
    const plain = block.kind === "paragraph" && !block.whole && !block.opensTurn;
    if (!plain || !ITEM.test(block.text)) {
      flush();
      result.push(block);
    } else {
      if (last && !follows(last, block)) flush();
      list.push(block);
    }
  }
  flush();
  return result;
}

const ITEM = /^(?:[•·●▪◦]\s*|[*+-]\s+|(\d{1,3})[.)、]\s+)(\S.*)$/;

function isBullet(block: SourceBlock): boolean {
  return ITEM.exec(block.text)?.[1] === undefined;
}

function follows(last: SourceBlock, block: SourceBlock): boolean {
  const before = ITEM.exec(last.text)?.[1];
  const after = ITEM.exec(block.text)?.[1];
  if (before === undefined || after === undefined) return before === after;
  return Number(after) === Number(before) + 1;
}

/** Joins an epigraph and the name under it (`— Name`) into one quotation. */
export function joinAttributions(blocks: readonly SourceBlock[]): SourceBlock[] {
  const result: SourceBlock[] = [];
  for (const block of blocks) {
    const previous = result.at(-1);
    const name = /^(?:[—―–]{1,2}|--)\s*([^\s—–-].{0,50})$/.exec(block.text)?.[1];
    const joins = name !== undefined && !endsSentence(name) && block.kind === "paragraph";
    if (joins && previous?.kind === "paragraph" && !previous.whole && !previous.opensTurn) {
      const quote = previous.markdown ? previous.text : escapeMarkdown(previous.text);
      const by = block.markdown ? name : escapeMarkdown(name);
      const text = `> ${quote}\n>\n> — ${by}`;
      result[result.length - 1] = { ...previous, text, markdown: true, whole: true };
    } else result.push(block);
  }
  return result;
}
