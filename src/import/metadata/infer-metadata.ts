/**
 * Reads title, date, author, source and credits where the document states them. A value that is
 * not stated is left out; the title alone is made up from the first sentence, and said so.
 */

import { countHan, proseScript } from "../../text/script.ts";
import { findDate, readDate } from "../../text/written-date.ts";
import { isPersonName } from "../dialogue/names.ts";
import { findSpeech } from "../dialogue/read-dialogue.ts";
import { linksOf, plainLine } from "../remove-boilerplate.ts";
import type { ImportReport } from "../report.ts";
import { displayWidth, endsSentence, type SourceBlock } from "../source-block.ts";
import type { Found, FoundKey } from "./found-metadata.ts";

/** A byline stands among the first blocks, credits among the first or last ones. */
const BYLINE_WITHIN = 5;
const CREDITS_WITHIN = 8;

/**
 * Returns the blocks less those that were metadata only.
 * @param statedTitle The title of the front matter: a first heading that differs is one of the text.
 */
export function inferMetadata(
  blocks: readonly SourceBlock[],
  found: Found,
  report: ImportReport,
  statedTitle?: string,
): SourceBlock[] {
  const gone = new Set<SourceBlock>();
  const credits = new Set<SourceBlock>();
  const take = (block: SourceBlock, rule: string) => {
    gone.add(block);
    report.removed.push({ rule, line: block.line, text: block.text });
  };
  const stated = statedTitle || found.get("title");
  const candidate = findTitle(blocks);
  // A page or book that names its title elsewhere may open with the heading of its first part.
  const title = candidate && isTitle(candidate, stated) ? candidate : undefined;
  if (title) {
    const other = stated === undefined ? otherTitle(blocks, title) : undefined;
    const [own, english] = other && countHan(title.text) === 0 ? [other, title] : [title, other];
    const name = plainLine(own.text).replace(/\s+[-–—]\s*(transcript|转写文本|文字记录)$/i, "");
    found.add("title", name, `the ${titlePlace(own)}`, own.line);
    if (english) {
      found.add("title_en", plainLine(english.text), `the ${titlePlace(english)}`, english.line);
    }
    for (const block of english ? [own, english] : [own]) {
      // A title is plain text: the addresses have no place in it.
      for (const link of linksOf(block.text)) {
        report.removed.push({ rule: "link in the title", line: block.line, text: link });
      }
      gone.add(block);
    }
  }
  const rest = blocks.filter((block) => !gone.has(block));
  rest.forEach((block, i) => {
    if (block.whole) return;
    const fromEnd = rest.length - 1 - i;
    if (
      i < BYLINE_WITHIN &&
      (readClipping(block, found) || readByline(block, found, i === 0 && !title && !stated))
    ) {
      take(block, "byline");
    } else if (i < CREDITS_WITHIN || fromEnd < CREDITS_WITHIN) {
      if (!readCredit(block, found)) return;
      take(block, "credits");
      if (i > 0) credits.add(block);
    }
  });
  return blocks.flatMap((block, i) => {
    if (gone.has(block)) return [];
    return credits.has(blocks[i - 1] as SourceBlock) ? [{ ...block, afterCredits: true }] : [block];
  });
}

