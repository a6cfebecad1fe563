import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadArchive } from "../../../src/archive/load.ts";
import { DEFAULT_SITE, readSettings } from "../../../src/archive/settings.ts";
import { formatDiagnostic } from "../../../src/transcript/diagnostic.ts";

function read(source: string) {
  const { site, diagnostics } = readSettings(source, "site.yaml");
  return { site, told: diagnostics.map(formatDiagnostic) };
}

test("settings are read as they are written, those that are empty as the defaults", () => {
  const { site, told } = read(
    "title: 1.10\nbase: archive\nurl: https://example.org/\ndrafts: yes\nkeeper:\n",
  );
  expect(told).toEqual([]);
  expect(site).toEqual({
    ...DEFAULT_SITE,
    ...{ title: "1.10", base: "/archive/", url: "https://example.org", drafts: true },
  });
  expect(read("")).toEqual({ site: DEFAULT_SITE, told: [] });
});

test.each([
  ["title: 甲\nbase: a b\n", /^site\.yaml:2:1 error site-settings: `base: a b` is not a path/],
  ["title: 甲\n\nurl: example.org\n", /^site\.yaml:3:1 error .* is not a web address.*https:/],
  ["titel: 甲\n", /^site\.yaml:1:1 error .*`titel` is not a setting\. Fix: did you mean `title`\?/],
  ["title: 甲\nkeepr: 乙\n", /^site\.yaml:2:1 error .*did you mean `keeper`/],
  ["title：对读\nbase: /\n", /^site\.yaml:1:6 error .*full-width colon after `title`/],
  ["- title: 甲\n", /^site\.yaml:1:1 error .*are a list.*without a `-`/],
  ["title: 甲\ndrafts: maybe\n", /^site\.yaml:2:1 error .*must be `true` or `false`/],
  ["title: 甲\ndescription: [甲]\n", /^site\.yaml:2:1 error .*`description` must be one line/],
  ["title: 甲: 乙\n", /^site\.yaml:1:8 error .*quotes around a value that holds `: `/],
  ["title: 甲\ntitle: 乙\n", /^site\.yaml:2:1 warning .*a second time/],
])("%j is told at its line", (source, says) => {
  const { told } = read(source);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(says);
});

test("a file under a name that is not read is told", () => {
  const folder = mkdtempSync(join(tmpdir(), "duidu-settings-"));
  mkdirSync(join(folder, "transcripts"));
  writeFileSync(join(folder, "transcripts/a.md"), "---\ntitle: 题\n---\n\n你好。\n");
  writeFileSync(join(folder, "site.yml"), "title: 甲\n");
  writeFileSync(join(folder, "people.yml"), "- name: 王选\n");
  const told = loadArchive(folder, { drafts: true }).diagnostics.map(formatDiagnostic);
  rmSync(folder, { recursive: true });
  expect(told).toEqual([
    expect.stringMatching(/people\.yml:1:1 error file-name: .*rename it to `people\.yaml`/),
    expect.stringMatching(/site\.yml:1:1 error file-name: .*rename it to `site\.yaml`/),
  ]);
});
