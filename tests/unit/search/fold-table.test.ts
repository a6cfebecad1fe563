import { Converter } from "opencc-js";
import { expect, test } from "vitest";
import { foldClasses } from "../../../scripts/fold-classes.ts";
import { FOLD_CLASSES } from "../../../src/search/fold-table.ts";
import { foldCharacter } from "../../../src/search/normalise.ts";

test("the table is what OpenCC's dictionaries give (else run scripts/make-fold-table.ts)", () => {
  expect(FOLD_CLASSES === foldClasses().join(" ")).toBe(true);
});

test.each(["t", "tw", "hk"] as const)(
  "common characters and words typed as %s are folded back",
  (to) => {
    const convert = Converter({ from: "cn", to });
    const simplified =
      "开发软件的后台系统，与台湾、里面、干净、头发、面条、想象、复苏、坐标、家具、著名、沿着、只有、制造、回复、覆盖、松树、游泳、向导、群众、为了、启动、说话、卫星、污染、床、痴";
    const fold = (text: string) => [...text].map(foldCharacter).join("");
    expect(fold(convert(simplified))).toBe(fold(simplified));
  },
);