/** A first heading, or a first line that looks like one. */
function findTitle(blocks: readonly SourceBlock[]): SourceBlock | undefined {
  const heading = blocks.slice(0, 6).find((block) => block.kind === "heading");
  if (heading && (heading.level === 1 || blocks[0] === heading)) return heading;
  // Some tools write the day above the name.
  const at = readDateLine(plainLine(blocks[0]?.text ?? "")) ? 1 : 0;
  const [first, second] = [blocks[at], blocks[at + 1]];
  if (!first || first.whole || first.kind !== "paragraph" || !second) return undefined;
  if (first.speaker !== undefined) return undefined;
  const line = plainLine(first.text);
  const width = displayWidth(line);
  const isQuestion = /[?？!！]$/.test(line) && !/[。?？!！].+[?？!！]$/.test(line) && width <= 80;
  const reads = (!endsSentence(line) || isQuestion) && !/[:：,，]$/.test(line);
  // Tools write the day of a recording under its name, and a time alone over what is said.
  const isDated = readDateLine(plainLine(second.text));
  if (/^[\d:：.\s]+$/.test(line)) return undefined;
  const apart =
    second.spaced === true ||
    isDated ||
    at === 1 ||
    blocks.slice(1, 6).some((b) => b.text.length > 80);
  const label = /^[^:：]{1,30}[:：]/.exec(line)?.[0];
  const isAgain =
    label !== undefined &&
    blocks.filter((block) => plainLine(block.text).startsWith(label)).length > 1;
  if (!reads || !apart || isAgain || width > 120 || width < 4) return undefined;
  if (/https?:\/\//.test(line) || findDate(line)) return undefined;
  return findSpeech(blocks, new Set()).labels.has(first) ? undefined : first;
}

/** Tells a line that is a date and little else: `2024-03-05 10:00`, `时间：2024年3月5日｜45分12秒`. */
function readDateLine(line: string): boolean {
  const date = findDate(line);
  if (date === undefined) return false;
  return line.replace(date.text, "").replace(/\P{L}+/gu, "").length <= 8;
}

function isTitle(block: SourceBlock, stated: string | undefined): boolean {
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  const [own, other] = [letters(plainLine(block.text)), letters(stated ?? "")];
  return stated === undefined || own === other || (own.length > 6 && other.includes(own));
}

/**
 * The title once more in the other language: a heading of the same rank next to it, in a document
 * that says everything in both.
 */
function otherTitle(blocks: readonly SourceBlock[], title: SourceBlock): SourceBlock | undefined {
  const next = blocks[blocks.indexOf(title) + 1];
  if (title.kind !== "heading" || next?.kind !== "heading" || next.level !== title.level) return;
  const english = blocks.filter(({ text }) => proseScript(text) === "latin").length;
  const isBilingual = english * 3 >= blocks.length && english * 3 <= blocks.length * 2;
  const isOther = countHan(title.text) > 0 !== countHan(next.text) > 0;
  return isBilingual && isOther ? next : undefined;
}

function titlePlace(block: SourceBlock): string {
  return block.kind === "heading" ? "first heading" : "first line";
}

/**
 * A clipping's line under the title: a link named by its own host, then the author and the
 * account (WeChat shows both; a single name is the account).
 */
function readClipping(block: SourceBlock, found: Found): boolean {
  const match = /^\[([\w.-]+\.[a-z]{2,})\]\((https?:\/\/[^)\s]+)\)\s*(.{0,60})$/.exec(block.text);
  const [, host, address = "", byline = ""] = match ?? [];
  if (host === undefined || !URL.canParse(address) || new URL(address).host !== host) return false;
  found.add("source", address, "the clipping's link", block.line);
  const names = plainLine(byline).split(/\s+/).filter(Boolean);
  const account = names.at(-1);
  if (account !== undefined) found.add("channel", account, "the clipping's byline", block.line);
  if (names.length === 2) found.add("author", names[0] ?? "", "the clipping's byline", block.line);
  return true;
}

/** A short line with a date: `name date time 责编:name`, `By Name, March 3, 2024`. */
function readByline(block: SourceBlock, found: Found, isFirst: boolean): boolean {
  const line = plainLine(block.text);
  if (displayWidth(line) > 90 || /[。!?！？]/.test(line)) return false;
  const date = findDate(line);
  if (!date) return false;
  // Google Meet: `Name (2024-03-05 10:00 GMT+8) - Transcript`
  const named = /^(\S.*?)\s*[(（][^()（）]*[)）]\s*[-–—]\s*(?:transcript|转写文本|文字记录)$/i.exec(
    line,
  );
  if (named?.[1] !== undefined) {
    found.add("title", named[1], "the first line", block.line);
    found.add("date", date.iso, "the first line", block.line);
    return true;
  }
  const rest = line.replace(date.text, " ").replace(/\b\d{1,2}:\d{2}(:\d{2})?\b/g, " ");
  // `采访时间：2023年5月4日`: what stands before the date says which date it is, not who wrote it.
  const before = line
    .slice(0, line.indexOf(date.text))
    .replace(/^[A-Za-z ]{1,30}[:：]\s*$|[^\s:：|·,，]{1,14}[:：]\s*$/, "");
  const unlabelled = rest.replace(/\S{1,6}[:：/]\s*\S+/g, " ").replace(/[·|,，\-—\s]+/g, " ");
  // A sentence that mentions a date has verbs and commas around it; a byline has a name or two.
  if (/[,，].*[,，]/.test(rest) || unlabelled.trim().split(" ").length > 6) return false;
  found.add("date", date.iso, "the byline", block.line);
  for (const [, label = "", name = ""] of rest.matchAll(/(\S{1,6})\s*[:：/]\s*([^\s:：]+)/g)) {
    const key = creditKey(label);
    if (key) found.add(key, name, "the byline", block.line);
  }
  const author = before
    .replace(/\S{1,6}[:：]\s*\S+/g, "")
    .replace(/^\s*(by|作者|文)\s+/i, "")
    .replace(/\b(published|posted|updated)( on)?\b|发布于|发表于/gi, "")
    .replace(/\b(mon|tue|wed|thu|fri|sat|sun)([a-z]*day)?\b|[周星期]+[一二三四五六日天]/gi, "")
    .replace(/[·|,，•\s-]+$/, "")
    .trim();
  if (author !== "" && displayWidth(author) <= 40) {
    const isTitle = isFirst && !isPersonName(author) && found.get("title") === undefined;
    found.add(isTitle ? "title" : "author", author, "the byline", block.line);
  }
  return true;
}

