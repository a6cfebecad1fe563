import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
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

test("a file of the last site is linked where its key is the same, and made where it is not", () => {
  const first = new OutputLedger(site);
  first.put("/a/index.html", "a1", () => "first");
  first.put("/b/index.html", "b1", () => "b");
  const second = new OutputLedger(next, site, first.record());
  second.put("/a/index.html", "a2", () => "second");
  second.put("/c/index.html", "b1", never);
  expect(readFileSync(join(next, "a/index.html"), "utf8")).toBe("second");
  expect(readFileSync(join(site, "a/index.html"), "utf8")).toBe("first");
  expect(statSync(join(next, "c/index.html")).ino).toBe(statSync(join(site, "b/index.html")).ino);
  expect(second.paths()).toEqual(["a/index.html", "c/index.html"]);
});

test("a file that somebody has touched is made again", () => {
  const first = new OutputLedger(site);
  first.put("/a/index.html", "a1", () => "first");
  appendFileSync(join(site, "a/index.html"), "by hand");
  const second = new OutputLedger(next, site, first.record());
  second.put("/a/index.html", "a1", () => "again");
  expect(readFileSync(join(next, "a/index.html"), "utf8")).toBe("again");
});

test("a site that was copied is known by its content, and a file of it that was altered is not", () => {
  const first = new OutputLedger(site);
  for (const name of ["a", "b"]) first.put(`/${name}/index.html`, name, () => `page ${name}`);
  const restored = join(root, "restored");
  cpSync(site, restored, { recursive: true });
  for (const name of ["a", "b"]) utimesSync(join(restored, name, "index.html"), 1, 1);
  writeFileSync(join(restored, "b/index.html"), "PAGE b");
  const second = new OutputLedger(next, restored, first.record());
  second.put("/a/index.html", "a", never);
  second.put("/b/index.html", "b", () => "page b");
  expect(statSync(join(next, "a/index.html")).ino).toBe(
    statSync(join(restored, "a/index.html")).ino,
  );
  expect(readFileSync(join(next, "b/index.html"), "utf8")).toBe("page b");
  expect(second.takenOver).toBe(1);
  // The next build knows it by its number and time again.
  const { ino, mtimeMs } = statSync(join(next, "a/index.html"));
  expect(second.record()["a/index.html"]?.slice(3, 5)).toEqual([mtimeMs, ino]);
});

test("a link in the place of a file is not taken over, whatever it leads to", () => {
  const first = new OutputLedger(site);
  first.put("/a/index.html", "a1", () => "first");
  const outside = join(root, "outside");
  writeFileSync(outside, "first");
  unlinkSync(join(site, "a/index.html"));
  symlinkSync(outside, join(site, "a/index.html"));
  const second = new OutputLedger(next, site, first.record());
  second.put("/a/index.html", "a1", () => "again");
  expect(readFileSync(join(next, "a/index.html"), "utf8")).toBe("again");
});

test("what stands in the place of a file makes way, and a link is not written through", () => {
  const outside = join(root, "outside");
  mkdirSync(site);
  writeFileSync(outside, "kept");
  symlinkSync(outside, join(site, "a"));
  mkdirSync(join(site, "b"));
  const ledger = new OutputLedger(site);
  ledger.write("a", "new");
  ledger.write("b", "new");
  expect(readFileSync(outside, "utf8")).toBe("kept");
  for (const path of ["a", "b"]) expect(readFileSync(join(site, path), "utf8")).toBe("new");
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
