/** `llms.txt` (llmstxt.org): what the archive is and where each transcript's plain text stands. */

import type { Archive } from "../../archive/model.ts";
import { outsideAddress } from "../../shared/page-address.ts";
import { byAdded } from "../../transcript/days.ts";
import { plainText } from "../../transcript/passage.ts";

/** Writes the file; what was added last stands first, each with a link to its Markdown. */
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
    ...(site.rights === undefined ? [] : ["", line(plainText(site.rights))]),
    "",
    "## Data",
    "",
    ...(layout.dumps ? dumpLines(at) : [`- [Transcripts as CSV](${at("/data/transcripts.csv")})`]),
    "",
    "## Transcripts",
    "",
    ...byAdded(transcripts).map(({ slug, meta }) => {
      const title = line(meta.title).replace(/[[\]]/g, "\\$&");
      const said = [meta.date, meta.title_en, meta.summary, meta.summary_en];
      const about = said.flatMap((text) => (text === undefined ? [] : line(text))).join(". ");
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
