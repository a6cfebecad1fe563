/** The pages that a keeper writes, `pages/*.md`. Like any text they run nothing of their own. */

import { bilingual } from "../../../_includes/bilingual.ts";
import { renderPage } from "../../../_includes/page.ts";
import type { PageContext } from "../../../_includes/page-context.ts";
import { renderSide } from "../../../_includes/side-html.ts";
import type { Archive, OwnPage } from "../../archive/model.ts";
import { html, raw } from "../../shared/html.ts";
import type { Page, PageKind } from "./page.ts";

const KIND: PageKind<OwnPage> = { name: "own", render };

/** A page for each of the keeper's files. */
export function* ownPages({ own }: Archive): Generator<Page<OwnPage>> {
  for (const page of own.pages) {
    yield { path: page.path, kind: KIND, view: () => page, transcripts: [] };
  }
}

function render(page: PageContext, { path, title, title_en, description, body }: OwnPage): string {
  const heading = title_en === undefined ? title : bilingual(title, title_en);
  return renderPage(page, {
    ...{ title, description, url: path },
    main: html`<header class="page-heading"><h1>${heading}</h1></header>
<div class="prose">
${raw(renderSide(page, body, {}))}
</div>`,
  });
}
