/**
 * Damages documents as editors, converters and attackers do: cuts, repeats, swaps, and bits of
 * syntax put where they do not belong. The same seed gives the same damage.
 */

/** Bits that mean something to the parser. */
const TOKENS = [
  ..."\n \t*_`<>[]()（）：:#-|!~\\&\"'\u3000\u200B\u00A0\r\u2028",
  ...["\n\n", "**", "**：", "```", "~~~", "<!--", "-->", "<details>", "</details>", "<details\n"],
  ...["<summary>", "</summary>", "summary>", "<p>", "</p>", '<p class="english-text">', "<br><br>"],
  ...["---\n", "\n---\n", "# ", "###### ", "[00:01:02] ", "<!-- untranslated -->", "<b>", "</b>"],
  ...["<!-- no speaker -->", "**主持人**：", "- ", "1. ", "> ", "| a | b |\n| - | - |\n", "&amp;"],
  ...["[读者]: ", "[1]: ", "[^1]: ", "![", "](", "[[", "]]", "[[a|", "==", "%%", " ^id-1\n"],
  ...["> [!note] ", "<![CDATA[", "<!", "<?", "</", "<laughs>", "{\\an8}", "{", "}", "\\N"],
  ...[
    "**术语**（term: 解释）",
    "汉",
    "English words",
    "𠮷",
    "👩‍👩‍👧",
    "\uD800",
    "é",
    "ﷺ",
    "title: x\n",
  ],
];

/** A small generator of random numbers from 0 up to 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Damages a text in one to eight places; `other` gives the pieces of another document. */
export function mutate(text: string, other: string, random: () => number): string {
  let result = text;
  const times = 1 + Math.floor(random() * 8);
  for (let i = 0; i < times; i++) result = damage(result, other, random);
  return result;
}

function damage(text: string, other: string, random: () => number): string {
  const at = Math.floor(random() * (text.length + 1));
  const end = Math.min(text.length, at + Math.floor(random() ** 3 * 200));
  const piece = text.slice(at, end);
  const token = TOKENS[Math.floor(random() * TOKENS.length)] ?? "";
  const from = Math.floor(random() * other.length);
  const kinds = [
    () => text.slice(0, at) + token + text.slice(at),
    () => text.slice(0, at) + token + text.slice(end),
    () => text.slice(0, at) + text.slice(end),
    () => text.slice(0, end) + piece + text.slice(end),
    () => text.slice(0, at) + [...piece].reverse().join("") + text.slice(end),
    () => text.slice(0, at) + other.slice(from, from + 120) + text.slice(at),
    () => text.slice(0, at) + token.repeat(1 + Math.floor(random() * 40)) + text.slice(at),
  ];
  return kinds[Math.floor(random() * kinds.length)]?.() ?? text;
}

/** Front matter and some lines of a document, so that much damage can be tried in little time. */
export function excerptOf(document: string, random: () => number): string {
  const end = document.indexOf("\n---", 3);
  const head = end < 0 ? "---\ntitle: x\n---" : document.slice(0, end + 4);
  const lines = document.slice(end < 0 ? 0 : end + 4).split("\n");
  const from = Math.floor(random() * Math.max(1, lines.length - 24));
  return `${head}\n\n${lines.slice(from, from + 24).join("\n")}\n`;
}
