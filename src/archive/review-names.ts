/**
 * Looks for names that a keeper may want to settle: one name written in two ways, and names that
 * the identities files do not know. It only suggests. 北京大学 and 南京大学 differ by one character
 * and are two universities, so nothing is ever merged by likeness.
 */

import { toSimplified } from "../text/conversion.ts";
import type { Diagnostic, Severity } from "../transcript/diagnostic.ts";
import { type Archive, type Facet, type FacetKind, IDENTITY_FILES } from "./model.ts";

/** Kinds whose entries are names; series and years are the keeper's own words. */
const KINDS = ["tags", "people", "organisations", "products", "media"] as const;

/** Shorter Latin names that differ by a letter are mostly two names. */
const SHORTEST_MISTYPED = 6;

/** Gives the 1-based line of a transcript file on which a name stands. */
export type LineFinder = (path: string, name: string) => number;

/** Reviews the names of an archive. The diagnostics are warnings and infos, unsorted. */
export function reviewNames(archive: Archive, lineOf: LineFinder): Diagnostic[] {
  return KINDS.flatMap((kind) => [
    ...likelyDuplicates(kind, archive, lineOf),
    ...unknownNames(kind, archive, lineOf),
  ]);
}

function unknownNames(kind: FacetKind, archive: Archive, lineOf: LineFinder): Diagnostic[] {
  const file = IDENTITY_FILES[kind];
  const facets: readonly Facet[] = archive.facets[kind];
  // A keeper who has settled none of a kind is not told of each.
  if (file === undefined || !facets.some(({ identified }) => identified)) return [];
  return facets
    .filter(({ identified }) => !identified)
    .map((facet) =>
      diagnostic(
        "info",
        "name-unknown",
        facet,
        lineOf,
        `\`${facet.name}\` has no entry in ${file}`,
        `add one, or add the name to the aliases of the entry that it belongs to`,
      ),
    );
}

function likelyDuplicates(kind: FacetKind, archive: Archive, lineOf: LineFinder): Diagnostic[] {
  const facets: readonly Facet[] = archive.facets[kind];
  const told = new Set<string>();
  const found: Diagnostic[] = [];
  const suggest = (a: Facet, b: Facet, severity: Severity, reason: string) => {
    // Said once, of the rarer of the two; the list has the more frequent one first.
    const [kept, other] = facets.indexOf(a) < facets.indexOf(b) ? [a, b] : [b, a];
    const pair = `${kept.url} ${other.url}`;
    if (told.has(pair)) return;
    told.add(pair);
    const file = IDENTITY_FILES[kind];
    found.push(
      diagnostic(
        severity,
        "name-similar",
        other,
        lineOf,
        `\`${other.name}\` may be \`${kept.name}\` (${reason})`,
        file === undefined
          ? `write one of them in both places if they are the same`
          : `if they are the same, write \`${other.name}\` among the aliases of \`${kept.name}\` in ${file}`,
      ),
    );
  };

  const bySpelling = new Map<string, Facet>();
  const byPinyin = new Map<string, Facet>();
  const byLastPart = new Map<string, Facet>();
  const byDeletion = new Map<string, Facet[]>();
  for (const facet of facets) {
    for (const spelling of spellingsOf(facet)) {
      const folded = fold(spelling);
      const same = bySpelling.get(folded);
      if (same && same !== facet) suggest(same, facet, "warning", "the same but for its form");
      else bySpelling.set(folded, facet);
    }
    const pinyin = facet.order.sort.replaceAll(" ", "");
    const isHan = /\p{Script=Han}/u.test(facet.name);
    const sound = byPinyin.get(pinyin);
    // Two Chinese names that sound alike are mostly two; one and its romanisation are one.
    if (sound && sound !== facet && isHan !== /\p{Script=Han}/u.test(sound.name)) {
      suggest(sound, facet, "info", "one is the other's pinyin");
    }
    if (pinyin.length >= SHORTEST_MISTYPED) byPinyin.set(pinyin, facet);
    const [, ...rest] = partsOf(facet.name);
    const last = rest.at(-1);
    if (kind === "people" && last !== undefined) byLastPart.set(fold(last), facet);
    for (const spelling of spellingsOf(facet)) {
      const folded = fold(spelling);
      if (!/^[a-z]{6,}$/.test(folded)) continue;
      for (const key of deletions(folded)) {
        const others = byDeletion.get(key) ?? [];
        for (const other of others) {
          const isNear = spellingsOf(other).some((one) => isOneSlip(fold(one), folded));
          if (other !== facet && isNear) suggest(other, facet, "info", "one letter differs");
        }
        if (!others.includes(facet)) byDeletion.set(key, [...others, facet]);
      }
    }
  }
  if (kind === "people") {
    for (const facet of facets) {
      if (partsOf(facet.name).length > 1) continue;
      const whole = byLastPart.get(fold(facet.name));
      if (whole && whole !== facet) suggest(whole, facet, "info", "the last part of that name");
    }
    for (const [a, b] of nearTransliterations(facets)) {
      suggest(a, b, "info", "one character of a transliteration differs");
    }
  }
  return found;
}

/** 詹姆斯·洛布 and 詹姆斯·勒布: as many parts and characters, one of them different. */
function* nearTransliterations(facets: readonly Facet[]): Generator<[Facet, Facet]> {
  const byPattern = new Map<string, Facet>();
  for (const facet of facets) {
    const folded = toSimplified(facet.name).replace(/[・‧•]/gu, "·");
    if (!folded.includes("·") || !/\p{Script=Han}/u.test(folded)) continue;
    const characters = [...folded];
    for (const [i, character] of characters.entries()) {
      if (character === "·") continue;
      const pattern = characters.map((c, j) => (i === j ? "?" : c)).join("");
      const other = byPattern.get(pattern);
      if (other && other !== facet) yield [other, facet];
      else byPattern.set(pattern, facet);
    }
  }
}

function spellingsOf({ name, en, aliases }: Facet): string[] {
  return [...new Set([name, en ?? name, ...aliases])];
}

function partsOf(name: string): string[] {
  return name.split(/[\s·・‧•]+/u).filter(Boolean);
}

/** What is left of a name when script, case, accents, spaces and marks are taken away. */
function fold(name: string): string {
  return toSimplified(name)
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, "");
}

function deletions(word: string): string[] {
  return [word, ...Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))];
}

/** Tells whether one letter was left out, added, changed, or two neighbours were exchanged. */
function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (restA.slice(1) === restB.slice(1)) return true;
  if (restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}

function diagnostic(
  severity: Severity,
  rule: string,
  facet: Facet,
  lineOf: LineFinder,
  message: string,
  fix: string,
): Diagnostic {
  const path = facet.transcripts.at(-1)?.path ?? "";
  const line = [facet.name, ...facet.aliases]
    .map((name) => lineOf(path, name))
    .find((found) => found > 1);
  return { severity, rule, message, fix, path, line: line ?? 1, column: 1 };
}
