/** Reads what a redo of one transcript needs from its content folder, and plans it. */

import { readKept, readOriginals } from "../content-folder.ts";
import type { ContentState, SourceFile } from "../plan.ts";
import type { Provenance } from "../provenance.ts";
import { findSources, planRedo, type RedoPlan } from "./redo.ts";

/** A plan, with the names of its sources under `originals/`. */
export interface TranscriptPlan extends RedoPlan {
  sources: string[];
}

/**
 * Plans a redo of a transcript.
 * @throws ImportProblem when a source is gone or cannot be imported any more.
 */
export async function planTranscript(
  contentDir: string,
  state: ContentState,
  text: string,
  provenance: Provenance,
): Promise<TranscriptPlan> {
  const sources = await readOriginals(contentDir, findSources(provenance, state.originals));
  const kept = await readKept(contentDir, text, state.kept);
  const plan = planRedo(text, kept, provenance, sources as [SourceFile, SourceFile?]);
  return { ...plan, sources: sources.map(({ name }) => name) };
}
