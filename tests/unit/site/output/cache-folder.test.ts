import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CacheFolder } from "../../../../src/site/output/cache-folder.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "duidu-cache-"));
});
afterEach(() => rmSync(root, { recursive: true }));

/** Where the files of this version of the program are. */
function folderOfVersion(): string {
  const [version = ""] = readdirSync(root);
  return join(root, version);
}

test("removes what is of no use, not what another process is writing at this moment", () => {
  const cache = new CacheFolder(root);
  for (const name of ["shard-a", "shard-b", "other"]) cache.write(name, Buffer.from(name));
  const folder = folderOfVersion();
  // Our parent runs; no process has a number beyond the largest that Linux gives.
  const [running, dead] = [process.ppid, 2 ** 22 + 1].map((pid) => `shard-c.tmp-${pid}`);
  for (const name of [running, dead]) writeFileSync(join(folder, name as string), "half");
  cache.keepOnly("shard-", new Set(["shard-b"]));
  expect(readdirSync(folder).sort()).toEqual(["other", "shard-b", running]);
});

test("gives back what is whole, and nothing of a file that was cut off", () => {
  const cache = new CacheFolder(root);
  cache.write("a", Buffer.from("whole"));
  expect(cache.read("a")?.toString()).toBe("whole");
  writeFileSync(join(folderOfVersion(), "b"), "half");
  expect(cache.read("b")).toBeUndefined();
  expect(cache.read("c")).toBeUndefined();
});
