import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { schemaFiles } from "../../scripts/make-schemas.ts";
import { ROOT } from "../shared.ts";

const FOLDER = join(ROOT, "schemas");

test("the published schemas are what the program reads by (else run scripts/make-schemas.ts)", () => {
  expect(readdirSync(FOLDER).sort()).toEqual([...schemaFiles().keys()].sort());
  for (const [name, text] of schemaFiles()) {
    expect(readFileSync(join(FOLDER, name), "utf8")).toBe(text);
  }
});

/** What an editor says of a text, as the keys or places that it underlines. */
function underlined(schema: string, yaml: string): string[] {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  const validate = ajv.compile(JSON.parse(readFileSync(join(FOLDER, schema), "utf8")));
  validate(parse(yaml));
  return (validate.errors ?? []).map(
    ({ instancePath, params }) =>
      params.additionalProperty ?? params.missingProperty ?? instancePath,
  );
}

describe("an editor", () => {
  test("takes what the program takes", () => {
    const site =
      "title: 1984\nurl: https://example.org\nbase: /a/\ndrafts: true\nnames_from: 2\nkeeper:\n";
    expect(underlined("site.json", site)).toEqual([]);
    expect(
      underlined("transcript.json", "title: 题\ndate: 2024\ntags: 甲\nguest: [乙]\nown: 1\n"),
    ).toEqual([]);
    expect(underlined("names.json", "- name: 王选\n  aliases: [王選]\n")).toEqual([]);
  });

  test("underlines what the program refuses", () => {
    expect(underlined("site.json", "titel: 甲\n")).toEqual(["titel"]);
    expect(underlined("site.json", "url: example.org\n")).toEqual(["/url"]);
    expect(underlined("site.json", "host: nowhere\ndescription: [甲]\n")).toEqual([
      "/description",
      "/host",
    ]);
    expect(underlined("transcript.json", "date: 2024\nsource_lang: klingon\n")).toEqual([
      "title",
      "/source_lang",
    ]);
    expect(underlined("names.json", "- en: Wang Xuan\n")).toEqual(["name"]);
  });

  test("finds the schema of every file of names and settings that the project holds", () => {
    for (const folder of ["content", "src/keeper/template"]) {
      for (const name of readdirSync(join(ROOT, folder)).filter((file) => file.endsWith(".yaml"))) {
        const [first = ""] = readFileSync(join(ROOT, folder, name), "utf8").split("\n");
        const schema = /^# yaml-language-server: \$schema=\S*schemas\/(\S+)$/.exec(first)?.[1];
        expect(schema, `${folder}/${name}`).toBe(name === "site.yaml" ? "site.json" : "names.json");
      }
    }
  });
});
