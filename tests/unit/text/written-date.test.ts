import { describe, expect, it } from "vitest";
import { findDate, readDate } from "../../../src/text/written-date.ts";

describe("readDate", () => {
  it.each([
    ["2024-06-26", "2024-06-26"],
    ["2024/6/2", "2024-06-02"],
    ["2024.06.26", "2024-06-26"],
    ["20240626", "2024-06-26"],
    ["2024-06-26T08:30:00+08:00", "2024-06-26"],
    ["2024年6月26日", "2024-06-26"],
    ["2024 年 6 月 26 日 星期三", "2024-06-26"],
    ["２０２４年６月２６日", "2024-06-26"],
    ["2024年6月26日 上午10:05", "2024-06-26"],
    ["2024年6月26号", "2024-06-26"],
    ["二〇二四年六月二十六日", "2024-06-26"],
    ["二○二四年十二月十日", "2024-12-10"],
    ["一九九八年十一月廿一日", "1998-11-21"],
    ["民國113年6月26日", "2024-06-26"],
    ["民国三十七年十月一日", "1948-10-01"],
    ["2024年6月", "2024-06"],
    ["二〇二四年", "2024"],
    ["2024", "2024"],
    ["June 26, 2024", "2024-06-26"],
    ["Jun. 26th, 2024", "2024-06-26"],
    ["26 June 2024", "2024-06-26"],
    ["the 26th of June, 2024", "2024-06-26"],
    ["Wed, 26 Jun 2024 10:00:00 GMT", "2024-06-26"],
    ["26-Jun-2024", "2024-06-26"],
    ["September 2024", "2024-09"],
    ["6/26/2024", "2024-06-26"],
    ["26.6.2024", "2024-06-26"],
  ])("reads %s", (text, iso) => expect(readDate(text)).toBe(iso));

  it.each([
    ["a relative date", "昨天 10:05"],
    ["a relative date in English", "2 days ago"],
    ["a day and month without a year", "6月26日"],
    ["a date that two continents read differently", "05/06/2024"],
    ["a day that is not in the calendar", "2024年2月30日"],
    ["a month that is none", "2024-13-01"],
    ["words around a date", "He came on June 26, 2024 and left"],
    ["a number", "12345"],
    ["a word that begins like a month", "Marching 26, 2024"],
  ])("takes %s for none", (_, text) => expect(readDate(text)).toBeUndefined());
});

describe("findDate", () => {
  it("finds the first of two dates, as it is written", () => {
    expect(findDate("修订于 2023年1月5日，原文 March 3, 2021")).toEqual({
      iso: "2023-01-05",
      text: "2023年1月5日",
    });
    expect(findDate("On 3 March 2021, again on 2023-01-05")?.iso).toBe("2021-03-03");
  });

  it("takes no year or month alone out of a sentence", () => {
    expect(findDate("灯在 1952 年以前烧的是油")).toBeUndefined();
    expect(findDate("It was May 2024 when it rained")).toBeUndefined();
  });

  it("takes no part of a longer number", () => {
    expect(findDate("版本 12024-06-261")).toBeUndefined();
  });
});
