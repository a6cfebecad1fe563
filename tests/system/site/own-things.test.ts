/** What a keeper adds to a site beside transcripts: pages, files, lines at its foot, a style. */

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadArchive } from "../../../src/archive/load.ts";
import { publish } from "../../../src/site/publish.ts";
import { StaticNameTakenError } from "../../../src/site/static-files.ts";

let content: string;
let site: string;

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), "duidu-own-"));
  content = join(folder, "content");
  site = join(folder, "site");
  put("transcripts/lamp.md", "---\ntitle: 灯\n---\n\n灯塔的话。\n");
});

afterEach(() => rmSync(dirname(content), { recursive: true, force: true }));

function put(path: string, text: string): void {
  const file = join(content, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function build(): Promise<void> {
  const { built, archive } = await publish({ contentDir: content, outputDir: site, drafts: false });
  expect(archive.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(built).toBe(true);
}

const read = (path: string) => readFileSync(join(site, path), "utf8");

/** Rules of what is wrong with the content, with their lines. */
function errors(): string[] {
  return loadArchive(content, { drafts: false })
    .diagnostics.filter(({ severity }) => severity === "error")
    .map(({ path, line, rule, message }) => `${path.split("/").pop()}:${line} ${rule}: ${message}`);
}

describe("static/", () => {
  test("is copied as it is, dot files and folders too, and .nojekyll is always there", async () => {
    put("static/CNAME", "archive.example\n");
    put("static/.well-known/security.txt", "Contact: mailto:a@b.example\n");
    put("static/.DS_Store", "litter");
    // Whoever comes from GitHub Pages has it.
    put("static/.nojekyll", "");
    await build();
    expect(read("CNAME")).toBe("archive.example\n");
    expect(read(".well-known/security.txt")).toContain("Contact");
    expect(existsSync(join(site, ".DS_Store"))).toBe(false);
    expect(read(".nojekyll")).toBe("");
    expect(read("SHA256SUMS.txt")).toContain("  CNAME\n");
  });

  test("gives pages their icon", async () => {
    put("static/favicon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    put("site.yaml", "base: /archive/\n");
    await build();
    expect(read("index.html")).toContain('<link rel="icon" href="/archive/favicon.svg">');
  });

  test("never replaces a file of the site", async () => {
    put("static/index.html", "mine");
    await expect(build()).rejects.toThrow(StaticNameTakenError);
    expect(existsSync(join(site, "index.html"))).toBe(false);
  });

  test("follows no link", async () => {
    mkdirSync(join(content, "static"), { recursive: true });
    symlinkSync("/etc/hostname", join(content, "static/secret.txt"));
    expect(errors()).toEqual(["secret.txt:1 static-not-a-file: A link or device is not copied"]);
    await publish({ contentDir: content, outputDir: site, drafts: false });
    expect(existsSync(join(site, "secret.txt"))).toBe(false);
  });
});

describe("pages/", () => {
  test("become pages, the built-in About among them, with a place in the navigation", async () => {
    put("site.yaml", "base: /archive/\n");
    put("pages/about.md", "---\ntitle: 关于本库\n---\n\n这里只有灯塔。<!-- 私话 -->\n");
    put(
      "pages/notes.md",
      "---\ntitle: 凡例\ntitle_en: Conventions\nnavigation: true\n---\n\n## 记号\n\n见[灯](/transcripts/lamp/)。<script>alert(1)</script>\n",
    );
    await build();
    expect(read("about/index.html")).toContain("这里只有灯塔。");
    expect(read("about/index.html")).not.toMatch(/私话|共 1 篇文稿/);
    const notes = read("notes/index.html");
    expect(notes).toContain("<h2>记号</h2>");
    expect(notes).toContain('<a href="/archive/transcripts/lamp/">灯</a>');
    expect(notes).not.toContain("<script>alert");
    expect(read("index.html")).toMatch(/<a href="\/archive\/notes\/">凡例 <span class="en"/);
    expect(read("index.html")).not.toContain("关于本库");
  });

  test("are told what is wrong with them, with the line", () => {
    put("pages/tags.md", "---\ntitle: 标签\n---\n\n一\n");
    put("pages/a.md", "---\ntitle: 甲\nnavigaton: true\n---\n\n一\n");
    put("pages/b.md", "没有题目\n");
    expect(errors()).toEqual([
      "a.md:3 page-front-matter: `navigaton` is not a key of a page",
      "b.md:1 page-title: The page has no `title`",
      "tags.md:1 page-address-taken: The address `/tags/` is that of a page of the program",
    ]);
  });
});

describe("site.yaml", () => {
  test("puts lines, rights and a registration at the foot of every page, and a style of one's own", async () => {
    put("site.yaml", "footer:\n  - 灯塔 & 海\nrights: 版权归讲者\nicp: 京ICP备00000000号\n");
    put("extra.css", "body { color: teal }\n");
    await build();
    const page = read("transcripts/lamp/index.html");
    const footer = /<footer class="site-footer">.*?<\/footer>/s.exec(page)?.[0] ?? "";
    expect(footer).toContain("<p>灯塔 &amp; 海</p>");
    expect(footer).toContain("<p>版权归讲者</p>");
    expect(footer).toMatch(
      /<a href="https:\/\/beian\.miit\.gov\.cn\/"[^>]*>京ICP备00000000号<\/a>/,
    );
    const style = /<link rel="stylesheet" href="\/(assets\/own-[^"]+)"/.exec(page)?.[1] ?? "";
    expect(read(style)).toBe("body { color: teal }\n");
  });

  test("takes the base from a path of `url`", async () => {
    put("site.yaml", "url: https://keeper.example/archive/\n");
    await build();
    const page = read("transcripts/lamp/index.html");
    expect(page).toContain(
      '<link rel="canonical" href="https://keeper.example/archive/transcripts/lamp/">',
    );
    expect(page).toContain('href="/archive/tags/"');
  });

  test("says where `url` and `base` disagree", () => {
    put("site.yaml", "title: 灯\nurl: https://keeper.example/archive\nbase: /other/\n");
    expect(errors()).toEqual([
      "site.yaml:3 site-settings: `base: /other/` is not the path of `url: https://keeper.example/archive`",
    ]);
    put("site.yaml", "url: https://keeper.example/archive\nbase: /archive/\n");
    expect(errors()).toEqual([]);
  });
});
