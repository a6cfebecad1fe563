import { bilingual } from "../../../_includes/bilingual.ts";
import { pageHeading, renderPage } from "../../../_includes/page.ts";
import { barPicture, matrixPicture } from "../../../_includes/pictures.ts";
import { sharedMatrix } from "../../archive/matrix.ts";
import { countPeriods } from "../../archive/periods.ts";
import { siteContext } from "../context.ts";
import { html } from "../html.ts";
import { type Page, plainPage } from "./page.ts";

/** Rows and columns of a matrix: as many as one takes in at a glance. */
const SIZE = 14;

/** The archive in pictures. */
export function overviewPage(): Page {
  return plainPage("/overview/", render);
}

function render(): string {
  const { archive } = siteContext();
  const { transcripts, facets } = archive;
  const periods = countPeriods(transcripts);
  const undated = transcripts.filter(({ meta }) => meta.date === undefined).length;
  return renderPage({
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
  facets.people.length > 0 &&
  facets.tags.length > 0 &&
  html`<section>
<h2>${bilingual("人物与标签", "People by tag")}</h2>
<p class="note">${bilingual("格子里是两者同在的文稿篇数", "Transcripts that have both")}</p>
${matrixPicture("people-tags", "人物与标签 People by tag", sharedMatrix(archive, "people", "tags", SIZE))}
</section>`
}
${
  facets.people.length > 1 &&
  html`<section>
<h2>${bilingual("人物与人物", "People mentioned together")}</h2>
<p class="note">${bilingual("格子里是两人同在的文稿篇数", "Transcripts that name both")}</p>
${matrixPicture("people-people", "人物与人物 People mentioned together", sharedMatrix(archive, "people", "people", SIZE))}
</section>`
}`,
  });
}
