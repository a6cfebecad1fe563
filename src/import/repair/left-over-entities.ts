/**
 * Entities that a converter left in the text, whole (`&quot;`), escaped twice (`&amp;quot;`) or
 * half-eaten (`quot;`). `&lt;` and `&gt;` stay as they are: in Markdown they keep a bracket from
 * being a tag. In code everything stays.
 */

const NAMED: Record<string, string> = {
  quot: '"',
  amp: "&",
  apos: "'",
  nbsp: " ",
  ensp: " ",
  emsp: " ",
  thinsp: " ",
  zwnj: "",
  zwj: "",
  shy: "",
  hellip: "…",
  mdash: "—",
  ndash: "–",
  ldquo: "“",
  rdquo: "”",
  lsquo: "‘",
  rsquo: "’",
  laquo: "«",
  raquo: "»",
  middot: "·",
  bull: "•",
  times: "×",
  deg: "°",
  copy: "©",
  reg: "®",
  trade: "™",
  yen: "¥",
  euro: "€",
};

const NAMES = Object.keys(NAMED).join("|");

/** `&quot;`, `&amp;amp;quot;`, `&#8220;`, `&#x4e2d;`. */
export const LEFT_OVER = new RegExp(
  String.raw`&(?:amp;)*(?:(${NAMES})|#(\d{2,6})|#[xX]([0-9A-Fa-f]{2,6}));`,
  "g",
);

/** Names that are no words: without their `&` they are still what they were. */
export const HALF_EATEN =
  /(?<![&\w.#-])(?:amp;)*(quot|nbsp|ldquo|rdquo|lsquo|rsquo|hellip|mdash|ndash|middot);/g;

/** Gives the character of an entity by its name or number; undefined for what must stay. */
export function entityCharacter(
  name: string | undefined,
  decimal?: string,
  hexadecimal?: string,
): string | undefined {
  if (name !== undefined) return NAMED[name];
  const code = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hexadecimal ?? "", 16);
  if (code === 34 || code === 38 || code === 39) return String.fromCharCode(code);
  if (code === 160) return " ";
  // ASCII may be markup, C1 controls and surrogates are nobody's text.
  const isText = code > 160 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isText ? String.fromCodePoint(code) : undefined;
}
