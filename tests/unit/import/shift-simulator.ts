/**
 * Makes damaged clauses from clean Simplified text: to Traditional character by character, as the
 * pages' maker did it, then through the model of the damage.
 */

import { pinyin } from "pinyin-pro";
import { gbk } from "../../../src/import/repair/gbk.ts";
import { stripNotes } from "../../../src/import/repair/pinyin-notes.ts";
import { damage, NOTED_CHARACTERS } from "../../../src/import/repair/shift-model.ts";
import { isTraditionalOnly } from "../../../src/text/conversion.ts";
import { TO_TRADITIONAL } from "../../../src/text/opencc.ts";

// Characters that such pages leave as they are: 后 does not become 後.
const KEPT = new Set("后么于里面余制只台舍着系范郁几干谷丑松胡卷折致");

const traditional = new Map(
  TO_TRADITIONAL.flatMap(([from, [to = ""]]) => (KEPT.has(from) ? [] : [[from, to] as const])),
);

export interface DamagedClause {
  /** What the author wrote. */
  original: string;
  /** What the page shows. */
  shown: string;
  afterComma: boolean;
}

export interface DamagedDocument {
  /** Clauses that lost their way in the bytes. */
  shifted: DamagedClause[];
  /** Clauses with nothing but notes. */
  intact: DamagedClause[];
}

/** Pages are plain text: takes front matter, markup, addresses and code out of Markdown. */
export function plainProse(markdown: string): string {
  return markdown
    .replace(/^---\n[\s\S]*?\n---\n/, "")
    .replace(/<[^>]*>|!?\[([^\]]*)\]\([^)]*\)|https?:\S+/g, "$1")
    .replace(/[*#`_>|]|^\s*(-|\d+\.)\s/gm, "")
    .replace(/(?<=\p{Script=Han}) ?[,?!:;()]|[(](?=\p{Script=Han})/gu, (mark) => {
      const full = String.fromCharCode(mark.trim().charCodeAt(0) + 0xfee0);
      return mark.length > 1 && mark.endsWith("(") ? mark : full;
    });
}

/** Damages a document of Simplified prose. Clauses with characters outside GBK are left out. */
export function damageDocument(
  text: string,
  notes: ReadonlyMap<string, string> = NOTED_CHARACTERS,
): DamagedDocument {
  const { encode } = gbk();
  const result: DamagedDocument = { shifted: [], intact: [] };
  for (const line of text.split("\n")) {
    const parts = line.split(/([,，。])/);
    for (let i = 0; i < parts.length; i += 2) {
      const original = Array.from(parts[i] ?? "", (c) => traditional.get(c) ?? c).join("");
      if ((original.match(/\p{Script=Han}/gu)?.length ?? 0) < 4) continue;
      if ([...original].some((c) => c >= "\u0080" && !encode.has(c))) continue;
      const afterComma = parts[i - 1] === "，" || parts[i - 1] === ",";
      const shown = damage(original, notes, afterComma);
      const intact = stripNotes(shown, notes).text === original;
      (intact ? result.intact : result.shifted).push({ original, shown, afterComma });
    }
  }
  return result;
}

/**
 * Makes another tool's list: `size` Traditional characters that `text` uses, with their readings.
 * Each list shifts other clauses, so that a small corpus gives many.
 */
export function otherNotes(text: string, size: number, seed: number): Map<string, string> {
  const counts = new Map<string, number>();
  for (const character of text) {
    const written = traditional.get(character) ?? character;
    if (isTraditionalOnly(written)) counts.set(written, (counts.get(written) ?? 0) + 1);
  }
  const frequent = [...counts].filter(([, count]) => count >= 3).map(([character]) => character);
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  // 現 is in every list: without its note, the trimming of its first byte would leave no trace.
  const notes = new Map<string, string>([["現", "xiàn"]]);
  while (notes.size < Math.min(size, frequent.length)) {
    const character = frequent[Math.floor(random() * frequent.length)] as string;
    notes.set(character, pinyin(character).normalize("NFC"));
  }
  return notes;
}
