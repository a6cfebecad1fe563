/**
 * Reads captions that are XML: TTML (Netflix, iTunes and broadcasters; DFXP is its older name) and
 * what YouTube serves (srv1, srv2, srv3). Nothing in the XML is expanded but its five entities.
 */

import type { ChildNode, Element } from "domhandler";
import type { Found } from "../metadata/found-metadata.ts";
import type { ImportReport } from "../report.ts";
import { type Cue, readCueLines } from "./cue.ts";
import { isElement, textOf } from "./html-inline.ts";
import { parseMarkup } from "./parse-markup.ts";
import { xmlRoot } from "./text-kind.ts";
import { all, firstText } from "./xml-nodes.ts";

const NAMES: Record<string, string> = {
  tt: "TTML",
  timedtext: "YouTube captions (srv3)",
  transcript: "YouTube captions (srv1)",
};

/** Names captions that are XML, or gives undefined for any other text. */
export function timedTextFormat(text: string): string | undefined {
  const root = xmlRoot(text)?.toLowerCase().replace(/^\w+:/, "");
  if (root === "transcript" && !/<text\s+start=/.test(text.slice(0, 2000))) return undefined;
  return root !== undefined && Object.hasOwn(NAMES, root) ? NAMES[root] : undefined;
}

/** Cuts such a file into captions, in its order. */
export function readTimedText(text: string, found: Found, report: ImportReport): Cue[] {
  const nodes = parseMarkup(text, true);
  const format = timedTextFormat(text);
  if (format === "TTML") return readTtml(nodes, text, found, report);
  // srv3: <p t d> in milliseconds; srv2: <text t d> in milliseconds; srv1: <text start dur>.
  return [...all(nodes, "p"), ...all(nodes, "text")].flatMap((node) => {
    const { t, d, start, dur } = node.attribs;
    const from = t === undefined ? Number(start) : Number(t) / 1000;
    const length = t === undefined ? Number(dur) : Number(d) / 1000;
    if (!Number.isFinite(from)) return [];
    // Entities are written twice in srv1: `&amp;#39;`.
    return newCue(from, from + (length || 0), textOf(node), undefined, report);
  });
}

interface Clock {
  frameRate: number;
  tickRate: number;
}

function readTtml(
  nodes: readonly ChildNode[],
  text: string,
  found: Found,
  report: ImportReport,
): Cue[] {
  const root = nodes.filter(isElement).find(({ name }) => /^(?:\w+:)?tt$/.test(name));
  found.add("title", firstText(nodes, "ttm:title"), "the title of the captions", 0);
  found.add("title", firstText(all(nodes, "head"), "title"), "the title of the captions", 0);
  const clock = {
    frameRate: Number(root?.attribs["ttp:frameRate"] ?? 30) || 30,
    tickRate: Number(root?.attribs["ttp:tickRate"] ?? 0) || 0,
  };
  const prefix = /<(\w+:)tt\b/.exec(text)?.[1] ?? "";
  const agents = new Map(
    all(nodes, "ttm:agent").map((agent) => [
      agent.attribs["xml:id"] ?? "",
      firstText(agent.children, "ttm:name"),
    ]),
  );
  const cues: Cue[] = [];
  const walk = (node: Element, offset: number, agent: string | undefined) => {
    const { begin, end, dur } = node.attribs;
    const start = begin === undefined ? offset : offset + secondsOf(begin, clock);
    const who = node.attribs["ttm:agent"] ?? agent;
    const own = node.name.slice(prefix.length);
    if (own === "p") {
      const stop = end === undefined ? undefined : offset + secondsOf(end, clock);
      const until = stop ?? start + (dur === undefined ? 0 : secondsOf(dur, clock));
      const timed = all(node.children, `${prefix}span`).filter(({ attribs }) => attribs.begin);
      // Netflix times the lines inside a paragraph that has no time of its own.
      if (begin === undefined && timed.length > 0) {
        for (const span of timed) walkSpan(span, start, who);
      } else cues.push(...newCue(start, until, shownText(node), agents.get(who ?? ""), report));
      return;
    }
    for (const child of node.children) if (isElement(child)) walk(child, start, who);
  };
  const walkSpan = (span: Element, offset: number, who: string | undefined) => {
    const start = offset + secondsOf(span.attribs.begin ?? "", clock);
    const { end } = span.attribs;
    const until = end === undefined ? start : offset + secondsOf(end, clock);
    cues.push(...newCue(start, until, shownText(span), agents.get(who ?? ""), report));
  };
  for (const body of all(nodes, `${prefix}body`)) walk(body, 0, undefined);
  return cues;
}

/** The text of a paragraph, its `<br>` as line breaks and what describes it left out. */
function shownText(node: Element): string {
  return node.children
    .map((child) => {
      if (!isElement(child)) return textOf(child).replace(/\s+/g, " ");
      if (/^(?:\w+:)?br$/.test(child.name)) return "\n";
      return /^(?:\w+:)?(?:metadata|set)$/.test(child.name) ? "" : shownText(child);
    })
    .join("");
}

/** A time as TTML writes it: `00:01:02.500`, `00:01:02:12` with frames, `62.5s`, `1500ms`, `3t`. */
function secondsOf(time: string, { frameRate, tickRate }: Clock): number {
  const clock = /^(\d+):(\d\d):(\d\d(?:\.\d+)?)(?::(\d+(?:\.\d+)?))?$/.exec(time.trim());
  if (clock) {
    const [hours = 0, minutes = 0, seconds = 0, frames = 0] = clock.slice(1).map(Number);
    return hours * 3600 + minutes * 60 + seconds + (frames || 0) / frameRate;
  }
  const [, count, unit = "s"] = /^(\d+(?:\.\d+)?)(h|ms|m|s|f|t)?$/.exec(time.trim()) ?? [];
  const units: Record<string, number> = {
    h: 3600,
    m: 60,
    s: 1,
    ms: 0.001,
    f: 1 / frameRate,
    t: 1 / (tickRate || frameRate),
  };
  return Number(count ?? 0) * (units[unit] ?? 1);
}

function newCue(
  start: number,
  end: number,
  text: string,
  speaker: string | undefined,
  report: ImportReport,
): Cue[] {
  const read = readCueLines(text.split("\n"), 0, report);
  if (read.lines.length === 0) return [];
  const who = speaker || read.speaker;
  // XML has no lines worth naming: it is often one.
  return [{ start, end: Math.max(start, end), line: 0, ...read, ...(who && { speaker: who }) }];
}
