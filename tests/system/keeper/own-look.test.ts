/**
 * The look and words of a new archive, as they are published. What `static/` and `pages/` make of
 * their files is in `tests/system/site/own-things.test.ts`.
 */

import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadArchive } from "../../../src/archive/load.ts";
import { newArchive } from "../../../src/keeper/new-archive.ts";
import { publish } from "../../../src/site/publish.ts";

let folder: string;
let archive: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "duidu-own-"));
  archive = join(folder, "archive");
  newArchive(archive, "0.0.0");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const settings = (text: string) => appendFileSync(join(archive, "site.yaml"), `\n${text}\n`);
const read = (path: string) => readFileSync(join(folder, "site", path), "utf8");

function put(path: string, text: string): void {
  mkdirSync(join(archive, path, ".."), { recursive: true });
  writeFileSync(join(archive, path), text);
}

async function build(addressing: "server" | "relative" = "server"): Promise<void> {
  await publish({
    ...{ contentDir: archive, outputDir: join(folder, "site"), drafts: false, addressing },
  });
}

function problems(): string[] {
  return loadArchive(archive, { drafts: true }).diagnostics.map(
    ({ rule, message, fix, line }) => `${line} ${rule}: ${message}. ${fix}`,
  );
}

describe("files of static/", () => {
  test("are published as they are, and GitHub Pages is told to leave all as it is", async () => {
    put("static/CNAME", "example.org\n");
    put("static/.well-known/proof.txt", "proof");
    put("static/robots.txt", "User-agent: *\nDisallow: /search/\n");
    put("static/favicon.ico", "icon");
    settings("url: https://example.org");
    await build();
    expect(read("CNAME")).toBe("example.org\n");
    expect(read(".well-known/proof.txt")).toBe("proof");
    expect(read("robots.txt")).toContain("Disallow: /search/");
    expect(read(".nojekyll")).toBe("");
    expect(read("index.html")).toContain('<link rel="icon" href="/favicon.ico">');
    expect(existsSync(join(folder, "site/.gitkeep"))).toBe(false);
  });
});

describe("settings of the look", () => {
  test("give colours, a logo, a footer with the ICP number, a licence and rights", async () => {
    put("static/logo.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>');
    put("extra.css", ".own { color: red; }\n");
    settings(
      'logo: logo.svg\naccent: "#0a5c36"\naccent_dark: "#7fd1a5"\nfooter: 由**甲**编辑\nicp: 某ICP备0号\nrights: 归讲者\nlicense: CC BY\nnavigation: [/tags/, /about/]',
    );
    await build();
    const home = read("index.html");
    expect(home).toContain('src="/logo.svg"');
    expect(home).toContain("由<strong>甲</strong>编辑");
    expect(home).toMatch(/beian\.miit\.gov\.cn[^>]*>某ICP备0号/);
    expect(home).toContain("归讲者");
    expect(home).toContain("CC BY");
    const navigation = /<nav aria-label="主导航 Main">.*?<\/nav>/s.exec(home)?.[0] ?? "";
    expect([...navigation.matchAll(/href="([^"]+)"/g)].map(([, path]) => path)).toEqual([
      "/tags/",
      "/about/",
    ]);
    const css = /href="\/(assets\/own-[^"]+\.css)" integrity="sha384-/.exec(home)?.[1] ?? "";
    expect(read(css)).toContain("--accent:#0a5c36");
    expect(read(css)).toContain(".own { color: red; }");
  });

  test("are told where a colour is hard to read", () => {
    settings('accent: "#ffdd00"');
    expect(problems().join()).toMatch(/site-settings: `accent: #ffdd00` is hard to read: .*darker/);
  });
});

describe("a renamed transcript", () => {
  test("is found at the names among its aliases", async () => {
    const file = join(archive, "transcripts/sample-clock-repair.md");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace("---\n", "---\naliases: [clock, 钟]\nrights: 归林遥\n"));
    await build();
    expect(read("transcripts/clock/index.html")).toContain(
      'content="0; url=/transcripts/sample-clock-repair/"',
    );
    expect(existsSync(join(folder, "site/transcripts/zhong/index.html"))).toBe(true);
    expect(read("transcripts/sample-clock-repair/index.html")).toContain("归林遥");
  });
});
