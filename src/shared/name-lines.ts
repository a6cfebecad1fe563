/**
 * All names of a list in one file, `names.txt`, for the filter of a page that shows only some of
 * them: a line a name, its fields between tabs. A pinyin that the address spells is left out, which
 * is that of nearly all: a list of 50,000 terms is loaded by whoever types in its filter.
 */

/** One name of a list. */
export interface NameLine {
  name: string;
  /** Other spellings to find it by. */
  others: readonly string[];
  /** The name in letters, with a space between syllables and words. */
  sort: string;
  /** Site path of its page or its entry. */
  url: string;
  /** Number of transcripts or places. */
  count: number;
}

/** Site path of the names of the list at a site path, such as `/tags/`. */
export function namesPath(list: string): string {
  return `${list}names.txt`;
}

/** Writes the names of the list at a site path. */
export function writeNames(list: string, names: Iterable<NameLine>): string {
  let text = "";
  for (const { name, others, sort, url, count } of names) {
    const place = url.slice(list.length);
    const spelled = spelledIn(place) === sort ? "" : sort;
    text += `${[name, others.join("|"), spelled, place, count].map(field).join("\t")}\n`;
  }
  return text;
}

/** Reads what `writeNames` wrote. */
export function readNames(list: string, text: string): NameLine[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [name = "", others = "", sort = "", place = "", count = ""] = line.split("\t");
      return {
        name,
        others: others.split("|").filter((one) => one !== ""),
        sort: sort || spelledIn(place),
        url: list + place,
        count: Number(count),
      };
    });
}

/** The words of a slug at the end of an address: `fen ci` of `f/#fen-ci` and of `fen-ci/`. */
function spelledIn(place: string): string {
  return (/([^/#]*)\/?$/.exec(place)?.[1] ?? "").replaceAll("-", " ");
}

function field(value: string | number): string {
  return String(value).replace(/\s+/g, " ");
}
