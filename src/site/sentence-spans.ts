/**
 * Marks sentences in rendered HTML: `<span data-s="2">`, equal on both sides of a pair. Works on
 * the passage renderer's own output, token by token, so that a sentence may hold links and terms;
 * where one begins or ends inside an element, its span is closed and opened around the tag.
 */

import type { TextRange } from "../text/sentences.ts";
import type { SideText } from "../transcript/sentence-pairs.ts";

interface Token {
  source: string;
  /** What a reader sees of it, in UTF-16 units of visible text. */
  start: number;
  end: number;
  kind: "text" | "hidden" | "open" | "close" | "void";
  /** Index of the matching tag. */
  partner?: number;
}

/** A passage cut into tokens, with its visible text and where its links lead. */
export interface MarkedPassage extends SideText {
  tokens: Token[];
}

const TOKEN = /<[^>]*>|[^<]+/g;
/** A character reference, or a run of anything else. */
const RUN = /&[^;\s]+;|&|[^&]+/g;
const ENTITIES: Record<string, string> = {
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
  "&quot;": '"',
  "&#39;": "'",
};

/**
 * Reads a passage that is one paragraph; undefined for anything else (lists, tables, quotations),
 * which is matched as a whole.
 */
export function readPassage(html: string): MarkedPassage | undefined {
  if (!/^<p>/.test(html) || html.indexOf("</p>") !== html.length - 4) return undefined;
  const tokens: Token[] = [];
  const links: SideText["links"] = [];
  const stack: number[] = [];
  let text = "";
  let hiddenDepth = 0;
  for (const [source] of html.matchAll(TOKEN)) {
    const start = text.length;
    if (!source.startsWith("<")) {
      if (hiddenDepth === 0) text += decode(source);
      tokens.push({ source, start, end: text.length, kind: hiddenDepth > 0 ? "hidden" : "text" });
    } else if (/^<(br|hr)\b/.test(source)) {
      if (hiddenDepth === 0) text += "\n";
      tokens.push({ source, start, end: text.length, kind: "void" });
    } else if (source.startsWith("</")) {
      const opener = stack.pop();
      if (opener === undefined) return undefined;
      if (hiddenDepth > 0 && stack.length < hiddenDepth) hiddenDepth = 0;
      const open = tokens[opener] as Token;
      open.partner = tokens.length;
      const href = /^<a href="([^"]*)"/.exec(open.source)?.[1];
      if (href !== undefined) links.push({ range: [open.start, start], href });
      tokens.push({ source, start, end: start, kind: "close", partner: opener });
    } else {
      stack.push(tokens.length);
      if (hiddenDepth === 0 && /^<(span class="gloss-note"|rt|rp)/.test(source)) {
        hiddenDepth = stack.length;
      }
      tokens.push({ source, start, end: start, kind: "open" });
    }
  }
  return stack.length === 0 ? { text, links, tokens } : undefined;
}

/** HTML with a span around each range; ranges are in order and do not overlap. */
export function markRanges(
  { tokens }: MarkedPassage,
  ranges: readonly { range: TextRange; name: string }[],
): string {
  let html = "";
  let next = 0;
  let inside: { range: TextRange; from: number } | undefined;
  const name = () => ranges[next]?.name ?? "";
  const leave = () => {
    html += "</span>";
    inside = undefined;
  };
  const enter = (index: number) => {
    const range = ranges[next]?.range;
    if (!range) return;
    html += `<span data-s="${name()}">`;
    inside = { range, from: index };
  };

  tokens.forEach((token, index) => {
    const range = ranges[next]?.range;
    if (token.kind === "text") {
      let at = token.start;
      for (const [run] of token.source.matchAll(RUN)) {
        const length = decode(run).length;
        const end = at + length;
        while (at < end) {
          if (inside && at >= inside.range[1]) {
            leave();
            next++;
          }
          const current = ranges[next]?.range;
          if (!inside && current && at >= current[0] && at < current[1]) enter(index);
          // As far as nothing begins or ends; letter by letter this was a tenth of a build.
          const change = inside ? inside.range[1] : current && current[0] > at ? current[0] : end;
          const to = Math.min(end, change);
          // A character reference is one letter, and is never cut.
          html += length === run.length ? run.slice(at - end, to - end || undefined) : run;
          at = to;
        }
      }
      return;
    }
    if (token.kind === "hidden" || token.kind === "void") {
      html += token.source;
      return;
    }
    const partner = tokens[token.partner ?? -1];
    if (token.kind === "open") {
      // A sentence that ended before this tag does not take it in.
      if (inside && token.start >= inside.range[1] && (partner?.start ?? 0) > token.start) {
        leave();
        next++;
      }
      const current = ranges[next]?.range ?? range;
      const fits = (one: TextRange | undefined) =>
        one !== undefined && token.start >= one[0] && (partner?.start ?? Infinity) <= one[1];
      if (inside && !fits(inside.range)) {
        leave();
        html += token.source;
        return;
      }
      if (!inside && fits(current) && (partner?.start ?? 0) > token.start) enter(index);
      html += token.source;
      return;
    }
    const openedInside = inside && (token.partner ?? -1) >= inside.from;
    if (inside && !openedInside) {
      const done = token.start >= inside.range[1];
      leave();
      if (done) next++;
    }
    html += token.source;
  });
  return html;
}

function decode(source: string): string {
  if (!source.includes("&")) return source;
  return source.replace(/&[^;\s]+;/g, (entity) => ENTITIES[entity] ?? "\u00a0");
}
