import { describe, expect, test } from "vitest";
import { fixtureArchive } from "../archive/fixture.ts";
import { renderPath } from "./render-page.ts";

const BASE = "https://archive.example/lib";
const archive = fixtureArchive();

describe("an old address", () => {
  test("leads on from a folder too, where no address starts at a host", () => {
    const copy = renderPath(archive, "/tags/hang-biao/", "relative");
    const link = /<a href="([^"]+)">/.exec(copy)?.[1] ?? "";
    expect(link).toMatch(/^\.\./);
    expect(new URL(link, "file:///copy/tags/hang-biao/index.html").pathname).toBe(
      "/copy/tags/lighthouses/index.html",
    );
  });

  test("leads to the new one, with and without a refresh", () => {
    const page = renderPath(archive, "/tags/hang-biao/");
    expect(page).toContain('content="0; url=/lib/tags/lighthouses/"');
    expect(page).toContain('<a href="/lib/tags/lighthouses/">');
    expect(page).toContain(`<link rel="canonical" href="${BASE}/tags/lighthouses/">`);
  });
});
