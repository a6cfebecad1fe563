/**
 * `npm test`: everything that must hold, in one run with one closing line. Lint, types and the
 * build count as one test each.
 */

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");
const OUTPUT = join(ROOT, ".cache/test-site");
let passed = 0;
let failed = 0;

step("lint", "biome", ["check", "--error-on-warnings", "."]);
for (const project of ["tsconfig.json", "src/client/tsconfig.json", "src/worker/tsconfig.json"]) {
  step(`types of ${project}`, "tsc", ["-p", project]);
}
suite("unit");
step("check of the content", "tsx", ["scripts/check.ts"]);
step("build", "tsx", ["scripts/build.ts", "--output", OUTPUT]);
rmSync(OUTPUT, { recursive: true, force: true });
suite("browser");

console.log(`${passed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;

function step(name: string, command: string, options: string[]): void {
  console.log(`\n== ${name}`);
  const { status } = run(command, options);
  if (status === 0) passed++;
  else {
    failed++;
    console.log(`FAILED: ${name}`);
  }
}

function suite(name: "unit" | "browser"): void {
  console.log(`\n== ${name} tests`);
  const report = join(ROOT, `.cache/test-${name}.json`);
  mkdirSync(join(ROOT, ".cache"), { recursive: true });
  rmSync(report, { force: true });
  const { status } = run("vitest", [
    "run",
    ...["--config", "tests/vitest.config.ts", "--project", name],
    ...["--reporter", "default", "--reporter", "json", "--outputFile.json", report],
  ]);
  if (!existsSync(report)) {
    failed++;
    return;
  }
  const counts = JSON.parse(readFileSync(report, "utf8")) as Record<string, number>;
  passed += counts.numPassedTests ?? 0;
  failed += counts.numFailedTests ?? 0;
  // A file that cannot be loaded has no tests to fail.
  if (status !== 0 && (counts.numFailedTests ?? 0) === 0) failed++;
}

function run(command: string, options: string[]) {
  return spawnSync(join(ROOT, "node_modules/.bin", command), options, {
    cwd: ROOT,
    stdio: "inherit",
  });
}
