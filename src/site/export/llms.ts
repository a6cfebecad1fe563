/** `llms.txt` (llmstxt.org): what the archive is and where each transcript's plain text stands. */

import type { Archive } from "../../archive/model.ts";
import { outsideAddress } from "../../shared/page-address.ts";

/** Writes the file; transcripts are listed newest first with a link to their Markdown. */
export function llmsText(archive: Archive): string {
  const { site, transcripts, layout } = archive;
  const at = (path: string) => outsideAddress(site, path);
  const lines = [
    `# ${line(site.title)} ${line(site.title_en)}`,
    "",
    `> ${line(site.description_en)} ${line(site.description)}`,
    "",
    "Each transcript is Simplified Chinese with its original (English, or Traditional Chinese)",
    "beneath each paragraph. Cite a paragraph by its page's address and its id. The texts belong",
    "to their authors.",
    "",
    "## Data",
    "",
    ...(layout.dumps ? dumpLines(at) : [`- [Transcripts as CSV](${at("/data/transcripts.csv")})`]),
    "",
    "## Transcripts",
    "",
    ...transcripts.map(({ slug, meta }) => {
      const title = line(meta.title).replace(/[[\]]/g, "\\$&");
      const about = [meta.date, meta.summary && line(meta.summary)].filter(Boolean).join(". ");
      return `- [${title}](${at(layout.textFiles ? `/transcripts/${slug}.md` : `/transcripts/${slug}/`)})${about && `: ${about}`}`;
    }),
  ];
  return `${lines.join("\n")}\n`;
}

function dumpLines(at: (path: string) => string): string[] {
  return [
    `- [Everything as JSON](${at("/data/archive.json")}): transcripts, people, tags, glossary; [its schema](${at("/data/archive.schema.json")})`,
    `- [Paragraphs as CSV](${at("/data/segments.csv")}): both languages side by side`,
    `- [Glossary as JSON](${at("/glossary/glossary.json")})`,
  ];
}

function line(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
