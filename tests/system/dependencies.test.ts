/** What we build on: pinned, checked, free to use, and installed without running anything. */

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../shared.ts";

interface LockedPackage {
  version?: string;
  resolved?: string;
  integrity?: string;
  license?: string;
  dev?: boolean;
  link?: boolean;
  hasInstallScript?: boolean;
}

const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as Record<
  string,
  Record<string, string>
>;
const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
  packages: Record<string, LockedPackage>;
};
const packages = Object.entries(lock.packages).filter(([path]) => path !== "");

/** Licences that an MIT project may be built with; those of data and of the build alone included. */
const LICENCES =
  /^\(?(MIT|MIT-0|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|Python-2\.0|CC-BY-4\.0|MPL-2\.0|WTFPL|LGPL-3\.0-or-later|PSF-2\.0)( (OR|AND) [\w.-]+)*\)?$/;

test("every version is pinned", () => {
  const loose = ["dependencies", "devDependencies"].flatMap((kind) =>
    Object.entries(manifest[kind] ?? {}).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version)),
  );
  expect(loose).toEqual([]);
});

test("every locked package has a checksum, and none an address", () => {
  const loose = packages.filter(
    ([, { integrity, resolved, link }]) => !link && (!integrity || resolved !== undefined),
  );
  expect(loose.map(([path]) => path)).toEqual([]);
});

/** Packages that state their licence in the old way, which the lockfile leaves out: as we read it. */
const STATED = new Map([["node_modules/parse-cache-control", "BSD-3-Clause"]]);

test("every licence is one that we may build with", () => {
  const unknown = packages.filter(
    ([path, { license = STATED.get(path) ?? "none" }]) => !LICENCES.test(license),
  );
  expect(unknown.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
});

test("the language model, which is not ours, has its source and its licence beside it", () => {
  const read = (name: string) =>
    readFileSync(join(ROOT, "src/import/repair/language-model", name), "utf8");
  expect(read("LICENSE")).toMatch(/GNU LESSER GENERAL PUBLIC LICENSE\s+Version 2\.1/);
  expect(read("README.md")).toContain("LGPL-2.1-or-later");
  expect(read("README.md")).toMatch(/`[0-9a-f]{64}`/);
  expect(readFileSync(join(ROOT, "README.md"), "utf8")).toContain("LGPL-2.1-or-later");
});

test("nothing needs an install script that we do not know of", () => {
  const scripts = packages.filter(([, entry]) => entry.hasInstallScript).map(([path]) => path);
  // Both come with their programs as packages; the scripts only make them start sooner.
  const known = /(^|\/)node_modules\/(esbuild|fsevents)$/;
  expect(scripts.filter((path) => !known.test(path))).toEqual([]);
});

test("the lockfile holds what the manifest asks for, so that `npm ci` installs it", () => {
  // Offline and dry: npm compares the two before it would fetch anything.
  const options = ["ci", "--dry-run", "--offline", "--ignore-scripts"];
  const { status, stderr } = spawnSync("npm", options, { cwd: ROOT, encoding: "utf8" });
  expect(status, stderr).toBe(0);
});
