/**
 * Reads a piece of YAML that a keeper wrote: front matter, settings, names. Every scalar is the text
 * that stands there: YAML's own ideas (`1.10` is 1.1, `007` is 7, `no` is false) are no keeper's. What
 * YAML would drop or change in silence is reported, with what to do about it.
 */

import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  type ScalarTag,
  visit,
  type YAMLError,
} from "yaml";
import type { Severity } from "./diagnostic.ts";

/** Aliases multiply what they repeat, which a hostile file can use. */
const MAX_ALIASES = 50;

const SWITCH: ScalarTag = {
  ...{ tag: "tag:yaml.org,2002:bool", default: true, test: /^(?:true|false)$/ },
  resolve: (text) => text === "true",
};

/** What YAML objects to, and yet reads as it is meant. */
const HARMLESS = new Set(["BAD_SCALAR_START", "TAB_AS_INDENT"]);

/** A key with a full-width colon after it, or without the blank that YAML wants there. */
const WRONG_COLON = /^([\p{L}_][\p{L}\p{N}_-]*)(：|:(?=[^\s:/]))/u;

/** A place in the text; both are 1-based. */
export interface YamlPlace {
  line: number;
  column: number;
}

/** Something wrong with the text as YAML. */
export interface YamlProblem extends YamlPlace {
  severity: Severity;
  /** `yaml`, or what it is about: `aliases`, `key-twice`, `cut`. */
  rule: string;
  message: string;
  fix: string;
}

/** A YAML text that was read. */
export interface YamlText {
  /** Text, list, `{key: value}`, or null; undefined where it cannot be read. */
  value: unknown;
  problems: YamlProblem[];
  /** Where a key or an item stands, such as that of `["tags", 2]`; the first place where it is none. */
  placeOf(path: readonly (string | number)[]): YamlPlace;
}

/** Reads YAML. Never throws for what an author wrote. */
export function readYaml(source: string): YamlText {
  const counter = new LineCounter();
  const document = parseDocument(source, {
    // Text alone, the empty value, and a switch that is written as the text that it is.
    ...{ schema: "failsafe", customTags: ["null", SWITCH] },
    ...{ uniqueKeys: false, lineCounter: counter, prettyErrors: false, logLevel: "error" },
  });
  const placeAt = (offset: number): YamlPlace => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const lines = source.split("\n");
  const problems = [...wrongColons(document, lines), ...findLosses(document, source, placeAt)];
  const broken = problems.some(({ severity }) => severity === "error");
  // A wrong colon explains what YAML says of the lines around it.
  for (const error of broken ? [] : document.errors) {
    problems.push(explain(error, placeAt(error.pos[0]), lines));
  }
  const isReadable = problems.every(({ severity }) => severity !== "error");
  let value: unknown;
  try {
    if (isReadable) value = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    problems.push({
      ...{ severity: "error", rule: "aliases", line: 1, column: 1 },
      message: `It repeats itself by aliases: ${yamlMessage(error)}`,
      fix: "write the values out instead of using `&` and `*`",
    });
  }
  return { value, problems, placeOf: (path) => placeAt(offsetOf(document, path)) };
}

/** What is wrong with a YAML text, in one line without a full stop. */
export function yamlMessage(error: unknown): string {
  const message = ((error as Error).message.split("\n")[0] ?? "").replace(/\.$/, "");
  return /call stack/i.test(message) ? "it is nested too deeply" : message;
}

/** Lines whose colon YAML does not take for one, where that shows: keys are missing, or all of it. */
function wrongColons(document: Document, lines: readonly string[]): YamlProblem[] {
  if (document.errors.length === 0 && !isScalar(document.contents)) return [];
  return lines.flatMap((line, at) => {
    const [, key = "", colon] = WRONG_COLON.exec(line) ?? [];
    if (colon === undefined) return [];
    const what = colon === "：" ? "a full-width colon" : "no blank after the colon";
    return {
      ...{ severity: "error", rule: "yaml", line: at + 1, column: key.length + 1 },
      message: `There is ${what} after \`${key}\``,
      fix: `write \`${key}: \`, with a half-width colon and a blank`,
    };
  });
}

