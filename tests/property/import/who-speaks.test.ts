/**
 * The rule above all rules: nobody's words in another's mouth. One talk is written in every form of
 * labels, and then with one turn in another form than the rest: its words are read as that person's
 * or stand without a speaker and in the report, in text, Markdown and pages alike.
 */

import { describe, expect, it } from "vitest";
import { importText } from "../../unit/import/import-text.ts";

interface Talk {
  title: string;
  names: readonly string[];
  words: readonly string[];
}

/** Writes one turn; `time` is a clock, `i` its place. */
type Form = (name: string, words: string, time: string, i: number) => string;

const ZH = [
  "河水今年涨得早吗？",
  "比去年早了十天，村里的人都在数台阶。",
  "桥还能走人吗？",
  "能走，只是慢一点，石头有些松。",
  "那么渡船呢，还开不开？",
  "渡船开到月底就停，船家要回家收稻子。",
  "您自己坐过那条船没有？",
  "坐过，小时候天天坐，后来就少了。",
];
const EN = [
  "Did the river rise early this year?",
  "Ten days earlier than last year, and everybody counted the steps.",
  "Can people still walk over the bridge?",
  "They can, only a little slower, some of the stones are loose.",
  "And the ferry, does it still run?",
  "It runs until the end of the month, then the ferryman goes home.",
  "Have you ever taken that boat yourself?",
  "I took it every day as a child, and less often later.",
];
const turns = (a: string, b: string, once = b) => [a, b, a, b, a, once, a, b];
const TALKS: Record<string, Talk> = {
  "two names": { title: "看河的人", names: turns("方远", "顾云"), words: ZH },
  "one who speaks once": { title: "看河的人", names: turns("记者", "顾云", "沈白"), words: ZH },
  "English names": {
    title: "The river",
    names: turns("Mia Holt", "Ben Ray", "Ada Stone"),
    words: EN,
  },
  "two turns each": {
    title: "The river",
    names: turns("Mia", "Ben").slice(0, 4),
    words: EN.slice(0, 4),
  },
};
const clock = (i: number) => `00:${String(4 + i).padStart(2, "0")}:07`;

const FORMS: Record<string, Form> = {
  "name and colon": (n, w) => `${n}：${w}`,
  "colon between blanks": (n, w) => `${n} ： ${w}`,
  "words below": (n, w) => `${n}：\n${w}`,
  "time in brackets": (n, w, t) => `${n}(${t}): ${w}`,
  "time behind the name": (n, w, t) => `${n} ${t}\n${w}`,
  "time first": (n, w, t) => `${t} ${n}：${w}`,
  "time in square brackets first": (n, w, t) => `[${t}] ${n}：${w}`,
  "time, dash, name": (n, w, t) => `[${t}] - ${n}\n${w}`,
  "time behind the colon": (n, w, t) => `${n}: ${t}\n\n${w}`,
  "time on its own line": (n, w, t) => `${t}\n${n}：${w}`,
  "corner brackets": (n, w) => `【${n}】${w}`,
  "square brackets": (n, w) => `[${n}]: ${w}`,
  pronouns: (n, w) => `${n} (she/her): ${w}`,
  "a stage note": (n, w, _, i) => `${n}${i === 3 ? "（笑）" : ""}：${w}`,
  bold: (n, w) => `**${n}**：${w}`,
  "bold with its colon": (n, w) => `**${n}：**${w}`,
  "bold alone": (n, w) => `**${n}**\n\n${w}`,
  "bold and a time as code": (n, w, t) => `**${n}** \`${t}\`\n${w}`,
  "bold question": (n, w, _, i) => (i % 2 === 0 ? `**${n}：${w}**` : `${n}：${w}`),
  "a dash": (n, w) => `${n} - ${w}`,
  chevrons: (n, w) => `>> ${n}: ${w}`,
  "items of a list": (n, w) => `- ${n}: ${w}`,
};
/** Only as one turn among others; not even the reader knows what some of them mean. */
const SLIPS: Record<string, Form> = {
  "chevrons alone": (_, w) => `>> ${w}`,
  "a dash alone": (_, w) => `— ${w}`,
  "two dashes alone": (_, w) => `——${w}`,
  "a hyphen alone": (_, w) => `- ${w}`,
  "question marks": (_, w) => `???: ${w}`,
  "nobody in brackets": (_, w) => `（未知）：${w}`,
  "name in round brackets": (n, w) => `（${n}）${w}`,
  "a quotation": (n, w) => `> ${n}：${w}`,
  "a number": (n, w) => `6. ${n}：${w}`,
  "a name alone": (n, w) => `${n}\n${w}`,
  "a bold name alone": (n, w) => `**${n}**\n${w}`,
};

