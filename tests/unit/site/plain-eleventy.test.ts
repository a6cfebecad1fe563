/** `npx eleventy`, which somebody who knows Eleventy may try first. */

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { ROOT } from "../../shared.ts";

test("Eleventy started by itself is told which commands make the site", async () => {
  const config = pathToFileURL(join(ROOT, "eleventy.config.mjs")).href;
  const { default: refuse } = await import(config);
  expect(refuse).toThrow(/`npm start`.*`npm run build`/);
});
