import { bilingual } from "../../../_includes/bilingual.ts";
import { pageHeading, renderPage } from "../../../_includes/page.ts";
import type { PageContext } from "../../../_includes/page-context.ts";
import { barPicture, type MatrixView, matrixPicture } from "../../../_includes/pictures.ts";
import { type Matrix, sharedMatrix } from "../../archive/matrix.ts";
import type { Archive } from "../../archive/model.ts";
import { countPeriods, type Period } from "../../archive/periods.ts";
import { html } from "../../shared/html.ts";
import type { Page, PageKind } from "./page.ts";
import { linkTo } from "./view-parts.ts";

/** Rows and columns of a matrix: as many as one takes in at a glance. */
const SIZE = 14;

interface View {
  periods: Period[];
  /** Number of transcripts without a date. */
  undated: number;
  peopleByTag: MatrixView;
  peopleTogether: MatrixView;
}

const KIND: PageKind<View> = { name: "overview", render };

/** The archive in pictures. */
export function overviewPage(archive: Archive): Page<View> {
  const { transcripts } = archive;
  return {
    path: "/overview/",
    kind: KIND,
    view: () => ({
      periods: countPeriods(transcripts),
      undated: transcripts.filter(({ meta }) => meta.date === undefined).length,
      peopleByTag: matrixView(sharedMatrix(archive, "people", "tags", SIZE)),
      peopleTogether: matrixView(sharedMatrix(archive, "people", "people", SIZE)),
    }),
    transcripts: [],
  };
}

function matrixView({ rows, columns, counts }: Matrix): MatrixView {
  return { rows: rows.map(linkTo), columns: columns.map(linkTo), counts };
}

function render(page: PageContext, view: View): string {
  const { periods, undated, peopleByTag, peopleTogether } = view;
  return renderPage(page, {
    title: "图览",
    description: "文稿在时间里的分布，人物与标签、人物与人物的关系。",
    url: "/overview/",
    main: html`${pageHeading("图览", "The archive in pictures", "每张图下面都有同样内容的表格。")}
${
  periods.length > 0 &&
  html`<section>
<h2>${bilingual("文稿与时间", "Transcripts over time")}</h2>
${undated > 0 && html`<p class="note">${bilingual(`另有 ${undated} 篇没有日期`, `${undated} more are undated`)}</p>`}
${barPicture("time", "每段时间的文稿篇数 Transcripts over time", periods)}
</section>`
}
${
  peopleByTag.rows.length > 0 &&
  peopleByTag.columns.length > 0 &&
  html`<section>
<h2>${bilingual("人物与标签", "People by tag")}</h2>
<p class="note">${bilingual("格子里是两者同在的文稿篇数", "Transcripts that have both")}</p>
${matrixPicture(page, "people-tags", "人物与标签 People by tag", peopleByTag)}
</section>`
}
${
  peopleTogether.rows.length > 1 &&
  html`<section>
<h2>${bilingual("人物与人物", "People mentioned together")}</h2>
<p class="note">${bilingual("格子里是两人同在的文稿篇数", "Transcripts that name both")}</p>
${matrixPicture(page, "people-people", "人物与人物 People mentioned together", peopleTogether)}
</section>`
}`,
  });
}
