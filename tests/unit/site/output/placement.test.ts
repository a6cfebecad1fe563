import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CHECKSUMS_NAME } from "../../../../src/site/output/checksums.ts";
import { HalfPlacedError } from "../../../../src/site/output/fill-folder.ts";
import { MARKER, MARKER_TEXT } from "../../../../src/site/output/output-files.ts";
import { OutputNotOursError, place, planPlacement } from "../../../../src/site/output/placement.ts";
import { sha256 } from "../../../../src/system/sha256.ts";

let folder: string;
let output: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "duidu-place-"));
  output = join(folder, "site");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Puts a site of these files in place, as a build does. */
function build(files: Record<string, string>): void {
  const placement = planPlacement(output);
  try {
    const sums = Object.entries(files).map(([path, text]) => `${sha256(text)}  ${path}\n`);
    const all = { ...files, [MARKER]: MARKER_TEXT, [CHECKSUMS_NAME]: sums.join("") };
    for (const [path, text] of Object.entries(all)) put(join(placement.staging, path), text);
    place(placement, Object.keys(all));
  } finally {
    rmSync(placement.staging, { recursive: true, force: true });
  }
}

function put(file: string, text: string): void {
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, text);
}

const read = (path: string) => readFileSync(join(output, path), "utf8");

describe("placing a site", () => {
  it("exchanges a folder that holds only what builds wrote, and leaves nothing beside it", () => {
    build({ "index.html": "one", "old/index.html": "old" });
    build({ "index.html": "two" });
    expect(readdirSync(output).sort()).toEqual([MARKER, CHECKSUMS_NAME, "index.html"].sort());
    expect(read("index.html")).toBe("two");
    expect(readdirSync(folder)).toEqual(["site"]);
  });

  it("leaves what others put into the output, and removes what the last build wrote", () => {
    build({ "index.html": "one", "old/index.html": "old", "old/deep/a.txt": "a" });
    put(join(output, ".git/HEAD"), "ref: refs/heads/main");
    put(join(output, "CNAME"), "example.org");
    put(join(output, "old/notes.txt"), "mine");
    build({ "index.html": "two", "new/index.html": "new" });
    expect(read(".git/HEAD")).toBe("ref: refs/heads/main");
    expect(read("CNAME")).toBe("example.org");
    expect(read("old/notes.txt")).toBe("mine");
    expect(read("index.html")).toBe("two");
    expect(read("new/index.html")).toBe("new");
    expect(existsSync(join(output, "old/index.html"))).toBe(false);
    expect(existsSync(join(output, "old/deep"))).toBe(false);
    build({ "index.html": "three" });
    expect(read("CNAME")).toBe("example.org");
    expect(existsSync(join(output, "new"))).toBe(false);
  });

  it("fills a folder that holds only a .git and a CNAME before its first build", () => {
    put(join(output, ".git/HEAD"), "ref: refs/heads/main");
    put(join(output, "CNAME"), "example.org");
    build({ "index.html": "one" });
    expect(read("index.html")).toBe("one");
    expect(read(".git/HEAD")).toBe("ref: refs/heads/main");
  });

  it("refuses a folder that no build has written to, and names what is in it", () => {
    put(join(output, "letter.txt"), "mine");
    expect(() => build({ "index.html": "one" })).toThrow(/letter\.txt/);
    expect(readdirSync(output)).toEqual(["letter.txt"]);
  });

  it("refuses to write over a file of somebody else, and changes nothing", () => {
    build({ "index.html": "one" });
    put(join(output, "tags/index.html"), "mine");
    expect(() => build({ "index.html": "two", "tags/index.html": "ours" })).toThrow(
      OutputNotOursError,
    );
    expect(read("index.html")).toBe("one");
    expect(read("tags/index.html")).toBe("mine");
  });

  it("writes nothing through a link that somebody put into the output", () => {
    build({ "index.html": "one" });
    mkdirSync(join(folder, "elsewhere"));
    symlinkSync(join(folder, "elsewhere"), join(output, "tags"));
    expect(() => build({ "index.html": "two", "tags/index.html": "ours" })).toThrow(
      OutputNotOursError,
    );
    expect(readdirSync(join(folder, "elsewhere"))).toEqual([]);
  });

  it("fills the folder that a symbolic link leads to", () => {
    mkdirSync(join(folder, "real"));
    symlinkSync("real", output);
    const { ino } = statSync(join(folder, "real"));
    build({ "index.html": "one" });
    build({ "index.html": "two" });
    expect(readFileSync(join(folder, "real/index.html"), "utf8")).toBe("two");
    expect(statSync(join(folder, "real")).ino).toBe(ino);
    expect(readdirSync(folder).sort()).toEqual(["real", "site"]);
  });

  it("puts a file where a folder of the last site was, and a folder where a file was", () => {
    build({ "a/index.html": "one", b: "file" });
    put(join(output, "CNAME"), "example.org");
    build({ a: "file", "b/index.html": "two" });
    expect(read("a")).toBe("file");
    expect(read("b/index.html")).toBe("two");
  });

  it("is followed by another build when one is killed while files are put in place", () => {
    build({ "index.html": "one" });
    put(join(output, "CNAME"), "example.org");
    // As a build leaves it that was killed after its first file: the names are written down.
    writeFileSync(
      join(output, MARKER),
      `${MARKER_TEXT}Files that are being put in place:\nassets/a.js\nindex.html\n`,
    );
    put(join(output, "assets/a.js"), "new");
    build({ "index.html": "three" });
    expect(read("index.html")).toBe("three");
    expect(existsSync(join(output, "assets"))).toBe(false);
    expect(read("CNAME")).toBe("example.org");
  });

  it("says that a site stands half where it cannot go on", () => {
    build({ "index.html": "one" });
    put(join(output, "CNAME"), "example.org");
    const placement = planPlacement(output);
    put(join(placement.staging, "index.html"), "two");
    expect(() => place(placement, ["index.html", "never-written.html"])).toThrow(HalfPlacedError);
    rmSync(placement.staging, { recursive: true });
  });
});
