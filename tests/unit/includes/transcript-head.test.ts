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

test("title and summary stand in both languages, with the days and the rights", () => {
  const page = pageOf(
    [
      "title_en: An example\nsummary: 说的是铅字。\nsummary_en: On type.\ndate: 1998\n",
      'added: "2026-11-30"\nupdated: "2026-12-02"\nrights: 可引用，**请注明**\n',
    ].join(""),
    `${zh(1)}\n`,
  );
  expect(page).toContain('<p class="title-en" lang="en">An example</p>');
  expect(page).toContain('<p class="summary" lang="en">On type.</p>');
  expect(page).toMatch(/收入.*2026-11-30.*更新于.*2026-12-02/s);
  for (const said of [
    '"alternativeHeadline":"An example"',
    '"dateModified":"2026-12-02"',
    '"copyrightNotice":"可引用，请注明"',
    '<meta name="DCTERMS.alternative" content="An example">',
    '<meta name="DC.rights" content="可引用，请注明">',
    '<meta property="article:modified_time" content="2026-12-02">',
  ]) {
    expect(page).toContain(said);
  }
});
