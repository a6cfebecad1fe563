/**
 * GBK as bytes: what the pages' maker worked on. The runtime decodes GBK but does not encode it,
 * so the table is read off its decoder once, on first use.
 */

/** The tables of GBK, both ways. */
export interface Gbk {
  /** Character of a pair (`lead << 8 | trail`); undefined where GBK has none. */
  decode: ReadonlyMap<number, string>;
  /** Pair of a character. */
  encode: ReadonlyMap<string, number>;
  /** Trail bytes that form a character with a lead byte, by lead. */
  trails: ReadonlyMap<number, readonly number[]>;
  /** Pairs whose character looks like the given one after NFKC: `Ａ` for `A`, U+F9xx for Han. */
  lookalikes: ReadonlyMap<string, readonly number[]>;
}

let table: Gbk | undefined;

/** Gives the table, built once (about 24,000 pairs). */
export function gbk(): Gbk {
  if (table) return table;
  const decoder = new TextDecoder("gbk");
  const decode = new Map<number, string>();
  const encode = new Map<string, number>();
  const trails = new Map<number, number[]>();
  const lookalikes = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      // User-defined pairs decode to private-use characters; the pages lost them.
      if (!isOneCharacter(character)) continue;
      const pair = (lead << 8) | trail;
      decode.set(pair, character);
      if (!encode.has(character)) encode.set(character, pair);
      push(trails, lead, trail);
      const folded = character.normalize("NFKC");
      if (folded !== character) push(lookalikes, folded, pair);
    }
  }
  table = { decode, encode, trails, lookalikes };
  return table;
}

/** Lead bytes of two-byte characters. */
export function isLead(byte: number): boolean {
  return byte >= 0x81 && byte <= 0xfe;
}

function isOneCharacter(text: string): boolean {
  return text.length === 1 && !/[\uE000-\uF8FF\uFFFD]/.test(text);
}

function push<K>(map: Map<K, number[]>, key: K, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
