/**
 * Reads the YAML that front matter nearly always is: a key and one line of text, or a list of
 * them. A YAML parser takes a third of the time that a whole transcript takes to parse, so it is
 * asked about everything else, and about everything that is wrong.
 */

/** Front matter that needed no YAML parser: its values, and the line of each key. */
export interface PlainYaml {
  data: Record<string, unknown>;
  /** 1-based line of each key. */
  keyLines: Map<string, number>;
}

const ENTRY = /^([A-Za-z]\w{0,60}):(?: +(.*))?$/;
const ITEM = /^( *)- +(.*)$/;
/** Text that is a string to every YAML parser, since nothing in it or before it is a mark. */
const PLAIN = /^[\p{L}\d《“「（]/u;
const MARKS = /: |:$| #|[\p{Cc}\u2028\u2029\uFEFF]/u;
/** What is no text, in any case. */
const NO_TEXT = /^(?:null|true|false)$/i;
const QUOTED = /^"[^"\\\p{Cc}\u2028\u2029\uFEFF]*"$|^'[^'\p{Cc}\u2028\u2029\uFEFF]*'$/u;

/** Reads a block of keys and values; undefined where it holds anything but plain ones. */
export function readPlainYaml(yaml: string): PlainYaml | undefined {
  const data: Record<string, unknown> = {};
  const keyLines = new Map<string, number>();
  let key = "";
  let list: string[] | undefined;
  let indent = "";
  for (const [at, line] of yaml.split("\n").entries()) {
    // gray-matter leaves the line breaks that stand beside the marks.
    if (line === "") continue;
    const item = ITEM.exec(line);
    if (item) {
      const [, before = "", written = ""] = item;
      const text = readText(withoutSpaces(written));
      if (text === undefined || key === "" || (data[key] ?? list) !== list) return undefined;
      if (list && before !== indent) return undefined;
      list ??= [];
      list.push(text);
      data[key] = list;
      indent = before;
      continue;
    }
    const entry = ENTRY.exec(line);
    if (!entry) return undefined;
    key = entry[1] as string;
    if (keyLines.has(key) || NO_TEXT.test(key)) return undefined;
    keyLines.set(key, at + 1);
    list = undefined;
    const value = readValue(withoutSpaces(entry[2] ?? ""));
    if (value === undefined) return undefined;
    data[key] = value;
  }
  return { data, keyLines };
}

function readValue(written: string): unknown {
  if (written === "") return null;
  if (written === "[]") return [];
  if (written === "true" || written === "false") return written === "true";
  return readText(written);
}

/** One line of text, quoted or not; undefined where it may be anything else. */
function readText(text: string): string | undefined {
  if (QUOTED.test(text)) return text.slice(1, -1);
  return PLAIN.test(text) && !MARKS.test(text) && !NO_TEXT.test(text) ? text : undefined;
}

/** Only U+0020 is no part of a text at its end. */
function withoutSpaces(written: string): string {
  return written.endsWith(" ") ? written.replace(/ +$/, "") : written;
}
