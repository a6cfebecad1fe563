import { expect, test } from "vitest";
import { mediaLinkAt } from "../../../src/shared/media-link.ts";

test.each([
  ["https://www.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc&t=83s"],
  ["https://www.youtube.com/watch?v=abc&t=5", "https://www.youtube.com/watch?v=abc&t=83s"],
  ["https://youtu.be/abc", "https://youtu.be/abc?t=83s"],
  ["https://www.bilibili.com/video/BV1x/", "https://www.bilibili.com/video/BV1x/?t=83"],
  ["https://vimeo.com/123", "https://vimeo.com/123#t=83s"],
  ["https://example.org/talk.mp3", "https://example.org/talk.mp3#t=83"],
])("leads into %s at the second", (source, expected) => {
  expect(mediaLinkAt(source, 83.9)).toBe(expected);
});

test.each([
  "https://example.org/an-article",
  "https://www.youtube.com/@channel",
  "https://notyoutube.com/watch?v=abc",
  "javascript:alert(1)//youtube.com/watch",
  "a book",
])("makes no link into %s", (source) => {
  expect(mediaLinkAt(source, 83)).toBeUndefined();
});
