/**
 * The forms that a value of a keeper's YAML may have, for the schemas of front matter, settings and
 * names. An editor's YAML has numbers and switches where ours has the text that stands there, so both
 * are taken.
 */

import * as v from "valibot";
import { withoutComments } from "./comments.ts";

/** What a switch may say, as people write it. */
const SWITCH_WORDS = ["true", "false", "yes", "no", "on", "off", "是", "否", ""] as const;

/** What is wrong with a value, after the value itself, and what to write instead, as a schema says it. */
export function fault(message: string, fix: string): string {
  return `${message}\n${fix}`;
}

/** A fault that a schema found, as message and fix. */
export function faultInWords(issue: string, subject: string): [message: string, fix: string] {
  const [message = "", fix = ""] = issue.split("\n");
  return [`\`${subject}\` ${message}`, fix];
}

const scalar = v.union(
  [v.string(), v.number(), v.boolean(), v.null()],
  fault(
    "must be one line of text",
    "write one line, in quotes where it begins with `[` or `{` or holds `: `",
  ),
);

/** One line of text, without comments and the blanks around it; empty where nothing is said. */
export const line = v.pipe(
  scalar,
  v.transform((value) => (value === null ? "" : withoutComments(String(value)).trim())),
);

/** A list of lines, or one line. */
export const list = v.union(
  [v.array(scalar), scalar],
  fault(
    "must be a list",
    "write each on a line of its own as `  - name`, in quotes where it holds `: `",
  ),
);

/** Yes or no; nothing is no. */
export const yesOrNo = v.pipe(
  v.union(
    [v.boolean(), v.null(), v.pipe(v.string(), v.toLowerCase(), v.picklist(SWITCH_WORDS))],
    fault("must be `true` or `false`", "write one of them, or take the line out"),
  ),
  v.transform((value) => /^(?:true|yes|on|是)$/i.test(String(value))),
);

/** The lines of a list, whichever way it is written, those that say nothing left out. */
export function linesOf(value: v.InferOutput<typeof list> | undefined): string[] {
  const items = Array.isArray(value) ? value : [value];
  return items
    .map((item) => withoutComments(String(item ?? "")).trim())
    .filter((item) => item !== "");
}
