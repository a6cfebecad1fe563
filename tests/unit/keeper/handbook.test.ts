/** The handbook is an archive as `duidu new` makes one. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../../shared.ts";

const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

test("it is called by the same commands, and has the program as its one dependency", () => {
  const own = JSON.parse(read("content/package.json"));
  const made = JSON.parse(read("src/keeper/template/_package.json"));
  expect(own.scripts).toEqual(made.scripts);
  expect(Object.keys(own.dependencies)).toEqual(Object.keys(made.dependencies));
});

test("its lines end alike everywhere, and what must not be kept is not", () => {
  for (const name of ["gitattributes", "gitignore"]) {
    expect(read(`content/.${name}`)).toBe(read(`src/keeper/template/_${name}`));
  }
});
