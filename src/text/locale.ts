/** The languages that a text of the archive may be in, as BCP 47 tags. */

/** BCP 47 tag of an original that a Chinese text was made from. */
export type OriginalLocale = "en" | "zh-Hant" | "ja" | "ko" | "fr";

/** BCP 47 tag of a text the archive holds. */
export type LocaleTag = "zh-Hans" | OriginalLocale;
