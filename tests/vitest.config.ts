/**
 * Four suites, each of which runs alone: `unit` mirrors src and is quick, `property` tries what
 * nobody thought of, `system` starts commands, kills them and fills disks, `browser` opens built
 * sites in a real Chromium. None is tried again: what fails once has failed.
 */

import { defineConfig } from "vitest/config";

const MINUTE = 60_000;

export default defineConfig({
  root: import.meta.dirname,
  test: {
    maxWorkers: 2,
    projects: [
      suite("unit", 2 * MINUTE),
      suite("property", 2 * MINUTE),
      suite("system", 3 * MINUTE, ["program.ts"]),
      suite("browser", 5 * MINUTE, ["browser/build-site.ts"]),
    ],
  },
});

/** Limits are for what hangs; no test measures time. */
function suite(name: string, timeout: number, globalSetup: string[] = []) {
  return {
    test: {
      name,
      include: [`${name}/**/*.test.ts`],
      globalSetup,
      testTimeout: timeout,
      hookTimeout: timeout,
    },
  };
}
