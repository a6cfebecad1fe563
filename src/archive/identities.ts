/**
 * Who is who: `people.yaml`, `organisations.yaml` and `tags.yaml` of a content folder, each a list
 * of `{name, en, aliases, description, description_en, links}`. All names of an entry lead to it.
 */

import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import { codePoint, findDeceptions } from "../text/deceptive.ts";
import { remember } from "../text/remember.ts";
import type { Diagnostic } from "../transcript/diagnostic.ts";
import { yamlMessage } from "../transcript/front-matter.ts";

export interface Identity {
  name: string;
  en?: string;
  aliases: string[];
  description?: string;
  description_en?: string;
  links: string[];
  /** 1-based line of the entry in its file. */
  line: number;
}

export interface Identities {
  list: Identity[];
  diagnostics: Diagnostic[];
}

/** Key under which spellings that differ only in case, width or spaces are the same name. */
export const nameKey = remember((name) =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s·・‧•]+/gu, " ")
    .trim(),
);

/** Reads one identities file. A wrong entry is reported and left out; the others stand. */
export function parseIdentities(source: string, path: string): Identities {
  const diagnostics: Diagnostic[] = [];
  const list: Identity[] = [];
  const lineCounter = new LineCounter();
  const report = (rule: string, line: number, message: string, fix: string) =>
    diagnostics.push({ severity: "error", rule, message, fix, path, line, column: 1 });
  const document = parseDocument(source, {
    schema: "core",
    lineCounter,
    prettyErrors: false,
    logLevel: "error",
  });
  for (const problem of document.errors) {
    const { line } = lineCounter.linePos(problem.pos[0]);
    report(
      "identities-yaml",
      line,
      `The file is not valid YAML: ${yamlMessage(problem)}`,
      "put quotes around a value that holds `: `, and indent with spaces",
    );
  }
  if (document.errors.length > 0 || document.contents === null) return { list, diagnostics };
  if (!isSeq(document.contents)) {
    report("identities-shape", 1, "The file is not a list", "start each entry with `- name: …`");
    return { list, diagnostics };
  }
  const taken = new Map<string, string>();
  for (const item of document.contents.items) {
    const offset = (item as { range?: [number, number, number] }).range?.[0] ?? 0;
    const { line } = lineCounter.linePos(offset);
    if (!isMap(item)) {
      report("identities-shape", line, "An entry has no keys", "write it as `- name: …`");
      continue;
    }
    const text = (key: string) => {
      const node = item.get(key, true);
      const value = isScalar(node) ? String(node.value ?? "").trim() : "";
      return value === "" ? undefined : value;
    };
    const texts = (key: string) => {
      const node = item.get(key, true);
      if (isScalar(node) && node.value) return [String(node.value)];
      return isSeq(node) ? node.items.map((i) => (isScalar(i) ? String(i.value) : "")) : [];
    };
    const name = text("name");
    if (name === undefined) {
      report("identities-name", line, "An entry has no name", "add `name: …` to it");
      continue;
    }
    const identity: Identity = { name, aliases: texts("aliases").filter(Boolean), links: [], line };
    for (const key of ["en", "description", "description_en"] as const) {
      const value = text(key);
      if (value !== undefined) identity[key] = value;
    }
    for (const link of texts("links").filter(Boolean)) {
      if (/^https?:\/\//i.test(link) && URL.canParse(link)) identity.links.push(link);
      else {
        report(
          "identities-link",
          line,
          `\`${link}\` is not a web address`,
          "write the whole address with `https://`",
        );
      }
    }
    for (const { kind, character } of findDeceptions([name, ...identity.aliases].join("\n"))) {
      report(
        `text-${kind}`,
        line,
        `The name \`${name}\` holds ${codePoint(character)}, which is not seen`,
        "delete the character",
      );
    }
    for (const spelling of new Set([name, identity.en ?? name, ...identity.aliases].map(nameKey))) {
      const other = taken.get(spelling);
      if (other !== undefined) {
        report(
          "identities-twice",
          line,
          `\`${spelling}\` belongs to both \`${other}\` and \`${name}\``,
          "keep the name in one of the two entries",
        );
      } else taken.set(spelling, name);
    }
    list.push(identity);
  }
  return { list, diagnostics };
}
