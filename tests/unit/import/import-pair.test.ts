import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { newDraft, runStages } from "../../../src/import/draft.ts";
import { importPair } from "../../../src/import/import-pair.ts";
import { alignBlocks } from "../../../src/import/pair/align.ts";
import { newReport } from "../../../src/import/report.ts";
import { UNDERSTAND } from "../../../src/import/stages.ts";
import { eachSegment } from "../../../src/transcript/model.ts";
import { parseTranscript } from "../../../src/transcript/parse.ts";
import { serializeTranscript } from "../../../src/transcript/serialize.ts";
import { ROOT } from "../../shared.ts";
import { disturb } from "./disturbed-pair.ts";
import { hasSeeds, readSeed, sharedFolder } from "./shared-folder.ts";

vi.setConfig({ testTimeout: 120_000 });

const ENGLISH = `# The Lighthouse

My grandfather kept the lighthouse at Port Elder for 31 years, and he never once saw a ship go down.

## The lamp

The lamp burned oil until 1952. Then a man called Harris came with a cable. After that my grandfather said that the light had no smell any more, and that he missed it. He bought a small oil lamp for the kitchen.

Did he like the sea?

He did not. He swam in it once, in 1946, and he hated fish.
`;

const CHINESE = `# 灯塔

我的祖父在 Port Elder 看了 31 年灯塔，一次也没有见过船沉。

## 灯

灯在 1952 年以前烧的是油。后来，一个叫 Harris 的人带着电缆来了。

祖父说，从那以后灯光就没有味道了，他很想念那股味道。他给厨房买了一盏小油灯。

他喜欢大海吗？

不喜欢。他只在 1946 年下过一次水，还讨厌吃鱼。
`;

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });

function pair(en: string, zh: string) {
  const result = importPair(file("en.md", en), file("zh.md", zh));
  const { transcript, diagnostics } = parseTranscript(result.text, "pair.md");
  const segments = eachSegment(transcript).map(({ segment }) => segment);
  const headings = transcript.sections.flatMap(({ heading }) => heading ?? []);
  return { ...result, transcript, diagnostics, segments, headings };
}

describe("importPair", () => {
  it("takes the English file's summary for the English one", () => {
    const head = (summary: string) => `---\nsummary: ${summary}\n---\n\n`;
    const both = pair(head("Of light.") + ENGLISH, head("说的是光。") + CHINESE);
    expect(both.transcript.meta).toMatchObject({ summary: "说的是光。", summary_en: "Of light." });
    const one = pair(head("Of light.") + ENGLISH, CHINESE);
    expect(one.transcript.meta.summary).toBeUndefined();
    expect(one.transcript.meta.summary_en).toBe("Of light.");
    expect(one.report.inferred).toContainEqual(
      expect.objectContaining({ key: "title_en", value: "The Lighthouse" }),
    );
  });

  it("puts each Chinese paragraph with its English, headings too", () => {
    const { segments, transcript, diagnostics } = pair(ENGLISH, CHINESE);
    expect(diagnostics).toEqual([]);
    expect(transcript.meta).toMatchObject({
      ...{ title: "灯塔", title_en: "The Lighthouse", source_lang: "en" },
    });
    expect(transcript.sections[1]).toMatchObject({
      heading: "灯",
      headingOriginal: { lang: "en", text: "The lamp" },
    });
    expect(segments).toHaveLength(4);
    expect(segments[2]?.zh).toBe("他喜欢大海吗？");
    expect(segments[2]?.original?.text).toBe("Did he like the sea?");
  });

  it("joins what the translator cut in two", () => {
    const { segments } = pair(ENGLISH, CHINESE);
    expect(segments[1]?.zh).toMatch(/^灯在 1952 .*来了。<br><br>祖父说.*油灯。$/);
    expect(segments[1]?.original?.text).toMatch(/^The lamp burned .* kitchen\.$/);
  });

  it("takes the files in either order", () => {
    const swapped = importPair(file("zh.md", CHINESE), file("en.md", ENGLISH));
    expect(swapped.swapped).toBe(true);
    expect(swapped.text).toBe(pair(ENGLISH, CHINESE).text);
  });

  it("keeps what only one file has, and reports it", () => {
    const extra = "本文原载于一本早已停刊的杂志，翻译时没有删改，只补了几个年份。";
    const { segments, report, headings } = pair(ENGLISH, `${CHINESE}\n## 译者的话\n\n${extra}\n`);
    expect(headings).toEqual(["灯", "译者的话"]);
    expect(segments.at(-1)?.zh).toBe(extra);
    expect(segments.at(-1)?.original).toBeUndefined();
    expect(report.doubtful.map(({ rule }) => rule)).toEqual(["alignment", "alignment"]);
  });

  it("marks a link that it is not sure of, in the report and in the text", () => {
    const wrong = CHINESE.replace(
      "不喜欢。他只在 1946 年下过一次水，还讨厌吃鱼。",
      "对。".repeat(60),
    );
    const { text, report, transcript, diagnostics, segments } = pair(ENGLISH, wrong);
    const comment = "<!-- alignment uncertain: compare the two sides -->";
    expect(text).toContain(`${comment}\n\n对。`);
    expect(report.doubtful.map(({ rule }) => rule)).toContain("alignment");
    expect(diagnostics.map(({ severity, rule }) => [severity, rule])).toEqual([
      ["info", "alignment-uncertain"],
    ]);
    expect(text.split("\n")[(diagnostics[0]?.line ?? 0) - 1]).toBe(comment);
    // The mark is part of the format: it stays until a person takes it out.
    expect(segments.filter(({ uncertain }) => uncertain)).toHaveLength(1);
    expect(serializeTranscript(transcript)).toBe(text);
  });

  it("marks an uncertain heading as well", () => {
    const wrong = CHINESE.replace(
      "## 灯\n",
      "## 后来在厨房里和海边发生的许多别的事情，还有它们的缘由\n",
    );
    const { text, transcript, diagnostics } = pair(ENGLISH, wrong);
    expect(text).toContain("<!-- alignment uncertain: compare the two sides -->\n\n## 后来");
    const marked = transcript.sections.filter(({ uncertain }) => uncertain);
    expect(marked.map(({ headingOriginal }) => headingOriginal?.text)).toEqual(["The lamp"]);
    expect(eachSegment(transcript).filter(({ segment }) => segment.uncertain)).toEqual([]);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      "Import was not sure that the two sides of this heading belong together",
    ]);
    expect(serializeTranscript(transcript)).toBe(text);
  });

  it("refuses two files in one language", () => {
    expect(() => pair(ENGLISH, ENGLISH)).toThrow(/one must be English and the other Chinese/);
  });
});

