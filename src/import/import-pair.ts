/**
 * Two files, one talk: the English original and its Chinese translation, aligned paragraph by
 * paragraph. A link that is not clearly likelier than another is marked in the report and, by a
 * comment above it, in the transcript, so that a person looks at it.
 */

import { passage } from "./compose.ts";
import { type Draft, newDraft, runStages } from "./draft.ts";
import type { ImportedDocument } from "./import-document.ts";
import { Found, type FoundKey } from "./metadata/found-metadata.ts";
import { alignBlocks, type Link } from "./pair/align.ts";
import type { PairedBlock } from "./pair/pair-blocks.ts";
import type { SourceFile } from "./plan.ts";
import { ImportProblem } from "./problem.ts";
import { readFormat } from "./read/read-format.ts";
import { type ImportReport, newReport } from "./report.ts";
import type { SourceBlock } from "./source-block.ts";
import { UNDERSTAND, WRITE } from "./stages.ts";

/**
 * Imports a pair. The files may be given in either order.
 * @throws ImportProblem when one is no document, or they are not English and Chinese.
 */
export function importPair(first: SourceFile, second: SourceFile): ImportedDocument {
  const one = understand(first);
  const two = understand(second);
  const swapped = one.draft.script !== undefined && two.draft.script === undefined;
  const [en, zh] = swapped ? [two, one] : [one, two];
  if (en.draft.script !== undefined || zh.draft.script === undefined) {
    throw new ImportProblem(
      "pair-languages",
      "Of the two files one must be English and the other Chinese",
      "give the English file and its Chinese translation; a file that holds both is imported alone",
    );
  }
  const report = mergeReports(en, zh);
  const links = alignBlocks(en.draft.blocks, zh.draft.blocks);
  const paired = links.flatMap((link) => pairLink(link, report));
  report.layout = "two files, English and Chinese, aligned by paragraphs";
  report.script = `${zh.draft.script === "zh-Hant" ? "Traditional, converted to zh-Hans" : "zh-Hans"}, with English originals`;
  const meta = withDefaults(zh.draft, en.draft);
  const said = [...en.draft.said, ...zh.draft.said];
  const { meta: complete, text } = runStages(WRITE, { ...zh.draft, meta, paired, said }, report);
  return { title: complete.title, text, report, swapped };
}

interface UnderstoodFile {
  draft: Draft;
  report: ImportReport;
}

function understand(file: SourceFile): UnderstoodFile {
  const report = newReport();
  const found = new Found();
  const source = readFormat(file.bytes, found, report);
  const draft = runStages(UNDERSTAND, newDraft(file.name, source, found), report);
  return { draft, report };
}

/** Both reports in one; lines of the English file are named so. */
function mergeReports(en: UnderstoodFile, zh: UnderstoodFile): ImportReport {
  const named = <T extends { rule: string }>(entries: T[]) =>
    entries.map((entry) => ({ ...entry, rule: `${entry.rule} (English file)` }));
  return {
    ...zh.report,
    encoding: `${en.report.encoding}, ${zh.report.encoding}`,
    removed: [...zh.report.removed, ...named(en.report.removed)],
    repaired: [...zh.report.repaired, ...named(en.report.repaired)],
    doubtful: [...zh.report.doubtful, ...named(en.report.doubtful)],
  };
}

/** The translation's metadata, completed by what only the original states. */
function withDefaults(zh: Draft, en: Draft): Draft["meta"] {
  for (const entry of en.found.list) {
    if (entry.key !== "title") {
      zh.found.add(entry.key as FoundKey, entry.value, `${entry.from}, English file`, entry.line);
    }
  }
  const { title, summary = "", ...stated } = en.meta;
  const heading = en.found.list.find(({ key }) => key === "title");
  if (zh.meta.title !== "" || zh.found.get("title") !== undefined) {
    const english = title || (heading?.value ?? "");
    zh.found.add("title_en", english, "the English file", heading?.line ?? 0);
  }
  zh.found.add("summary_en", summary, "the English file", 0);
  const isEmpty = (value: unknown) =>
    value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
  const merged = { ...zh.meta } as Record<string, unknown>;
  for (const [key, value] of Object.entries(stated)) {
    if (key !== "extra" && isEmpty(merged[key]) && !isEmpty(value)) merged[key] = value;
  }
  const extra = { ...en.meta.extra, ...zh.meta.extra };
  const all = { ...zh.meta, ...merged, extra } as Draft["meta"];
  return title !== "" && all.title === "" && zh.found.get("title") === undefined
    ? { ...all, title }
    : all;
}

function pairLink(link: Link, report: ImportReport): PairedBlock[] {
  const line = (link.zh[0] ?? link.en[0])?.line ?? 0;
  if (link.zh.length === 0 || link.en.length === 0) {
    const [side, blocks] = link.zh.length === 0 ? ["English", link.en] : ["Chinese", link.zh];
    const message = `the ${side} paragraph has no counterpart: ${blocks[0]?.text.slice(0, 60)}`;
    report.doubtful.push({ rule: "alignment", line, message });
    return [...link.zh.map((zh) => ({ zh })), ...link.en.map((en) => ({ en }))];
  }
  // A list or code cannot be joined with what follows it: the first of them takes the original.
  const [zh, ...rest] = link.zh.some((block) => block.whole) ? link.zh : [join(link.zh)];
  const en = join(link.en);
  if (link.doubtful) {
    const message = `“${en.text.slice(0, 60)}” may not be the original of “${zh?.text.slice(0, 30)}”`;
    report.doubtful.push({ rule: "alignment", line, message });
  }
  const pair: PairedBlock = { zh: zh as SourceBlock, en };
  if (link.doubtful) pair.uncertain = true;
  return [pair, ...rest.map((block) => ({ zh: block }))];
}

/** Several paragraphs as one, each on its own lines; a label inside stays visible. */
function join(blocks: readonly SourceBlock[]): SourceBlock {
  const [first, ...rest] = blocks as [SourceBlock, ...SourceBlock[]];
  const { traditional: _, ...block } = first;
  if (rest.length === 0) return block;
  const texts = rest.map((part) => {
    const text = passage(part, part.text).replace(/\n+/g, "<br>");
    return part.speaker === undefined ? text : `**${part.speaker}**：${text}`;
  });
  const text = [passage(first, first.text), ...texts].join("<br><br>");
  return { ...block, text, markdown: true };
}
