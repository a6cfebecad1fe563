/** Import asks for what a document does not state, and only where somebody can answer. */

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { PROGRAM } from "../../program.ts";

const UNTITLED =
  "河边有一棵树，树上住着一只猫头鹰。它白天睡觉，晚上唱歌，谁也不知道它唱的是什么。\n";
const folder = mkdtempSync(join(tmpdir(), "duidu-terminal-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

// `script` gives the command a terminal of its own; not every system has it.
const hasTerminal =
  spawnSync("script", ["-qec", "true", "/dev/null"], { timeout: 5000 }).status === 0;
it.skipIf(!hasTerminal)("a missing title is asked for at a real terminal only", () => {
  writeFileSync(join(folder, "owl.txt"), UNTITLED);
  // Where there is no folder yet, it is asked whether to make it.
  mkdirSync(join(folder, "asked"));
  const command = (name: string) =>
    `${process.execPath} ${PROGRAM} import ${join(folder, "owl.txt")} --content ${join(folder, name)}`;
  const atTerminal = spawnSync("script", ["-qec", command("asked"), "/dev/null"], {
    input: "猫头鹰\n2024年6月\n\n",
    encoding: "utf8",
    timeout: 40_000,
  });
  expect(atTerminal.stdout).toContain("date (Enter: leave it out):");
  const text = readFileSync(join(folder, "asked/transcripts/mao-tou-ying.md"), "utf8");
  expect(text).toContain('date: "2024-06"');
  const piped = spawnSync("sh", ["-c", command("piped")], {
    input: "猫头鹰\n",
    encoding: "utf8",
  });
  expect(piped.stdout).toContain("info title-unstated");
  expect(piped.stdout).not.toContain("Enter:");
});
