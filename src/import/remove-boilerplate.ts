/**
 * Takes navigation, share prompts, advertising, publishers' cards, related links and footers out
 * of a document. Everything removed is kept, whole, in the report.
 *
 * The publisher's name often stands only in what is removed, so it is read on the way.
 */

import {
  CARD_COUNT,
  CARD_KIND,
  LINE_RULES,
  MENU_WORDS,
  RELATED_HEADING,
} from "./boilerplate-rules.ts";
import { findSpeech } from "./dialogue/read-dialogue.ts";
import type { Found } from "./metadata/found-metadata.ts";
import type { ImportReport } from "./report.ts";
import { displayWidth, endsSentence, type SourceBlock } from "./source-block.ts";

/** How much of a document counts as its tail and head, in blocks. */
const TAIL = 14;
const HEAD = 14;

/**
 * Returns the blocks that stay. Removed ones are in `report`, publishers in `found`. What a
 * speaker says is no furniture, whatever words are in it, nor is a title.
 * @param stated Names that front matter gives.
 */
export function removeBoilerplate(
  blocks: readonly SourceBlock[],
  stated: ReadonlySet<string>,
  found: Found,
  report: ImportReport,
): SourceBlock[] {
  const gone = new Map<SourceBlock, string>();
  const { labelled, between } = findSpeech(blocks, stated);
  const isTitle = (block: SourceBlock, i: number) => i === 0 || block.level === 1;
  markMenu(blocks, gone);
  markCards(blocks, gone, found);
  markRelated(blocks, gone);
  blocks.forEach((block, i) => {
    if (gone.has(block) || block.whole) return;
    if (labelled.has(block)) return;
    const mayEnd = !between.has(block) && !isTitle(block, i);
    const rule = matchRule(plainLine(block.text), mayEnd ? i : -1, blocks.length, block.text);
    if (rule !== undefined) gone.set(block, rule);
  });
  markLinksInTail(blocks, gone);
  for (const block of labelled) gone.delete(block);
  for (const [block, rule] of gone) {
    readPublisher(block, rule, found);
    report.removed.push({ rule, line: block.line, text: block.text });
  }
  return blocks.filter((block) => !gone.has(block));
}

/**
 * A link or picture and its text. Bounded, or a line of nothing but brackets takes time by the
 * square of its length.
 */
const LINK = /!?\[([^[\]]{0,500})\]\((?:[^()]|\([^()]{0,500}\)){0,2000}\)/g;

/** A line without Markdown's marks, links as their text. */
export function plainLine(text: string): string {
  if (!/[[*_\\]/.test(text)) return text.trim();
  return text
    .replace(LINK, "$1")
    .replace(/\*\*|__|^[*_]|[*_]$/g, "")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .trim();
}

/** The links of a line, whole: what `plainLine` takes the addresses of. */
export function linksOf(text: string): string[] {
  return text.match(LINK) ?? [];
}

/** The rule that a line matches; `i` is its place, below 0 where nothing ends. */
function matchRule(line: string, i: number, count: number, raw: string): string | undefined {
  for (const { rule, pattern, maxLength = 200, where } of LINE_RULES) {
    if (where === "tail" && (i < 0 || i < count - TAIL)) continue;
    if (where === "head" && i >= HEAD) continue;
    if (line.length <= maxLength && pattern.test(line)) return rule;
    if (rule === "reading service" && pattern.test(raw)) return rule;
  }
  return undefined;
}

/** Lines of nothing but menu words: one at the very top, or several together near it. */
function markMenu(blocks: readonly SourceBlock[], gone: Map<SourceBlock, string>): void {
  let run: SourceBlock[] = [];
  for (const block of blocks.slice(0, HEAD)) {
    const words = plainLine(block.text)
      .replace(/^[•·*+-]\s*/, "")
      .split(/[\s|/·]+/);
    if (words.every((word) => MENU_WORDS.has(word))) run.push(block);
    else {
      if (run.length >= 2) for (const item of run) gone.set(item, "navigation");
      run = [];
    }
  }
}

/** The card: `668篇原创内容` and `公众号` with the lines above them that name the publisher. */
function markCards(
  blocks: readonly SourceBlock[],
  gone: Map<SourceBlock, string>,
  found: Found,
): void {
  blocks.forEach((block, i) => {
    if (!CARD_COUNT.test(plainLine(block.text))) return;
    const kindNear = blocks.slice(i + 1, i + 3).some((b) => CARD_KIND.test(plainLine(b.text)));
    if (!kindNear) return;
    gone.set(block, "publisher card");
    for (const next of blocks.slice(i + 1, i + 4)) {
      if (!CARD_KIND.test(plainLine(next.text)) && !/^[，,。.]$/.test(next.text)) break;
      gone.set(next, "publisher card");
    }
    // Above: an optional motto, then the name in bold.
    for (const above of blocks.slice(Math.max(0, i - 2), i).reverse()) {
      if (displayWidth(plainLine(above.text)) > 60) break;
      gone.set(above, "publisher card");
      const name = /^\*\*(.+)\*\*$/.exec(above.text)?.[1];
      if (name === undefined) continue;
      found.add("channel", name, "the publisher's card", above.line);
      break;
    }
  });
}

/** From a heading such as 相关文章 on: everything but prose. */
function markRelated(blocks: readonly SourceBlock[], gone: Map<SourceBlock, string>): void {
  const start = blocks.findIndex(
    (block, i) => i > blocks.length / 2 && RELATED_HEADING.test(plainLine(block.text)),
  );
  const heading = blocks[start];
  if (!heading) return;
  gone.set(heading, "related links");
  for (const block of blocks.slice(start + 1)) {
    const line = plainLine(block.text);
    const isProse = endsSentence(line) && displayWidth(line) > 40;
    if (isProse || block.kind === "heading" || gone.has(block)) break;
    const rule = LINE_RULES.find(({ pattern }) => pattern.test(line))?.rule;
    gone.set(block, rule ?? "related links");
  }
}

/** A paragraph that is one link, just before what was removed at the end: another article. */
function markLinksInTail(blocks: readonly SourceBlock[], gone: Map<SourceBlock, string>): void {
  let tailStart = blocks.length;
  while (tailStart > 0 && gone.has(blocks[tailStart - 1] as SourceBlock)) tailStart--;
  if (tailStart === blocks.length) return;
  for (let i = tailStart - 1; i >= 0; i--) {
    const block = blocks[i] as SourceBlock;
    if (block.whole || !/^\[[^\]]{6,}\]\(https?:\/\/[^)\s]+\)$/.test(block.text)) break;
    gone.set(block, "related links");
  }
}

function readPublisher(block: SourceBlock, rule: string, found: Found): void {
  const line = plainLine(block.text);
  if (rule === "promotion") {
    const name = /星[标標]\s*[⭐🌟]?\s*[「“"]?([\p{L}\p{N}][^,，。!！⭐🌟「」“”"\s]{1,19})/u.exec(
      line,
    )?.[1];
    if (name !== undefined && !/^(我们|我|公众号|本号|一下|吧)/.test(name)) {
      found.add("channel", name, "the promotion at the end", block.line);
    }
  }
  const site = /[，,]([^\s，,]{2,12})(?:所有|全部)文章均.{0,8}声明/.exec(line)?.[1];
  if (site !== undefined) found.add("site", site, "the advertising notice", block.line);
}
