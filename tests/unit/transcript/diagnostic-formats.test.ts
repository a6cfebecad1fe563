import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/transcript/diagnostic.ts";
import { formatDiagnostics } from "../../../src/transcript/diagnostic-formats.ts";

const ERROR: Diagnostic = {
  ...{ severity: "error", rule: "a-rule", message: "100 % wrong\nhere", fix: "mend it" },
  ...{ path: "b, c:d.md", line: 3, column: 5 },
};
const INFO: Diagnostic = { ...ERROR, severity: "info", path: "a.md", line: 0, column: 0 };

test("annotations are escaped as GitHub reads them; one of a whole file has no line", () => {
  expect(formatDiagnostics([ERROR, INFO], "github").split("\n")).toEqual([
    "::notice file=a.md,title=a-rule::100 %25 wrong%0Ahere. Fix: mend it.",
    "::error file=b%2C c%3Ad.md,line=3,col=5,title=a-rule::100 %25 wrong%0Ahere. Fix: mend it.",
  ]);
});

test("JSON is sorted and counted, and there is an object where nothing is wrong", () => {
  expect(JSON.parse(formatDiagnostics([ERROR, INFO], "json"))).toEqual({
    diagnostics: [INFO, ERROR],
    ...{ errors: 1, warnings: 0 },
  });
  expect(JSON.parse(formatDiagnostics([], "json"))).toEqual({
    diagnostics: [],
    ...{ errors: 0, warnings: 0 },
  });
  expect(formatDiagnostics([], "text")).toBe("");
});

test("text is a line each", () => {
  expect(formatDiagnostics([INFO], "text")).toMatch(
    /^a\.md info a-rule: 100 % wrong.*Fix: mend it\.$/s,
  );
});