/** `来源：…`, `编辑：…`, `本文来自微信公众号：…`, `Source: https://…` on a line of their own. */
function readCredit(block: SourceBlock, found: Found): boolean {
  const line = plainLine(block.text);
  if (displayWidth(line) > 120) return false;
  const account =
    /^(?:本文|文章|内容)?(?:来自|来源|来源于|转自|转载自|首发于|出自)(?:微信)?(?:公众号|公号|订阅号)[:：\s「“]*([^\s()（）」”:：,，]{2,24})[」”]?\s*(?:[(（]\s*(?:微信号|ID)[:：]\s*[\w-]+\s*[)）])?(?:[,，]?\s*作者[:：]\s*(\S{2,20}))?$/.exec(
      line,
    );
  if (account?.[1] !== undefined) {
    found.add("channel", account[1], "the line that names the account", block.line);
    if (account[2] !== undefined) found.add("author", account[2], "the same line", block.line);
    return true;
  }
  const match =
    /^([\p{L} ]{1,14}?(?:\s*[、/&＆·]\s*[\p{L} ]{1,14}?){0,3})\s*[:：|｜/]\s*(\S.{0,110})$/u.exec(
      line,
    ) ?? BY_WHOM.exec(line);
  const [, label = "", value = ""] = match ?? [];
  const key = creditKey(label);
  // `记者: 00:03` opens what somebody says.
  if (!key || endsSentence(value) || /^[\s\d:：.,()（）[\]]*$/.test(value.replace(/\d{4}.*/, "-")))
    return false;
  const address = /https?:\/\/\S+/.exec(block.text)?.[0]?.replace(/[)\]>]+$/, "");
  if (key === "source") {
    if (address !== undefined) found.add("source", address, `the line “${label}”`, block.line);
    else addCredit(found, line, block.line);
    return true;
  }
  if (address !== undefined || displayWidth(value) > 40) return false;
  if (key === "date") {
    const date = readDate(value) ?? findDate(value)?.iso;
    if (date === undefined) return false;
    found.add("date", date, `the line “${label}”`, block.line);
    return true;
  }
  if (key === "credits") addCredit(found, line, block.line);
  else found.add(key, value, `the line “${label}”`, block.line);
  return true;
}

/** Credits without a key of their own are kept together as they were written. */
function addCredit(found: Found, line: string, at: number): void {
  const entry = found.list.find(({ key }) => key === "credits");
  if (entry) entry.value = `${entry.value}；${line}`;
  else found.add("credits", line, "the credits", at);
}

/** `Edited by Ann Bell`: the work and who did it, with nothing between them. */
const BY_WHOM =
  /^((?:edited|written|translated|interviewed|photographed|illustrated|reported|transcribed|produced)(?: and \p{L}+)? by|(?:interview|words|story|photos?|photographs|photography|pictures|illustrations?|translation|transcript) by)\s+(\p{Lu}.{1,60}?)\.?$/iu;

const CREDIT_LABELS: readonly [pattern: RegExp, key: FoundKey][] = [
  [
    /^(来源|來源|出处|出處|source|原文|原文链接|原文地址|原文鏈接|链接|视频链接|原视频|original)$/i,
    "source",
  ],
  [/^(作者|撰文|文|by|author|written by)$/i, "author"],
  [/^(译者|譯者|翻译|翻譯|编译|編譯|translator|translated by)$/i, "translator"],
  [/^(责编|責編|责任编辑|編輯|编辑|editor|edited by)$/i, "editor"],
  [
    /^(主编|主編|校对|校對|审校|審校|排版|设计|監制|监制|出品|策划|摄影|记者|采访|採訪|采写|採寫|整理|美编|美編|图|圖|图片|圖片|插图|插圖|制作|製作|剪辑|剪輯|实习生|實習生)$/,
    "credits",
  ],
  [
    /^(photo(graph)?s?|photography|pictures|illustrations?|interview|words|story|reporting|transcript(ion)?|production)( by)?$|^\p{L}+( and \p{L}+)? by$/iu,
    "credits",
  ],
  [/^(日期|时间|時間|发布时间|发布日期|date|published|posted)$/i, "date"],
];

/** What a label credits somebody with; several works of one person have no key of their own. */
function creditKey(label: string): FoundKey | undefined {
  const works = label.split(/[、/&＆·]/).map((work) => work.trim());
  const keys = works.map((work) => CREDIT_LABELS.find(([pattern]) => pattern.test(work))?.[1]);
  if (keys.includes(undefined)) return undefined;
  return keys.length > 1 ? "credits" : keys[0];
}
