import { describe, expect, test } from "vitest";
import { buildArchive } from "../../../src/archive/build.ts";
import { reviewNames } from "../../../src/archive/review-names.ts";
import { formatDiagnostic } from "../../../src/transcript/diagnostic.ts";
import { parseIdentities } from "../../../src/transcript/identities.ts";
import { parseTranscript } from "../../../src/transcript/parse.ts";

/** Reviews an archive of one transcript for each list of names. */
function review(
  transcripts: string[],
  identities: Partial<Record<"people" | "tags", string>> = {},
) {
  const archive = buildArchive({
    site: {
      title: "",
      title_en: "",
      description: "",
      description_en: "",
      base: "/",
      drafts: false,
    },
    transcripts: transcripts.map(
      (head, i) =>
        parseTranscript(`---\ntitle: t${i}\n${head}\n---\n\n正文。\n`, `t/${i}.md`).transcript,
    ),
    identities: Object.fromEntries(
      Object.entries(identities).map(([kind, yaml]) => [kind, parseIdentities(yaml, kind).list]),
    ),
    draftsLeftOut: 0,
    diagnostics: [],
  });
  return reviewNames(archive, () => 3).map(formatDiagnostic);
}

describe("names that may be one", () => {
  test("a name in Traditional characters, or in other marks, is a warning with its remedy", () => {
    expect(review(["people: [王选]", "people: [王选]", "people: [王選]"])).toEqual([
      "t/2.md:3:1 warning name-similar: `王選` may be `王选` (the same but for its form). Fix: if they are the same, write `王選` among the aliases of `王选` in people.yaml.",
    ]);
    expect(review(["tags: [AI Safety]", "tags: [AI Safety]", "tags: [ai-safety]"])).toHaveLength(1);
  });

  for (const [a, b, reason] of [
    ["Dario Amodei", "Dario Amoei", "one letter differs"],
    ["Dario Amodei", "Dario Amdoei", "one letter differs"],
    ["王选", "Wang Xuan", "one is the other's pinyin"],
    ["詹姆斯·洛布", "詹姆斯·勒布", "one character of a transliteration differs"],
    ["达里奥·阿莫迪", "阿莫迪", "the last part of that name"],
  ] as const) {
    test(`${b} is suggested for ${a}`, () => {
      const found = review([`people: [${a}]`, `people: [${a}]`, `people: [${b}]`]);
      expect(found).toHaveLength(1);
      expect(found[0]).toContain(`info name-similar: \`${b}\` may be \`${a}\` (${reason})`);
    });
  }

  for (const names of [
    ["北京大学", "南京大学"],
    ["GPT-3", "GPT-4"],
    ["Claude 3", "Claude 2"],
    ["李明", "黎明"],
    ["Mark", "Mary"],
  ]) {
    test(`${names.join(" and ")} are let be`, () => {
      expect(review(names.map((name) => `companies_orgs: [${name}]\npeople: [${name}]`))).toEqual(
        [],
      );
    });
  }

  test("names that an entry joins are not suggested again", () => {
    const people = "- name: 王选\n  en: Wang Xuan\n  aliases: [王選]\n";
    expect(review(["people: [王选]", "people: [王選]", "people: [Wang Xuan]"], { people })).toEqual(
      [],
    );
  });
});

describe("names that nobody has settled", () => {
  test("are told once a kind has entries, and not before", () => {
    expect(review(["tags: [海, 山]"])).toEqual([]);
    expect(review(["tags: [海, 山]"], { tags: "- name: 海\n" })).toEqual([
      "t/0.md:3:1 info name-unknown: `山` has no entry in tags.yaml. Fix: add one, or add the name to the aliases of the entry that it belongs to.",
    ]);
  });
});
