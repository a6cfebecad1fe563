import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { loadArchive } from "../../../src/archive/load.ts";
import { loadInThreads } from "../../../src/archive/load-in-threads.ts";
import type { Archive } from "../../../src/archive/model.ts";
import { CACHE_PARTS, TranscriptCache } from "../../../src/archive/transcript-cache.ts";

/** Enough for threads to be worth it. */
const FILES = 400;

let folder: string;
const file = (name: string) => join(folder, "transcripts", name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "duidu-threads-"));
  mkdirSync(join(folder, "transcripts"));
  for (let i = 0; i < FILES; i++) {
    const text = `---\ntitle: 第 ${i} 篇\n---\n\n**甲**：第 ${i} 段。\n\n**乙**：答。\n\n**甲**：好。\n\n**乙**：**词**（term）。\n`;
    writeFileSync(file(`talk-${i}.md`), text);
  }
  writeFileSync(file("broken.md"), Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xff, 0xfe]));
  writeFileSync(file("nul.md"), "---\ntitle: x\n---\n\n\0\n");
  writeFileSync(file("untitled.md"), "---\ndate: 2024-13-45\n---\n\n文。\n");
});
afterAll(() => rmSync(folder, { recursive: true }));

test("an archive whose texts threads have parsed is the one that this thread loads", async () => {
  const parsed = await loadInThreads(folder, { drafts: true });
  expect(contentsOf(parsed)).toEqual(contentsOf(loadArchive(folder, { drafts: true })));
});

test("a file that changes after threads have parsed it is read as it is", async () => {
  const cache = new TranscriptCache();
  await loadInThreads(folder, { drafts: true, cache });
  cache.endLoad();
  writeFileSync(file("talk-7.md"), "---\ntitle: 改过\n---\n\n新的一段。\n");
  const again = await loadInThreads(folder, { drafts: true, cache });
  const changed = again.transcripts.find(({ slug }) => slug === "talk-7");
  expect(changed?.meta.title).toBe("改过");
  expect(changed?.sections[0]?.turns[0]?.segments[0]?.zh).toBe("新的一段。");
});

test("a file is read again unless it is the one that it was, whatever time it claims", async () => {
  // What changed just now may change again within the same tick of the clock.
  const now = vi.spyOn(Date, "now").mockReturnValue(Date.now() + 60_000);
  const parts: Uint8Array[] = [];
  const load = () => {
    const cache = new TranscriptCache(parts);
    const { transcripts } = loadArchive(folder, { drafts: true, cache });
    cache.endLoad();
    const saved: number[] = [];
    cache.save((part, bytes) => {
      parts[part] = bytes;
      saved.push(part);
    });
    const title = transcripts.find(({ slug }) => slug === "talk-8")?.meta.title;
    return { title, saved: saved.length };
  };
  try {
    expect(load()).toEqual({ title: "第 8 篇", saved: CACHE_PARTS });
    expect(load().saved).toBe(0);
    const { mtime, atime } = statSync(file("talk-8.md"));
    const text = readFileSync(file("talk-8.md"), "utf8");
    writeFileSync(file("talk-8.md"), text.replace("第 8 篇", "第 9 篇"));
    utimesSync(file("talk-8.md"), atime, mtime);
    expect(load()).toEqual({ title: "第 9 篇", saved: 1 });
    rmSync(file("talk-9.md"));
    expect(load().saved).toBe(1);
  } finally {
    now.mockRestore();
  }
});

function contentsOf({ transcripts, diagnostics, glossary }: Archive) {
  return {
    diagnostics,
    terms: glossary.map(({ url, occurrences }) => [url, occurrences.length]),
    transcripts: transcripts.map(({ slug, path, meta, sections }) => [slug, path, meta, sections]),
  };
}
