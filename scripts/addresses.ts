/** `duidu addresses`: what is known of the addresses of paragraphs, and what happened to them. */

import type { AddressEvent, RecordEntry } from "../src/archive/addresses/record.ts";
import { loadInThreads } from "../src/archive/load-in-threads.ts";
import type { LoadedTranscript } from "../src/archive/loaded-transcript.ts";
import { excerptOf, withoutMarkup } from "../src/text/excerpt.ts";
import { eachSegment } from "../src/transcript/model.ts";
import { transcriptSlug } from "../src/transcript/parse.ts";
import { contentFolder } from "./user-path.ts";

/** What `duidu addresses` is told; the path is relative to the working directory. */
export interface AddressesOptions {
  content: string;
}

/** Characters of a paragraph that are shown. */
const EXCERPT = 60;

/** Prints the addresses of an archive, of a transcript, or of a paragraph. Returns the exit code. */
export async function addresses(
  { content }: AddressesOptions,
  wanted: string | undefined,
): Promise<number> {
  const contentDir = contentFolder(content);
  const archive = await loadInThreads(contentDir, { drafts: true });
  const [name = "", id] = (wanted ?? "").split("#");
  const slug = transcriptSlug(name.replace(/\/$/, ""));
  const all = [...archive.transcripts, ...archive.unlisted] as LoadedTranscript[];
  const chosen = all.filter((one) => wanted === undefined || one.slug === slug);
  if (chosen.length === 0) {
    console.error(`No transcript has the address \`${slug}\`. Fix: give the name of its file.`);
    return 1;
  }
  if (wanted === undefined) {
    for (const transcript of chosen) {
      console.log(`${transcript.slug}: ${eachSegment(transcript).length} paragraphs`);
    }
    return 0;
  }
  const [transcript] = chosen as [LoadedTranscript];
  const entries = archive.addresses?.entriesOf(transcript) ?? [];
  const shown = entries.filter((entry) => id === undefined || entry.id === id);
  if (shown.length === 0) {
    console.error(`${transcript.slug} never had a paragraph \`${id}\`.`);
    return 1;
  }
  const words = new Map(
    eachSegment(transcript).map(({ segment }) => [
      segment.id,
      withoutMarkup(segment.zh ?? segment.original?.text ?? ""),
    ]),
  );
  for (const entry of shown) {
    const text = words.get(entry.id);
    const excerpt = text === undefined ? "" : `  ${excerptOf(text, "", EXCERPT)}`;
    console.log(`${transcript.slug}#${entry.id}${excerpt}`);
    for (const line of historyOf(entry)) console.log(`  ${line}`);
  }
  return 0;
}

function historyOf({ events }: RecordEntry): string[] {
  if (events.length === 0) return ["as it was when the record began"];
  return events.map((event) => `${event.on || "not written down yet"}  ${saying(event)}`);
}

function saying(event: AddressEvent): string {
  if (event.kind === "merged") return `became part of ${event.into}`;
  return { came: "came", changed: "changed", removed: "removed", back: "back" }[event.kind];
}
