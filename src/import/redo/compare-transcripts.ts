/** Says in a few words how one version of a transcript differs from another. */

import { isDeepStrictEqual } from "node:util";
import { diffIndices } from "node-diff3";
import { parseFrontMatter } from "../../transcript/front-matter.ts";
import { eachSegment, type Metadata, type Transcript } from "../../transcript/model.ts";
import { parseTranscript } from "../../transcript/parse.ts";
import { PROVENANCE_KEYS } from "../provenance.ts";

const OWN_KEYS: ReadonlySet<string> = new Set(PROVENANCE_KEYS);

/**
 * Describes what changed from `before` to `after`, such as `2 paragraphs changed, 1 added; title
 * changed; tags added`. Empty when a reader would see no difference.
 */
export function describeChanges(before: string, after: string): string {
  const keys = changedKeys(parseFrontMatter(before, "").meta, parseFrontMatter(after, "").meta);
  const [old, now] = [before, after].map((text) => parseTranscript(text, "").transcript) as [
    Transcript,
    Transcript,
  ];
  const paragraphs = describeLists(paragraphsOf(old), paragraphsOf(now), "paragraph");
  const headings = describeLists(headingsOf(old), headingsOf(now), "heading");
  return [paragraphs, headings, ...keys].filter((part) => part !== "").join("; ");
}

/** Separates the two sides of a paragraph; no text holds it. */
const BETWEEN = "\u0000";

function paragraphsOf(transcript: Transcript): string[] {
  return eachSegment(transcript).map(({ segment, turn }) => {
    const { zh = "", original, time } = segment;
    const speaker = turn.segments[0] === segment ? turn.speaker : undefined;
    return [speaker?.zh, speaker?.original, time, zh, original?.text].join(BETWEEN);
  });
}

function headingsOf(transcript: Transcript): string[] {
  return transcript.sections.flatMap(({ heading, level, headingOriginal }) =>
    heading === undefined ? [] : [[level, heading, headingOriginal?.text].join(BETWEEN)],
  );
}

function describeLists(before: string[], after: string[], what: string): string {
  const counts = { changed: 0, added: 0, removed: 0 };
  for (const { buffer1, buffer2 } of diffIndices(before, after)) {
    const [gone, come] = [buffer1[1], buffer2[1]];
    counts.changed += Math.min(gone, come);
    counts.added += Math.max(0, come - gone);
    counts.removed += Math.max(0, gone - come);
  }
  const parts = Object.entries(counts).filter(([, count]) => count > 0);
  return parts
    .map(([kind, count], i) => {
      const noun = i > 0 ? "" : ` ${what}${count === 1 ? "" : "s"}`;
      return `${count}${noun} ${kind}`;
    })
    .join(", ");
}

function changedKeys(before: Metadata, after: Metadata): string[] {
  const flatten = ({ extra, ...known }: Metadata) =>
    Object.fromEntries(
      Object.entries({ ...known, ...extra }).filter(
        ([key, value]) => !OWN_KEYS.has(key) && !isEmpty(value),
      ),
    );
  const [old, now] = [flatten(before), flatten(after)];
  const list = (word: string, keys: string[]) =>
    keys.length === 0 ? [] : [`${keys.join(", ")} ${word}`];
  const all = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return [
    ...list(
      "changed",
      all.filter((key) => key in old && key in now && !isDeepStrictEqual(old[key], now[key])),
    ),
    ...list(
      "added",
      all.filter((key) => !(key in old)),
    ),
    ...list(
      "removed",
      all.filter((key) => !(key in now)),
    ),
  ];
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === false) return true;
  return Array.isArray(value) && value.length === 0;
}
