/**
 * The damage, as a model: how pages came to read `我們?nèi)タ囱` where their author wrote
 * `我們去看雪`. A tool put a pinyin note after certain characters, in GBK bytes and without
 * minding where a character begins. A guess at the author's text counts only when this model
 * turns it into exactly what the page shows.
 */

import { gbk, isLead } from "./gbk.ts";

/**
 * The characters that the tool annotated, in its order as far as it shows: where two of them
 * overlap in bytes, the earlier one wins. Every page by the tool carries the same readings.
 */
export const NOTED_CHARACTERS: ReadonlyMap<string, string> = new Map(
  `
數shù 優yōu 內nèi 創chuàng 務wù 區qū 協xié 嚴yán 團tuán 執zhí 學xué 導dǎo 強qiáng 復fù 態tài 應yīng
戰zhàn 擔dān 據jù 擴kuò 業yè 構gòu 標biāo 機jī 準zhǔn 濟jì 獨dú 現xiàn 環huán 產chǎn 當dāng 發fā 監jiān
節jié 細xì 結jié 絡luò 統tǒng 經jīng 網wǎng 續xù 習xí 聯lián 術shù 補bǔ 規guī 訓xùn 設shè 認rèn 調diào
謹jǐn 負fù 責zé 費fèi 質zhì 轉zhuǎn 進jìn 運yùn 達dá 遠yuǎn 醫yī 關guān 預yù 領lǐng 風fēng 養yǎng 驅qū
鎮zhèn
`
    .trim()
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 1), entry.slice(1)]),
);

/** The tool's list with the readings that a document shows, and what the document has beyond it. */
export function mergeNotes(learned: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...NOTED_CHARACTERS, ...learned]);
}

/** Shows one clause as the tool left it. `afterComma` tells that a `，` stands before it. */
export function damage(
  clause: string,
  notes: ReadonlyMap<string, string>,
  afterComma: boolean,
): string {
  const bytes = annotate(encodeClause(clause), notes);
  // The tool trimmed the second byte of `，` (A3 AC), and a character's first one with it.
  if (afterComma && bytes[0] === 0xac) bytes.shift();
  return decodeClause(bytes);
}

/** Text to GBK bytes; a character outside GBK becomes U+001A, which stands for itself. */
function encodeClause(clause: string): number[] {
  const { encode } = gbk();
  const bytes: number[] = [];
  for (const character of clause.replaceAll('"', "&quot;")) {
    const code = character.charCodeAt(0);
    if (code < 0x80) bytes.push(code);
    else {
      const pair = encode.get(character);
      if (pair === undefined) bytes.push(0x1a);
      else bytes.push(pair >> 8, pair & 0xff);
    }
  }
  return bytes;
}

/** One pass over all bytes for each character of the list. */
function annotate(bytes: number[], notes: ReadonlyMap<string, string>): number[] {
  const { encode } = gbk();
  let current = bytes;
  for (const [character, reading] of notes) {
    const pair = encode.get(character);
    if (pair === undefined) continue;
    const [lead, trail] = [pair >> 8, pair & 0xff];
    let found = false;
    const next: number[] = [];
    for (let i = 0; i < current.length; i++) {
      const byte = current[i] as number;
      next.push(byte);
      if (byte === lead && current[i + 1] === trail) {
        next.push(trail, ...encodeClause(`(${reading})`));
        i++;
        found = true;
      }
    }
    if (found) current = next;
  }
  return current;
}

/** Bytes to text as the pages' converter did it. */
export function decodeClause(bytes: readonly number[]): string {
  const { decode } = gbk();
  let text = "";
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte < 0x80) text += String.fromCharCode(byte);
    else if (isLead(byte) && i + 1 < bytes.length) {
      const trail = bytes[++i] as number;
      if (trail < 0x40) text += "?";
      else text += decode.get((byte << 8) | trail) ?? "";
    }
  }
  return text.replaceAll("&quot;", '"');
}
