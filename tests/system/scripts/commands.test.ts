import { spawnSync } from "node:child_process";
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
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { PROGRAM } from "../../program.ts";
import { ROOT } from "../../shared.ts";
import { writePdf } from "../../unit/import/pdf-writer.ts";

let folder: string;
let content: string;
let output: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "duidu-"));
  content = join(folder, "content");
  output = join(folder, "site");
  mkdirSync(join(content, "transcripts"), { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(command: string, ...options: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, command, ...options], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, INIT_CWD: folder },
  });
  return { status, stdout, stderr };
}

function transcript(name: string, head = "title: 一篇"): void {
  writeFileSync(join(content, "transcripts", name), `---\n${head}\n---\n\n你好。\n`);
}

describe("duidu import", () => {
  test("reads PDFs and mails in threads of the compiled program", () => {
    writeFileSync(
      join(folder, "a.pdf"),
      writePdf([[[72, 700, "码头上的秤有两百年了，谁还在用？"]]]),
    );
    writeFileSync(
      join(folder, "b.eml"),
      "From: a@example.org\nMessage-ID: <1>\nSubject: letter\nContent-Type: text/plain; charset=utf-8\n\n秤砣换过三次，每次换的人都在砣底刻一个字。\n",
    );
    const { status, stderr } = run("import", "a.pdf", "b.eml", "--content", "content", "--no-ask");
    expect([status, stderr]).toEqual([0, ""]);
    expect(readdirSync(join(content, "transcripts"))).toHaveLength(2);
  });
});

describe("npm run build", () => {
  test("builds any content folder into any output folder, paths taken from the user's place", () => {
    transcript("one.md");
    transcript("two.md", "title: 草稿\ndraft: true");
    const { status, stdout } = run("build", "--content", "content", "--output", "site");
    expect(stdout).toContain("Built 1 transcripts into");
    expect(stdout).toMatch(/drafts \(draft: true\) +1\n/);
    expect(status).toBe(0);
    expect(existsSync(join(output, "transcripts/one/index.html"))).toBe(true);
    expect(existsSync(join(output, "transcripts/two"))).toBe(false);
    expect(readFileSync(join(output, "index.html"), "utf8")).not.toContain("草稿");
  });

  test("what cannot be read is left out and named, and fails a build that is strict", () => {
    transcript("one.md");
    writeFileSync(join(content, "transcripts/half.md"), "---\ntitle: 半篇\n\n没有结束的头。\n");
    const { status, stdout, stderr } = run("build", "--content", content, "--output", output);
    expect(status).toBe(0);
    expect(stdout).toMatch(/Left out +1\n.*half\.md:1 /);
    expect(stderr).toMatch(/half\.md:1:1 error /);
    rmSync(output, { recursive: true });
    const strict = run("build", "--content", content, "--output", output, "--strict");
    expect(strict.status).toBe(1);
    // The rest is published all the same.
    expect(existsSync(join(output, "transcripts/one/index.html"))).toBe(true);
    expect(strict.stdout).toContain("Built 1 transcripts into");
  });

  test("a build says how many files it took over from the last site", () => {
    transcript("one.md");
    const built = () => run("build", "--content", content, "--output", output).stdout;
    expect(built()).not.toContain("as in the last site");
    const [, same = "0", all = "0"] =
      /(\d+) of (\d+) files are as in the last site/.exec(built()) ?? [];
    expect(Number(same)).toBeGreaterThan(Number(all) / 2);
  });

  test("a build that fails says why and leaves the last good output in place", () => {
    transcript("one.md");
    run("build", "--content", content, "--output", output);
    const before = readFileSync(join(output, "index.html"), "utf8");
    rmSync(join(content, "transcripts/one.md"));
    const { status, stderr } = run("build", "--content", content, "--output", output);
    expect(status).toBe(1);
    expect(stderr).toMatch(/transcripts:1:1 error archive-empty: .*Fix: import a document/);
    expect(readFileSync(join(output, "index.html"), "utf8")).toBe(before);
    expect(readdirSync(folder).sort()).toEqual(["content", "site"]);
  });

  test("never replaces a folder that it did not write", () => {
    transcript("one.md");
    mkdirSync(output);
    writeFileSync(join(output, "thesis.doc"), "years of work");
    const { status, stderr } = run("build", "--content", content, "--output", output);
    expect(status).toBe(1);
    expect(stderr).toContain("holds files that no build of this site wrote");
    expect(readFileSync(join(output, "thesis.doc"), "utf8")).toBe("years of work");
  });

  test("the same content gives the same bytes", () => {
    transcript("one.md");
    const files = () => {
      run("build", "--content", content, "--output", output);
      return readdirSync(output, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
        .map((path) => [path, readFileSync(path).toString("base64")]);
    };
    expect(files()).toEqual(files());
  });

  test("the page of an imported transcript says what import changed", () => {
    const page = `<html><head><title>灯塔</title></head><body><nav><a href="/">首页</a></nav><article><h1>灯塔</h1><p>灯塔看守人数了一整夜的船。</p><p>天亮的时候，他在本子上写下一个数。</p></article></body></html>`;
    writeFileSync(join(folder, "lamp.html"), page);
    expect(run("import", "lamp.html", "--content", "content").status).toBe(0);
    run("build", "--content", content, "--output", output);
    const html = readFileSync(join(output, "transcripts/deng-ta/index.html"), "utf8");
    expect(html).toContain("lamp.html");
    const changes = /<details class="import-changes">.*?<\/details>/s.exec(html)?.[0];
    expect(changes?.replace(/<[^>]*>/g, "")).toMatch(
      /删去 1 处.*1 removed.*网页部件 page furniture 1/s,
    );
  });

  test("an unknown option ends with the nearest known one", () => {
    const { status, stderr } = run("build", "--contents", "x");
    expect(status).toBe(2);
    expect(stderr).toContain("(Did you mean --content?)");
  });
});

describe("npm run check", () => {
  test("prints every diagnostic in order and fails on an error", () => {
    transcript("b.md", "title: 乙\nprivate: true");
    transcript("a.md", "title: 例\nsource: somewhere");
    const { status, stdout } = run("check", "--content", content);
    expect(status).toBe(1);
    const lines = stdout.trim().split("\n");
    expect(lines[0]).toMatch(
      /a\.md:3:1 warning source-address: `somewhere` is not a web address, so it is shown as text\. Fix: write the whole address with `https:\/\/`\.$/,
    );
    expect(lines[1]).toMatch(/b\.md:3:1 error private-transcript:/);
  });

  test("is content with a clean folder", () => {
    transcript("a.md");
    const { status, stdout } = run("check", "--content", content);
    expect([status, stdout]).toEqual([0, ""]);
  });
});
