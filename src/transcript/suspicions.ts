/**
 * What a keeper should look at before publishing a document that others wrote: text that is not
 * what it seems, and passages too large to be read as Markdown. Warnings, but for metadata that
 * would turn the text around it on other pages.
 */

import {
  codePoint,
  type Deception,
  findDeceptions,
  looks,
  mixesScripts,
} from "../text/deceptive.ts";
import { remember } from "../text/remember.ts";
import { HIDDEN, traitsOf } from "../text/traits.ts";
import type { Block } from "./blocks.ts";
import type { Diagnostic, Severity } from "./diagnostic.ts";
import type { DoubtfulLabel } from "./label-evidence.ts";
import { MAX_PASSAGE } from "./limits.ts";
import type { Metadata, Section } from "./model.ts";
import { isTooDense } from "./passage.ts";
import type { Piece } from "./pieces.ts";

const WORDS: Record<Deception, string> = {
  reordering: "reorders the text after it, which then reads otherwise than it is",
  invisible: "is not seen, yet parts or changes words",
  control: "is a control character, which no page shows",
};

/** Reports passages that hold hidden characters, or more than is rendered. */
export function inspectPassage(text: string, line: number, path: string): Diagnostic[] {
  const found = deceptions(text, line, path, "The paragraph", "warning");
  if (isTooDense(text)) {
    found.push({
      severity: "warning",
      rule: "paragraph-too-large",
      message: `The paragraph has more than ${MAX_PASSAGE.characters} characters or ${MAX_PASSAGE.marks} marks of Markdown, so it is shown as it is written`,
      fix: "break it into paragraphs, with a blank line between them",
      path,
      line,
      column: 1,
    });
  }
  return found;
}

/** Reports the marks of a merge, by import or by git, that a person has still to decide. */
export function inspectConflicts(source: string, path: string): Diagnostic[] {
  if (!source.includes("<<<<<<< ")) return [];
  return source.split("\n").flatMap((line, i) =>
    line.startsWith("<<<<<<< ")
      ? [
          {
            severity: "error",
            rule: "merge-conflict",
            message: "Two versions of the text stand here between marks",
            fix: "keep one of them, and delete the marks `<<<<<<<`, `|||||||`, `=======` and `>>>>>>>`",
            path,
            line: i + 1,
            column: 1,
          } as const,
        ]
      : [],
  );
}

/** Reports hidden characters in metadata; those that reorder text are errors there. */
export function inspectMetadata(meta: Metadata, path: string): Diagnostic[] {
  const { extra: _, ...known } = meta;
  return Object.entries(known).flatMap(([key, value]) => {
    const text = Array.isArray(value) ? value.join("\n") : String(value);
    return deceptions(text, 1, path, `\`${key}\``, "error");
  });
}

/** Reports speakers whose labels cannot be told apart by eye, or mix scripts in one word. */
export function inspectSpeakers(sections: readonly Section[], path: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  const seen = new Map<string, string>();
  const checked = new Set<string>();
  const report = (line: number, message: string) =>
    found.push({
      severity: "warning",
      rule: "speaker-lookalike",
      message,
      fix: "write the name with the letters of its own script, everywhere alike",
      path,
      line,
      column: 1,
    });
  for (const section of sections) {
    for (const { speaker, segments } of section.turns) {
      for (const name of [speaker?.zh, speaker?.original]) {
        if (name === undefined || checked.has(name)) continue;
        checked.add(name);
        const line = segments[0]?.line ?? 1;
        const look = looks(name);
        const twin = seen.get(look);
        if (mixesScripts(name)) {
          report(line, `\`${name}\` holds letters of two scripts that look alike`);
        } else if (twin !== undefined && isDisguise(twin, name)) {
          report(line, `\`${name}\` looks like \`${twin}\`, but is written with other characters`);
        } else if (twin === undefined) seen.set(look, name);
      }
    }
  }
  return found;
}

/**
 * Tells which labels were not taken as speakers: in bold those that a document does not show to be
 * any, and without a mark those that look like speakers, but not often or not alternately enough.
 */
export function inspectLabels(
  unsure: readonly Piece[],
  doubtful: readonly DoubtfulLabel[],
  path: string,
): Diagnostic[] {
  const of = (line: number, rule: string, message: string, fix: string): Diagnostic => ({
    ...{ severity: "info", rule, message, fix, path, line, column: 1 },
  });
  const fix = "if it is a speaker, add the name to `speaker:` in the front matter";
  return [
    ...unsure.map(({ label = "", line, verdict }) =>
      verdict === "unsure"
        ? of(
            line,
            "label-unsure",
            `\`${label}\` may be a speaker, so its words are given to nobody`,
            fix,
          )
        : of(
            line,
            "label-once",
            `\`${label}\` stands before a colon too seldom, so it is read as text and not as a speaker`,
            fix,
          ),
    ),
    ...doubtful.map(({ label, count, isSparse }) =>
      of(
        1,
        "label-plain",
        `\`${label}：\` opens ${count} paragraphs without being bold, and is read as text: ${
          isSparse
            ? "most paragraphs have no such label, so nobody knows who says those after it"
            : "no other such label alternates with it"
        }`,
        "if it is a speaker, write it as `**name**：`",
      ),
    ),
  ];
}

/** Reports references to notes that stand nowhere in the file. */
export function inspectNotes(blocks: readonly Block[], path: string): Diagnostic[] {
  const notes = new Set(blocks.flatMap((block) => (block.kind === "note" ? [block.id] : [])));
  return blocks.flatMap((block) => {
    if (block.kind === "marker" || !block.text.includes("[^")) return [];
    return [...block.text.matchAll(/\[\^([^\]\s]{1,40})\]/g)].flatMap(([reference, id = ""]) =>
      notes.has(id)
        ? []
        : [
            {
              severity: "warning",
              rule: "note-missing",
              message: `\`${reference}\` refers to a note that is not in the file`,
              fix: `write the note at its end, as \`${reference}: …\``,
              path,
              line: block.line,
              column: 1,
            } as const,
          ],
    );
  });
}

/** Case, width and dots differ by habit; anything else that looks the same is a disguise. */
export function isDisguise(a: string, b: string): boolean {
  return habitual(a) !== habitual(b);
}

const habitual = remember((name) => {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s·・‧•.]+/gu, " ")
    .trim();
});

function deceptions(
  text: string,
  line: number,
  path: string,
  what: string,
  reordering: Severity,
): Diagnostic[] {
  if ((traitsOf(text) & HIDDEN) === 0) return [];
  return findDeceptions(text).map(({ kind, character }) => {
    const at = text.indexOf(character);
    const before = text.slice(0, at);
    return {
      severity: kind === "reordering" ? reordering : "warning",
      rule: `text-${kind}`,
      message: `${what} holds ${codePoint(character)}, which ${WORDS[kind]}`,
      fix: "delete the character, or write what was meant",
      path,
      line: line + before.split("\n").length - 1,
      column: 1,
    };
  });
}
