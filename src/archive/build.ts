/**
 * Builds the archive from parsed transcripts: sorts, resolves names, counts. Pure; `load.ts`
 * reads the files.
 *
 * A person is said to speak only on evidence: a label in the text, or front matter that does not
 * merely repeat the channel's or publisher's name.
 */

import { createHash } from "node:crypto";
import { BY_NAME_SLUG, transcriptUrl } from "../shared/page-address.ts";
import { slugify, uniqueSlugs } from "../text/slug.ts";
import { type Diagnostic, sortDiagnostics } from "../transcript/diagnostic.ts";
import { type Identity, nameKey } from "../transcript/identities.ts";
import type { Metadata, Transcript } from "../transcript/model.ts";
import { isChannel, isRole } from "../transcript/speaker-label.ts";
import { digestOf } from "./digest.ts";
import { collectGlossary } from "./glossary.ts";
import { LastFrame } from "./last-frame.ts";
import { layoutOf } from "./layout.ts";
import {
  type Archive,
  FACET_KINDS,
  type Facet,
  type FacetKind,
  type Person,
  type Redirect,
  type SiteSettings,
} from "./model.ts";
import { compareNames, nameOrder } from "./name-order.ts";
import { NO_OWN_FILES, type OwnFiles } from "./own-files.ts";
import { addressTerms } from "./term-lists.ts";

/** What an archive is made of: the parsed transcripts and what stands beside them. */
export interface ArchiveParts {
  site: SiteSettings;
  transcripts: Transcript[];
  unlisted?: Transcript[];
  identities: Partial<Record<FacetKind, Identity[]>>;
  draftsLeftOut: number;
  leftOut?: string[];
  own?: OwnFiles;
  diagnostics: Diagnostic[];
  /** What the archive before this one can give to it, in a live preview. */
  last?: LastFrame;
}

/** Kinds of which most entries are used once; of the others each has a page. */
const NAME_KINDS = ["tags", "people", "organisations", "products", "media"] as const;

/** What each kind of facet is read from in the front matter. People are read apart. */
const FACET_VALUES: Record<Exclude<FacetKind, "people">, (meta: Metadata) => string[]> = {
  tags: (meta) => meta.tags,
  organisations: (meta) => meta.companies_orgs,
  products: (meta) => meta.products_models,
  media: (meta) => meta.media_books,
  series: (meta) => present(meta.series),
  categories: (meta) => [...present(meta.category), ...present(meta.area)],
  years: (meta) => present(meta.date?.slice(0, 4)),
};

/** Computes every index of the archive once. */
export function buildArchive(parts: ArchiveParts): Archive {
  const { last = new LastFrame() } = parts;
  const settingsHash = hashOfSettings(parts);
  last.beginWith(settingsHash);
  const transcripts = [...parts.transcripts].sort(byNewest);
  const isUnnamed = unnamedTest(parts.identities.people ?? []);
  const people = collectPeople(transcripts, parts.identities.people ?? [], isUnnamed, last);
  const lists = { people: people.list } as Archive["facets"];
  const lookups = { people: people.lookup } as Record<FacetKind, Map<string, Facet>>;
  for (const kind of Object.keys(FACET_VALUES) as Exclude<FacetKind, "people">[]) {
    const collected = collectFacets(kind, transcripts, parts.identities[kind] ?? [], last);
    lists[kind] = collected.list;
    lookups[kind] = collected.lookup;
  }
  const explained = transcripts.flatMap((transcript) => {
    const { terms } = digestOf(transcript);
    return terms.length === 0 ? [] : [transcript, terms];
  });
  const glossary = last.keep("glossary", explained, () => collectGlossary(transcripts));
  const layout = layoutOf(parts.site, {
    transcripts: transcripts.length,
    names: NAME_KINDS.flatMap((kind) => lists[kind].map((facet) => facet.transcripts.length)),
    followed: lists.tags.length + lists.people.length,
    terms: glossary.length,
  });
  last.keep("terms", [glossary, layout.compact], () => addressTerms(glossary, layout.compact));
  // The same object as last time where no name is another: what is computed of names stands by it.
  const facets = last.keep("facets", [...Object.values(lists), layout.namesFrom], () => {
    for (const kind of NAME_KINDS) {
      for (const facet of lists[kind]) {
        addressFacet(facet, facet.transcripts.length >= layout.namesFrom);
      }
    }
    return lists;
  });
  const all = [...transcripts, ...(parts.unlisted ?? [])];
  const redirects = [
    ...last.keep("redirects", [facets], () =>
      FACET_KINDS.flatMap((kind) => oldAddresses(facets[kind])),
    ),
    ...formerAddresses(all, parts.diagnostics),
  ];
  const resolve = (kind: FacetKind, name: string) => lookups[kind].get(nameKey(name));
  return {
    site: parts.site,
    layout,
    transcripts,
    unlisted: parts.unlisted ?? [],
    bySlug: new Map(transcripts.map((transcript) => [transcript.slug, transcript])),
    facets,
    glossary,
    redirects,
    draftsLeftOut: parts.draftsLeftOut,
    leftOut: parts.leftOut ?? [],
    own: parts.own ?? NO_OWN_FILES,
    pictures: new Map(),
    diagnostics: sortDiagnostics(parts.diagnostics),
    facet: resolve,
    speakerOf: (turn) => {
      const label = turn.speaker?.zh ?? turn.speaker?.original;
      return label === undefined || isUnnamed(label)
        ? undefined
        : (resolve("people", label) as Person | undefined);
    },
    speakersIn: (transcript) => people.speakers.get(transcript) ?? [],
    settingsHash,
  };
}

