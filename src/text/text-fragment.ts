/**
 * Text fragments (`#id:~:text=…`, WICG Scroll To Text Fragment): an address that finds a passage
 * by its words when its id is gone. Browsers match whole words, and a long text only by its two
 * ends, so ends are cut at words.
 */

/** Up to this length a passage is given whole, as the browser compares it. */
const WHOLE = 60;
const HAN_AT_END = 14;
const WORDS_AT_END = 5;

/** Builds the directive `:~:text=…` for a passage; an empty string for an empty passage. */
export function textFragment(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line === "") return "";
  // A line break ends a block, and one term of a directive cannot cross it.
  if (line.length <= WHOLE && !/\n/.test(text.trim())) return `:~:text=${encode(line)}`;
  const first = (text.trim().split("\n")[0] ?? "").replace(/\s+/g, " ").trim();
  const last = (text.trim().split("\n").at(-1) ?? "").replace(/\s+/g, " ").trim();
  return `:~:text=${encode(head(first))},${encode(tail(last))}`;
}

function head(line: string): string {
  return pieces(line).slice(0, limit(line)).join("").trim();
}

function tail(line: string): string {
  return pieces(line).slice(-limit(line)).join("").trim();
}

function limit(line: string): number {
  return /\p{Script=Han}/u.test(line) ? HAN_AT_END : WORDS_AT_END;
}

/** Words with the space after them; each Han character is a piece of its own. */
function pieces(line: string): string[] {
  return line.match(/\p{Script=Han}|[^\p{Script=Han}\s]+\s*|\s+/gu) ?? [];
}

/** `-`, `,` and `&` have a meaning in a directive. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll("-", "%2D");
}
