/**
 * Front matter: YAML only, split off by gray-matter with an engine of our own.
 *
 * gray-matter picks an engine by the word after `---`, and its JavaScript engines evaluate code,
 * so any such word is refused before it sees the file. Our engine takes every scalar as it is
 * written, and bounds aliases, which a hostile file can multiply.
 */

import matter from "gray-matter";
import type { Diagnostic, Severity } from "./diagnostic.ts";
import { MAX_FRONT_MATTER } from "./limits.ts";
import { emptyMetadata, readMetadata } from "./metadata.ts";
import type { Metadata } from "./model.ts";
import { readPlainYaml } from "./plain-yaml.ts";
import { readYaml, type YamlText } from "./read-yaml.ts";

/** A file cut into its front matter, validated, and its text. */
export interface FrontMatterResult {
  meta: Metadata;
  /** The text after the closing `---`, exactly as written. */
  body: string;
  /** 1-based line of the file on which `body` starts. */
  bodyLine: number;
  diagnostics: Diagnostic[];
}

/** Splits a file into validated metadata and body. Never throws for what an author wrote. */
export function parseFrontMatter(source: string, path: string): FrontMatterResult {
  const diagnostics: Diagnostic[] = [];
  const report = (
    severity: Severity,
    rule: string,
    line: number,
    message: string,
    fix: string,
    column = 1,
  ) => diagnostics.push({ severity, rule, message, fix, path, line, column });

  const opening = /^---([^\n]*)\n/.exec(source);
  if (!opening) {
    report(
      "error",
      "front-matter-missing",
      1,
      "The file does not start with front matter",
      "start the file with a line `---`, then `title: …`, then a line `---`",
    );
    return { meta: emptyMetadata(), body: source, bodyLine: 1, diagnostics };
  }
  const hasLongFence = /^-+\s*$/.test(opening[1] ?? "");
  if (hasLongFence) {
    report(
      "warning",
      "front-matter-fence",
      1,
      "The first line has more than three dashes, and is read as the beginning of front matter",
      "write `---` above and below the keys",
    );
  } else if ((opening[1] ?? "").trim() !== "") {
    report(
      "error",
      "front-matter-language",
      1,
      `Front matter must be YAML, but the file asks for \`${(opening[1] ?? "").trim()}\``,
      "write the first line as `---` alone and the keys as YAML; nothing in front matter is ever run",
    );
    return { meta: emptyMetadata(), body: "", bodyLine: 1, diagnostics };
  }
  const end = hasLongFence ? /\n-{3,}[ \t]*(?=\n|$)/ : /\n---[ \t]*(?=\n|$)/;
  const closing = end.exec(source.slice(3));
  if (!closing) {
    report(
      "error",
      "front-matter-unclosed",
      1,
      "The front matter has no closing `---`",
      "add a line `---` after the last key",
    );
    return { meta: emptyMetadata(), body: "", bodyLine: 1, diagnostics };
  }

  const bodyStart = 3 + closing.index + closing[0].length + 1;
  const body = source.slice(bodyStart);
  const bodyLine = countLines(source, bodyStart);
  if (bodyStart > MAX_FRONT_MATTER.characters || bodyLine > MAX_FRONT_MATTER.lines) {
    report(
      "error",
      "front-matter-too-large",
      1,
      `The front matter has ${bodyStart} characters in ${bodyLine - 1} lines, more than the ${MAX_FRONT_MATTER.characters} in ${MAX_FRONT_MATTER.lines} that are read`,
      "move what is no metadata into the text",
    );
    return { meta: emptyMetadata(), body, bodyLine, diagnostics };
  }

  // gray-matter would hand over the same block, with the newline after `---`, so lines agree.
  const block = source.slice(opening[0].length - 1, 3 + closing.index);
  const plain = readPlainYaml(block);
  if (plain) {
    const data = new Map(Object.entries(plain.data));
    const meta = readMetadata(data, false, (key) => plain.keyLines.get(key) ?? 1, report);
    return { meta, body, bodyLine, diagnostics };
  }

  let yaml: YamlText | undefined;
  const readKeys = (block: string): Record<string, unknown> => {
    yaml = readYaml(block);
    for (const { severity, rule, line, column, message, fix } of yaml.problems) {
      report(severity, `front-matter-${rule}`, line, message, fix, column);
    }
    const { value } = yaml;
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
    if (value !== null && value !== undefined) {
      report(
        "error",
        "front-matter-shape",
        1,
        "The front matter is not a list of `key: value` lines",
        "write one `key: value` a line",
      );
    }
    return {};
  };
  // Without the body, which gray-matter would copy several times.
  const { data } = matter(`---${block}\n---\n`, {
    language: "yaml",
    engines: { yaml: { parse: readKeys, stringify: () => "" } },
  });
  // An empty block never reaches the engine; that is the same as no keys.
  const lineOf = (key: string) => yaml?.placeOf([key]).line ?? 1;
  const isBroken = diagnostics.some(({ severity }) => severity === "error");
  const meta = readMetadata(new Map(Object.entries(data)), isBroken, lineOf, report);
  return { meta, body, bodyLine, diagnostics };
}

function countLines(source: string, end: number): number {
  let lines = 1;
  for (let at = source.indexOf("\n"); at >= 0 && at < end; at = source.indexOf("\n", at + 1)) {
    lines++;
  }
  return lines;
}
