/**
 * What a transcript should state and a source does not: the title, the date, where it is from.
 * On a terminal a person is asked; what they answer counts as an edit of theirs, so that a later
 * import keeps it and never takes it for something the source says.
 */

import { readDate } from "../../text/written-date.ts";
import type { Diagnostic } from "../../transcript/diagnostic.ts";
import { parseFrontMatter } from "../../transcript/front-matter.ts";
import type { ImportReport } from "../report.ts";

/** What import asks for where a document does not state it. */
export type RequiredField = "title" | "date" | "source";

/** What a person answered. */
export type Answers = Partial<Record<RequiredField, string>>;

/** Asks for a line; undefined when nobody answers any more. */
export type Ask = (question: string) => Promise<string | undefined>;

const TRIES = 3;

const FIELDS: Record<
  RequiredField,
  { what: string; example: string; read: (answer: string) => string | undefined; expected: string }
> = {
  title: {
    what: "title",
    example: "title: …",
    read: (answer) => answer,
    expected: "a title",
  },
  date: {
    what: "date",
    example: 'date: "YYYY-MM-DD"',
    read: readDate,
    expected: "a date such as 2024-06-26, 2024年6月, June 26, 2024 or 2024",
  },
  source: {
    what: "address of the source",
    example: "source: https://…",
    read: (answer) => (/^https?:\/\/\S+$/i.test(answer) ? answer : undefined),
    expected: "an address that begins with https://",
  },
};

/** Lists what an imported transcript does not state. A made-up title counts as none. */
export function missingFields(text: string, report: ImportReport): RequiredField[] {
  const { meta } = parseFrontMatter(text, "");
  const missing: RequiredField[] = [];
  if (report.doubtful.some(({ rule }) => rule === "title")) missing.push("title");
  if (meta.date === undefined) missing.push("date");
  if (meta.source === undefined) missing.push("source");
  return missing;
}

/** A missing field as a diagnostic of the transcript. */
export function missingField(field: RequiredField, path: string): Diagnostic {
  const { what, example } = FIELDS[field];
  return {
    severity: "info",
    rule: `${field}-unstated`,
    message: `The source states no ${what}`,
    fix: `add \`${example}\` to the front matter, or leave it so`,
    path,
    line: 1,
    column: 1,
  };
}

/**
 * Asks for missing fields; Enter leaves one out, or keeps the title that was made up.
 * @returns The answers, and whether anybody is still there to be asked.
 */
export async function askFields(
  missing: readonly RequiredField[],
  madeUp: string,
  ask: Ask,
  print: (line: string) => void,
): Promise<{ answers: Answers; present: boolean }> {
  const answers: Answers = {};
  for (const field of missing) {
    const { what, read, expected } = FIELDS[field];
    const otherwise = field === "title" ? `Enter: “${madeUp}”` : "Enter: leave it out";
    for (let i = 0; i < TRIES; i++) {
      const answer = await ask(`  ${what} (${otherwise}): `);
      if (answer === undefined) return { answers, present: false };
      if (answer.trim() === "") break;
      const value = read(answer.trim());
      if (value !== undefined) {
        answers[field] = value;
        break;
      }
      print(`  “${answer.trim()}” is not ${expected}.`);
    }
  }
  return { answers, present: true };
}

/** Writes answers into the front matter of a transcript, as a person would. */
export function writeAnswers(text: string, answers: Answers): string {
  const { title, date, source } = answers;
  const lines = [
    ...(date === undefined ? [] : [`date: ${JSON.stringify(date)}`]),
    ...(source === undefined ? [] : [`source: ${JSON.stringify(source)}`]),
  ];
  return text.replace(/^title:.*\n/m, (line) => {
    const first = title === undefined ? line : `title: ${JSON.stringify(title)}\n`;
    return first + lines.map((each) => `${each}\n`).join("");
  });
}
