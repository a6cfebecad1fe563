/** What lint refuses, so that nobody switches it off again unseen. */

import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");

it.each([
  ["eval", 'export const three = eval("1 + 2");\n', "noGlobalEval"],
  ["debugger", "export function pause(): void {\n  debugger;\n}\n", "noDebugger"],
  ["a variable that nobody reads", "const forgotten = 1;\nexport {};\n", "noUnusedVariables"],
  [
    "an import that nobody uses",
    'import { join } from "node:path";\n\nexport {};\n',
    "noUnusedImports",
  ],
])("refuses %s", (_, source, rule) => {
  const { status, stdout, stderr } = lint(source);
  expect(stdout + stderr).toContain(rule);
  expect(status).toBe(1);
});

it("lets a plain module pass", () => {
  expect(lint("export const three = 3;\n").status).toBe(0);
});

/** Checks a file in a folder of its own with the project's rules, as `npm test` does. */
function lint(source: string) {
  const folder = mkdtempSync(join(tmpdir(), "duidu-lint-"));
  try {
    copyFileSync(join(ROOT, "biome.jsonc"), join(folder, "biome.jsonc"));
    writeFileSync(join(folder, "example.ts"), source);
    const command = join(ROOT, "node_modules/.bin/biome");
    const options = ["check", "--error-on-warnings", "."];
    return spawnSync(command, options, { cwd: folder, encoding: "utf8" });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
