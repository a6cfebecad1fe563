import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  CHECKSUMS_NAME,
  formatChecksums,
  parseChecksums,
  readChecksums,
} from "../../../../src/site/output/checksums.ts";
import { verifyAddress, verifyFolder } from "../../../../src/site/output/verify-checksums.ts";
import { serveFolder } from "../../../browser/static-server.ts";

let site: string;

beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), "duidu-manifest-"));
  mkdirSync(join(site, "tags/中文"), { recursive: true });
  const files = ["index.html", "404.html", "_headers", "tags/index.html", "tags/中文/a b.txt"];
  for (const path of files) writeFileSync(join(site, path), `这是 ${path}`);
  writeFileSync(join(site, CHECKSUMS_NAME), formatChecksums(readChecksums(site)));
});

afterEach(() => rmSync(site, { recursive: true, force: true }));

function damage(): void {
  writeFileSync(join(site, "tags/index.html"), "changed");
  rmSync(join(site, "tags/中文/a b.txt"));
  writeFileSync(join(site, "new.html"), "new");
}

describe("a site and its checksums", () => {
  test("a folder that is as it was built verifies", () => {
    expect(verifyFolder(site)).toEqual({ checked: 5, problems: [] });
  });

  test("a folder tells what was changed, lost and added", () => {
    damage();
    expect(verifyFolder(site).problems).toEqual([
      { path: "new.html", problem: "not listed" },
      { path: "tags/index.html", problem: "changed" },
      { path: "tags/中文/a b.txt", problem: "missing" },
    ]);
  });

  test("a site on the web verifies by the addresses that readers use", async () => {
    const server = await serveFolder(site);
    expect(await verifyAddress(server.url)).toEqual({ checked: 4, problems: [] });
    damage();
    expect((await verifyAddress(`${server.url}/`)).problems).toEqual([
      { path: "tags/index.html", problem: "changed" },
      { path: "tags/中文/a b.txt", problem: "missing" },
    ]);
    await server.close();
  });

  test("a list that leads out of the folder is refused", () => {
    const digest = "0".repeat(64);
    for (const path of ["../x", "/etc/passwd", "a/../../x", "a\\..\\x"]) {
      expect(() => parseChecksums(`${digest}  ${path}\n`)).toThrow("Line 1");
    }
  });
});
