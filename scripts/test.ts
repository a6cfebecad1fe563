/**
 * `npm test`: everything that must hold, in one run with one closing line. Lint, the types of each
 * runtime and the check of our content count as one test each. `npm test -- unit property` runs
 * these suites alone.
 */

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";

const ROOT = join(import.meta.dirname, "..");
/** In the order in which they run: what is quick to fail comes first. */
const SUITES = ["unit", "property", "system", "browser"] as const;
/** What failed, said again at the end: in a long output it is hard to find. */
const failures: string[] = [];
let passed = 0;

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !SUITES.some((suite) => suite === name));
if (unknown.length > 0) {
  console.error(`No suite is called ${unknown.join(", ")}. There are: ${SUITES.join(", ")}`);
  process.exit(2);
}
if (chosen.length === 0) {
  step("lint", "biome", ["check", "--error-on-warnings", "."]);
  for (const project of [
    "tsconfig.json",
    // As it is published: Node finds types otherwise than a bundler does.
    "tsconfig.publish.json",
    "src/shared/tsconfig.json",
    "src/client/tsconfig.json",
    "src/worker/tsconfig.json",
  ]) {
    step(`types of ${project}`, "tsc", ["-p", project, "--noEmit"]);
  }
  step("check of the content", "tsx", ["scripts/duidu.ts", "check"]);
}
for (const name of SUITES) if (chosen.length === 0 || chosen.includes(name)) runSuite(name);

for (const failure of failures) console.log(`FAILED: ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
if (failures.length > 0) process.exitCode = 1;

function step(name: string, command: string, options: string[]): void {
  console.log(`\n== ${name}`);
  const { status } = run(command, options);
  if (status === 0) passed++;
  else failures.push(name);
}

function runSuite(name: (typeof SUITES)[number]): void {
  console.log(`\n== ${name} tests`);
  const report = join(ROOT, `.cache/test-${name}.json`);
  mkdirSync(join(ROOT, ".cache"), { recursive: true });
  rmSync(report, { force: true });
  const { status } = run("vitest", [
    "run",
    ...["--config", "tests/vitest.config.ts", "--project", name],
    ...["--reporter", "default", "--reporter", "json", "--outputFile.json", report],
  ]);
  const { numPassedTests = 0, testResults = [] }: Report = existsSync(report)
    ? JSON.parse(readFileSync(report, "utf8"))
    : {};
  passed += numPassedTests;
  const failed = testResults.flatMap(({ name: file, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === "failed")
      .map(({ fullName, failureMessages }) => {
        // What was expected, and the place, without the frames of the runner.
        const lines = failureMessages
          .flatMap((message) => message.split("\n"))
          .filter((line) => !/^ +at .*(node_modules|<anonymous>)/.test(line));
        return [`${relative(ROOT, file)}: ${fullName}`, ...lines.slice(0, 24)].join("\n");
      }),
  );
  failures.push(...failed);
  // A file that cannot be loaded, or a run that breaks off, has no test to name.
  const isWhole = status === 0 && existsSync(report);
  if (!isWhole && failed.length === 0) failures.push(`${name} tests: see above`);
}

/** What is read of the report that vitest writes: https://vitest.dev/guide/reporters. */
interface Report {
  numPassedTests?: number;
  testResults?: {
    name: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
}

function run(command: string, options: string[]) {
  return spawnSync(join(ROOT, "node_modules/.bin", command), options, {
    cwd: ROOT,
    stdio: "inherit",
    // There, what npm puts into .bin are scripts of the shell.
    shell: process.platform === "win32",
  });
}
