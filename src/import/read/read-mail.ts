/**
 * Reads a mail (EML): its plain text, or its page where it has no text to speak of. Headers become
 * metadata where they state any; what else it holds goes into the report.
 */

import { strFromU8 } from "fflate";
import { ThreadLimitError, waitForThread } from "../../system/wait-for-thread.ts";
import { findDate } from "../../text/written-date.ts";
import { MAX_MAIL } from "../limits.ts";
import type { Found } from "../metadata/found-metadata.ts";
import { ImportProblem } from "../problem.ts";
import type { ImportReport } from "../report.ts";
import { MAIL_TEXT, type MailText, readMailText } from "./mail-text.ts";
import { readHtml } from "./read-html.ts";
import type { ReadSource } from "./reader.ts";

/** Headers that programs write, and people do not. */
const MACHINE =
  /^(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To|Content-Type|Content-Transfer-Encoding|DKIM-Signature|X-[\w-]+)\s*:/im;
const LETTER = /^(?:From|To|Cc|Date|Subject|Sender|Reply-To)\s*:/im;
/** Bytes of a mail's headers that tell what it is. */
const HEAD = 16_384;

/** Tells a mail by its headers: `Name: value` up to a blank line, some of them a program's. */
export function isMail(bytes: Uint8Array): boolean {
  const start = strFromU8(bytes.subarray(0, HEAD), true).replace(/^ï»¿/, "");
  const head = start.split(/\r?\n[ \t]*\r?\n/, 1)[0] ?? "";
  const lines = head.split(/\r?\n/);
  // The last line may be cut off.
  if (head.length === start.length) lines.pop();
  if (!lines.every((line) => /^[!-9;-~]+[ \t]*:|^[ \t]/.test(line))) return false;
  return MACHINE.test(head) && LETTER.test(head);
}

/** Tells a page that a browser saved as a mail from one that somebody sent. */
export function isSavedPage(bytes: Uint8Array): boolean {
  const head = strFromU8(bytes.subarray(0, HEAD), true).split(/\r?\n\r?\n/)[0] ?? "";
  if (/^Snapshot-Content-Location:|^From:\s*<Saved by/im.test(head)) return true;
  return !/^(?:To|Message-ID|Received|Return-Path|Delivered-To)\s*:/im.test(head);
}

/**
 * Reads a mail.
 * @throws ImportProblem when it holds no text, or costs too much to take apart.
 */
export function readMail(bytes: Uint8Array, found: Found, report: ImportReport): ReadSource {
  const mail = takeApart(bytes);
  report.encoding = "MIME";
  const from = "the mail's headers";
  found.add(
    "title",
    mail.subject.replace(/^(?:(?:re|fwd?|回复|转发|答复)[:：]\s*)+/i, ""),
    from,
    0,
  );
  found.add("date", findDate(mail.date)?.iso ?? "", from, 0);
  found.add("author", mail.from, from, 0);
  const note = (rule: string, text: string) => {
    if (text !== "") report.removed.push({ rule, line: 0, text });
  };
  note("mail header", mail.to.length > 0 ? `To: ${mail.to.join(", ")}` : "");
  for (const name of mail.attachments) note("attachment", name);
  const text = mail.text?.replace(/\r\n?/g, "\n").trim() ?? "";
  const html = mail.html ?? "";
  if (text === "" && html.trim() === "") {
    throw new ImportProblem(
      "body-empty",
      "The mail holds no text",
      "save what is attached to it and import that",
    );
  }
  // Some programs send a page with a text that only says so.
  const isStub = html !== "" && text.length < 200 && visibleLength(html) > 4 * text.length;
  if (text !== "" && !isStub) return { kind: "text", text };
  const page = readHtml(html, found, report);
  note("text of the mail", text);
  return { ...page, layout: "mail, its page" };
}

function visibleLength(html: string): number {
  return html.replace(/<(style|script|head)\b[\s\S]*?<\/\1>/gi, "").replace(/<[^>]*>|\s+/g, "")
    .length;
}

function takeApart(bytes: Uint8Array): MailText {
  try {
    return waitForThread(MAIL_TEXT, readMailText, bytes, MAX_MAIL);
  } catch (error) {
    const { message } = error as Error;
    const isLarge = error instanceof ThreadLimitError || /exceed|maximum/i.test(message);
    throw new ImportProblem(
      isLarge ? "file-too-large" : "file-damaged",
      `The file is a mail that cannot be read (${message.replace(/\.$/, "")})`,
      "save its text from a mail program and import that",
    );
  }
}
