/**
 * Parses one canonical transcript. Strict about what it reports, lenient about what it keeps:
 * no text of the body is ever dropped, whatever the diagnostics say.
 *
 * Both layouts are read: a Chinese paragraph with its original in `<details>` (the form that is
 * written), and an English paragraph followed by its Chinese one (seen in older archives).
 */

import { slugify } from "../text/slug.ts";
import { type Block, readBlocks } from "./blocks.ts";
import { capDiagnostics, type Diagnostic } from "./diagnostic.ts";
import { parseFrontMatter } from "./front-matter.ts";
import type { Metadata, Section, Segment, SpeakerLabel, Transcript, Turn } from "./model.ts";
import { unsafeMarkup } from "./passage.ts";
import { segmentIds } from "./segment-id.ts";
import { countsAsSpeaker, type LabelEvidence, type Opening, readOpening } from "./speaker-label.ts";
import {
  inspectConflicts,
  inspectMetadata,
  inspectPassage,
  inspectSpeakers,
} from "./suspicions.ts";

/** From this share of English paragraphs with a Chinese one after them, the file is interleaved. */
const INTERLEAVED_SHARE = 0.6;

export interface ParseResult {
  transcript: Transcript;
  diagnostics: Diagnostic[];
}

/**
 * Parses the text of a transcript file.
 * @param path The file's path, for diagnostics; its last part without `.md` gives the slug.
 * @param newSegmentId Gives the segments their ids, which cost a pass over all letters.
 */
export function parseTranscript(
  source: string,
  path: string,
  newSegmentId = segmentIds(),
): ParseResult {
  const text = source
    .replace(/^\uFEFF/, "")
    .replaceAll("\r\n", "\n")
    .replaceAll("\r", "\n");
  const { meta, body, bodyLine, diagnostics } = parseFrontMatter(text, path);
  diagnostics.push(...inspectConflicts(text, path));
  const { blocks, problems } = readBlocks(body, bodyLine);
  for (const problem of problems) diagnostics.push({ ...problem, path, column: 1 });
  for (const [i, block] of blocks.entries()) {
    if (block.kind === "marker") {
      if (block.marker === "alignment uncertain") {
        const what = blocks[i + 1]?.kind === "heading" ? "heading" : "paragraph";
        diagnostics.push({
          severity: "info",
          rule: "alignment-uncertain",
          message: `Import was not sure that the two sides of this ${what} belong together`,
          fix: "compare them, mend what is wrong, and delete the comment",
          path,
          line: block.line,
          column: 1,
        });
      }
      continue;
    }
    diagnostics.push(...inspectPassage(block.text, block.line, path));
    for (const markup of unsafeMarkup(block.text)) {
      diagnostics.push({
        severity: "warning",
        rule: "raw-html",
        message: `\`${markup}\` is not part of the format, so it is left out of the page`,
        fix: "remove it, or put it between backticks to show it as code",
        path,
        line: block.line,
        column: 1,
      });
    }
  }

  const openings = blocks.map((block) =>
    hasOpening(block) ? readOpening(block.text) : NO_OPENING,
  );
  const evidence = gatherEvidence(openings, meta);
  const sections = assemble(blocks, openings, evidence, newSegmentId);
  diagnostics.push(...inspectMetadata(meta, path), ...inspectSpeakers(sections, path));
  const slug = slugify(path.replace(/^.*[\\/]/, "").replace(/\.md$/i, ""));
  // Front matter that cannot be told from the body leaves no body to complain about.
  const hasBody = bodyLine > 1 || body !== "";
  if (hasBody && !sections.some((section) => section.turns.length > 0)) {
    diagnostics.push({
      severity: "error",
      rule: "body-empty",
      message: "The transcript has no text",
      fix: "write at least one paragraph after the front matter",
      path,
      line: bodyLine,
      column: 1,
    });
  }
  for (const [i, { kind, line }] of blocks.entries()) {
    const label = kind === "prose" ? openings[i]?.label : undefined;
    if (label === undefined || countsAsSpeaker(label, evidence)) continue;
    diagnostics.push({
      severity: "info",
      rule: "label-once",
      message: `\`${label}\` stands before a colon only once, so it is read as text and not as a speaker`,
      fix: "if it is a speaker, add the name to `speaker:` in the front matter",
      path,
      line,
      column: 1,
    });
  }
  return { transcript: { slug, path, meta, sections }, diagnostics: capDiagnostics(diagnostics) };
}

const NO_OPENING: Opening = { labelled: "", rest: "" };

/** Whether a block may start with a timestamp and a speaker. */
function hasOpening(block: Block): block is Extract<Block, { kind: "prose" | "original" }> {
  return block.kind === "prose" || block.kind === "original";
}

