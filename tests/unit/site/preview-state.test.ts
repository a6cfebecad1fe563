import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PreviewState } from "../../../src/site/preview-state.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "duidu-preview-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("work that was put off ends where it is when an edit comes, and begins anew after it", async () => {
  const state = new PreviewState(folder);
  const begun: number[] = [];
  let steps = 0;
  const build = (number: number) => {
    state.done(state.ledger(folder), async (pause) => {
      begun.push(number);
      for (;;) {
        await pause();
        steps++;
      }
    });
  };
  build(1);
  await vi.waitUntil(() => steps > 3, { timeout: 10_000 });
  build(2);
  const before = steps;
  await sleep(100);
  expect(steps).toBe(before);
  await vi.waitUntil(() => steps > before, { timeout: 10_000 });
  expect(begun).toEqual([1, 2]);
  state.ledger(folder);
});
