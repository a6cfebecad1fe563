import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Section, Segment, Turn } from "../../../src/transcript/model.ts";
import { parseTranscript } from "../../../src/transcript/parse.ts";
import { serializeBody, serializeTranscript } from "../../../src/transcript/serialize.ts";
import { ROOT, SEEDS } from "../../shared.ts";

/** Everything but line numbers, which depend on how the file was laid out. */
function shape(sections: readonly Section[]) {
  return JSON.parse(JSON.stringify(sections, (key, value) => (key === "line" ? undefined : value)));
}

const word = fc.constantFrom(
  "今天",
  "说话",
  "机器",
  "模型 3.5",
  "“引号”",
  "档案，很久",
  "a < b",
  "50%",
);
const latin = fc.constantFrom("the archive", "keeps", "every word", "GPT-4", "“quoted”", "x < y");
const zh = fc.array(word, { minLength: 1, maxLength: 5 }).map((w) => `段${w.join("")}。`);
const en = fc.array(latin, { minLength: 1, maxLength: 5 }).map((w) => `Well ${w.join(" ")}.`);
const hant = zh.map((text) => text.replaceAll("说话", "說話").replaceAll("机器", "機器"));

const original = fc.oneof(
  en.map((text) => ({ lang: "en" as const, text })),
  hant.map((text) => ({ lang: "zh-Hant" as const, text })),
);
const time = fc.option(fc.integer({ min: 0, max: 90_000 }), { nil: undefined });
const segment = fc
  .tuple(
    fc.option(zh, { nil: undefined }),
    fc.option(original, { nil: undefined }),
    time,
    fc.constantFrom(undefined, undefined, true),
  )
  .filter(([z, o]) => z !== undefined || o !== undefined)
  .map(
    ([z, o, t, uncertain]) => ({ zh: z, original: o, time: t, uncertain }) as unknown as Segment,
  );
const turn = fc
  .tuple(
    fc.option(fc.constantFrom("主持人", "王选"), { nil: undefined }),
    fc.array(segment, { minLength: 1, maxLength: 3 }),
  )
  .map(([speaker, segments]) => {
    // A label stands in the Chinese text; a turn that opens without any has it in the original.
    const label = segments[0]?.zh === undefined ? { original: speaker } : { zh: speaker };
    const labelled = speaker !== undefined && (segments[0]?.zh ?? segments[0]?.original);
    return { ...(labelled ? { speaker: label } : {}), segments } as Turn;
  });

describe("parse and serialise", () => {
  test("are inverse: what is written reads back the same, and is its own normal form", () => {
    const section = fc.tuple(
      fc.constantFrom("第一节", "Second"),
      fc.array(turn, { maxLength: 4 }),
      fc.constantFrom(undefined, true),
    );
    fc.assert(
      fc.property(fc.array(section, { minLength: 1, maxLength: 4 }), (parts) => {
        const sections = parts.map(([heading, turns, uncertain]) => ({
          heading,
          uncertain,
          level: 2,
          turns,
        })) as Section[];
        const head = "---\ntitle: 例\npeople: [王选]\n---\n\n";
        const first = parseTranscript(head + serializeBody(sections), "a.md").transcript;
        const written = serializeTranscript(first);
        const second = parseTranscript(written, "a.md").transcript;
        expect(shape(second.sections)).toEqual(shape(first.sections));
        expect(second.meta).toEqual(first.meta);
        expect(serializeTranscript(second)).toBe(written);
        // Nothing that was put in is missing.
        const strip = (all: readonly Section[]) =>
          all.flatMap((s) => [
            s.uncertain,
            ...s.turns.flatMap((t) =>
              t.segments.map((g) => [g.zh, g.original?.text, g.time, g.uncertain]),
            ),
          ]);
        expect(strip(first.sections)).toEqual(strip(sections));
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test("an original keeps its language where its letters say another", () => {
    const original = { lang: "en", text: "王选 and 毕昇，当代毕昇" } as const;
    const segment = { id: "a", zh: "两个人。", original, line: 1 };
    const section: Section = { level: 0, line: 1, turns: [{ segments: [segment] }] };
    const { sections } = parseTranscript(
      `---\ntitle: 例\n---\n\n${serializeBody([section])}`,
      "a.md",
    ).transcript;
    expect(sections[0]?.turns[0]?.segments[0]?.original).toEqual(original);
  });

  test("every transcript of our own content reads back the same", () => {
    const folder = join(ROOT, "content/transcripts");
    for (const name of readdirSync(folder).filter((file) => file.endsWith(".md"))) {
      const first = parseTranscript(readFileSync(join(folder, name), "utf8"), name).transcript;
      const second = parseTranscript(serializeTranscript(first), name).transcript;
      expect(shape(second.sections), name).toEqual(shape(first.sections));
      expect(second.meta, name).toEqual(first.meta);
    }
  });

  test.skipIf(SEEDS === undefined)("the reference document is in normal form already", () => {
    const name = readdirSync(SEEDS ?? "").find((file) => file.startsWith("002")) ?? "";
    const source = readFileSync(join(SEEDS ?? "", name), "utf8");
    const { transcript, diagnostics } = parseTranscript(source, name);
    expect(diagnostics).toEqual([]);
    const pairs = transcript.sections.flatMap((s) => s.turns.flatMap((t) => t.segments));
    expect(pairs).toHaveLength(36);
    expect(pairs.every((p) => p.zh !== undefined && p.original?.lang === "en")).toBe(true);
    expect(source.trimEnd().endsWith(serializeBody(transcript.sections).trimEnd())).toBe(true);
  });
});
