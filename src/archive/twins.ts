/**
 * Transcripts that are probably one: two of the same source, or the copy that a program which keeps
 * folders in step leaves when a file was changed in two places.
 */

import { conflictCopy } from "../text/conflict-copy.ts";
import type { Diagnostic } from "../transcript/diagnostic.ts";
import type { Transcript } from "../transcript/model.ts";

/** Tells each transcript that another one of the archive probably is too. */
export function findTwins(transcripts: readonly Transcript[]): Diagnostic[] {
  const byPath = new Map(transcripts.map((transcript) => [transcript.path, transcript]));
  const bySource = new Map<string, Transcript>();
  return transcripts.flatMap((transcript) => {
    const { path, meta } = transcript;
    const copy = conflictCopy(path);
    const first = copy && byPath.get(copy.of);
    if (first && (copy.isSure || first.meta.title === meta.title)) {
      return twin(path, `It looks like a copy of ${first.path} that was changed in another place`);
    }
    const source = sourceOf(transcript);
    if (source === undefined) return [];
    const other = bySource.get(source);
    if (!other) {
      bySource.set(source, transcript);
      return [];
    }
    return twin(path, `It comes from the same source as ${other.path}`);
  });
}

/** What two transcripts of one recording have in common. An address alone may be that of a series. */
function sourceOf({ meta }: Transcript): string | undefined {
  const { original_sha256, source, title, extra } = meta;
  if (original_sha256 !== undefined) return `${original_sha256} ${extra.translation_sha256 ?? ""}`;
  return source === undefined ? undefined : `${source} ${title} ${meta.date ?? ""}`;
}

function twin(path: string, message: string): Diagnostic[] {
  const fix = "compare the two, and keep one; where both are meant, give them titles of their own";
  return [
    { severity: "warning", rule: "transcript-twice", message, fix, path, line: 1, column: 1 },
  ];
}
