/** Links between transcripts and pictures beside them, on a server below a base and in a copy. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadArchive } from "../../../src/archive/load.ts";
import { publish } from "../../../src/site/publish.ts";

/** A PNG of 3 by 2 pixels, as much of it as tells its size. */
const PNG = Buffer.from(
  "89504e470d0a1a0a0000000d49484452000000030000000208020000001216f14d0000000049454e44ae426082",
  "hex",
);

let folder: string;
let archive: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "duidu-links-"));
  archive = join(folder, "archive");
  put("site.yaml", "title: 港\nurl: https://k.example.org/archive\n");
  put("transcripts/second.md", "---\ntitle: 第二篇\n---\n\n## 码头\n\n船靠岸了。\n");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, content: string | Uint8Array): void {
  mkdirSync(join(archive, path, ".."), { recursive: true });
  writeFileSync(join(archive, path), content);
}

const first = (body: string) => put("transcripts/first.md", `---\ntitle: 第一篇\n---\n\n${body}\n`);
const read = (path: string) => readFileSync(join(folder, "site", path), "utf8");

async function build(addressing: "server" | "relative"): Promise<void> {
  await publish({
    ...{ contentDir: archive, outputDir: join(folder, "site"), drafts: false, addressing },
  });
}

function problems(): string[] {
  return loadArchive(archive, { drafts: true }).diagnostics.map(
    ({ severity, rule, message, line }) => `${line} ${severity} ${rule}: ${message}`,
  );
}

describe("links between transcripts", () => {
  const LINKS = "见[甲](second.md)、[乙](/transcripts/second/)、[丙](../x/second.md#h-ma-tou)。";

  test("lead to their pages below a base, and from a download", async () => {
    first(LINKS);
    expect(problems()).toEqual([]);
    await build("server");
    const page = read("transcripts/first/index.html");
    expect(page).toContain('<a href="/archive/transcripts/second/">甲</a>');
    expect(page).toContain('<a href="/archive/transcripts/second/">乙</a>');
    expect(page).toContain('<a href="/archive/transcripts/second/#h-ma-tou">丙</a>');
    const download = read("transcripts/first.md");
    expect(download).toContain("[甲](second.md)");
    expect(download).toContain("[乙](https://k.example.org/archive/transcripts/second/)");
  });

  test("lead to the files of a copy", async () => {
    first(LINKS);
    await build("relative");
    expect(read("transcripts/first/index.html")).toContain(
      '<a href="../../transcripts/second/index.html">甲</a>',
    );
  });

  test("are told with their line where they lead nowhere", () => {
    first(
      "好的。\n\n见[丁](gone.md)。\n\n见[戊](/transcripts/nope/)。\n\n见[己](second.md#nowhere)。",
    );
    expect(problems()).toEqual([
      "7 error link-dead: The link `gone.md` leads to no transcript of this archive",
      "9 error link-dead: The link `/transcripts/nope/` leads to no transcript of this archive",
      expect.stringMatching(/^11 error link-dead: .*second\.md has no place `#nowhere`$/),
    ]);
  });
});

describe("a repository", () => {
  test("gives each paragraph a link to its line", async () => {
    put("site.yaml", "title: 港\nrepository: https://github.com/k/archive\n");
    first("好的。\n\n再见。");
    await build("server");
    expect(read("transcripts/first/index.html")).toContain(
      'href="https://github.com/k/archive/blob/HEAD/transcripts/first.md?plain=1#L7"',
    );
  });
});

describe("pictures beside a transcript", () => {
  test("are copied and shown with their size and description", async () => {
    put("transcripts/dock.png", PNG);
    first("![码头的清晨](dock.png)");
    expect(problems()).toEqual([]);
    await build("server");
    const page = read("transcripts/first/index.html");
    const [, url] =
      /<figure><img src="\/archive\/([^"]+)" alt="码头的清晨" width="3" height="2" loading="lazy"><figcaption>码头的清晨<\/figcaption><\/figure>/.exec(
        page,
      ) ?? [];
    expect(readFileSync(join(folder, "site", url ?? ""))).toEqual(PNG);
    const inFolder = (url ?? "").replace("transcripts/", "");
    expect(read("transcripts/first.md")).toContain(`![码头的清晨](${inFolder})`);
  });

  test("are told with their line where one is missing, has no description, or may run scripts", () => {
    put("transcripts/dock.png", PNG);
    put("transcripts/a.svg", "<svg/>");
    put("transcripts/text.png", "no picture");
    first(
      "![](dock.png)\n\n![无](none.png)\n\n![图](a.svg)\n\n![字](text.png)\n\n![外](../site.png)",
    );
    expect(problems()).toEqual([
      expect.stringMatching(/^5 warning picture-undescribed/),
      expect.stringMatching(/^7 error picture-missing: .*none\.png.*missing/),
      expect.stringMatching(/^9 error picture-missing: `a\.svg` is no picture that is shown/),
      expect.stringMatching(/^11 error picture-missing: `text\.png` is not the picture/),
      expect.stringMatching(/^13 error picture-missing: .*outside transcripts/),
    ]);
  });

  test("of other hosts stay links, fetched by nobody unasked", async () => {
    first("![远](https://far.example/a.png)");
    await build("server");
    expect(read("transcripts/first/index.html")).not.toContain("<img src");
  });
});
