/**
 * Who is who: `people.yaml`, `organisations.yaml` and `tags.yaml` of a content folder, each a list
 * of `{name, en, aliases, description, description_en, links}`. All names of an entry lead to it.
 */

import * as v from "valibot";
import { codePoint, findDeceptions } from "../text/deceptive.ts";
import { nearestWord } from "../text/edit-distance.ts";
import { remember } from "../text/remember.ts";
import type { Diagnostic, Severity } from "./diagnostic.ts";
import { readYaml, type YamlPlace } from "./read-yaml.ts";
import { faultInWords, line, linesOf, list as names } from "./yaml-forms.ts";

/** One entry of an identities file. */
export const IDENTITY = v.looseObject({
  name: v.pipe(line, v.nonEmpty(), v.description("名字。The name that pages show.")),
  en: v.optional(
    v.pipe(line, v.description("英文名。The name in English, which its address spells.")),
  ),
  aliases: v.optional(v.pipe(names, v.description("别名。Other spellings of the same name."))),
  description: v.optional(v.pipe(line, v.description("介绍。Who or what it is."))),
  description_en: v.optional(v.pipe(line, v.description("英文介绍。The same in English."))),
  links: v.optional(v.pipe(names, v.description("网址。Web addresses about it."))),
});

/**
 * One entry of `people.yaml` and its like: a name, its other spellings, and what is known of it.
 */
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

/** The entries of such a file, with what is wrong in it. */
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

const ENTRY_KEYS = Object.keys(IDENTITY.entries);

/** Reads one identities file. A wrong entry is reported and left out; the others stand. */
export function parseIdentities(source: string, path: string): Identities {
  const diagnostics: Diagnostic[] = [];
  const list: Identity[] = [];
  const report = (
    rule: string,
    { line, column }: YamlPlace,
    message: string,
    fix: string,
    severity: Severity = "error",
  ) => diagnostics.push({ severity, rule, message, fix, path, line, column });
  const { value, problems, placeOf } = readYaml(source.replace(/^\uFEFF/, ""));
  for (const { severity, rule, message, fix, ...place } of problems) {
    report(`identities-${rule}`, place, message, fix, severity);
  }
  if (value === null || value === undefined) return { list, diagnostics };
  if (!Array.isArray(value)) {
    report(
      "identities-shape",
      placeOf([]),
      "The file is not a list",
      "start each entry with `- name: …`",
    );
    return { list, diagnostics };
  }
  const taken = new Map<string, string>();
  for (const [at, item] of (value as unknown[]).entries()) {
    const place = placeOf([at]);
    const result = v.safeParse(IDENTITY, item);
    if (!result.success) {
      report(...entryFault(result.issues[0], place, (path) => placeOf([at, ...path])));
      continue;
    }
    const { name, en, description, description_en } = result.output;
    for (const key of Object.keys(item as object)) {
      if (ENTRY_KEYS.includes(key)) continue;
      const near = nearestWord(key.toLowerCase(), ENTRY_KEYS);
      report(
        "identities-key",
        placeOf([at, key]),
        `\`${key}\` is no key of an entry, so it is not read`,
        near === undefined ? `use ${ENTRY_KEYS.join(", ")}` : `did you mean \`${near}\`?`,
        "warning",
      );
    }
    const identity: Identity = {
      ...{ name, aliases: linesOf(result.output.aliases), links: [], line: place.line },
      ...(en && { en }),
      ...(description && { description }),
      ...(description_en && { description_en }),
    };
    for (const link of linesOf(result.output.links)) {
      if (/^https?:\/\//i.test(link) && URL.canParse(link)) identity.links.push(link);
      else {
        report(
          "identities-link",
          placeOf([at, "links"]),
          `\`${link}\` is not a web address`,
          "write the whole address with `https://`",
        );
      }
    }
    for (const { kind, character } of findDeceptions([name, ...identity.aliases].join("\n"))) {
      report(
        `text-${kind}`,
        place,
        `The name \`${name}\` holds ${codePoint(character)}, which is not seen`,
        "delete the character",
      );
    }
    for (const spelling of new Set([name, en || name, ...identity.aliases].map(nameKey))) {
      const other = taken.get(spelling);
      if (other !== undefined) {
        report(
          "identities-twice",
          place,
          `\`${spelling}\` belongs to both \`${other}\` and \`${name}\``,
          "keep the name in one of the two entries",
        );
      } else taken.set(spelling, name);
    }
    list.push(identity);
  }
  return { list, diagnostics };
}

/** What is wrong with an entry that the schema does not take. */
function entryFault(
  issue: v.InferIssue<typeof IDENTITY>,
  place: YamlPlace,
  placeOf: (path: string[]) => YamlPlace,
): [rule: string, place: YamlPlace, message: string, fix: string] {
  const key = issue.path?.[0]?.key as string | undefined;
  if (key === undefined) {
    return ["identities-shape", place, "An entry has no keys", "write it as `- name: …`"];
  }
  if (key === "name") {
    return ["identities-name", place, "An entry has no name", "add `name: …` to it"];
  }
  return ["identities-shape", placeOf([key]), ...faultInWords(issue.message, key)];
}
