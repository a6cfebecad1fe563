/** Plain lines skip the Markdown parser: they must come out as it renders them. */

import fc from "fast-check";
import MarkdownIt from "markdown-it";
import cjkFriendly from "markdown-it-cjk-friendly";
import { describe, expect, test } from "vitest";
import { htmlToText, plainText, renderPassage } from "../../../src/transcript/passage.ts";

describe("plain lines, which are rendered without a Markdown parser", () => {
  const parser = new MarkdownIt({ html: false, breaks: true }).use(cjkFriendly);
  parser.disable("reference");
  const piece = fc.constantFrom(
    ..."中文 text 12 3. 4) # > + - = ~ | : ; ! ( ) ，。“” ' \" & &amp; @ \t / 。\n \u3000 \u00a0 x@y.org ftp://a.b 《》 ½".split(
      " ",
    ),
    ..." \n\\*_`[]<".split(""),
  );

  test("come out as the parser renders them", () => {
    const text = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, (source) => {
        // Tags go the sanitiser's way, which is another test's matter.
        fc.pre(!/<[a-zA-Z!/?]/.test(source));
        // Two marks of a quotation say that the voice changes: to us they are words.
        fc.pre(!/^ {0,3}>>/m.test(source));
        // A table is a matter of the renderer, which writes its columns without a style.
        const rendered = parser.render(source).trim();
        const html = rendered.replace(/style="text-align:(\w+)"/g, 'align="$1"');
        expect(renderPassage(source)).toBe(html);
        expect(plainText(source)).toBe(htmlToText(html));
      }),
      { numRuns: 5000 },
    );
  });
});