function hashOfSettings({ site, identities }: ArchiveParts): string {
  return createHash("sha256")
    .update(JSON.stringify([site, identities]))
    .digest("hex");
}

/** Gives a name its page, or leaves it to the list of its kind where few transcripts have it. */
function addressFacet(facet: Facet, hasPage: boolean): void {
  const { kind, slug } = facet;
  facet.page = hasPage;
  facet.url = hasPage ? `/${kind}/${slug}/` : `/${kind}/${BY_NAME_SLUG}/#${slug}`;
}

function collectFacets(
  kind: Exclude<FacetKind, "people">,
  transcripts: readonly Transcript[],
  identities: readonly Identity[],
  last: LastFrame,
): Collected {
  const names = transcripts.map(({ meta }) => FACET_VALUES[kind](meta));
  const from = transcripts.flatMap((transcript, i) => [transcript, ...(names[i] ?? [])]);
  return last.keep(kind, from, () => {
    const registry = new Registry(kind, identities);
    transcripts.forEach((transcript, i) => {
      for (const name of names[i] ?? []) registry.add(name, transcript);
    });
    return registry.finish();
  });
}

/** Tells a role in a conversation (`读者`) from a person, whom the identities file may name so. */
function unnamedTest(identities: readonly Identity[]): (name: string) => boolean {
  const people = new Set(
    identities.flatMap(({ name, en, aliases }) => [name, en ?? name, ...aliases].map(nameKey)),
  );
  return (name) => isRole(name) && !people.has(nameKey(name));
}

function collectPeople(
  transcripts: readonly Transcript[],
  identities: readonly Identity[],
  isUnnamed: (name: string) => boolean,
  last: LastFrame,
) {
  const spoken = new Map(
    transcripts.map((transcript) => [transcript, speakingNames(transcript, isUnnamed)] as const),
  );
  const from = [...spoken].flatMap(([transcript, names]) => {
    // The number tells speakers from those who are only named.
    return [transcript, names.length, ...names, ...transcript.meta.people];
  });
  return last.keep("people", from, () => peopleOf(spoken, identities));
}

/** @param spoken Names of those who speak in each transcript. */
function peopleOf(
  spoken: ReadonlyMap<Transcript, readonly string[]>,
  identities: readonly Identity[],
) {
  const registry = new Registry("people", identities);
  for (const [transcript, names] of spoken) {
    for (const name of [...names, ...transcript.meta.people]) registry.add(name, transcript);
  }
  const { list, lookup } = registry.finish();
  const persons = list as Person[];
  for (const person of persons) {
    person.spokenIn = [];
    person.mentionedIn = [];
  }
  const speakers = new Map<Transcript, Person[]>();
  for (const [transcript, names] of spoken) {
    const speaking = new Set<Person>();
    for (const name of names) {
      const person = lookup.get(nameKey(name)) as Person | undefined;
      if (person) speaking.add(person);
    }
    speakers.set(transcript, [...speaking]);
    for (const person of speaking) person.spokenIn.push(transcript);
  }
  for (const person of persons) {
    const speaksIn = new Set(person.spokenIn);
    person.mentionedIn = person.transcripts.filter((transcript) => !speaksIn.has(transcript));
  }
  return { list: persons, lookup, speakers };
}

/** Names of those who speak in a transcript: labels in order, then front matter that adds any. */
function speakingNames(transcript: Transcript, isUnnamed: (name: string) => boolean): string[] {
  const { meta } = transcript;
  const names: string[] = [];
  for (const label of digestOf(transcript).labels) if (!isUnnamed(label)) names.push(label);
  for (const name of [...meta.speaker, ...meta.guest, ...meta.host]) {
    if (!names.includes(name) && !isUnnamed(name) && !isChannel(name, meta)) names.push(name);
  }
  return names;
}

interface Collected {
  list: Facet[];
  lookup: Map<string, Facet>;
}