describe("alignment of disturbed paragraphs", () => {
  // Weights were tuned on every other document of our own; these are the ones between them.
  const folder = resolve(ROOT, "content/transcripts");
  const documents = readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => pairsOf(readFileSync(resolve(folder, name), "utf8")))
    .filter((pairs) => pairs.length > 8)
    .filter((_, i) => i % 2 === 1);

  it("finds every link of documents that are as they were written", () => {
    expect(f1(documents, 0, 1)).toBe(1);
  });

  it("finds the links when a tenth of each side is merged, split or dropped", () => {
    expect(documents.length).toBeGreaterThan(8);
    // Measured .979, and .989 with a twentieth.
    expect(f1(documents, 0.1, 5)).toBeGreaterThan(0.97);
    expect(f1(documents, 0.05, 5)).toBeGreaterThan(0.98);
  });

  it("is seldom wrong where it claims to be sure, and seldom unsure where it is right", () => {
    const counts = { wrong: 0, surelyWrong: 0, right: 0, unsurelyRight: 0 };
    for (const [k, pairs] of documents.entries()) {
      const { en, zh, links } = disturb(pairs, 0.1, k * 1009 + 7);
      for (const link of alignBlocks(en, zh)) {
        const all = link.en.flatMap((a) => link.zh.map((b) => `${a.line - 1}:${b.line - 1}`));
        if (all.length === 0) continue;
        if (all.every((each) => links.has(each))) {
          counts.right++;
          if (link.doubtful) counts.unsurelyRight++;
        } else {
          counts.wrong++;
          if (!link.doubtful) counts.surelyWrong++;
        }
      }
    }
    expect(counts.surelyWrong / counts.right).toBeLessThan(0.01);
    expect(counts.unsurelyRight / counts.right).toBeLessThan(0.06);
  });
});

describe.skipIf(!hasSeeds)(
  `real pairs${hasSeeds ? "" : ` (skipped: none in ${sharedFolder})`}`,
  () => {
    const folder = resolve(sharedFolder, "corpus/pairs");
    const names = hasSeeds ? readdirSync(folder).filter((name) => name.endsWith(".en.md")) : [];
    const load = (name: string) => readFileSync(resolve(folder, name), "utf8");
    const blocksOf = (name: string) =>
      runStages(UNDERSTAND, newDraft(name, { kind: "text", text: load(name) }), newReport()).blocks;

    it.each(names)("%s comes out in order with every paragraph", (name) => {
      const chinese = name.replace(".en.", ".zh.");
      const [en, zh] = [blocksOf(name), blocksOf(chinese)];
      const links = alignBlocks(en, zh);
      expect(links.flatMap((link) => link.en)).toEqual(en);
      expect(links.flatMap((link) => link.zh)).toEqual(zh);
      const both = links.filter((link) => link.en.length > 0 && link.zh.length > 0);
      expect(both.length / links.length).toBeGreaterThan(0.9);
    });

    it("writes a transcript that parses", () => {
      const name = names[0] ?? "";
      const { diagnostics, report } = pair(load(name), load(name.replace(".en.", ".zh.")));
      expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(report.pairs).toBeGreaterThan(30);
    });

    it("finds the links of disturbed paragraphs", () => {
      const pairs = pairsOf(readSeed("002").text);
      expect(f1([pairs], 0, 1)).toBe(1);
      expect(f1([pairs], 0.1, 10)).toBeGreaterThan(0.985);
      expect(f1([pairs], 0.2, 10)).toBeGreaterThan(0.96);
    });
  },
);

interface Pair {
  en: string;
  zh: string;
}

/** The pairs of a transcript that has English originals. */
function pairsOf(text: string): Pair[] {
  const { transcript } = parseTranscript(text, "document.md");
  return eachSegment(transcript).flatMap(({ segment: { zh, original } }) =>
    zh !== undefined && original?.lang === "en" ? [{ zh, en: original.text }] : [],
  );
}

/** Harmonic mean of precision and recall over the links of several disturbed copies. */
function f1(documents: readonly Pair[][], share: number, copies: number): number {
  let right = 0;
  let found = 0;
  let gold = 0;
  for (const [k, pairs] of documents.entries()) {
    for (let seed = 1; seed <= copies; seed++) {
      const { en, zh, links } = disturb(pairs, share, seed * 77 + k * 1009);
      const got = new Set<string>();
      for (const link of alignBlocks(en, zh)) {
        for (const a of link.en) for (const b of link.zh) got.add(`${a.line - 1}:${b.line - 1}`);
      }
      found += got.size;
      gold += links.size;
      right += [...got].filter((link) => links.has(link)).length;
    }
  }
  return (2 * right) / (found + gold);
}
