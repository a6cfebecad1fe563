/**
 * HTML inside a Markdown source, reduced to the few tags that the format keeps. htmlparser2 finds
 * the tags; text, code and autolinks pass through as they are written.
 */

import { Parser } from "htmlparser2";

const KEPT = new Set(["sub", "sup", "mark", "kbd", "ruby", "rt", "rp", "s"]);
const BOLD = new Set(["b", "strong"]);
const ITALIC = new Set(["i", "em"]);
/** Elements whose content is not prose, and goes with them. */
const DROPPED = new Set(
  "script style iframe object embed template noscript svg math canvas audio video select textarea button head title".split(
    " ",
  ),
);
const BREAKING = new Set(
  "p div br section article header footer main aside ul ol li table tr h1 h2 h3 h4 h5 h6 blockquote figure figcaption details summary hr".split(
    " ",
  ),
);

/** Names of other elements, whose tags go without a word. */
const PLAIN = new Set(
  "a abbr acronym address area bdi bdo big body caption center cite code col colgroup data dd del dfn dir dl dt fieldset font form hgroup html img input ins label legend link map menu meta nav nobr option optgroup output param picture pre progress q samp small source span strike tbody td tfoot th thead time track tt u var wbr".split(
    " ",
  ),
);
const NAMES = [KEPT, BOLD, ITALIC, DROPPED, BREAKING, PLAIN];
/** A tag with its name, whose attributes have values that hold no angle bracket, or need none. */
const USUAL_TAG =
  /^<\/?([a-z][a-z0-9]*)(?:\s+(?:[\w:.@-]+\s*=\s*(?:"[^">]*"|'[^'>]*'|[^\s"'>]+)|(?:allowfullscreen|async|autoplay|controls|defer|hidden|loop|muted|nowrap|open)(?=[\s/>])))*\s*\/?>$/i;

const CODE_OR_AUTOLINK = /```[\s\S]*?```|`[^`\n]+`|<https?:\/\/[^<>\s]+>|<[^<>\s@]+@[^<>\s@]+>/g;

/** Text of which the markup is gone, and what went with it. */
export interface ReducedMarkup {
  /** Markdown in which block tags have become line breaks. */
  text: string;
  /**
   * Content that went with its element (scripts, styles, players), and what is written as a tag
   * but may be somebody's words: `<laughs>`, `<b and then>`.
   */
  dropped: string[];
}

/** Takes tags out of Markdown. */
export function reduceMarkup(markdown: string): ReducedMarkup {
  if (!/<[a-zA-Z/!?]/.test(markdown)) return { text: markdown, dropped: [] };
  const kept: string[] = [];
  // Private-use characters stand in for what must not be parsed; the sources' own are gone by now.
  const masked = markdown.replace(CODE_OR_AUTOLINK, (code) => {
    kept.push(code);
    return `\uE0F0${kept.length - 1}\uE0F1`;
  });
  const { text, dropped } = stripTags(masked);
  const restore = (part: string) =>
    part.replace(/\uE0F0(\d+)\uE0F1/g, (_, i: string) => kept[Number(i)] ?? "");
  return { text: restore(text), dropped: dropped.map(restore) };
}

function stripTags(source: string): ReducedMarkup {
  let output = "";
  let dropping = 0;
  const dropped: string[] = [];
  // The addresses of the links that are open, undefined for one that is not kept.
  const links: (string | undefined)[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (DROPPED.has(name) && dropping++ === 0) dropped.push(`<${name}>`);
        if (dropping > 0) return;
        if (KEPT.has(name)) output += `<${name}>`;
        else if (BOLD.has(name)) output += "**";
        else if (ITALIC.has(name)) output += "*";
        else if (BREAKING.has(name)) output += "\n";
        else if (name === "a") {
          const href = isWebAddress(attributes.href) ? attributes.href : undefined;
          links.push(href);
          if (href !== undefined) output += "[";
        }
      },
      ontext(text) {
        if (dropping === 0) output += text;
        else dropped[dropped.length - 1] += text;
      },
      onclosetag(name) {
        if (DROPPED.has(name)) dropping = Math.max(0, dropping - 1);
        if (dropping > 0 || DROPPED.has(name)) return;
        if (KEPT.has(name)) output += `</${name}>`;
        else if (BOLD.has(name)) output += "**";
        else if (ITALIC.has(name)) output += "*";
        else if (BREAKING.has(name) && name !== "br" && name !== "hr") output += "\n";
        else if (name === "a") {
          const href = links.pop();
          if (href !== undefined) output += `](${href.replace(/[()\s<>]/g, encodeURIComponent)})`;
        }
      },
    },
    { decodeEntities: false, lowerCaseTags: true },
  );
  const { markup, unusual } = escapeStray(source);
  parser.write(markup);
  parser.end();
  // What still looks like a tag was hidden in broken markup: make it text.
  const text = output.replace(/<(?!\/?(?:sub|sup|mark|kbd|ruby|rt|rp|s)>)(?=[a-zA-Z/!?])/g, "&lt;");
  return { text, dropped: [...unusual, ...dropped] };
}

/**
 * A whole tag, as the parser reads it. A quotation mark that is not closed would take all that
 * follows for its value, and half a tag all words up to the next `>`: quotation marks stand right
 * after `name=` only, without code between them, and what is not ASCII stands there only.
 */
const TAG =
  /^<(?:[a-zA-Z][^<>"'=\P{ASCII}]*(?:(?<=[^\s/"'=])=(?:\s*"[^"<\uE0F0]*"|\s*'[^'<\uE0F0]*'|(?!\s*["']))[^<>"'=\P{ASCII}]*)*|(?:[/?!][a-zA-Z]|!\[(?!CDATA\[))[^<>\P{ASCII}]*)>/u;
/** No tag of a document that anybody wrote is longer. */
const MAX_TAG = 2000;

/** Makes text of what only looks like the start of a tag or a comment, and lists unusual tags. */
function escapeStray(source: string): { markup: string; unusual: string[] } {
  const unusual: string[] = [];
  const lastCommentEnd = source.lastIndexOf("-->");
  let commentEnd = 0;
  const markup = source.replace(/<(?=[a-zA-Z/!?])/g, (mark, at: number) => {
    if (at < commentEnd) return mark;
    if (source.startsWith("<!--", at) && at + 4 <= lastCommentEnd) {
      commentEnd = source.indexOf("-->", at + 4);
      return mark;
    }
    const tag = TAG.exec(source.slice(at, at + MAX_TAG))?.[0];
    if (tag === undefined) return "&lt;";
    if (!isUsual(tag)) unusual.push(tag);
    return mark;
  });
  return { markup, unusual };
}

function isUsual(tag: string): boolean {
  if (/^<!doctype\b/i.test(tag)) return true;
  const name = USUAL_TAG.exec(tag)?.[1]?.toLowerCase();
  return name !== undefined && NAMES.some((names) => names.has(name));
}

function isWebAddress(href: string | undefined): href is string {
  return href !== undefined && /^https?:\/\//i.test(href);
}
