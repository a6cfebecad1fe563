/**
 * Renders a passage (the Markdown of one segment, heading or summary) to HTML and to the plain
 * text that search, feeds and exports use.
 *
 * Whatever HTML a passage holds goes through sanitize-html, and only then, since most hold none.
 * Plain text is taken from the finished HTML, so it is what a reader sees: without glossary notes,
 * which are marked for removal, and without anything the sanitiser took out.
 */

import { createRequire } from "node:module";
import MarkdownIt from "markdown-it";
import cjkFriendly from "markdown-it-cjk-friendly";
import { fencedLines } from "../text/code-fence.ts";
import { isAllowedLink, isOutward, OUTWARD } from "../text/links.ts";
import { BRACKETS, MARKUP, QUOTES, SPACES, traitsOf } from "../text/traits.ts";
import { formulas } from "./formulas.ts";
import { glossaryNotes } from "./glossary-notes.ts";
import { MAX_PASSAGE } from "./limits.ts";
import { noteReferences } from "./note-references.ts";

/** Inline tags that the format keeps, always without attributes. */
const KEPT_TAGS = [
  "br",
  "strong",
  "b",
  "em",
  "i",
  "sub",
  "sup",
  "mark",
  "s",
  "kbd",
  "code",
  "ruby",
  "rt",
  "rp",
];

const markdown = new MarkdownIt({ html: false, breaks: true });
const markdownWithHtml = new MarkdownIt({ html: true, breaks: true });

