/** The quick reader of front matter says what a YAML parser says, or nothing. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlainYaml } from "../../../src/transcript/plain-yaml.ts";
import { readYaml } from "../../../src/transcript/read-yaml.ts";
import { ROOT } from "../../shared.ts";

function byParser(yaml: string): unknown {
  const { value, problems } = readYaml(yaml);
  return problems.length > 0 ? "wrong" : (value ?? {});
}

const value = fc.oneof(
  fc.constantFrom(
    ...["", "[]", "true", "false", "True", "null", "~", "yes", "2026-01-02", "2026", "0x1F", "1e3"],
    ...["3 个问题", "1984 年：电码", "标题：副题", "a: b", "a:", "b #c", "b#c", "#c", "- x", "-x"],
    ...[
      '"引号"',
      "'单引号'",
      '"a\\nb"',
      "'it''s'",
      '"未完',
      "'a' b",
      "文　",
      "文 ",
      "文\u00a0",
      "《书》",
    ],
    ...[
      "&a x",
      "*a",
      "!tag x",
      "|",
      ">",
      "{a: b}",
      "[a, b]",
      "%x",
      "@x",
      "`x`",
      "，起",
      "？",
      "a\tb",
    ],
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(..."ab文1-:# \"'[],.\\&*\t"), maxLength: 8 }),
);
const key = fc.constantFrom(
  "title",
  "tags",
  "date",
  "draft",
  "null",
  "a_1",
  "x-y",
  "__proto__",
  "1a",
);
const line = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(key, value).map(([name, text]) => `${name}: ${text}`) },
  { weight: 2, arbitrary: key.map((name) => `${name}:`) },
  { weight: 5, arbitrary: value.map((text) => `  - ${text}`) },
  { weight: 1, arbitrary: value.map((text) => `- ${text}`) },
  { weight: 1, arbitrary: value.map((text) => `  ${text}`) },
  fc.constantFrom("", "# note", "---", "...", " "),
);

describe("plain front matter", () => {
  it("is read as a YAML parser reads it", () => {
    let read = 0;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 7 }), (lines) => {
        const yaml = `\n${lines.join("\n")}`;
        const plain = readPlainYaml(yaml);
        if (!plain) return;
        read++;
        expect(plain.data).toEqual(byParser(yaml));
        for (const [name, at] of plain.keyLines) {
          expect(yaml.split("\n")[at - 1]).toMatch(new RegExp(`^${name}:`));
        }
      }),
      { numRuns: 5000 },
    );
    expect(read).toBeGreaterThan(200);
  });

  it("is what our own transcripts have", () => {
    const folder = join(ROOT, "content/transcripts");
    for (const name of readdirSync(folder)) {
      const [, yaml = ""] = readFileSync(join(folder, name), "utf8").split(/^---$/m);
      expect(readPlainYaml(yaml)?.data, name).toEqual(byParser(yaml));
    }
  });
});