/** @param openings Those of the blocks, by their places. */
function assemble(
  blocks: readonly Block[],
  openings: readonly Opening[],
  evidence: LabelEvidence,
  newSegmentId: ReturnType<typeof segmentIds>,
): Section[] {
  const interleaved = isInterleaved(blocks);
  const newSectionId = sectionIds();
  const sections: Section[] = [{ level: 0, line: 1, turns: [] }];
  let section = sections[0] as Section;
  let turn: Turn | undefined;
  let previous: Block | undefined;
  let standsAlone = false;
  let uncertain: true | undefined;

  const addSegment = (read: Omit<Segment, "id">, speaker: SpeakerLabel | undefined) => {
    const segment = uncertain ? { ...read, uncertain } : read;
    uncertain = undefined;
    if (speaker || !turn) {
      turn = { segments: [], ...(speaker && { speaker }) };
      section.turns.push(turn);
    }
    turn.segments.push({ id: newSegmentId(segment), ...segment });
  };

  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i] as Block;
    const next = blocks[i + 1];
    if (block.kind === "heading") {
      section = {
        id: newSectionId(block.text),
        heading: block.text,
        level: block.level,
        line: block.line,
        turns: [],
        ...(uncertain && { uncertain }),
      };
      uncertain = undefined;
      sections.push(section);
      turn = undefined;
    } else if (block.kind === "marker") {
      if (block.marker === "untranslated") standsAlone = true;
      else if (block.marker === "alignment uncertain") uncertain = true;
      else turn = undefined;
    } else if (block.kind === "original") {
      if (previous?.kind === "heading" && !standsAlone) {
        section.headingOriginal = { lang: block.lang, text: block.text };
      } else {
        const { time, label, text } = open(openings[i] as Opening, evidence);
        addSegment(
          {
            original: { lang: block.lang, text },
            line: block.line,
            ...(time !== undefined && { time }),
          },
          label === undefined ? undefined : { original: label },
        );
      }
      standsAlone = false;
    } else {
      const pairsWithNext =
        interleaved && block.script === "latin" && next?.kind === "prose" && next.script === "han";
      if (pairsWithNext || next?.kind === "original") {
        const [zhAt, originalAt] = pairsWithNext ? [i + 1, i] : [i, i + 1];
        const zh = open(openings[zhAt] as Opening, evidence);
        const original = open(openings[originalAt] as Opening, evidence);
        const lang = next.kind === "original" ? next.lang : "en";
        const time = zh.time ?? original.time;
        const speaker: SpeakerLabel = {
          ...(zh.label !== undefined && { zh: zh.label }),
          ...(original.label !== undefined && { original: original.label }),
        };
        addSegment(
          {
            zh: zh.text,
            original: { lang, text: original.text },
            line: block.line,
            ...(time !== undefined && { time }),
          },
          Object.keys(speaker).length > 0 ? speaker : undefined,
        );
        i++;
      } else {
        const { time, label, text } = open(openings[i] as Opening, evidence);
        const isOriginal = block.script === "latin";
        addSegment(
          {
            ...(isOriginal ? { original: { lang: "en", text } } : { zh: text }),
            line: block.line,
            ...(time !== undefined && { time }),
          },
          label === undefined ? undefined : isOriginal ? { original: label } : { zh: label },
        );
      }
    }
    previous = block;
  }
  if (section === sections[0] || (sections[0] as Section).turns.length > 0) return sections;
  return sections.slice(1);
}

/** Takes timestamp and label off a paragraph, when the label counts as one. */
function open(
  { time, label, labelled, rest }: Opening,
  evidence: LabelEvidence,
): { text: string; time?: number; label?: string } {
  const counts = label !== undefined && rest !== "" && countsAsSpeaker(label, evidence);
  return {
    text: counts ? rest : labelled,
    ...(time !== undefined && { time }),
    ...(counts && label !== undefined && { label }),
  };
}

function gatherEvidence(openings: readonly Opening[], meta: Metadata): LabelEvidence {
  const counts = new Map<string, number>();
  for (const { label } of openings) {
    if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const named = new Set([...meta.speaker, ...meta.guest, ...meta.host, ...meta.people]);
  return { counts, named };
}

function isInterleaved(blocks: readonly Block[]): boolean {
  let latin = 0;
  let followed = 0;
  blocks.forEach((block, i) => {
    if (block.kind !== "prose" || block.script !== "latin") return;
    if (blocks[i + 1]?.kind === "original") return;
    latin++;
    const next = blocks[i + 1];
    const afterNext = blocks[i + 2];
    if (next?.kind === "prose" && next.script === "han" && afterNext?.kind !== "original") {
      followed++;
    }
  });
  return latin > 0 && followed / latin >= INTERLEAVED_SHARE;
}

function sectionIds(): (heading: string) => string {
  const seen = new Map<string, number>();
  return (heading) => {
    // The prefix keeps a heading's id apart from segment ids and from names a script may look up.
    const base = `h-${slugify(heading)}`;
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return count === 1 ? base : `${base}-${count}`;
  };
}
