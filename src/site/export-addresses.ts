/** Addresses of what other programs can read; pages link to them, `data-files.ts` writes them. */

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
