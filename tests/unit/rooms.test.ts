/**
 * Which room may import which: the table in docs/architecture.md, held against every import of the
 * program. A room that is not in the table, or a row without a room, fails as well.
 */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../shared.ts";

const PROGRAM = ["src", "_includes", "scripts", "eleventy.config.ts"];

const ARCHITECTURE = readFileSync(join(ROOT, "docs/architecture.md"), "utf8");

/** Rooms that each room may import, as the section on rooms says. */
const TABLE = new Map(
  (/^## The rooms\n([\s\S]*?)^## /m.exec(ARCHITECTURE)?.[1] ?? "")
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .flatMap(([, room = "", , allowed = ""]) =>
      room.startsWith("`") ? [[namesIn(room)[0] ?? "", namesIn(allowed)] as const] : [],
    ),
);

const imports = PROGRAM.flatMap(filesBelow).flatMap((file) =>
  importsOf(file).map((imported) => ({ file, imported, from: roomOf(file), to: roomOf(imported) })),
);

test("every room is in the table, and every row has a room", () => {
  const rooms = new Set(PROGRAM.flatMap(filesBelow).map(roomOf));
  expect([...TABLE.keys()].sort()).toEqual([...rooms].sort());
});

test("no module imports from a room that its own may not use", () => {
  expect(imports.length).toBeGreaterThan(500);
  const wrong = imports
    .filter(({ from, to }) => from !== to && !TABLE.get(from)?.includes(to))
    .map(({ file, imported }) => `${file} imports ${imported}`);
  expect(wrong).toEqual([]);
});

test("what renders takes nothing of the archive but its types", () => {
  const taking = filesBelow("_includes").filter((file) =>
    /^import (?!type)[^;]*from "\.\.\/src\/archive\//m.test(readFileSync(join(ROOT, file), "utf8")),
  );
  expect(taking).toEqual([]);
});

test("import touches the disk in one module", () => {
  const touching = filesBelow("src/import").filter((file) =>
    /from "(node:fs|node:fs\/promises|node:child_process|[./]+\/system\/read-file\.ts)"/.test(
      readFileSync(join(ROOT, file), "utf8"),
    ),
  );
  expect(touching).toEqual(["src/import/disk.ts"]);
});

test("every path that the architecture names is there", () => {
  const paths = namesIn(ARCHITECTURE.replace(/^```[\s\S]*?^```/gm, "")).filter((name) =>
    /^(src|_includes|scripts|docs|tests)\/[\w./-]+$/.test(name),
  );
  expect(paths.length).toBeGreaterThan(30);
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

function namesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
}

/** Paths of the modules below a path of the project. */
function filesBelow(path: string): string[] {
  if (path.endsWith(".ts")) return [path];
  return readdirSync(join(ROOT, path), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|js)$/.test(name))
    .map((name) => `${path}/${name.split(sep).join("/")}`);
}

/** Paths of the project's own modules that a module imports, for their types or for good. */
function importsOf(file: string): string[] {
  const source = readFileSync(join(ROOT, file), "utf8");
  return [...source.matchAll(/\b(?:from|import\s*\(?)\s*"(\.[^"]+)"/g)].map(([, path = ""]) =>
    relative(ROOT, resolve(ROOT, dirname(file), path))
      .split(sep)
      .join("/"),
  );
}

/** `src/text` of `src/text/slug.ts`, `scripts` of `scripts/build.ts`. */
function roomOf(file: string): string {
  return file
    .split("/")
    .slice(0, file.startsWith("src/") ? 2 : 1)
    .join("/");
}
