/**
 * Sources that are canonical transcripts already: the text stays the same to the byte, only the
 * provenance keys are added. Other Markdown with front matter is read like any clipping, and its
 * keys are carried over, those of common clippers under this archive's names.
 */

import { stringify } from "yaml";
import { traditionalShare } from "../../text/conversion.ts";
import { countHan } from "../../text/script.ts";
import { readDate } from "../../text/written-date.ts";
import { formatDiagnostic, hasErrors } from "../../transcript/diagnostic.ts";
import { parseFrontMatter } from "../../transcript/front-matter.ts";
import { eachSegment, type Metadata, type Transcript } from "../../transcript/model.ts";
import { parseTranscript } from "../../transcript/parse.ts";
import { serializeTranscript } from "../../transcript/serialize.ts";
import { ImportProblem } from "../problem.ts";
import type { ImportReport } from "../report.ts";

/** Tells a document that starts with front matter of any kind. */
export function hasFrontMatter(text: string): boolean {
  return /^---[^\n]*\n[\s\S]*?\n-{3,}[ \t]*(\n|$)/.test(text) || /^---[a-z]+[ \t]*\n/i.test(text);
}

/** Faults after which a file is written anew, as it was read. */
const BROKEN: ReadonlySet<string> = new Set(["details-unclosed", "front-matter-fence"]);

/** A block that holds an original, in a `<p>` or as Markdown, as a summary of its own says. */
const ORIGINAL_BLOCK =
  /<details\b[^<>]*>\s*(?:<summary\b[^<>]*>[^<\n]{0,80}(?:original|原文)|[^\n]*\n?\s*<p\b[^<>]*class="english-text")/i;

/** Reads a canonical transcript, or gives undefined when the document is something else. */
export function readCanonical(
  text: string,
  name: string,
  report: ImportReport,
): { transcript: Transcript; text: string } | undefined {
  const body = text.slice(text.indexOf("\n---", 3) + 4);
  const hasOriginals =
    ORIGINAL_BLOCK.test(body) ||
    (/<p\b[^<>]*class="english-text"/i.test(body) && /<details\b/i.test(body));
  if (!hasOriginals) return undefined;
  // Chinese that still has to be converted is not canonical, whatever it looks like.
  const outside = outsideDetails(body);
  if (countHan(outside) > 0 && traditionalShare(outside) > 0.5) return undefined;
  const { transcript, diagnostics } = parseTranscript(text, name);
  if (hasErrors(diagnostics)) {
    const first = diagnostics.find((d) => d.severity === "error");
    if (first) throw new ImportProblem(first.rule, first.message, first.fix, first.line);
  }
  for (const diagnostic of diagnostics) {
    const message = formatDiagnostic(diagnostic).replace(/^\S+ /, "");
    report.doubtful.push({ rule: diagnostic.rule, line: diagnostic.line, message });
  }
  for (const { segment } of eachSegment(transcript)) {
    report.segments++;
    if (segment.zh !== undefined && segment.original) report.pairs++;
  }
  for (const section of transcript.sections) {
    if (section.level > 0) report.headings++;
    report.turns += section.turns.filter((turn) => turn.speaker).length;
  }
  const originals = eachSegment(transcript).flatMap(({ segment }) => segment.original ?? []);
  const lang = originals[0]?.lang;
  // What was read past is mended in what is written; all else stays the same to the byte.
  const broken = diagnostics.filter(({ rule }) => BROKEN.has(rule));
  let result = broken.length > 0 ? serializeTranscript(transcript) : text;
  for (const { rule, line } of broken) {
    report.repaired.push({ rule, line, before: "a block without its end", after: "one with it" });
  }
  if (lang !== undefined && transcript.meta.source_lang === undefined) {
    result = result.replace(/\n---[ \t]*(?=\n)/, `\nsource_lang: ${lang}\n---`);
    const from = "the originals in the document";
    report.inferred.push({ key: "source_lang", value: lang, from, line: 0 });
  }
  report.script = lang === "zh-Hant" ? "zh-Hans with zh-Hant originals" : "zh-Hans with English";
  report.layout = "canonical transcript, kept as it is";
  return { transcript, text: result };
}

/** A text less its `<details>` elements. Cut at their ends, since a search for each takes too long. */
function outsideDetails(text: string): string {
  const parts = text.split(/<\/details>/i);
  const last = parts.pop() ?? "";
  return parts.map((part) => part.replace(/<details\b[\s\S]*$/i, "")).join("") + last;
}

