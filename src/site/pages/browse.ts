import { bilingual } from "../../../_includes/bilingual.ts";
import { pageHeading, renderPage } from "../../../_includes/page.ts";
import type { PageContext } from "../../../_includes/page-context.ts";
import { type WayIn, waysIn } from "../../../_includes/ways-in.ts";
import type { Archive } from "../../archive/model.ts";
import { html } from "../../shared/html.ts";
import {
  ARCHIVE_DOWNLOADS,
  type Download,
  DUMPS,
  FEED_LINKS,
  GLOSSARY_DOWNLOADS,
} from "../../shared/site-files.ts";
import type { Page, PageKind } from "./page.ts";
import { waysOf } from "./ways-view.ts";

const SHOWN = 10;

interface View {
  ways: WayIn[];
  /** The archive, and its glossary, as files. */
  downloads: readonly Download[];
}

const KIND: PageKind<View> = { name: "browse", render };

/** Ways into the archive, and its files for programs. */
export function browsePage(archive: Archive): Page<View> {
  const view = () => ({ ways: waysOf(archive, SHOWN), downloads: downloadsOf(archive) });
  return { path: "/browse/", kind: KIND, view, transcripts: [] };
}

function downloadsOf({ site, layout }: Archive): Download[] {
  const files = layout.dumps
    ? ARCHIVE_DOWNLOADS
    : ARCHIVE_DOWNLOADS.filter(({ path }) => !DUMPS.includes(path));
  return [
    ...(site.url === undefined ? [] : FEED_LINKS),
    ...files,
    ...(layout.dumps ? GLOSSARY_DOWNLOADS : []).map((one) => ({
      ...one,
      zh: `术语${one.zh}`,
      en: `glossary ${one.en}`,
    })),
  ];
}

function render(page: PageContext, { ways, downloads }: View): string {
  return renderPage(page, {
    title: "浏览",
    description: "按标签、人物、机构、作品、年份和术语进入文稿。",
    url: "/browse/",
    main: html`${pageHeading("浏览", "Browse", "从哪里进都行：每个名字后面的数字是文稿篇数。")}
${waysIn(page, ways, 2)}
<section>
<h2>${bilingual("整座文库", "The archive as a whole")}</h2>
<ul class="inline-list" role="list">
<li><a href="${page.href("/transcripts/")}">${bilingual("全部文稿", "All transcripts")}</a></li>
<li><a href="${page.href("/overview/")}">${bilingual("图览", "Pictures")}</a></li>
</ul>
</section>
<section>
<h2>${bilingual("给程序读", "For machines")}</h2>
<ul class="inline-list" role="list">
${downloads.map(
  ({ path, zh, en }) => html`<li><a href="${page.href(path)}">${bilingual(zh, en)}</a></li>
`,
)}</ul>
</section>`,
  });
}
