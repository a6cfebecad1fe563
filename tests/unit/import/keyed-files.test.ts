import { describe, expect, it } from "vitest";
import { KeyedFiles } from "../../../src/import/keyed-files.ts";

const byWords = () => new KeyedFiles((_, text) => text.split(" "));

describe("KeyedFiles", () => {
  it("finds a file by what it holds, the first of several", () => {
    const files = byWords();
    files.set("a", "owl tree").set("b", "owl tower");
    expect(files.nameOf("owl")).toBe("a");
    expect(files.nameOf("tower")).toBe("b");
    expect(files.nameOf("cat")).toBeUndefined();
  });

  it("finds no file by what it held before", () => {
    const files = byWords();
    files.set("a", "owl tree").set("b", "owl").set("a", "tree");
    expect(files.nameOf("owl")).toBe("b");
    expect(files.nameOf("tree")).toBe("a");
    files.delete("b");
    expect(files.nameOf("owl")).toBeUndefined();
    expect([...files]).toEqual([["a", "tree"]]);
  });

  it("reads no file to find one", () => {
    let asked = 0;
    const files = new KeyedFiles((_, text) => {
      asked++;
      return [text];
    });
    for (let i = 0; i < 10_000; i++) files.set(`${i}.md`, `source ${i}`);
    asked = 0;
    for (let i = 0; i < 10_000; i++) expect(files.nameOf(`source ${i}`)).toBe(`${i}.md`);
    expect(asked).toBe(0);
  });
});
