/**
 * Writes a content folder of any size: transcripts of about 30 KB in the canonical format, with
 * the names, tags and headings of a real archive. One transcript depends on its number and the
 * archive's size alone, and one tag is on two of five transcripts, as in archives that grew.
 */

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Random, randomFrom } from "./random.ts";
import type { TextPool } from "./text-pool.ts";

export interface ArchiveShape {
  transcripts: number;
  /** Mean size of a file, in bytes. */
  bytes: number;
  seed: number;
  /** New people for each transcript. */
  newPeople: number;
}

export const DEFAULT_SHAPE: Omit<ArchiveShape, "transcripts"> = {
  bytes: 30_000,
  seed: 20_260_101,
  newPeople: 0.2,
};

const SURNAMES = [
  ..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕",
];
const GIVEN = [..."伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文辉建国志远思源嘉诚雨晨"];
const STEMS =
  "数据 模型 文字 网络 芯片 城市 语言 历史 教育 经济 能源 医学 气候 航天 农业 音乐 法律 艺术 软件 硬件".split(
    " ",
  );
const ENDINGS = "安全 治理 研究 产业 传播 评估 设计 工程 史话 方法 伦理 实践 开放 协作 标准".split(
  " ",
);
const TERMS = "注意力 对齐 检索 索引 分词 编码 字形 缓存 压缩 校勘".split(" ");

/** Name of the tag that two of five transcripts have. */
export const COMMON_TAG = "访谈";

interface Names {
  people: string[];
  tags: string[];
  organisations: string[];
  products: string[];
  media: string[];
  series: string[];
}

/** Writes the archive to `folder`, replacing what is there. */
export function generateArchive(folder: string, pool: TextPool, shape: ArchiveShape): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "transcripts"), { recursive: true });
  const names = namesFor(shape);
  writeFileSync(join(folder, "site.yaml"), "title: 基准\ntitle_en: Bench\n");
  for (let number = 0; number < shape.transcripts; number++) {
    const text = transcriptSource(number, names, pool, shape);
    writeFileSync(join(folder, "transcripts", `${transcriptName(number)}.md`), text);
  }
}

/** File name, without its ending, of a generated transcript. */
export function transcriptName(number: number): string {
  return `talk-${String(number).padStart(6, "0")}`;
}

/** As many names as an archive of this size has: one new person in five transcripts, and so on. */
function namesFor({ transcripts, seed, newPeople }: ArchiveShape): Names {
  const random = randomFrom(seed);
  const some = (share: number, least: number, make: (n: number) => string) =>
    Array.from({ length: Math.max(least, Math.round(transcripts * share)) }, (_, n) => make(n));
  const person = () =>
    random.pick(SURNAMES) + random.pick(GIVEN) + (random.next() < 0.7 ? random.pick(GIVEN) : "");
  const topic = (n: number) => STEMS[n % 20] + (ENDINGS[Math.floor(n / 20) % 15] ?? "");
  const numbered = (word: string) => (n: number) => `${topic(n)}${word}${n < 300 ? "" : n}`;
  return {
    people: [...new Set(some(newPeople, 24, person))],
    tags: some(0.03, 24, (n) => (n < 300 ? topic(n) : `${topic(n)}${n}`)),
    organisations: some(0.08, 12, numbered("研究所")),
    products: some(0.04, 8, (n) => `${["Atlas", "Lumen", "Kite", "Delta"][n % 4]} ${n + 1}`),
    media: some(0.03, 6, (n) => `《${topic(n)}札记${n}》`),
    series: some(0.01, 4, (n) => `${topic(n * 7)}系列${n}`),
  };
}

/** The source of one transcript. */
function transcriptSource(
  number: number,
  names: Names,
  pool: TextPool,
  shape: ArchiveShape,
): string {
  const random = randomFrom(shape.seed + 7919 * (number + 1));
  const people = several(random, names.people, 3, 5);
  const speakers = people.slice(0, 2);
  const tags = several(random, names.tags, 2, 5);
  if (number % 5 < 2) tags.unshift(COMMON_TAG);
  const list = (key: string, items: readonly string[]) =>
    `${key}:\n${items.map((item) => `  - ${item}\n`).join("")}`;
  const title = random
    .pick(pool.zh)
    .replace(/[。！？:：“”"]/g, "")
    .slice(0, 28)
    .trim();
  const month = String(random.between(1, 12)).padStart(2, "0");
  const day = String(random.between(1, 28)).padStart(2, "0");
  let text = `---
title: "${title} ${number + 1}"
date: "${random.between(2006, 2025)}-${month}-${day}"
channel: ${random.pick(names.series)}频道
source: https://example.org/talks/${number}
source_lang: en
summary: "${random.pick(pool.zh).replaceAll('"', "")}"
${list("speaker", speakers)}${list("tags", tags)}${list("people", people.slice(2))}${list("companies_orgs", several(random, names.organisations, 1, 3))}${list("products_models", several(random, names.products, 1, 2))}${list("media_books", several(random, names.media, 1, 1))}series: ${random.pickZipf(names.series)}
category: ${STEMS[number % 20]}
---
`;
  const size = shape.bytes * (0.5 + random.next());
  let bytes = Buffer.byteLength(text);
  for (let paragraph = 0; bytes < size; paragraph++) {
    let block = "";
    if (paragraph % 8 === 0) block += heading(random, pool);
    block += segment(random, pool, random.next() < 0.6 ? random.pick(speakers) : undefined);
    bytes += Buffer.byteLength(block);
    text += block;
  }
  return text;
}

function heading(random: Random, pool: TextPool): string {
  return `\n## ${random.pick(pool.zh).slice(0, 14)}\n${details(random.pick(pool.en).slice(0, 40))}`;
}

function segment(random: Random, pool: TextPool, speaker: string | undefined): string {
  const count = random.between(1, 5);
  const zh = Array.from({ length: count }, () => random.pick(pool.zh));
  const en = Array.from({ length: count }, () => random.pick(pool.en));
  if (random.next() < 0.12) {
    zh.push(`这就是**${random.pick(TERMS)}**（Term ${random.between(1, 40)}: 一个常用的说法）。`);
  }
  if (random.next() < 0.05) en.push("See [the notes](https://example.org/notes).");
  const label = speaker === undefined ? "" : `**${speaker}**：`;
  const labelEn = speaker === undefined ? "" : `**${speaker}**: `;
  return `\n${label}${zh.join("")}\n${details(labelEn + en.join(" "))}`;
}

function details(text: string): string {
  return `
<details>
<summary>View/Hide Original English</summary>
<p class="english-text">${text.replaceAll("&", "&amp;")}</p>
</details>
`;
}

function several<T>(random: Random, items: readonly T[], least: number, most: number): T[] {
  const wanted = random.between(least, most);
  const chosen = new Set<T>();
  for (let tries = 0; chosen.size < wanted && tries < 20; tries++)
    chosen.add(random.pickZipf(items));
  return [...chosen];
}