for (const md of [markdown, markdownWithHtml]) {
  // CommonMark closes no emphasis between a full-width mark and a Han character; cjkFriendly does.
  md.use(cjkFriendly).use(glossaryNotes).use(formulas).use(noteReferences);
  md.validateLink = isAllowedLink;
  // `[Host]: Welcome` is what somebody says; a link's address never stands in another passage.
  md.disable("reference");
  // An image would be fetched from another host before the reader asked for it: link to it.
  md.renderer.rules.image = (tokens, index) => {
    const token = tokens[index];
    const address = String(token?.attrGet("src") ?? "");
    const outward = isOutward(address)
      ? ` rel="${OUTWARD.rel}" referrerpolicy="${OUTWARD.referrerpolicy}"`
      : "";
    // A picture beside the transcript is shown by the page that knows it.
    const isOwn = !/^(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/i.test(address);
    const text = md.utils.escapeHtml(token?.content || (isOwn ? "" : "图片"));
    const own = isOwn ? " data-picture" : "";
    return `<a href="${md.utils.escapeHtml(address)}"${outward}${own}>${text}</a>`;
  };
  md.renderer.rules.link_open = (tokens, index, options, _env, self) => {
    const token = tokens[index];
    if (isOutward(String(token?.attrGet("href") ?? ""))) {
      token?.attrSet("rel", OUTWARD.rel);
      token?.attrSet("referrerpolicy", OUTWARD.referrerpolicy);
    }
    return self.renderToken(tokens, index, options);
  };
  // Columns are aligned by an attribute: the page allows no inline style.
  for (const cell of ["th_open", "td_open"]) {
    md.renderer.rules[cell] = (tokens, index, options, _env, self) => {
      const token = tokens[index];
      const align = /^text-align:(left|right|center)$/.exec(
        String(token?.attrGet("style") ?? ""),
      )?.[1];
      if (token) token.attrs = align === undefined ? null : [["align", align]];
      return self.renderToken(tokens, index, options);
    };
  }
}

const MAY_HOLD_HTML = /<[a-zA-Z!/?]/;

/**
 * Tells a passage that is too long, or holds too many marks, to be read as Markdown: some take
 * time by the square of what they hold. It is shown as it is written.
 */
export function isTooDense(source: string): boolean {
  if (source.length > MAX_PASSAGE.characters) return true;
  if (source.length <= MAX_PASSAGE.marks) return false;
  return (source.match(/[[\]*_`~<>!|\\]/g)?.length ?? 0) > MAX_PASSAGE.marks;
}

function asWritten(source: string): string {
  return markdown.utils.escapeHtml(source).replaceAll("\n", "<br>\n");
}

/**
 * Tells a line in which nothing has a meaning in Markdown: the page shows it as it stands. Most
 * paragraphs of a transcript are such, and to a Markdown parser they cost as much as any other; a
 * test holds both ways together.
 * @param traits Those of the line, where they are known.
 */
export function isPlain(source: string, traits = traitsOf(source)): boolean {
  if (traits & MARKUP) return false;
  if (traits & BRACKETS && (source.includes("](") || source.includes("[^"))) return false;
  return isWholeLine(source);
}

/** What begins a list, a heading, a quotation or an indented line, or is empty. */
const OPENS_BLOCK = /^(?:$|[\s#>+\-=]|\d+[.)])/;
const SPACE = /\s/;

/**
 * What else begins a block, or ends a line: anything without it is one paragraph, which needs no
 * search for blocks.
 */
const MAY_BE_BLOCK = /^(?:[`~|<_]|\*(?!\*[^*\s]))|[\r\n]/;

function isOneParagraph(source: string): boolean {
  return isWholeLine(source) && !MAY_BE_BLOCK.test(source);
}

/** Tells a text that opens no list, heading or the like, and has no blank at either end. */
function isWholeLine(source: string): boolean {
  return !OPENS_BLOCK.test(source) && !SPACE.test(source.at(-1) ?? "");
}

/** A plain line as markdown-it would render it; undefined when the text is none. */
function renderPlain(source: string): string | undefined {
  const traits = traitsOf(source);
  if (!isPlain(source, traits)) return undefined;
  if ((traits & QUOTES) === 0) return source;
  return source.replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/**
 * Passages rendered last. A page asks for the same ones several times over: for its text, for its
 * length, for what is said about it in its head.
 */
const recent = new Map<string, string>();
const RECENT = 2000;

/** `>> ` at the start of a line says that the voice changes; to Markdown it would be a quotation. */
const VOICE_CHANGE = /^( {0,3})(>>|&gt;&gt;)(?=[^>]|$)/gm;

function withoutQuotedVoices(source: string): string {
  const isQuotation = /^ {0,3}>(?!>)/m.test(source);
  return isQuotation ? source : source.replace(VOICE_CHANGE, "$1\\>\\>");
}

/** Renders block Markdown (paragraphs, lists, quotations, code) to safe HTML. */
export function renderPassage(written: string): string {
  const source = written.includes(">>") ? withoutQuotedVoices(written) : written;
  const plain = renderPlain(source);
  if (plain !== undefined) return `<p>${plain}</p>`;
  if (isTooDense(source)) return `<p>${asWritten(source)}</p>`;
  let rendered = recent.get(source);
  if (rendered === undefined) {
    rendered = MAY_HOLD_HTML.test(source)
      ? clean(markdownWithHtml.render(source).trim())
      : isOneParagraph(source)
        ? `<p>${markdown.renderInline(source)}</p>`
        : markdown.render(source).trim();
    if (recent.size >= RECENT) recent.clear();
    recent.set(source, rendered);
  }
  return rendered;
}

/** Renders inline Markdown to safe HTML, without a paragraph around it. */
export function renderInline(source: string): string {
  if (isTooDense(source)) return asWritten(source);
  if (!MAY_HOLD_HTML.test(source)) return markdown.renderInline(source);
  return clean(markdownWithHtml.renderInline(source));
}

/** The text a reader sees, glossary notes left out, in one line. */
export function plainText(source: string): string {
  const traits = traitsOf(source);
  if (isPlain(source, traits)) return traits & SPACES ? source.replace(/\s+/g, " ") : source;
  return htmlToText(renderPassage(source));
}

const NOTE = /<span class="gloss-note">(.*?)<\/span>/gs;

/** The glossary notes of a passage as a reader sees them, without their brackets. */
export function glossaryNotesOf(source: string): string[] {
  if (!source.includes("**") && !source.includes("__")) return [];
  const notes = [...renderPassage(source).matchAll(NOTE)];
  return notes.map(([, note = ""]) => htmlToText(note).replace(/^[（(]|[）)]$/g, ""));
}

/** Takes the text out of HTML that this module made. */
export function htmlToText(html: string): string {
  return html
    .replace(/<span class="gloss-note">.*?<\/span>/gs, "")
    .replace(/<rt>.*?<\/rt>|<rp>.*?<\/rp>|<sup class="note-ref">.*?<\/sup>/gs, "")
    .replace(/<br\s*\/?>|<\/(p|li|blockquote|pre|h\d|tr)>/g, "\n")
    .replace(/<[^<>]*>/g, "")
    .replace(/&(lt|gt|quot|amp|nbsp|#39|#x27);/g, (_, name: string) => ENTITIES[name] ?? "")
    .replace(/\s+/g, " ")
    .trim();
}

const ENTITIES: Record<string, string> = {
  lt: "<",
  gt: ">",
  quot: '"',
  amp: "&",
  nbsp: "\u00a0",
  "#39": "'",
  "#x27": "'",
};

/** Lists the opening tags of a passage that the format does not know, code left aside. */
export function unsafeMarkup(source: string): string[] {
  if (!MAY_HOLD_HTML.test(source) || isTooDense(source)) return [];
  const lines = source.split("\n");
  const fenced = fencedLines(lines);
  const unfenced = lines.filter((_, i) => !fenced[i]).join("\n");
  const withoutCode = unfenced.replace(/(`+)[^`]*?\1/g, "");
  const tags = withoutCode.matchAll(/<([a-z][a-z0-9-]*)(\s[^<>]*)?\/?>/gi);
  const found = new Set<string>();
  for (const [tag, name = "", attributes = ""] of tags) {
    const known = KEPT_TAGS.includes(name.toLowerCase());
    if (!known || attributes.replace("/", "").trim() !== "") found.add(tag.slice(0, 60));
  }
  return [...found];
}

// Takes a while to load, in every thread, and few archives hold any HTML: only where one does.
const require = createRequire(import.meta.url);

function clean(html: string): string {
  const sanitizeHtml = require("sanitize-html") as typeof import("sanitize-html");
  return sanitizeHtml(html, {
    allowedTags: [
      ...KEPT_TAGS,
      ...["p", "ul", "ol", "li", "blockquote", "pre", "a", "span", "dfn", "hr"],
      ...["table", "thead", "tbody", "tr", "th", "td", "h1", "h2", "h3", "h4", "h5", "h6"],
    ],
    allowedAttributes: {
      a: ["href", "rel", "referrerpolicy", "title", "data-picture"],
      ol: ["start"],
      th: ["align"],
      td: ["align"],
    },
    transformTags: {
      a: (tagName, { href = "", title, "data-picture": picture }) => {
        const attribs: Record<string, string> = {
          ...(title !== undefined && { title }),
          ...(picture !== undefined && { "data-picture": "" }),
        };
        if (isAllowedLink(href)) attribs.href = href;
        return { tagName, attribs: isOutward(href) ? { ...attribs, ...OUTWARD } : attribs };
      },
    },
    // Only the classes that the glossary rule writes itself.
    allowedClasses: { span: ["gloss", "gloss-note"], sup: ["note-ref"] },
    allowedSchemes: ["http", "https", "mailto"],
    allowProtocolRelative: false,
  });
}
