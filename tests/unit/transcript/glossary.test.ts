import { describe, expect, test } from "vitest";
import { findGlossaryTerms } from "../../../src/text/glossary.ts";
import { plainText, renderPassage } from "../../../src/transcript/passage.ts";

/** How each variant reads, and what is left of the passage without its notes. */
const VARIANTS: [source: string, term: object, plain: string][] = [
  [
    "这是**分词**（word segmentation: 把句子切成词）的事。",
    { zh: "分词", en: "word segmentation", definition: "把句子切成词" },
    "这是分词的事。",
  ],
  ["**分词**（word segmentation）难。", { zh: "分词", en: "word segmentation" }, "分词难。"],
  [
    "**自然语言处理**（natural language processing, NLP: 让机器读话）",
    {
      zh: "自然语言处理",
      en: "natural language processing",
      abbreviation: "NLP",
      definition: "让机器读话",
    },
    "自然语言处理",
  ],
  ["**字形**(glyph: 字的样子)。", { zh: "字形", en: "glyph", definition: "字的样子" }, "字形。"],
  ["**字形（glyph: 字的样子）**。", { zh: "字形", en: "glyph", definition: "字的样子" }, "字形。"],
  [
    "**字体** typeface（一整套风格相同的字）。",
    { zh: "字体", en: "typeface", definition: "一整套风格相同的字" },
    "字体。",
  ],
  [
    "**厂房设备**（Property, Plant, and Equipment: 企业长期使用的资产）折旧。",
    {
      zh: "厂房设备",
      en: "Property, Plant, and Equipment",
      definition: "企业长期使用的资产",
    },
    "厂房设备折旧。",
  ],
  [
    "**全方位反馈**（360-degree feedback: 上下左右都来评价）有用。",
    { zh: "全方位反馈", en: "360-degree feedback", definition: "上下左右都来评价" },
    "全方位反馈有用。",
  ],
  [
    "**OCR**（optical character recognition: 从图像认字）很慢。",
    { zh: "OCR", en: "optical character recognition", definition: "从图像认字" },
    "OCR很慢。",
  ],
];

describe("glossary notes", () => {
  for (const [source, term, plain] of VARIANTS) {
    test(`reads and marks ${source}`, () => {
      expect(findGlossaryTerms(source)).toEqual([term]);
      expect(renderPassage(source)).toContain('<span class="gloss"><dfn>');
      expect(plainText(source)).toBe(plain);
    });
  }

  // Six of two hundred can be chosen in 8 × 10¹⁰ ways: this test would not end.
  test("reads a bracket that is never closed once, not in every way", () => {
    expect(findGlossaryTerms(`**词** n（${"字".repeat(300)}`)).toEqual([]);
  });

  test("finds two terms that stand close together", () => {
    const source = "**涨潮**（flood tide）和**落潮**（ebb tide: 水退下去）。";
    expect(findGlossaryTerms(source).map(({ zh }) => zh)).toEqual(["涨潮", "落潮"]);
    expect(renderPassage(source).match(/<dfn>/g)).toHaveLength(2);
  });

  for (const source of [
    "**重点**（见下文）",
    "**王选** Xerox（施乐）的机器",
    "**王选（Wang Xuan）**说",
    "**Note**（see below）",
    "**这是一整句加了粗的话，它很长**，后面才是（Something: 别的）",
  ]) {
    test(`does not take ${source} for a term`, () => {
      expect(findGlossaryTerms(source)).toEqual([]);
      expect(renderPassage(source)).not.toContain("gloss");
    });
  }
});
