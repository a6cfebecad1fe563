import { bilingual } from "../../../_includes/bilingual.ts";
import { pageHeading, renderPage, searchBox } from "../../../_includes/page.ts";
import type { PageContext } from "../../../_includes/page-context.ts";
import { type Archive, FACET_KINDS } from "../../archive/model.ts";
import { termListsOf } from "../../archive/term-lists.ts";
import { html } from "../../shared/html.ts";
import type { OldAddresses } from "../../shared/old-addresses.ts";
import { hasAllNames } from "../facet-lists.ts";
import type { Page, PageKind } from "./page.ts";

interface View {
  /** Where pages of names and terms have gone; absent where each has one. */
  old?: OldAddresses;
}

const KIND: PageKind<View> = { name: "not found", render };

/** What stands at an address that is none. */
export function notFoundPage(archive: Archive): Page<View> {
  const view = () => {
    const old = oldAddresses(archive);
    return old ? { old } : {};
  };
  return { path: "/404.html", kind: KIND, view, transcripts: [] };
}

function oldAddresses(archive: Archive): OldAddresses | undefined {
  const lists = FACET_KINDS.filter((kind) => hasAllNames(archive, kind));
  const pages = archive.layout.compact ? termListsOf(archive) : [];
  if (lists.length === 0 && pages.length === 0) return undefined;
  const terms = pages.map(({ path, terms: [first] }): [string, string] => [
    first?.slug ?? "",
    path,
  ]);
  return { lists, terms };
}

function render(page: PageContext, { old }: View): string {
  return renderPage(page, {
    title: "没有这一页",
    url: "/404.html",
    hidden: true,
    ...(old && { scripts: ["not-found-page.js"] }),
    main: html`${pageHeading("没有这一页", "Page not found", "地址可能写错了，或者文稿改了名字。")}
${searchBox(page)}${old && html`<div data-old-addresses="${JSON.stringify(old)}"></div>`}
<p><a href="${page.href("/transcripts/")}">${bilingual("全部文稿", "All transcripts")}</a></p>`,
  });
}
