import { describe, expect, test } from "vitest";
import { countKinds } from "../../archive/measure.ts";
import { ARCHIVE_SAMPLE } from "../../shared.ts";

/** Of each kind so much is read as a person would; the rest is unsure, and stands as unsure. */
const LEAST = 0.95;

/** The sample holds as much text as a thousand pages. */
const TIMEOUT = 240_000;

describe.runIf(ARCHIVE_SAMPLE)("the sample of a real archive", () => {
  test(
    "is read as what stands in it, kind by kind",
    async () => {
      const counts = await countKinds(ARCHIVE_SAMPLE as string);
      const missed = [...counts].filter(
        ([, { found, right }]) => found >= 20 && right / found < LEAST,
      );
      expect(missed.map(([kind, { found, right }]) => `${kind}: ${right} of ${found}`)).toEqual([]);
      const readable = counts.get("a file that can be read");
      expect(readable?.right).toBe(readable?.found);
    },
    TIMEOUT,
  );
});
