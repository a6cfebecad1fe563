import { spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { COMMANDS } from "../../../scripts/commands.ts";
import { nodeTooOld, OLDEST_NODE } from "../../../scripts/node-version.ts";
import { PROGRAM } from "../../program.ts";
import { ROOT } from "../../shared.ts";

const folder = mkdtempSync(join(tmpdir(), "duidu-commands-"));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function duidu(args: readonly string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    ...{ cwd: folder, encoding: "utf8" },
    env: { ...process.env, INIT_CWD: folder, npm_lifecycle_event: "", ...env },
  });
  return { status, stdout, stderr };
}

test("--version says which version this is", () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  expect(duidu(["--version"])).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
});

describe("help", () => {
  test("names every command, and ends well", () => {
    for (const args of [["--help"], ["help"], ["-h"]]) {
      const { status, stdout, stderr } = duidu(args);
      expect([status, stderr]).toEqual([0, ""]);
      for (const { name, summary } of COMMANDS) {
        expect(stdout).toMatch(new RegExp(`^ +${name}\\b`, "m"));
        expect(stdout.replace(/\s+/g, " ")).toContain(summary);
      }
    }
  });

  test.each(COMMANDS.map(({ name }) => name))(
    "of %s shows options, examples, exit codes",
    (name) => {
      const { status, stdout, stderr } = duidu([name, "--help"]);
      expect([status, stderr]).toEqual([0, ""]);
      expect(stdout).toMatch(new RegExp(`^Usage: npx duidu ${name} \\[options\\]`));
      expect(stdout).toMatch(new RegExp(`Examples:\n  npx duidu ${name}\\b`));
      expect(stdout).toMatch(/Exit codes:\n {2}0 {2}done\n {2}1 {2}.+\n {2}2 /);
      const { options = {} } = COMMANDS.find((command) => command.name === name) ?? {};
      for (const key of Object.keys(options)) {
        expect(stdout).toContain(
          `--${key.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)}`,
        );
      }
      expect(duidu(["help", name]).stdout).toBe(stdout);
    },
  );

  test("shows the call that the user made", () => {
    expect(duidu(["build", "--help"], { npm_lifecycle_event: "build" }).stdout).toContain(
      "npm run build -- --content ~/archive",
    );
    expect(duidu(["start", "--help"], { npm_lifecycle_event: "start" }).stdout).toContain(
      "npm start -- --content ~/archive",
    );
  });

  test("is what a call without a command gets, which does nothing", () => {
    const { status, stdout, stderr } = duidu([]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("Commands:");
  });
});

describe("a command line that is not understood", () => {
  test.each([
    [["build", "--contnt", "x"], /unknown option '--contnt'\n\(Did you mean --content\?\)/],
    [["import", "--dryrun", "x"], /unknown option '--dryrun'\n\(Did you mean --dry-run\?\)/],
    [["biuld"], /unknown command 'biuld'\n\(Did you mean build\?\)/],
    [["build", "extra"], /too many arguments/],
    [["build", "--content", ""], /--content <DIR>' argument '' is invalid. It is empty/],
    [["check", "--content", " "], /It is empty: is a variable not set\?/],
    [["build", "--output="], /It is empty/],
    [["build", "--content"], /argument missing/],
    [["start", "--port", "80800"], /It takes a number from 1 to 65535/],
    [["import"], /What to import\? Give files or folders/],
    [["import", "--pair", "one.txt"], /--pair takes two files/],
    [["import", "--redo", "one.txt"], /--redo takes no files/],
    [["export-engine"], /Give a folder with --output DIR/],
    [["verify", "a", "b"], /too many arguments/],
  ])("%j says what is wrong and ends with 2", (args, says) => {
    const { status, stdout, stderr } = duidu(args);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(says);
    expect(stderr).not.toContain("    at ");
  });
});

describe("a content folder that is not there", () => {
  test.each(["build", "check", "start", "package"])(
    "is told by %s, with the one that is meant",
    (name) => {
      mkdirSync(join(folder, "my-archive"), { recursive: true });
      const { status, stdout, stderr } = duidu([name, "--content", "my-arhcive"]);
      expect([status, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(
        /There is no content folder .*my-arhcive\. Fix: did you mean .*my-archive\?/,
      );
    },
  );

  test("is not made by import where its name is nearly an archive's", () => {
    const slip = ["import", "lamp.txt", "--content", "my-arhcive"];
    mkdirSync(join(folder, "my-archive/transcripts"), { recursive: true });
    writeFileSync(join(folder, "lamp.txt"), "灯塔\n\n灯塔照着海。\n");
    const { status, stderr } = duidu(slip);
    expect(status).toBe(2);
    expect(stderr).toMatch(/Fix: did you mean .*my-archive\?/);
    expect(existsSync(join(folder, "my-arhcive"))).toBe(false);
  });

  test("is made by import, which says so", () => {
    writeFileSync(join(folder, "lamp.txt"), "灯塔\n\n灯塔照着海。\n\n船看见了光。\n");
    const dry = duidu(["import", "lamp.txt", "--content", "fresh", "--dry-run"]);
    expect(dry.stdout).not.toContain("it is made");
    const { status, stdout } = duidu(["import", "lamp.txt", "--content", "fresh"]);
    expect(status).toBe(0);
    expect(stdout).toContain("There is no content folder fresh yet: it is made.");
    expect(duidu(["import", "lamp.txt", "--content", "fresh"]).stdout).not.toContain("it is made");
  });
});

describe("--format", () => {
  const content = () => {
    const place = join(folder, "formats");
    mkdirSync(join(place, "transcripts"), { recursive: true });
    writeFileSync(
      join(place, "transcripts/a.md"),
      "---\ntitle: 题\nguests: 乙\nprivate: true\n---\n\n话。\n",
    );
    writeFileSync(join(place, "transcripts/b.md"), "---\ntitle: 题二\n---\n\n话。\n");
    return place;
  };

  test.each(["check", "build"])("json of %s is the whole of standard output", (name) => {
    const { stdout } = duidu([name, "--content", content(), "--format", "json"]);
    const { diagnostics, errors, warnings } = JSON.parse(stdout);
    expect([errors, warnings]).toEqual([1, 1]);
    expect(diagnostics).toEqual([
      expect.objectContaining({ severity: "warning", rule: "key-mistyped", line: 3, column: 1 }),
      expect.objectContaining({ severity: "error", rule: "private-transcript", line: 4 }),
    ]);
    for (const { path, message, fix } of diagnostics) {
      expect(path).toBe("formats/transcripts/a.md");
      expect([message, fix]).toEqual([expect.any(String), expect.any(String)]);
    }
  });

  test("github gives an annotation for each", () => {
    const { status, stdout } = duidu(["check", "--content", content(), "--format", "github"]);
    expect(status).toBe(1);
    const [first, second] = stdout.trim().split("\n");
    expect(first).toMatch(
      /^::warning file=formats\/transcripts\/a\.md,line=3,col=1,title=key-mistyped::`guests`/,
    );
    expect(second).toMatch(
      /^::error file=formats\/transcripts\/a\.md,line=4,col=1,title=private-transcript::/,
    );
  });

  test("json of an import holds what could not be imported, and what is doubtful", () => {
    writeFileSync(join(folder, "bad.bin"), Buffer.from([0, 1, 2, 3, 0, 255]));
    const { status, stdout } = duidu([
      "import",
      "bad.bin",
      "--content",
      "formats",
      "--format",
      "json",
    ]);
    expect(status).toBe(1);
    const { diagnostics, errors } = JSON.parse(stdout);
    expect(errors).toBe(1);
    expect(diagnostics[0]).toMatchObject({ severity: "error", path: "bad.bin" });
  });

  test("a form that is not known is told", () => {
    const { status, stderr } = duidu(["check", "--format", "xml"]);
    expect([status, stderr]).toEqual([2, expect.stringContaining("one of text, json, github")]);
  });
});

test("a Node that is too old is told so, with what to do", () => {
  const { engines } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  expect(`${engines.node}.0`).toBe(`>=${OLDEST_NODE}`);
  for (const version of ["18.20.4", "20.18.3", "20.9.0"]) {
    expect(nodeTooOld(version)).toMatch(`needs Node 20.19.0 or newer, and this is Node ${version}`);
  }
  for (const version of ["20.19.0", "20.20.2", "22.0.0", "24.1.0-nightly"]) {
    expect(nodeTooOld(version)).toBeUndefined();
  }
});

test("what looks at Node's version imports nothing that an old Node could trip over", () => {
  const [entry, version] = ["duidu.ts", "node-version.ts"].map((name) =>
    readFileSync(join(ROOT, "scripts", name), "utf8"),
  );
  expect(entry?.match(/^import .*/gm)).toEqual(['import { nodeTooOld } from "./node-version.ts";']);
  expect(version).not.toMatch(/^import /m);
});

test("a reader who leaves early stops nothing: all is imported, quietly", async () => {
  const sources = join(folder, "sources");
  mkdirSync(sources);
  for (let i = 0; i < 30; i++) {
    writeFileSync(join(sources, `${i}.txt`), `灯塔${i}\n\n第${i}盏灯照着海。\n\n第二段也在。\n`);
  }
  const child = spawn(process.execPath, [PROGRAM, "import", sources, "--content", "here"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, INIT_CWD: folder },
  });
  let said = "";
  child.stderr.on("data", (text) => (said += text));
  child.stdout.once("data", () => child.stdout.destroy());
  const code = await new Promise((done) => child.once("close", done));
  expect([code, said]).toEqual([0, ""]);
  expect(readdirSync(join(folder, "here/transcripts"))).toHaveLength(30);
});
