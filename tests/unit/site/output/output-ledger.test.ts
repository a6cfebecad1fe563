import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { OutputLedger } from "../../../../src/site/output/output-ledger.ts";

let root: string;
let site: string;
let next: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "duidu-ledger-"));
  site = join(root, "site");
  next = join(root, "next");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const never = () => {
  throw new Error("The file is made again");
};

/** A site of two pages, then one whose first page is another, with the first site as its folder. */
function twoSites() {
  const first = new OutputLedger(site);
  first.put("/a/index.html", "a1", () => "first");
  first.put("/b/index.html", "b1", () => "b");
  const second = new OutputLedger(next, site, first.record());
  second.put("/a/index.html", "a2", () => "second");
  second.put("/b/index.html", "b1", never);
  const older = join(root, "older");
  renameSync(site, older);
  renameSync(next, site);
  return { older, record: second.record() };
}

test("a site that is made in an older one leaves the last one's files as they are", () => {
  const { older, record } = twoSites();
  const inode = statSync(join(older, "b/index.html")).ino;
  const third = new OutputLedger(older, site, record);
  third.put("/a/index.html", "a2", never);
  third.put("/b/index.html", "b2", () => "another b");
  third.write("c/index.html", "c");
  third.rewrite("a/index.html", (text) => `${text} and changed`);
  third.sweep();
  expect(readFileSync(join(older, "a/index.html"), "utf8")).toBe("second and changed");
  expect(readFileSync(join(site, "a/index.html"), "utf8")).toBe("second");
  expect(readFileSync(join(site, "b/index.html"), "utf8")).toBe("b");
  expect(statSync(join(site, "b/index.html")).ino).toBe(inode);
  expect(third.paths()).toEqual(["a/index.html", "b/index.html", "c/index.html"]);
});

test("a file that is taken over and then changed leaves the last site's as it is", () => {
  const first = new OutputLedger(site);
  first.put("/a/index.html", "a1", () => "first");
  const second = new OutputLedger(next, site, first.record());
  second.put("/a/index.html", "a1", never);
  second.rewrite("a/index.html", (text) => `${text} and changed`);
  expect(readFileSync(join(site, "a/index.html"), "utf8")).toBe("first");
  expect(readFileSync(join(next, "a/index.html"), "utf8")).toBe("first and changed");
});

test("what is no file of the build is swept out, links too, and nothing beyond them", () => {
  const { older, record } = twoSites();
  const outside = join(root, "outside");
  mkdirSync(outside);
  writeFileSync(join(outside, "kept"), "");
  mkdirSync(join(older, "z"));
  writeFileSync(join(older, "a/note"), "");
  symlinkSync(outside, join(older, "y"));
  const third = new OutputLedger(older, site, record);
  third.put("/a/index.html", "a2", never);
  third.sweep();
  for (const path of ["z", "y", "b", "a/note"]) expect(existsSync(join(older, path))).toBe(false);
  expect(existsSync(join(outside, "kept"))).toBe(true);
});

test("nothing is written through a link that somebody has put into an older site", () => {
  const { older, record } = twoSites();
  const outside = join(root, "older-and-outside");
  mkdirSync(outside);
  rmSync(join(older, "a"), { recursive: true });
  symlinkSync(outside, join(older, "a"));
  const third = new OutputLedger(older, site, record);
  expect(() => third.write("a/index.html", "new")).toThrow("leads out of the site");
  expect(existsSync(join(outside, "index.html"))).toBe(false);
});

test("a joined file is made of the last one's pieces but for those that changed", () => {
  const first = new OutputLedger(site);
  const pieces = (middle: { key: string; make: () => string }, make: () => string) => [
    { key: "head", make },
    middle,
    { key: "尾", make },
  ];
  first.putJoined(
    "/data.txt",
    pieces({ key: "1", make: () => "一，" }, () => "同"),
  );
  const second = new OutputLedger(next, site, first.record());
  second.putJoined("/data.txt", pieces({ key: "2", make: () => "二三，" }, never));
  expect(readFileSync(join(next, "data.txt"), "utf8")).toBe("同二三，同");
  // A file that is no longer what it was gives no pieces.
  appendFileSync(join(next, "data.txt"), "by hand");
  const third = new OutputLedger(join(root, "third"), next, second.record());
  third.putJoined(
    "/data.txt",
    pieces({ key: "2", make: () => "二三，" }, () => "新"),
  );
  expect(readFileSync(join(root, "third/data.txt"), "utf8")).toBe("新二三，新");
});
