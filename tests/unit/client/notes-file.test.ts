import { expect, test } from "vitest";
import { exportNotes, importNotes, type Note } from "../../../src/client/reader/notes-file.ts";

const note: Note = {
  id: "bookmark:a-talk:s12345678",
  kind: "bookmark",
  slug: "a-talk",
  title: "铅与光",
  segment: "s12345678",
  quote: "开头",
  created: "2026-03-08T00:00:00.000Z",
};

test("what is exported can be imported, each note once", () => {
  const file = exportNotes([note]);
  expect(importNotes(file, [])).toEqual({ notes: [note], added: 1 });
  expect(importNotes(file, [note])).toEqual({ notes: [note], added: 0 });
});

test("a file that is none of ours is refused", () => {
  expect(importNotes("not json", [])).toBeUndefined();
  expect(importNotes('{"notes": []}', [])).toBeUndefined();
});

test("a note that would lead elsewhere is left out", () => {
  for (const wrong of [{ slug: "../../evil" }, { slug: "//evil.example" }, { segment: "a b" }]) {
    const file = exportNotes([{ ...note, ...wrong }]);
    expect(importNotes(file, [])).toEqual({ notes: [], added: 0 });
  }
});
