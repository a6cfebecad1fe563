/**
 * What language a passage is in, of those that transcripts hold: Chinese, English, and Japanese,
 * Korean or French, which must not pass for either. Whatever else is written in Latin letters
 * counts as English, since to read more into a few words would be a guess.
 */

import { proseScript } from "./script.ts";

/** Which language a piece of prose is in, of those that the archive must tell apart. */
export type ProseLanguage = "zh" | "en" | "ja" | "ko" | "fr" | "none";

/** Share of kana, or of Hangul, from which Han characters among them are no Chinese. */
const KANA_SHARE = 0.08;
const HANGUL_SHARE = 0.2;

/** Characters that are looked at: a passage is in one language. */
const SAMPLE = 500;
const WIDE = /[\u2e80-\uffff]/;
const KANA_OR_HANGUL = /[\u3041-\u30ff\u3131-\u318e\uac00-\ud7a3]/;

/** Words that every French paragraph holds, and no English one more than a few of. */
const FRENCH =
  /(?<![\p{L}'’])(?:le|la|les|des|une|est|dans|qui|que|pour|avec|sur|pas|vous|nous|ils|elle|cette|sont|mais|être|ont|aux|du|je|c['’]est|d['’]un|l['’]\p{L}+|qu['’]\p{L}+)(?![\p{L}])/giu;
const FRENCH_SHARE = 0.2;
/** Fewer words tell nothing: `Le Monde` stands in English texts. */
const FRENCH_WORDS = 8;

/** Tells the language of a passage of prose; `none` for numbers, addresses and marks. */
export function proseLanguage(text: string): ProseLanguage {
  const script = proseScript(text);
  if (script === "latin" && !WIDE.test(text.slice(0, SAMPLE))) return isFrench(text) ? "fr" : "en";
  const sample = text.slice(0, SAMPLE);
  // Most Chinese texts hold neither, and one search tells so.
  if (KANA_OR_HANGUL.test(sample)) {
    const kana = sample.match(/[\u3041-\u309f\u30a1-\u30fa\u30fc]/g)?.length ?? 0;
    const hangul = sample.match(/[\u3131-\u318e\uac00-\ud7a3]/g)?.length ?? 0;
    const letters = sample.match(/\p{L}/gu)?.length ?? 1;
    if (kana / letters > KANA_SHARE && kana >= 4) return "ja";
    if (hangul / letters > HANGUL_SHARE && hangul >= 4) return "ko";
  }
  if (script === "han") return "zh";
  return script === "none" ? "none" : "en";
}

function isFrench(text: string): boolean {
  // An accent stands in nearly every sentence, and costs little to look for.
  const sample = text.slice(0, SAMPLE);
  if (!/[àâçéèêëîïôùûœÀÂÇÉÈÊÔ]/.test(sample)) return false;
  const words = sample.match(/\p{L}+/gu)?.length ?? 0;
  if (words < FRENCH_WORDS) return false;
  return (sample.match(FRENCH)?.length ?? 0) / words >= FRENCH_SHARE;
}
