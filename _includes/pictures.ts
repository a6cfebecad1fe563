/**
 * Pictures drawn at build time as SVG, each followed by a table of the same facts. A picture has no
 * text of its own for a screen reader: its table says all of it, and better. Colours are classes of
 * the stylesheet, so that dark mode and forced colours reach them.
 */

import type { Period } from "../src/archive/periods.ts";
import { type Html, html } from "../src/shared/html.ts";
import { bilingual } from "./bilingual.ts";
import type { Link } from "./links.ts";
import type { PageContext } from "./page-context.ts";

const BAR_HEIGHT = 120;
const BAR_STEP = 34;
const CELL = 30;
/** Darkest a cell gets: the number on it must still be read. */
const MAX_OPACITY = 0.45;

/** Bars of transcripts over time. `name` tells the picture from others on the page. */
export function barPicture(name: string, title: string, periods: readonly Period[]): Html {
  const most = Math.max(1, ...periods.map(({ count }) => count));
  const width = periods.length * BAR_STEP + 10;
  const height = BAR_HEIGHT + 42;
  const every = periods.length > 16 ? 2 : 1;
  return html`<figure class="picture">
${scrollable(
  title,
  html`<svg role="img" aria-label="${title}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
${periods.map(({ name: label, count }, i) => {
  const bar = Math.round((count / most) * BAR_HEIGHT);
  const x = i * BAR_STEP + 5;
  const middle = x + BAR_STEP / 2 - 3;
  const top = 20 + BAR_HEIGHT - bar;
  const isNamed = i % every === 0 || i === periods.length - 1;
  const tick = shortLabel(label, periods[i - every]?.name);
  return html`<rect class="bar" x="${x}" y="${top}" width="${BAR_STEP - 6}" height="${bar}"/>${
    count > 0 && middleText("value", middle, top - 6, count)
  }${isNamed && middleText("tick", middle, height - 6, tick)}\n`;
})}<line class="axis" x1="0" y1="${20 + BAR_HEIGHT}" x2="${width}" y2="${20 + BAR_HEIGHT}"/>
</svg>`,
)}
${tableFold(
  name,
  html`<table><thead><tr>${[bilingual("时间", "Time"), bilingual("篇数", "Transcripts")].map(
    (name) => html`<th scope="col">${name}</th>`,
  )}</tr></thead><tbody>
${periods.map(
  (period) => html`<tr><th scope="row">${period.name}</th><td>${period.count}</td></tr>\n`,
)}</tbody></table>`,
)}
</figure>`;
}

function middleText(kind: "value" | "tick", x: number, y: number, text: string | number): Html {
  return html`<text class="${kind}" x="${x}" y="${y}" text-anchor="middle">${text}</text>`;
}

/** `2026-03` is shown as `3月`, with its year where the year begins; years are shown whole. */
function shortLabel(label: string, previous: string | undefined): string {
  const [year, month] = label.split("-");
  if (month === undefined) return label;
  return previous?.slice(0, 4) === year
    ? `${Number(month)}月`
    : `${year?.slice(2)}/${Number(month)}`;
}

/** How often entries stand together, by row and column. */
export interface MatrixView {
  rows: Link[];
  columns: Link[];
  counts: number[][];
}

/** A matrix of how often rows and columns stand together. */
export function matrixPicture(
  page: PageContext,
  name: string,
  title: string,
  { rows, columns, counts }: MatrixView,
): Html {
  const most = Math.max(
    1,
    ...counts.flatMap((row, i) => row.filter((_, j) => rows[i]?.url !== columns[j]?.url)),
  );
  const left = labelWidth(rows.map((row) => row.name));
  const top = labelWidth(columns.map((column) => column.name)) * 0.72 + 12;
  const width = left + columns.length * CELL + top;
  const height = top + rows.length * CELL + 4;
  return html`<figure class="picture">
${scrollable(
  title,
  html`<svg role="img" aria-label="${title}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
${columns.map((column, j) => {
  const x = left + j * CELL + CELL / 2;
  const turned = `rotate(-45 ${x} ${top - 6})`;
  return html`<text class="tick" x="${x}" y="${top - 6}" transform="${turned}">${column.name}</text>\n`;
})}${rows.map((row, i) => {
  const y = top + i * CELL;
  return html`<text class="tick" x="${left - 8}" y="${y + CELL / 2 + 5}" text-anchor="end">${row.name}</text>
${columns.map((column, j) => {
  const count = counts[i]?.[j] ?? 0;
  const x = left + j * CELL;
  const isSelf = row.url === column.url;
  const opacity = isSelf || count === 0 ? 0.06 : ((count / most) * MAX_OPACITY).toFixed(3);
  const size = CELL - 2;
  const box = html`x="${x}" y="${y}" width="${size}" height="${size}" fill-opacity="${opacity}"`;
  return html`<rect class="${isSelf ? "cell self" : "cell"}" ${box}/>${
    count > 0 && !isSelf && middleText("value", x + CELL / 2 - 1, y + CELL / 2 + 4, count)
  }`;
})}
`;
})}</svg>`,
)}
${tableFold(name, matrixTable(page, { rows, columns, counts }))}
</figure>`;
}

function matrixTable(page: PageContext, { rows, columns, counts }: MatrixView): Html {
  const heading = (scope: "col" | "row", { url, name }: Link) =>
    html`<th scope="${scope}"><a href="${page.href(url)}">${name}</a></th>`;
  const cell = (row: Link, i: number) => (column: Link, j: number) =>
    html`<td>${row.url === column.url ? "–" : (counts[i]?.[j] ?? 0)}</td>`;
  return html`<table><thead><tr><td></td>${columns.map((column) => heading("col", column))}</tr></thead><tbody>
${rows.map(
  (row, i) => html`<tr>${heading("row", row)}${columns.map(cell(row, i))}</tr>\n`,
)}</tbody></table>`;
}

/** What is wider than a phone scrolls by itself, by keyboard too. */
function scrollable(label: string, content: Html): Html {
  return html`<div class="picture-scroll" role="region" aria-label="${label}" tabindex="0">${content}</div>`;
}

function tableFold(name: string, table: Html): Html {
  const summary = bilingual("同样内容的表格", "The same as a table");
  const content = scrollable(`表格 ${name}`, table);
  return html`<details class="picture-table"><summary>${summary}</summary>${content}</details>`;
}

/** Pixels that the longest of some labels takes at the pictures' 13 px. */
function labelWidth(labels: readonly string[]): number {
  const widths = labels.map((label) =>
    [...label].reduce((sum, c) => sum + (/[\u2E80-\uFFEF]/u.test(c) ? 13.5 : 7.5), 0),
  );
  return Math.ceil(Math.max(40, ...widths)) + 12;
}