const FORMATS: Record<string, (body: readonly string[], title: string) => [string, string]> = {
  "plain text": (body, title) => [`${[title, ...body].join("\n\n")}\n`, "talk.txt"],
  Markdown: (body, title) => [`${[`# ${title}`, ...body].join("\n\n")}\n`, "talk.md"],
  HTML: (body, title) => [
    `<!doctype html><title>${title}</title><body><article><h1>${title}</h1>${body.join("\n\n").split("\n\n").map(asHtml).join("\n")}</article>`,
    "talk.html",
  ],
};

function asHtml(paragraph: string): string {
  const text = paragraph.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const marked = text
    .replace(/\*\*([^*]+)\*\*/g, "<b>$1</b>")
    .replace(/`([^`]+)`/g, "<code>$1</code>");
  return `<p>${marked.replaceAll("\n", "<br>")}</p>`;
}

/** Who says each of the talk's words, as the transcript has it; null where nobody does. */
function speakersOf(talk: Talk, form: (i: number) => Form, format: string) {
  const body = talk.words.map((words, i) => form(i)(talk.names[i] as string, words, clock(i), i));
  const write = FORMATS[format] as (typeof FORMATS)[string];
  const { transcript, report } = importText(...write(body, talk.title));
  const said = transcript.sections.flatMap((section) =>
    section.turns.flatMap(({ speaker, segments }) =>
      segments.map(({ zh, original }) => ({
        who: speaker?.original ?? speaker?.zh ?? null,
        text: (original?.text ?? zh ?? "").replace(/[\\*]/g, ""),
      })),
    ),
  );
  const who = talk.words.map((words) => said.find(({ text }) => text.includes(words))?.who);
  return { who, report };
}

describe.each(Object.keys(FORMATS))("in %s", (format) => {
  const isList = (form: string) => form === "items of a list" || form === "chevrons";
  const forms = Object.keys(FORMS).filter((form) => format === "plain text" || !isList(form));

  it.each(forms)("labels are read as: %s", (form) => {
    for (const talk of Object.values(TALKS)) {
      const { who } = speakersOf(talk, () => FORMS[form] as Form, format);
      expect([talk.title, ...who]).toEqual([talk.title, ...talk.names]);
    }
  });

  const slips = { ...FORMS, ...SLIPS };
  it.each(Object.keys(slips))("one turn may slip into: %s", (slip) => {
    const talks = Object.entries(TALKS).filter(([name]) => name !== "two turns each");
    for (const [name, talk] of talks) {
      for (const base of ["name and colon", "bold alone", "time in brackets", "corner brackets"]) {
        const { who, report } = speakersOf(
          talk,
          (i) => (i === 5 ? slips[slip] : FORMS[base]) as Form,
          format,
        );
        const expected = talk.names.map((one, i) => (i === 5 && who[i] === null ? null : one));
        expect([name, base, ...who]).toEqual([name, base, ...expected]);
        if (who[5] === null) expect(report.doubtful.length).toBeGreaterThan(0);
      }
    }
  });
});
