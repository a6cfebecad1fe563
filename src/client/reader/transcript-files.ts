/**
 * A transcript as Markdown and as plain text, made of the page that shows it. The Markdown is in
 * the form that the archive's own files have, with those keys of the front matter that a page
 * states; whoever wants the file as it was kept asks the keeper.
 */

import { readableText } from "../page/readable-text.ts";
import { citedWork } from "./passage.ts";

/** The Markdown of the transcript on this page. */
export function transcriptMarkdown(): string {
  const blocks = [...bodyParts()].map((part) => {
    if (part.kind === "heading") {
      const original = part.original ? `\n\n${originalBlock(part.original)}` : "";
      return `${"#".repeat(part.level)} ${markdownOf(part.zh)}${original}`;
    }
    const { zh, original, speaker, originalSpeaker, time } = part;
    const label = speaker === undefined ? "" : `**${speaker}**：`;
    const lines = zh ? [`${time}${label}${markdownOf(zh)}`] : ["<!-- untranslated -->"];
    if (original) lines.push(originalBlock(original, originalSpeaker));
    return lines.join("\n\n");
  });
  return `---\n${frontMatter()}---\n\n${blocks.join("\n\n")}\n`;
}

/** The plain text of the transcript on this page, each paragraph with its original beneath. */
export function transcriptText(): string {
  const { title, date, url } = citedWork();
  const head = [title, date, url].filter(Boolean).join("\n");
  const blocks = [...bodyParts()].map((part) => {
    const plain = (element: Element | undefined) => element && readableText(element).text.trim();
    const zh = plain(part.zh);
    const original = plain(part.original);
    if (part.kind === "heading") return [zh, original].filter(Boolean).join("\n");
    const label = part.speaker === undefined ? "" : `${part.speaker}：`;
    return [zh && label + zh, original].filter(Boolean).join("\n");
  });
  return `${[head, ...blocks].join("\n\n")}\n`;
}

type Part =
  | { kind: "heading"; level: number; zh: Element; original?: Element }
  | {
      kind: "segment";
      zh?: Element;
      original?: Element;
      /** Of the first paragraph of a turn. */
      speaker?: string;
      originalSpeaker?: string;
      /** With its brackets and a blank, or empty. */
      time: string;
    };

/** Headings and paragraphs in the order of the page. */
function* bodyParts(): Generator<Part> {
  const body = document.querySelector(".transcript-body");
  for (const place of body?.querySelectorAll("h2, h3, h4, h5, h6, .segment") ?? []) {
    if (!place.matches(".segment")) {
      const original = place.querySelector(".heading-original");
      yield {
        kind: "heading",
        level: Number(place.tagName[1]),
        zh: place.querySelector(".heading-zh") ?? place,
        ...(original && { original }),
      };
      continue;
    }
    const zh = place.querySelector(".zh");
    const original = place.querySelector(".original");
    const before = place.previousElementSibling;
    const speaker = before?.matches(".speaker:not(.unknown)") ? before : undefined;
    const name = speaker?.querySelector(".name")?.textContent ?? undefined;
    const originalName =
      speaker?.querySelector(".name-original")?.textContent ??
      speaker?.getAttribute("data-original-name") ??
      undefined;
    const time = place.querySelector(".timestamp")?.textContent;
    yield {
      kind: "segment",
      ...(zh && { zh }),
      ...(original && { original }),
      ...(name !== undefined && { speaker: name }),
      ...(originalName !== undefined && { originalSpeaker: originalName }),
      time: time ? `[${time}] ` : "",
    };
  }
}

function originalBlock(original: Element, speaker?: string): string {
  const lang = original.getAttribute("lang") ?? "en";
  const label = speaker === undefined ? "" : `**${speaker}**${lang === "en" ? ": " : "："}`;
  const attribute = lang === "en" ? "" : ` lang="${lang}"`;
  const summary = lang === "zh-Hant" ? "Traditional Chinese" : "English";
  return [
    "<details>",
    `<summary>View/Hide Original ${summary}</summary>`,
    `<p class="english-text"${attribute}>${label}${markdownOf(original)}</p>`,
    "</details>",
  ].join("\n");
}

function frontMatter(): string {
  const { title } = citedWork();
  const stated = (name: string) =>
    [...document.querySelectorAll(`meta[name="${name}"]`)].map(
      (meta) => meta.getAttribute("content") ?? "",
    );
  const english = stated("DCTERMS.alternative")[0];
  const date = stated("DC.date")[0];
  const source = stated("DC.source")[0];
  const tags = stated("DC.subject");
  return [
    `title: ${JSON.stringify(title)}`,
    english === undefined ? "" : `title_en: ${JSON.stringify(english)}`,
    date === undefined ? "" : `date: ${JSON.stringify(date)}`,
    source === undefined ? "" : `source: ${JSON.stringify(source)}`,
    tags.length === 0 ? "" : `tags: ${JSON.stringify(tags)}`,
  ]
    .filter((line) => line !== "")
    .map((line) => `${line}\n`)
    .join("");
}

const MARKS: Readonly<Record<string, string>> = {
  STRONG: "**",
  B: "**",
  EM: "*",
  I: "*",
  CODE: "`",
  DFN: "**",
};

/** The Markdown of what an element holds, without the page's own marks. */
function markdownOf(root: Element): string {
  return [...root.childNodes].map(markdownOfNode).join("").trim();
}

function markdownOfNode(node: Node): string {
  if (node instanceof Text) return node.data.replace(/</g, "&lt;").replace(/\n+/g, "\n");
  if (!(node instanceof Element) || node.matches(".gloss-link, .permalink, button")) return "";
  const inner = [...node.childNodes].map(markdownOfNode).join("");
  const mark = MARKS[node.tagName];
  if (mark !== undefined) return `${mark}${inner}${mark}`;
  switch (node.tagName) {
    case "A":
      return `[${inner}](${node.getAttribute("href") ?? ""})`;
    case "BR":
      return "<br>";
    case "LI":
      return `- ${inner.trim()}\n`;
    case "BLOCKQUOTE":
      return `${inner.trim().replace(/^/gm, "> ")}\n\n`;
    case "P":
      return `${inner}\n\n`;
    case "SUB":
    case "SUP":
      return `<${node.tagName.toLowerCase()}>${inner}</${node.tagName.toLowerCase()}>`;
    default:
      return inner;
  }
}
