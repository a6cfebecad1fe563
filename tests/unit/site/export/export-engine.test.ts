import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadArchive } from "../../../../src/archive/load.ts";
import {
  engineDocuments,
  MEILISEARCH_SETTINGS,
  TYPESENSE_SCHEMA,
} from "../../../../src/site/export/export-engine.ts";
import { eachSegment } from "../../../../src/transcript/model.ts";
import { ROOT } from "../../../shared.ts";

const archive = loadArchive(join(ROOT, "content"), { drafts: true });
const documents = [...engineDocuments(archive)];

/** Whether a value is of a type by Typesense's names. */
function hasType(value: unknown, type: string): boolean {
  if (type === "string") return typeof value === "string";
  if (type === "int32") return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;
  if (type === "string[]") return Array.isArray(value) && value.every((v) => typeof v === "string");
  return false;
}

describe("documents for a search server", () => {
  test("are one for each paragraph of the archive", () => {
    const paragraphs = archive.transcripts.flatMap((one) => eachSegment(one));
    expect(documents).toHaveLength(paragraphs.length);
  });

  test("have ids that Meilisearch takes, each once", () => {
    for (const { id } of documents) expect(id).toMatch(/^[A-Za-z0-9_-]{1,511}$/);
    expect(new Set(documents.map(({ id }) => id)).size).toBe(documents.length);
  });

  test("are one line of JSON each, without null", () => {
    for (const document of documents) {
      const line = JSON.stringify(document);
      expect(line).not.toContain("\n");
      expect(Object.values(JSON.parse(line))).not.toContain(null);
    }
  });

  test("fit the Typesense collection, field by field", () => {
    const fields = new Map(TYPESENSE_SCHEMA.fields.map((field) => [field.name, field]));
    for (const document of documents) {
      for (const [name, value] of Object.entries(document)) {
        if (name === "id") continue;
        expect(hasType(value, fields.get(name)?.type ?? "missing"), name).toBe(true);
      }
      for (const { name, optional } of fields.values()) {
        if (!optional) expect(document).toHaveProperty(name);
      }
    }
    // Typesense sorts by a number that every document must have.
    const sorting = fields.get(TYPESENSE_SCHEMA.default_sorting_field);
    expect(sorting).toMatchObject({ type: "int32" });
    expect(sorting?.optional).toBeUndefined();
  });

  test("have the attributes that the Meilisearch settings name", () => {
    const names = new Set(documents.flatMap((document) => Object.keys(document)));
    const { searchableAttributes, filterableAttributes, sortableAttributes } = MEILISEARCH_SETTINGS;
    for (const name of [...searchableAttributes, ...filterableAttributes, ...sortableAttributes]) {
      expect(names).toContain(name);
    }
  });

  test("sort by day, a year alone before its months", () => {
    const days = documents.map(({ date, day }) => [date ?? "", day] as const);
    for (const [date, day] of days) {
      expect(String(day)).toBe(date === "" ? "0" : date.replaceAll("-", "").padEnd(8, "0"));
    }
  });
});