/** Gathers facets of one kind by name, every spelling of an identity leading to one entry. */
class Registry {
  readonly #kind: FacetKind;
  readonly #identities = new Map<string, Identity>();
  readonly #entries = new Map<string, { facet: Facet; transcripts: Set<Transcript> }>();

  constructor(kind: FacetKind, identities: readonly Identity[]) {
    this.#kind = kind;
    for (const identity of identities) {
      for (const spelling of [identity.name, identity.en ?? "", ...identity.aliases]) {
        if (spelling !== "") this.#identities.set(nameKey(spelling), identity);
      }
    }
  }

  add(name: string, transcript: Transcript): void {
    const identity = this.#identities.get(nameKey(name));
    const key = nameKey(identity?.name ?? name);
    let entry = this.#entries.get(key);
    if (!entry) {
      const facet: Facet = {
        kind: this.#kind,
        name: identity?.name ?? name,
        aliases: identity?.aliases ?? [],
        identified: identity !== undefined,
        slug: "",
        page: true,
        url: "",
        order: nameOrder(
          identity?.name ?? name,
          () => [identity?.en ?? "", ...(identity?.aliases ?? [])].filter(Boolean),
          this.#kind === "people",
        ),
        links: identity?.links ?? [],
        transcripts: [],
        ...(identity?.en !== undefined && { en: identity.en }),
        ...(identity?.description !== undefined && { description: identity.description }),
        ...(identity?.description_en !== undefined && { description_en: identity.description_en }),
      };
      entry = { facet, transcripts: new Set() };
      this.#entries.set(key, entry);
    }
    entry.transcripts.add(transcript);
  }

  /** Facets by falling count, then name, with a lookup by every spelling. */
  finish(): Collected {
    const list: Facet[] = [];
    const lookup = new Map<string, Facet>();
    const slugs = uniqueSlugs(
      [...this.#entries.values()].map(({ facet }) => slugName(facet)),
      [BY_NAME_SLUG],
    );
    for (const [key, { facet, transcripts }] of this.#entries) {
      facet.slug = slugs.get(slugName(facet)) ?? slugify(facet.name);
      facet.url = `/${facet.kind}/${facet.slug}/`;
      facet.transcripts = [...transcripts];
      lookup.set(key, facet);
      list.push(facet);
    }
    for (const [spelling, identity] of this.#identities) {
      const facet = lookup.get(nameKey(identity.name));
      if (facet) lookup.set(spelling, facet);
    }
    list.sort((a, b) => b.transcripts.length - a.transcripts.length || compareNames(a, b));
    return { list, lookup };
  }
}

/**
 * Addresses that facets would have under their other names: a keeper who renames a tag leaves the
 * old name among its aliases, and the old address keeps working. A living page is never shadowed.
 */
function oldAddresses(list: readonly Facet[]): Redirect[] {
  const taken = new Set([BY_NAME_SLUG, ...list.map(({ slug }) => slug)]);
  const redirects: Redirect[] = [];
  for (const { kind, name, en, aliases, url } of list) {
    for (const spelling of [name, en ?? name, ...aliases]) {
      const slug = slugify(spelling);
      if (taken.has(slug)) continue;
      taken.add(slug);
      redirects.push({ from: `/${kind}/${slug}/`, to: url });
    }
  }
  return redirects;
}

/** Addresses that transcripts had under the names among their `aliases`. */
function formerAddresses(
  transcripts: readonly Transcript[],
  diagnostics: Diagnostic[],
): Redirect[] {
  const living = new Set(transcripts.map(({ slug }) => slug));
  const taken = new Map<string, string>();
  return transcripts.flatMap(({ slug, path, meta }) =>
    meta.aliases.flatMap((alias) => {
      const former = slugify(alias.replace(/^.*\/(?=.)|\/$|\.md$/gi, ""));
      const owner = living.has(former) ? former : taken.get(former);
      if (owner === slug || former === "") return [];
      if (owner !== undefined) {
        diagnostics.push({
          ...{ severity: "warning", rule: "alias-taken", path, line: 1, column: 1 },
          message: `The former address \`/transcripts/${former}/\` already leads to \`${owner}\``,
          fix: "take it out of `aliases` here or there",
        });
        return [];
      }
      taken.set(former, slug);
      return [{ from: `/transcripts/${former}/`, to: transcriptUrl({ slug }) }];
    }),
  );
}

/** An address is spelled from the Latin name where there is one: `/people/wang-xuan/`. */
function slugName(facet: Facet): string {
  return facet.en ?? facet.name;
}

function byNewest(a: Transcript, b: Transcript): number {
  return compare(b.meta.date ?? "", a.meta.date ?? "") || compare(a.slug, b.slug);
}

function present(value: string | undefined): string[] {
  return value === undefined ? [] : [value];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