/** A source that is a transcript already, cut into metadata and text. */
export interface SplitSource {
  meta: Metadata;
  body: string;
  bodyLine: number;
}

/** Other names of keys, as clippers and transcript archives write them. */
// A map: in an object the key `constructor` would be found as well.
const KEY_NAMES = new Map<string, keyof Metadata>([
  ["url", "source"],
  ["link", "source"],
  ["media", "source"],
  ["source_url", "source"],
  ["written_date", "date"],
  ["written_author", "author"],
  ["written_channel", "channel"],
  ["written_series", "series"],
  ["written_category", "category"],
  ["published", "date"],
  ["created", "date"],
  ["publisher", "channel"],
  ["site", "channel"],
  ["description", "summary"],
  ["speakers", "speaker"],
  ["guests", "guest"],
  ["hosts", "host"],
  ["tag", "tags"],
]);

/** Tags as note apps write them: a list, or one line with commas or a `#` before each. */
function readTags(value: unknown): string[] {
  const lines = (Array.isArray(value) ? value : [value]).map((item) => String(item ?? ""));
  return lines.flatMap((line) =>
    line
      .split(/\s*[,，]\s*|\s+(?=#)/)
      .map((tag) => tag.trim().replace(/^#(?=\S)/, ""))
      .filter((tag) => tag !== ""),
  );
}

/** Keys that hold one line here, and a list in the notes of clippers. */
const ONE_LINE: ReadonlySet<string> = new Set(["author", "channel", "series", "category"]);

/** A value, or a list of values, with the names in the wiki links that it is made of. */
function readNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readNames);
  if (typeof value !== "string" || !value.includes("[[")) return value;
  return value.replace(/\[\[(?:[^[\]|]*\|)?([^[\]|]+)\]\]/g, "$1");
}

/** Takes front matter off a source that is not canonical. Throws for YAML that cannot be read. */
export function splitFrontMatter(text: string, name: string): SplitSource {
  if (!hasFrontMatter(text))
    return { meta: parseFrontMatter("", name).meta, body: text, bodyLine: 1 };
  const fence = text.startsWith("----") ? /\n-{3,}[ \t]*(\n|$)/ : /\n---[ \t]*(\n|$)/;
  const end = fence.exec(text.slice(3));
  const front = end ? text.slice(0, 3 + end.index + 1) : text;
  const body = end ? text.slice(3 + end.index + end[0].length) : "";
  const bodyLine =
    text.length - body.length === 0
      ? 1
      : text.slice(0, text.length - body.length).split("\n").length;
  // The parser knows ISO dates and one author only; what others write is read below.
  const renamed = front.replace(
    /^(?=(?:date|author|channel|series|category)[ \t]*:)/gm,
    "written_",
  );
  const { meta: raw, diagnostics } = parseFrontMatter(`${renamed}---\n`, name);
  const problem = diagnostics.find(
    (d) => d.severity === "error" && d.rule !== "title-missing" && d.rule !== "source-lang-unknown",
  );
  if (problem) throw new ImportProblem(problem.rule, problem.message, problem.fix, problem.line);
  // A second pass under this archive's names: the parser validates the values as it always does.
  const data = new Map<string, unknown>();
  for (const [key, value] of Object.entries({ ...raw, ...raw.extra })) {
    if (key === "extra" || value === undefined || (Array.isArray(value) && value.length === 0))
      continue;
    if (value === "" || (key === "draft" && value === false)) continue;
    const known = KEY_NAMES.get(key.toLowerCase());
    if (known === undefined) data.set(key, value);
    else if (raw[known] === undefined || (Array.isArray(raw[known]) && raw[known].length === 0)) {
      if (!data.has(known)) data.set(known, value);
    } else data.set(key, value);
  }
  for (const [key, value] of data) {
    const names = readNames(value);
    data.set(key, ONE_LINE.has(key) && Array.isArray(names) ? names.join(", ") : names);
  }
  if (data.has("tags")) data.set("tags", readTags(data.get("tags")));
  if (!data.has("title")) data.set("title", "");
  const written = data.get("date");
  if (written !== undefined) {
    const iso = readDate(String(written)) ?? readDate(String(written).slice(0, 10));
    data.delete("date");
    // Nothing is lost: a person may know what day that was.
    data.set(
      ...((iso !== undefined ? ["date", iso] : ["date_as_written", written]) as [string, unknown]),
    );
  }
  const { meta } = parseFrontMatter(`---\n${stringify(Object.fromEntries(data))}---\n`, name);
  return { meta, body, bodyLine };
}
