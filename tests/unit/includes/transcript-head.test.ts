/** What a transcript's page says of its speakers and of how its text was made. */

import { expect, test } from "vitest";
import { buildArchive } from "../../../src/archive/build.ts";
import { parseTranscript } from "../../../src/transcript/parse.ts";
import { renderPath } from "../site/render-page.ts";

const details = (text: string) =>
  `<details>\n<summary>Original English</summary>\n\n${text}\n\n</details>\n\n`;

/** The page of a transcript with a front matter and a text. */
function pageOf(head: string, body: string): string {
  const source = `---\ntitle: 例\n${head}---\n\n${body}`;
  const archive = buildArchive({
    site: {
      ...{ title: "站", title_en: "", description: "", description_en: "", base: "/" },
      drafts: false,
    },
    transcripts: [parseTranscript(source, "li.md").transcript],
    identities: {},
    draftsLeftOut: 0,
    diagnostics: [],
  });
  return renderPath(archive, "/transcripts/li/");
}

const zh = (n: number) => `第${n}段话，说的是印刷怎样从木板走到铅字，又怎样从铅字走到光。`;
const en = (n: number) =>
  `Paragraph ${n} of the talk tells how printing went from boards of wood to letters of lead.`;

test("paragraphs that share an original do not count as without one", () => {
  const page = pageOf("", `${zh(1)}\n\n${zh(2)}\n\n${details(`${en(1)} ${en(2)}`)}`);
  expect(page).toContain("译自英文，附原文");
  expect(page).not.toMatch(/逐段附原文|段无原文/);
});

test("a paragraph without an original is counted", () => {
  const page = pageOf("", `${zh(1)}\n\n${details(en(1))}${zh(2)}\n`);
  expect(page).toContain("译自英文，逐段附原文");
  expect(page).toContain("1 段无原文");
});

test("a name that is written in both scripts is not followed by the original's", () => {
  const turn = (n: number) =>
    `**艾达·文 (Ada Venn)**：${zh(n)}\n\n${details(`**Ada Ven**: ${en(n)}`)}`;
  const page = pageOf("", turn(1) + turn(2));
  expect(page).toContain("艾达·文 (Ada Venn)</span>");
  expect(page).not.toContain('class="en name-original"');
  // The Markdown that a page makes of itself has it.
  expect(page).toContain('data-original-name="Ada Ven"');
});

test("a programme is shown as the channel, and nobody is called by its name", () => {
  const page = pageOf("speaker: Slow Print Podcast\n", `${zh(1)}\n`);
  expect(page).not.toContain("/people/");
  expect(page).toContain("<dd>Slow Print Podcast</dd>");
});
