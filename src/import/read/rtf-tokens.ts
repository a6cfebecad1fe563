/**
 * Cuts RTF into its tokens: groups, control words with their numbers, and bytes of text. A file's
 * bytes are Latin-1 here, so that each is one character.
 */

/** A brace, a control word or some text of an RTF file. */
export type RtfToken =
  | { kind: "open" }
  | { kind: "close" }
  | { kind: "word"; name: string; value: number | undefined }
  /** A byte written as `\'hh`. */
  | { kind: "byte"; value: number }
  | { kind: "text"; text: string };

const WORD = /([a-zA-Z]{1,32})(-?\d{1,10})? ?/y;
const PLAIN = /[^\\{}\r\n]+/y;
const HEX = /^[\da-f]{2}$/i;

/** Cuts a file, one token after the other. */
export function* rtfTokens(source: string): Generator<RtfToken> {
  let at = 0;
  while (at < source.length) {
    const mark = source[at];
    if (mark === "{" || mark === "}") {
      yield { kind: mark === "{" ? "open" : "close" };
      at++;
    } else if (mark === "\r" || mark === "\n") {
      at++;
    } else if (mark === "\\") {
      WORD.lastIndex = at + 1;
      const word = WORD.exec(source);
      if (word) {
        const [whole, name = "", number] = word;
        const value = number === undefined ? undefined : Number(number);
        at += 1 + whole.length;
        // Raw bytes of a picture or program: no text, whatever they look like.
        if (name === "bin") at += Math.max(0, value ?? 0);
        else yield { kind: "word", name, value };
      } else if (source[at + 1] === "'") {
        const hex = source.slice(at + 2, at + 4);
        if (HEX.test(hex)) yield { kind: "byte", value: Number.parseInt(hex, 16) };
        at += HEX.test(hex) ? 4 : 2;
      } else {
        yield { kind: "word", name: source[at + 1] ?? "", value: undefined };
        at += 2;
      }
    } else {
      PLAIN.lastIndex = at;
      const text = PLAIN.exec(source)?.[0] ?? source.charAt(at);
      yield { kind: "text", text };
      at += text.length;
    }
  }
}
