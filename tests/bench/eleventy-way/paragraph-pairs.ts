/**
 * A markdown-it plugin: a paragraph and the original that follows it in `<details>` become one
 * addressed pair, under its speaker. Works on the block tokens, so that both texts are parsed with
 * everything else.
 */

import type { MarkdownIt, Token } from "markdown-it";
import { paragraphId, slug, spell, text } from "../floor/archive.ts";

const ORIGINAL =
  /^<details>[\s\S]*?<p class="english-text">(?:\*\*[^*]+\*\*[:：]\s*)?([\s\S]*)<\/p>/;
const LABEL = /^\*\*([^*]+)\*\*[:：]\s*/;
const NOTE = /\*\*([^*\n]{1,40})\*\*（([A-Za-z][^（）：:]*)[：:] ?([^（）]*)）/g;

export function paragraphPairs(md: MarkdownIt): void {
  md.core.ruler.after("block", "paragraph_pairs", (state) => {
    const pairs = new PairTokens(state.Token);
    const { tokens } = state;
    for (let i = 0; i < tokens.length; i++) {
      const [open, inline, close, next] = tokens.slice(i, i + 4);
      if (!open || !inline || !close || !/^(heading|paragraph)_open$/.test(open.type)) {
        if (open) pairs.made.push(open);
        continue;
      }
      const original = next?.type === "html_block" ? ORIGINAL.exec(next.content)?.[1] : undefined;
      i += original === undefined ? 2 : 3;
      if (open.type === "heading_open") pairs.addHeading([open, inline, close], original);
      else pairs.addParagraph(inline.content, original);
    }
    pairs.end();
    state.tokens = pairs.made;
  });
  md.renderer.rules.link_open = (tokens, i) =>
    `<a href="${text(String(tokens[i]?.attrGet("href")))}" rel="noopener noreferrer" referrerpolicy="no-referrer">`;
}

/** Makes the tokens of one transcript, in order. */
class PairTokens {
  readonly made: Token[] = [];
  readonly #voices = new Map<string, number>();
  #inTurn = false;
  #inSection = false;

  readonly #TokenClass: typeof Token;

  constructor(tokenClass: typeof Token) {
    this.#TokenClass = tokenClass;
  }

  addHeading([open, inline, close]: [Token, Token, Token], original: string | undefined): void {
    this.#html(
      `${this.#inTurn ? "</div>\n" : ""}${this.#inSection ? "</section>\n" : ""}<section>\n`,
    );
    [this.#inTurn, this.#inSection] = [false, true];
    open.attrSet("id", `h-${spell(inline.content)}`);
    inline.content = `<span class="heading-zh" lang="zh-Hans">${inline.content}</span>`;
    if (original !== undefined) {
      open.attrSet("class", "pair-heading");
      inline.content += ` <span class="heading-original" lang="en">${original}</span>`;
    }
    this.made.push(open, inline, close);
  }

  addParagraph(source: string, original: string | undefined): void {
    const label = LABEL.exec(source);
    const zh = source.slice(label?.[0].length ?? 0);
    if (label || !this.#inTurn) {
      this.#html(`${this.#inTurn ? "</div>\n" : ""}${turnStart(label?.[1], this.#voices)}`);
      this.#inTurn = true;
    }
    const english = original?.replaceAll("&amp;", "&");
    const id = paragraphId({ zh, ...(english !== undefined && { english }) });
    this.#html(
      `<div class="segment${original === undefined ? "" : " pair"}" data-segment id="${id}">\n<div class="zh" lang="zh-Hans">`,
    );
    this.#paragraph(zh.includes("**") ? zh.replace(NOTE, markedNote) : zh);
    this.#html("</div>\n");
    if (original !== undefined) {
      this.#html(
        '<details data-original><summary>英文原文 <span class="en">English</span></summary><div class="original" lang="en">',
      );
      this.#paragraph(original);
      this.#html("</div></details>\n");
    }
    this.#html(
      `<a class="permalink" href="#${id}" aria-label="本段：链接与引用 Link and quote">¶</a>\n</div>\n`,
    );
  }

  end(): void {
    this.#html(`${this.#inTurn ? "</div>\n" : ""}${this.#inSection ? "</section>\n" : ""}`);
  }

  #html(content: string): void {
    const token = new this.#TokenClass("html_block", "", 0);
    token.content = content;
    this.made.push(token);
  }

  #paragraph(content: string): void {
    const inline = new this.#TokenClass("inline", "", 0);
    inline.content = content;
    inline.children = [];
    this.made.push(new this.#TokenClass("paragraph_open", "p", 1), inline);
    this.made.push(new this.#TokenClass("paragraph_close", "p", -1));
  }
}

function turnStart(speaker: string | undefined, voices: Map<string, number>): string {
  if (speaker === undefined) {
    return '<div class="turn">\n<p class="speaker unknown">讲者未注明 <span class="en" lang="en">Speaker not stated</span></p>\n';
  }
  const voice = voices.get(speaker) ?? (voices.size % 6) + 1;
  voices.set(speaker, voice);
  return `<div class="turn" data-voice="${voice}">\n<p class="speaker" data-speaker="${text(speaker)}"><a href="/people/${slug(speaker)}/"><span class="name" lang="zh-Hans">${text(speaker)}</span></a></p>\n`;
}

function markedNote(_whole: string, name: string, english: string, definition: string): string {
  return `<span class="gloss"><dfn tabindex="0">${name}</dfn><span class="gloss-note"><span class="gloss-mark">（</span>${english}: ${definition}<span class="gloss-mark">）</span> <a class="gloss-link" href="/glossary/${slug(name)}/">术语表</a></span></span>`;
}
