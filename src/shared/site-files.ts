/** Addresses of what other programs can read; pages link to them, `data-files.ts` writes them. */

/** A file that a page offers, with its name in both languages. */
export interface Download {
  path: string;
  zh: string;
  en: string;
}

/** The glossary as files. */
export const GLOSSARY_DOWNLOADS: readonly Download[] = [
  { path: "/glossary/glossary.csv", zh: "表格", en: "CSV" },
  { path: "/glossary/glossary.json", zh: "数据", en: "JSON" },
  { path: "/glossary/anki.txt", zh: "Anki 卡片", en: "Anki import" },
];

/** The archive as files. */
export const ARCHIVE_DOWNLOADS: readonly Download[] = [
  { path: "/data/archive.json", zh: "全部数据", en: "everything, JSON" },
  { path: "/data/archive.schema.json", zh: "数据格式", en: "its JSON Schema" },
  { path: "/data/transcripts.csv", zh: "文稿表", en: "transcripts, CSV" },
  { path: "/data/segments.csv", zh: "段落表", en: "paragraphs, CSV" },
  { path: "/llms.txt", zh: "给语言模型", en: "llms.txt" },
];

/** Those that hold the texts of all, which a large archive is published without. */
export const DUMPS: readonly string[] = [
  "/data/archive.json",
  "/data/archive.schema.json",
  "/data/segments.csv",
];

/** Present when the site knows its address. */
export const FEED_LINKS: readonly Download[] = [
  { path: "/feed.xml", zh: "订阅", en: "Atom" },
  { path: "/feed.json", zh: "订阅", en: "JSON Feed" },
];

/** The picture that stands beside a link to the site elsewhere; width and height in pixels. */
export const CARD = { path: "/card.png", width: 1200, height: 630 } as const;
