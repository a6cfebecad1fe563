/** Two suites: `unit` mirrors src, `browser` opens built sites in a real Chromium. */

import { defineConfig } from "vitest/config";

export default defineConfig({
  root: import.meta.dirname,
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "unit",
          include: ["unit/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "browser",
          include: ["browser/**/*.test.ts"],
          globalSetup: ["browser/build-site.ts"],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          // A browser on a machine that does other things may be late once; a fault is there twice.
          retry: 1,
        },
      },
    ],
  },
});
