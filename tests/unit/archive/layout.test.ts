import { describe, expect, it } from "vitest";
import { type ArchiveSize, capacityOf, layoutOf } from "../../../src/archive/layout.ts";

const url = "https://archive.example";

/** Sizes of an archive in which one name of four is used again and again. */
function sizeOf(transcripts: number, names: number): ArchiveSize {
  const counts = Array.from({ length: names }, (_, i) => (i % 4 === 0 ? 2 + (i % 40) : 1));
  return { transcripts, names: counts, followed: names / 2, terms: names };
}

describe("what an archive is published as", () => {
  it("is all of it while it is small", () => {
    const layout = layoutOf({ url }, sizeOf(500, 2000));
    expect(layout).toEqual({
      compact: false,
      namesFrom: 1,
      nameFeeds: true,
      textFiles: true,
      dumps: true,
    });
  });

  it("has pages for names that come again, and no copies, when it is large", () => {
    const layout = layoutOf({ url }, sizeOf(9000, 40_000));
    expect(layout.compact).toBe(true);
    expect(layout.namesFrom).toBeGreaterThanOrEqual(2);
    expect(layout).toMatchObject({ nameFeeds: false, textFiles: false, dumps: false });
  });

  it("has pages for no more names than the host takes", () => {
    const few = layoutOf({ url }, sizeOf(9000, 20_000)).namesFrom;
    const many = layoutOf({ url }, sizeOf(9000, 80_000)).namesFrom;
    expect(many).toBeGreaterThan(few);
  });

  it("is all of it on a host without limits", () => {
    expect(layoutOf({ url, host: "none" }, sizeOf(9000, 40_000)).compact).toBe(false);
  });

  it("is what the keeper says, where the keeper says it", () => {
    const site = { url, names_from: 7, name_feeds: true, dumps: true };
    const layout = layoutOf(site, sizeOf(9000, 40_000));
    expect(layout).toMatchObject({ compact: true, namesFrom: 7, nameFeeds: true, dumps: true });
    expect(layoutOf({ url, compact: true }, sizeOf(5, 10)).namesFrom).toBe(2);
  });
});

describe("the limits of a host", () => {
  it("are the narrowest of all hosts where none is named", () => {
    expect(capacityOf(undefined)).toEqual({ files: 20_000, bytes: 1e9, fileBytes: 25 * 1024 ** 2 });
    expect(capacityOf("cloudflare-pages").bytes).toBe(Number.POSITIVE_INFINITY);
  });
});
