/**
 * Templates can be read: no line of one is wider than a screen. Prose may be, with one value in it at
 * most, since a sentence that is broken in two is not found by searching for it.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../shared.ts";

const COLUMNS = 120;

test.each(["_includes", "src/site/pages"])("templates of %s are narrow", (folder) => {
  const wide = readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) =>
      readFileSync(join(ROOT, folder, name), "utf8")
        .split("\n")
        .flatMap((line, i) => (isTooWide(line) ? [`${name}:${i + 1}`] : [])),
    );
  expect(wide).toEqual([]);
});

function isTooWide(line: string): boolean {
  return line.length > COLUMNS && line.split("${").length > 2;
}