/** What is valid YAML and yet not what was meant: keys that stand there twice, cut values. */
function findLosses(
  document: Document,
  source: string,
  placeAt: (offset: number) => YamlPlace,
): YamlProblem[] {
  const problems = repeatedKeys(document.contents, placeAt);
  // Most texts hold none of these marks, and need not be gone through.
  if (!/(?:^|[\s[])[#&*]/m.test(source)) return problems;
  const tell = (severity: Severity, rule: string, node: Node, message: string, fix: string) =>
    problems.push({ severity, rule, ...placeAt(node.range?.[0] ?? 0), message, fix });
  visit(document, {
    Scalar(key, node, path) {
      if (key === "key" || node.type !== "PLAIN") return;
      if (node.anchor !== undefined) {
        const message = `\`&${node.anchor}\` names the value after it in YAML, and is no part of it`;
        tell("warning", "cut", node, message, "put the whole value in quotes");
      }
      if (isCut(node, path.at(-1) as Node | Pair)) {
        const message = `\`#${node.comment}\` is a comment in YAML, and no part of the value`;
        tell("warning", "cut", node, message, "put the whole value in quotes");
      }
    },
    Alias(_, node) {
      if (node.resolve(document) !== undefined) return;
      const message = `A value that begins with \`*\` repeats another in YAML, and there is no \`&${node.source}\``;
      tell("error", "yaml", node, message, "put the value in quotes");
    },
  });
  return problems;
}

/** Keys that stand twice in one map, here or further in. */
function repeatedKeys(node: unknown, placeAt: (offset: number) => YamlPlace): YamlProblem[] {
  if (isSeq(node)) return node.items.flatMap((item) => repeatedKeys(item, placeAt));
  if (!isMap(node)) return [];
  const seen = new Set<string>();
  return node.items.flatMap(({ key, value }) => {
    const inside = repeatedKeys(value, placeAt);
    if (!isScalar(key)) return inside;
    const name = String(key.value);
    if (!seen.has(name)) {
      seen.add(name);
      return inside;
    }
    return [
      {
        ...{ severity: "warning", rule: "key-twice", ...placeAt(key.range?.[0] ?? 0) },
        message: `\`${name}\` stands here a second time, and this one is read`,
        fix: "keep one of the two",
      } as const,
      ...inside,
    ];
  });
}

/** Tells a `#` that belongs to the text from one that begins a comment, which a blank follows. */
function isCut({ value, comment }: Scalar, parent: Node | Pair): boolean {
  if (comment === undefined || comment === null || comment.trim() === "") return false;
  const key = "key" in parent && isScalar(parent.key) ? parent.key.value : undefined;
  if (value !== null && (key === "title" || key === "name")) return true;
  return !/^[\s#!]/.test(comment);
}

function explain(error: YAMLError, place: YamlPlace, lines: readonly string[]): YamlProblem {
  const line = lines[place.line - 1] ?? "";
  const value = /^\s*(?:- +)?(?:[^\s:"'][^:]*: +)?(.*)$/.exec(line)?.[1] ?? "";
  const isHarmless = HARMLESS.has(error.code);
  return {
    ...{ severity: isHarmless ? "warning" : "error", rule: "yaml", ...place },
    message: `It is not valid YAML: ${yamlMessage(error)}`,
    fix: remedy(error.code, value),
  };
}

function remedy(code: string, value: string): string {
  if (code === "TAB_AS_INDENT") return "indent with spaces instead of tabs";
  const mark = /^[@`%*&!|>[{"'?-]/.exec(value)?.[0];
  if (mark === '"' || mark === "'") {
    return `put the whole value between quotes of the other kind: it begins with \`${mark}\` and does not end with it`;
  }
  if (mark !== undefined) return `put quotes around a value that begins with \`${mark}\``;
  if (/: /.test(value)) return "put quotes around a value that holds `: `";
  return "put quotes around a value that holds `: ` or `#`, and indent lists with spaces";
}

/** Offset of a key or an item. */
function offsetOf(document: Document, path: readonly (string | number)[]): number {
  let node: unknown = document.contents;
  let offset = (document.contents as Node | null)?.range?.[0] ?? 0;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.findLast(({ key }) => isScalar(key) && String(key.value) === step);
      if (!pair) break;
      offset = (pair.key as Scalar).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}
