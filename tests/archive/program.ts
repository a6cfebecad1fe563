/**
 * A version of the program as the counting sees it: what its parser shows of a file. Loaded by its
 * folder, so that the same counts can be made of an older version.
 */

import { resolve } from "node:path";
import type { Transcript } from "../../src/transcript/model.ts";
import { keyOf } from "./kinds.ts";

export interface Program {
  read(source: string, path: string): Shown;
  isRole(label: string): boolean;
  isTerm(line: string, term: string): boolean;
}

interface Passage {
  zh?: string;
  original?: string;
  lang?: string;
  speaker?: { zh?: string; original?: string };
  covers?: number;
  isFirst: boolean;
  isHeading?: boolean;
}

/** Loads the parser of a version. */
export async function loadProgram(folder: string): Promise<Program> {
  const load = (path: string) => import(resolve(folder, path));
  const { parseTranscript } = await load("src/transcript/parse.ts");
  const { isRole } = await load("src/transcript/speaker-label.ts");
  const passage = await load("src/transcript/passage.ts");
  const glossary = await load("src/text/glossary.ts").catch(() =>
    load("src/transcript/glossary.ts"),
  );
  return {
    isRole,
    isTerm: (line, term) =>
      glossary.findGlossaryTerms(line).some(({ zh }: { zh: string }) => zh === term),
    read: (source, path) => {
      const { transcript, diagnostics } = parseTranscript(source, path);
      const isRefused = diagnostics.some(
        ({ severity }: { severity: string }) => severity === "error",
      );
      return new Shown(transcript, isRefused, passage.renderPassage, passage.htmlToText);
    },
  };
}

/** What a program shows of one file, asked by the line or the beginning of a text. */
export class Shown {
  readonly isRefused: boolean;
  readonly #passages: Passage[] = [];
  readonly #byLine = new Map<number, Passage>();
  /** By the first letters of a text, since a label or a mark may stand before it on its line. */
  readonly #byStart = new Map<string, Passage[]>();
  readonly #notes: Set<string>;
  readonly #render: (text: string) => string;
  readonly #toText: (html: string) => string;

  constructor(
    { sections }: Transcript,
    isRefused: boolean,
    render: (text: string) => string,
    toText: (html: string) => string,
  ) {
    this.isRefused = isRefused;
    this.#render = render;
    this.#toText = toText;
    for (const { turns, headingOriginal, line: headingLine } of sections) {
      if (headingOriginal) {
        const { text: original, lang } = headingOriginal;
        this.#add({ isFirst: true, isHeading: true, original, lang }, headingLine);
      }
      for (const { speaker, segments } of turns) {
        segments.forEach(({ zh, original, covers, line }, i) => {
          this.#add(
            {
              isFirst: i === 0,
              ...(zh !== undefined && { zh }),
              ...(original && { original: original.text, lang: original.lang }),
              ...(speaker && { speaker }),
              ...(covers !== undefined && { covers }),
            },
            line,
          );
        });
      }
    }
    this.#notes = new Set(sections.flatMap(({ notes }) => (notes ?? []).map(({ id }) => id)));
  }

  #add(passage: Passage, line: number): void {
    this.#passages.push(passage);
    if (!this.#byLine.has(line)) this.#byLine.set(line, passage);
    for (const text of [passage.zh, passage.original]) {
      const start = text === undefined ? "" : keyOf(text).slice(0, START);
      if (start === "") continue;
      const same = this.#byStart.get(start);
      if (same) same.push(passage);
      else this.#byStart.set(start, [passage]);
    }
  }

  /** Passages that begin like a text, on either side. */
  #starting(text: string): Passage[] {
    const key = keyOf(text);
    const found = this.#byStart.get(key.slice(0, START)) ?? [];
    return found.filter(({ zh = "", original = "" }) =>
      [keyOf(zh), keyOf(original)].some((one) => one.startsWith(key) || key.startsWith(one)),
    );
  }

  /** Whether a turn of this speaker begins on a line. */
  beginsTurn(line: number, text: string, speaker: string): boolean {
    const passages = [this.#byLine.get(line), ...this.#starting(text)];
    return passages.some(
      (one) => one?.isFirst && (one.speaker?.zh === speaker || one.speaker?.original === speaker),
    );
  }

  /** Whether a speaker's name in its original's language is this one, where its text begins so. */
  isOriginalSpeaker(text: string, speaker: string): boolean {
    return this.#starting(text).some((one) => one.speaker?.original === speaker);
  }

  /** Whether the paragraph of a line is given to nobody, and is no quotation. */
  isNobodys(line: number): boolean {
    const passage = this.#byLine.get(line);
    const html = this.#render(passage?.zh ?? passage?.original ?? "");
    return passage !== undefined && !passage.speaker && !html.includes("<blockquote>");
  }

  isTakenForOriginal(text: string): boolean {
    return this.#starting(text).some(
      ({ zh, original }) =>
        zh !== undefined && original !== undefined && keyOf(original) === keyOf(text),
    );
  }

  hasOriginal(text: string): boolean {
    return this.#starting(text).some(({ original }) => original !== undefined);
  }

  /** Whether the lines of an original are kept, in one paragraph or shared out among several. */
  hasLines(text: string): boolean {
    return this.#starting(text).some((one) => {
      const next = this.#passages[this.#passages.indexOf(one) + 1];
      return /\n/.test(one.original ?? "") || next?.original !== undefined;
    });
  }

  /** Whether the original that begins so is that of the paragraph before the last one, too. */
  isShared(start: string, beforeLast: number): boolean {
    const isGroup = this.#starting(start).some(({ covers = 1 }) => covers > 1);
    return isGroup || this.#byLine.get(beforeLast)?.original !== undefined;
  }

  hasNote(id: string): boolean {
    return this.#notes.has(id);
  }

  /** The text that a page shows of the paragraph which holds a line. */
  text(line: string): string {
    const holds = (one: string | undefined) => one?.includes(line.trim()) === true;
    const [first] = this.#starting(line);
    const passage =
      first ?? this.#passages.find(({ zh, original }) => holds(zh) || holds(original));
    return this.#toText(this.#render(passage?.zh ?? passage?.original ?? ""));
  }

  hasOtherLanguage(line: number): boolean {
    const lang = this.#byLine.get(line)?.lang;
    return lang === "ja" || lang === "ko";
  }
}

/** Letters by which a text is looked up first. */
const START = 6;
