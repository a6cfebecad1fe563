/** The concordance: a table of matches in their contexts, to sort, copy and save. */

import {
  type ConcordanceLine,
  type ConcordanceOrder,
  concordance,
  concordanceCsv,
} from "../../search/concordance.ts";
import { element, english } from "../page/dom.ts";
import type { Findings } from "./engine.ts";
import { hitAddress, hitLink } from "./hit-view.ts";

/** Lines shown; all of them are copied and saved. */
const SHOWN = 500;

const ORDERS: [ConcordanceOrder, string, string][] = [
  ["right", "按后文", "right context"],
  ["left", "按前文", "left context"],
  ["person", "按讲者", "speaker"],
  ["year", "按年份", "year"],
];

/** Makes the concordance of what was found. */
export function kwicView(
  { hits, query }: Findings,
  order: ConcordanceOrder,
  reorder: (order: ConcordanceOrder) => void,
): Node {
  const lines = concordance(hits, order);
  const address = ({ hit, id }: ConcordanceLine) => hitAddress(hit.document.source.slug, id);
  const cite = (line: ConcordanceLine) => new URL(address(line), location.href).href;
  const select = element(
    "select",
    { onchange: () => reorder(select.value as ConcordanceOrder) },
    ...ORDERS.map(([value, zh, en]) =>
      element("option", { value, selected: value === order }, `${zh} ${en}`),
    ),
  );
  const copied = element("span", { role: "status", class: "muted" });
  const rows = lines.slice(0, SHOWN).map((line) => {
    return element(
      "tr",
      { "data-hit": "", lang: line.lang },
      element("td", { class: "kwic-left" }, element("span", {}, line.left)),
      element(
        "td",
        { class: "kwic-match" },
        hitLink(address(line), query, {}, element("mark", {}, line.match)),
      ),
      element("td", { class: "kwic-right" }, element("span", {}, line.right)),
      element("td", { class: "kwic-from", lang: "zh-Hans" }, line.speaker),
      element("td", { class: "kwic-from", lang: "zh-Hans" }, line.date.slice(0, 4)),
    );
  });
  const whole = document.createDocumentFragment();
  whole.append(
    element(
      "div",
      { class: "kwic-tools" },
      element("label", {}, "排序 ", english("Order"), " ", select),
      element("button", { type: "button", onclick: copy }, "复制 ", english("Copy")),
      element("button", { type: "button", onclick: save }, "存为 CSV ", english("Save CSV")),
      copied,
    ),
    element(
      "div",
      { class: "kwic-scroll", tabindex: 0, role: "region", "aria-label": "上下文对照 Concordance" },
      element(
        "table",
        { class: "kwic" },
        element(
          "colgroup",
          {},
          ...["left", "match", "right", "speaker", "year"].map((name) =>
            element("col", { class: `kwic-at-${name}` }),
          ),
        ),
        element(
          "thead",
          { class: "visually-hidden" },
          element(
            "tr",
            {},
            ...["前文 Left", "匹配 Match", "后文 Right", "讲者 Speaker", "年份 Year"].map((name) =>
              element("th", { scope: "col" }, name),
            ),
          ),
        ),
        element("tbody", {}, ...rows),
      ),
    ),
  );
  if (lines.length > SHOWN) {
    whole.append(
      element(
        "p",
        { class: "muted" },
        `这里列出前 ${SHOWN} 行，共 ${lines.length} 行；复制和存盘含全部。 `,
        english(`The first ${SHOWN} of ${lines.length} lines; copying and saving take all.`),
      ),
    );
  }
  return whole;

  async function copy(): Promise<void> {
    const text = lines
      .map((line) => [line.left, line.match, line.right, line.speaker, line.date].join("\t"))
      .join("\n");
    try {
      await navigator.clipboard.writeText(text);
      copied.replaceChildren(`已复制 ${lines.length} 行 `, english("copied"));
    } catch {
      copied.replaceChildren("浏览器不允许复制 ", english("The browser did not allow it"));
    }
  }

  function save(): void {
    // Spreadsheets take a file for UTF-8 only with a byte order mark.
    const file = new Blob([`\uFEFF${concordanceCsv(lines, cite)}`], { type: "text/csv" });
    const url = URL.createObjectURL(file);
    element("a", { href: url, download: "duidu-kwic.csv" }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
}
