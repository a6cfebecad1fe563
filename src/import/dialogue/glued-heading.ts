/**
 * A heading that lost its line break and stands right before the next speaker's label:
 * `談新功能主持人 : 非常好`. The label must be one that is known from elsewhere in the document.
 */

import { displayWidth, type SourceBlock } from "../source-block.ts";

/** Words after which a name followed by a colon is part of the sentence: `他问主持人：…`. */
const TAKES_OBJECT = /[问問对對跟和与與请請的是说說让讓给給向为為叫由被了在告诉訴,，、]$/u;

/** Splits a block into the heading and what the speaker says, label included. */
export function findGluedHeading(
  block: SourceBlock,
  labels: ReadonlySet<string>,
): { heading: string; rest: string } | undefined {
  if (block.kind !== "paragraph" || block.whole) return undefined;
  for (const label of labels) {
    const at = block.text.indexOf(label);
    if (at < 2 || at > 40) continue;
    const rest = block.text.slice(at);
    const prefix = block.text.slice(0, at).trim();
    if (!/^\s*[:：]/.test(rest.slice(label.length))) continue;
    const heading = prefix.replace(/[:：]$/, "").trim();
    const isPlain = !/[。！!？?；;，,“”"「」]/.test(heading) && displayWidth(heading) <= 48;
    // Two Latin words run together are one name: `John Dario Amodei:`.
    const isSeparate = /[\p{Script=Han}\d):：）]$/u.test(prefix);
    if (heading === "" || !isPlain || !isSeparate || TAKES_OBJECT.test(prefix)) continue;
    return { heading, rest };
  }
  return undefined;
}
