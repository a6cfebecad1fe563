/**
 * One transcript as files: canonical Markdown, plain text in both languages, and subtitles in each
 * language where the recording's times are known.
 */

import type { OfferedFile } from "../../../_includes/transcript-metadata.ts";
import { digestOf } from "../../archive/digest.ts";
import type { Archive } from "../../archive/model.ts";
import { outsideAddress, transcriptUrl } from "../../shared/page-address.ts";
import type { Transcript } from "../../transcript/model.ts";
import { plainText } from "../../transcript/passage.ts";
import { serializePublished } from "../../transcript/serialize.ts";
import { segmentText } from "../segment-text.ts";
import { subtitleCues, toSrt, toVtt } from "./subtitles.ts";

/** A file of a transcript, with what it holds. */
export interface TranscriptFile extends OfferedFile {
  content: (archive: Archive) => string;
}

/**
 * The files of a transcript; their contents are made when asked for.
 * @param withTexts Its Markdown and its text too, beside its subtitles.
 */
export function transcriptFiles(transcript: Transcript, withTexts: boolean): TranscriptFile[] {
  const base = `/transcripts/${transcript.slug}`;
  const files = withTexts ? textFiles(base, transcript) : [];
  for (const lang of digestOf(transcript).subtitles) {
    const cues = () => subtitleCues(transcript, lang);
    files.push(
      {
        path: `${base}.${lang}.vtt`,
        type: "text/vtt",
        label: `WebVTT ${lang}`,
        content: () => toVtt(cues(), lang),
      },
      {
        path: `${base}.${lang}.srt`,
        type: "application/x-subrip",
        label: `SRT ${lang}`,
        content: () => toSrt(cues()),
      },
    );
  }
  return files;
}

function textFiles(base: string, transcript: Transcript): TranscriptFile[] {
  return [
    {
      path: `${base}.md`,
      type: "text/markdown",
      label: "Markdown",
      content: (archive) => withOutsideLinks(serializePublished(transcript), transcript, archive),
    },
    {
      path: `${base}.txt`,
      type: "text/plain",
      label: "TXT",
      content: (archive) => transcriptText(transcript, archive),
    },
  ];
}

/**
 * Links within the archive as they lead on from a file that was taken away: to the published pages,
 * to pictures in the folder beside it. `other.md` is the name of the other's file as well.
 */
function withOutsideLinks(
  text: string,
  transcript: Transcript,
  { site, pictures }: Archive,
): string {
  const own = pictures.get(transcript) ?? {};
  return text.replace(/\]\((<?)([^\s()<>]{1,500})/g, (whole, open: string, target: string) => {
    const picture = Object.hasOwn(own, target) ? own[target] : undefined;
    if (picture) return `](${open}${picture.url.replace(/^\/transcripts\//, "")}`;
    const isPath = /^\/(?![\\/])/.test(target);
    return isPath ? `](${open}${outsideAddress(site, target)}` : whole;
  });
}

/** Title, facts and address, then each paragraph with its original beneath it. */
export function transcriptText(transcript: Transcript, { site, speakersIn }: Archive): string {
  const { meta } = transcript;
  const speakers = speakersIn(transcript).map(({ name }) => name);
  const lines = [
    meta.title,
    [meta.date, speakers.join("、"), meta.channel].filter(Boolean).join(" · "),
    outsideAddress(site, transcriptUrl(transcript)),
    meta.source ?? "",
  ].filter((line) => line !== "");
  const blocks = [lines.join("\n")];
  for (const section of transcript.sections) {
    if (section.heading !== undefined) {
      blocks.push(
        [section.heading, section.headingOriginal?.text ?? ""]
          .filter(Boolean)
          .map(plainText)
          .join("\n"),
      );
    }
    for (const { speaker, segments } of section.turns) {
      segments.forEach((segment, i) => {
        const label = (name: string | undefined, mark: string) =>
          i === 0 && name !== undefined ? `${name}${mark}` : "";
        const { zh, original } = segmentText(segment);
        const texts = [];
        if (zh !== undefined) texts.push(label(speaker?.zh ?? speaker?.original, "：") + zh);
        if (original !== undefined) {
          const mark = segment.original?.lang === "en" ? ": " : "：";
          texts.push(label(speaker?.original, mark) + original);
        }
        blocks.push(texts.join("\n"));
      });
    }
  }
  return `${blocks.join("\n\n")}\n`;
}
