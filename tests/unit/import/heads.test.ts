import { describe, expect, test } from "vitest";
import { importText } from "./import-text.ts";

const TALK =
  "记者：您好，请问是什么时候来的？\n\n王五：很早以前就来了，那时候还小。\n\n记者：后来呢？\n\n王五：后来一直住在这里。\n";

describe("a line under the title that says when it was", () => {
  test.each([
    "采访时间：2023年5月4日",
    "访谈日期: 2023-05-04",
    "录音时间：2023年5月4日 下午",
    "Interview date: May 4, 2023",
    "Recorded: 4 May 2023",
  ])("%s gives a date and no author", (line) => {
    const { transcript } = importText(`城南旧事\n\n${line}\n\n${TALK}`);
    expect(transcript.meta).toMatchObject({ title: "城南旧事", date: "2023-05-04" });
    expect(transcript.meta.author).toBeUndefined();
    expect(JSON.stringify(transcript.sections)).not.toMatch(/采访时间|Interview date/);
  });

  test("who wrote it still counts where they are named", () => {
    const { transcript } = importText(`城南旧事\n\n李四 2023年5月4日\n\n${TALK}`);
    expect(transcript.meta).toMatchObject({ date: "2023-05-04", author: "李四" });
  });
});

test("a title that speaks of a comment in HTML keeps what follows its sign", () => {
  const page =
    "<!doctype html><title>网页里的 &lt;!-- 注释 --> 给谁看</title><body><p>甲：注释写给同事看。</p><p>乙：读者看不到它。</p>";
  const { transcript } = importText(page);
  expect(transcript.meta.title).toBe("网页里的 < !-- 注释 --> 给谁看");
});
