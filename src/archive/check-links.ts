/** Follows the links and pictures of all transcripts within the archive, and tells those that lead nowhere. */

import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Diagnostic, Severity } from "../transcript/diagnostic.ts";
import { linkedTranscript } from "../transcript/local-links.ts";
import { eachSegment, type Transcript } from "../transcript/model.ts";
import { digestOf } from "./digest.ts";
import type { Archive } from "./model.ts";
import { type Picture, readPicture } from "./pictures.ts";

/** Pictures of each transcript that has any, by how its text names them. */
export type Pictures = ReadonlyMap<Transcript, Readonly<Record<string, Picture>>>;

/** Finds the pictures, and what is wrong with links and pictures. */
export function checkLinks(
  contentDir: string,
  { transcripts, unlisted, bySlug }: Pick<Archive, "transcripts" | "unlisted" | "bySlug">,
): { pictures: Pictures; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const pictures = new Map<Transcript, Record<string, Picture>>();
  const all = new Map([...bySlug, ...unlisted.map((one) => [one.slug, one] as const)]);
  for (const transcript of [...transcripts, ...unlisted]) {
    const { links } = digestOf(transcript);
    if (links.length === 0) continue;
    const file = resolve(transcript.path);
    const report = (target: string, severity: Severity, rule: string, told: [string, string]) => {
      const [message, fix] = told;
      const line = lineOf(file, `](${target}`, `](<${target}`);
      diagnostics.push({ severity, rule, message, fix, path: transcript.path, line, column: 1 });
    };
    for (const { target, isPicture, text } of links) {
      if (isPicture) {
        const picture = readPicture(join(contentDir, "transcripts"), file, transcript, target);
        if (Array.isArray(picture)) report(target, "error", "picture-missing", picture);
        else pictures.set(transcript, { ...pictures.get(transcript), [target]: picture });
        if (text.trim() !== "") continue;
        report(target, "warning", "picture-undescribed", [
          `The picture \`${target}\` has no description`,
          "write what is seen on it between the brackets: `![…](…)`",
        ]);
        continue;
      }
      const linked = linkedTranscript(target);
      const there = linked ? all.get(linked.slug) : transcript;
      const place = linked ? linked.place : target.startsWith("#") ? target : "";
      if (!there) {
        report(target, "error", "link-dead", [
          `The link \`${target}\` leads to no transcript of this archive`,
          "write the name of its file, such as `other.md`, or take the link out",
        ]);
      } else if (place !== "" && !hasPlace(there, place.slice(1))) {
        report(target, "error", "link-dead", [
          `${there.path} has no place \`${place}\``,
          "copy the address of the paragraph from its page",
        ]);
      }
    }
  }
  return { pictures, diagnostics };
}

function hasPlace(transcript: Transcript, id: string): boolean {
  return (
    transcript.sections.some((section) => section.id === id) ||
    eachSegment(transcript).some(({ segment }) => segment.id === id)
  );
}

function lineOf(file: string, ...written: string[]): number {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.findIndex((line) => written.some((one) => line.includes(one))) + 1 || 1;
}
