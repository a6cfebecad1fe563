/** Whoever meets an export can read what it is: each function, class, type and constant says so. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../shared.ts";

const EXPORT =
  /^export (?:async |abstract |declare )*(?:function\*?|class|interface|type|const|let|enum) (\w+)/;

test("every export has a docstring above it", () => {
  const bare = ["src", "_includes"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
      .flatMap((name) => bareExports(`${folder}/${name}`)),
  );
  expect(bare).toEqual([]);
});

function bareExports(file: string): string[] {
  const lines = readFileSync(join(ROOT, file), "utf8").split("\n");
  return lines.flatMap((line, i) => {
    const name = EXPORT.exec(line)?.[1];
    return name === undefined || lines[i - 1]?.endsWith("*/") ? [] : [`${file}: ${name}`];
  });
}
