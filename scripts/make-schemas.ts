/**
 * Writes `schemas/`: what an editor completes and checks a keeper's YAML by. Run it after a change of
 * a schema: `npx tsx scripts/make-schemas.ts`; a test says when that is due.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { type JsonSchema, toJsonSchema } from "@valibot/to-json-schema";
import * as v from "valibot";
import { SETTINGS } from "../src/archive/settings-schema.ts";
import { FRONT_MATTER } from "../src/transcript/front-matter-schema.ts";
import { IDENTITY } from "../src/transcript/identities.ts";

const FOLDER = new URL("../schemas/", import.meta.url);

type Entries = Record<string, v.GenericSchema>;

/** The schemas by the name of their file, as the text that is published. */
export function schemaFiles(): Map<string, string> {
  const names =
    "Who is who in a Duidu archive: people.yaml, organisations.yaml, products.yaml, tags.yaml";
  return new Map([
    // An unknown setting is an error of a build, an unknown key of a transcript its keeper's own.
    ["site.json", asText("Settings of a Duidu archive: site.yaml", keys(SETTINGS.entries, false))],
    [
      "transcript.json",
      asText("Front matter of a Duidu transcript", keys(FRONT_MATTER.entries, true)),
    ],
    ["names.json", asText(names, { type: "array", items: keys(IDENTITY.entries, false) })],
  ]);
}

/** The keys of an object, each with its form as it is written and what it is for. */
function keys(entries: Entries, withOthers: boolean): JsonSchema {
  const properties = Object.entries(entries).map(([key, entry]) => {
    const schema = v.isOfType("optional", entry)
      ? v.unwrap(entry as v.OptionalSchema<v.GenericSchema, undefined>)
      : entry;
    // Checks that JSON Schema cannot say are the program's.
    const { $schema: _, ...form } = toJsonSchema(schema, {
      ...{ typeMode: "input", errorMode: "ignore" },
      overrideSchema: ({ jsonSchema }) => withShortTypes(jsonSchema),
    });
    const description = v.getDescription(schema);
    return [
      key,
      { ...(description !== undefined && { description }), ...form, ...v.getMetadata(schema) },
    ];
  });
  const required = Object.keys(entries).filter(
    (key) => !v.isOfType("optional", entries[key] as v.GenericSchema),
  );
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
    additionalProperties: withOthers,
  };
}

function asText(title: string, schema: JsonSchema): string {
  const $schema = "http://json-schema.org/draft-07/schema#";
  return `${JSON.stringify({ $schema, title, ...schema }, undefined, 2)}\n`;
}

/** `anyOf` types alone as a list of types, which says the same in one line. */
function withShortTypes(json: JsonSchema): JsonSchema {
  const types = json.anyOf?.map((option) =>
    typeof option === "object" && Object.keys(option).join() === "type" ? option.type : undefined,
  );
  if (!types?.every((type) => typeof type === "string")) return json;
  const { anyOf: _, ...rest } = json;
  return { ...rest, type: types as JsonSchema["type"] & string[] };
}

if (import.meta.filename === process.argv[1]) {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, text] of schemaFiles()) writeFileSync(new URL(name, FOLDER), text);
  console.log(`${schemaFiles().size} schemas`);
}
