import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ROOT } from "../../shared.ts";
import type { StepResult } from "./incremental-builds.ts";

const folder = mkdtempSync(join(tmpdir(), "duidu-incremental-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(["whole", "compact"])(
  "a build with the cache is byte for byte a fresh one, whatever changed: %s",
  (layout) => {
    const printed = execFileSync(
      join(ROOT, "node_modules/.bin/tsx"),
      [join(ROOT, "tests/system/site/incremental-builds.ts"), join(folder, layout), layout],
      { cwd: ROOT, encoding: "utf8" },
    );
    const results = JSON.parse(/^RESULTS (.*)$/m.exec(printed)?.[1] ?? "[]") as StepResult[];
    expect(results.length).toBeGreaterThan(10);
    for (const { step, different } of results) expect(different, step).toEqual([]);

    const takenOver = new Map(results.map(({ step, takenOver }) => [step, takenOver]));
    expect(takenOver.get("no change")).toBeGreaterThan(100);
    expect(takenOver.get("a paragraph edited")).toBe((takenOver.get("no change") ?? 0) - 1);
    expect(takenOver.get("a paragraph that explains a term edited")).toBe(
      (takenOver.get("no change") ?? 0) - 1,
    );
    expect(takenOver.get("a name written into a paragraph")).toBeGreaterThan(100);
    for (const step of ["the site copied", "the site and the texts copied"]) {
      expect(takenOver.get(step), step).toBe(takenOver.get("no change"));
    }
    for (const step of ["a title edited", "a date edited", "tags edited", "a transcript added"]) {
      expect(takenOver.get(step), step).toBeGreaterThan(0);
    }
    expect(takenOver.get("the cache deleted")).toBe(0);
  },
  600_000,
);
