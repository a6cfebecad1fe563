/**
 * Decides which labels of a document are speakers. A wrong claim about who spoke is worse than a
 * label left in the text, so a document has to show what it means: by names in its front matter,
 * by the form of a label, by its number, by turns that alternate. What stays unsure is given to
 * nobody, not even to the speaker before.
 */

import { labelForm } from "./label-form.ts";
import type { Opening } from "./speaker-label.ts";

/** What an opening is: a speaker's, perhaps one (nothing is claimed), or plain text. */
export type Verdict = "speaker" | "unsure" | "text";

/** What a whole document says about its labels: which of them name speakers. */
export interface LabelEvidence {
  /** What the document means by a candidate. */
  verdict(opening: Opening): Verdict;
  /** Labels without any mark that look like speakers, but are not enough to be sure. */
  doubtful: DoubtfulLabel[];
}

/** A label without a mark that is read as text. */
export interface DoubtfulLabel {
  label: string;
  /** Paragraphs that it opens. */
  count: number;
  /** Such labels take turns, but most paragraphs have none, and nobody knows who says those. */
  isSparse: boolean;
}

/** A label that comes back so often is no accident, whatever it looks like. */
const OFTEN = 3;
/** A phrase (`流程`, `Party of Two`) is somebody's name only where it comes back as often as this. */
const VERY_OFTEN = 5;
/** Turns, and share of the paragraphs, from which labels without a mark are meant as speakers. */
const PLAIN_TURNS = 6;
const PLAIN_CHANGES = 3;
const PLAIN_SHARE = 0.1;
/** The same where no label is a name or a role by its form. */
const PLAIN_SHARE_OF_UNSURE = 0.3;
/** Share of labelled paragraphs from which a document is a conversation. */
const DIALOGUE_SHARE = 0.15;
/** From here on nearly everything is labelled, so that an odd label is likely one more voice. */
const LABELLED_SHARE = 0.5;

/** A name in both scripts, as some documents write all of theirs: `亨利 (Henry)`. */
const WRITTEN_TWICE = /^[\p{Script=Han}·]{2,12}\s*[（(]\p{Lu}[\p{Script=Latin} .'’-]*[)）]$/u;

/** What ends or begins a clause that leads into what somebody says, and no label. */
const CLAUSE =
  /(?:说|說|道|问|問|想|写|寫|称|稱|讲|講|表示|认为|認為|指出|回答|补充|总结|强调|解释|提到|建议|答案|例子|来看|而言)$|^(?:他|她|我|你|您|它|这|這|那|有|但|而|所以|然后|然後|因为|因為|如果|比如|例如|其|换句|也就|简单|结果|答案|问题|原因|总之|首先|还有|就|不|没|每|当|從|从|在|对|如|甚至|于是|接下来|最后|最後|同时|and|but|so|or|i|he|she|they|we|you|it|this|that|here|there|for|in|if|then|example|note|e\.g|i\.e)(?![\p{Script=Latin}])/iu;

/**
 * Learns the labels of a document.
 * @param prose Openings of its paragraphs and of the lines in them, in order.
 * @param originals Those of its originals.
 * @param paragraphs Number of its paragraphs.
 * @param named Names that the front matter gives.
 */
export function gatherEvidence(
  prose: readonly Opening[],
  originals: readonly Opening[],
  paragraphs: number,
  named: ReadonlySet<string>,
): LabelEvidence {
  const isNamed = (label: string) => named.has(label);
  const isPartOfName = partsTest(named);
  const marked = countLabels([...prose, ...originals].filter(({ style }) => style !== "plain"));
  const brackets = [...prose, ...originals].filter(({ style }) => style === "bracketed").length;
  const isSure = (label: string) => {
    const form = labelForm(label);
    return form === "role" || form === "person" || isNamed(label) || isPartOfName(label);
  };
  let sureTurns = 0;
  let repeated = 0;
  for (const [label, count] of marked) {
    const isUnsure = labelForm(label) === "unsure";
    if (isSure(label) || (isUnsure && count >= OFTEN)) sureTurns += count;
    if (count >= 2 && (isSure(label) || isUnsure)) repeated++;
  }
  const size = Math.max(1, paragraphs);
  const isDialogue = repeated >= 2 || (sureTurns >= 2 && sureTurns / size >= DIALOGUE_SHARE);
  const plain = learnPlain(prose, originals, size, isSure, marked);
  const isWrittenTwice = [...marked].some(
    ([label, count]) => count >= 2 && isSure(label) && WRITTEN_TWICE.test(label),
  );

  const markedVerdict = (label: string, isBracketed: boolean): Verdict => {
    const form = labelForm(label);
    const count = marked.get(label) ?? 0;
    if (form === "language") return "text";
    if (isNamed(label) || form === "role") return "speaker";
    if (isBracketed && brackets >= OFTEN) return "speaker";
    if (form === "person" || isPartOfName(label))
      return count >= 2 || isDialogue ? "speaker" : "text";
    if (form === "phrase") return count >= VERY_OFTEN && isDialogue ? "speaker" : "text";
    if (count >= 2 && (isDialogue || count >= OFTEN || count / size >= LABELLED_SHARE))
      return "speaker";
    if (isDialogue && isWrittenTwice && WRITTEN_TWICE.test(label)) return "speaker";
    return count >= 2 || isDialogue ? "unsure" : "text";
  };
  const known = new Map<string, Verdict>();
  return {
    doubtful: plain.doubtful,
    verdict({ label, style }) {
      if (label === undefined) return "text";
      const key = `${style} ${label}`;
      let verdict = known.get(key);
      if (verdict === undefined) {
        verdict =
          style === "plain" ? plain.verdict(label) : markedVerdict(label, style === "bracketed");
        known.set(key, verdict);
      }
      return verdict;
    },
  };
}

/** Labels without a mark: they count where the document shows it by number and alternation. */
function learnPlain(
  prose: readonly Opening[],
  originals: readonly Opening[],
  size: number,
  isSure: (label: string) => boolean,
  marked: ReadonlyMap<string, number>,
): { verdict: (label: string) => Verdict; doubtful: LabelEvidence["doubtful"] } {
  const all = [prose, originals].map((side) => side.filter(({ style }) => style === "plain"));
  const isPossible = (label: string) => {
    const form = labelForm(label);
    return form !== "phrase" && form !== "language" && !CLAUSE.test(label);
  };
  const accepted = new Set<string>();
  const doubtful: LabelEvidence["doubtful"] = [];
  let turns = 0;
  for (const side of all) {
    const counts = countLabels(side.filter(({ label = "" }) => isPossible(label)));
    const frequent = new Map(
      [...counts].filter(([label, count]) => count >= (isSure(label) ? 2 : OFTEN)),
    );
    const sequence = side.map(({ label = "" }) => label).filter((label) => frequent.has(label));
    const changes = sequence.filter((label, i) => i > 0 && label !== sequence[i - 1]).length;
    const share = sequence.length / size;
    const least = [...frequent.keys()].some(isSure) ? PLAIN_SHARE : PLAIN_SHARE_OF_UNSURE;
    const takeTurns =
      frequent.size >= 2 && sequence.length >= PLAIN_TURNS && changes >= PLAIN_CHANGES;
    const isShown = takeTurns && share >= least;
    for (const [label, count] of frequent) {
      if (isShown) accepted.add(label);
      else if (side === all[0] && (isSure(label) || count >= VERY_OFTEN) && !marked.has(label)) {
        doubtful.push({ label, count, isSparse: takeTurns });
      }
    }
    if (isShown) turns += sequence.length;
  }
  const isLabelled = turns / (size + originals.length) >= LABELLED_SHARE / 2;
  const names = [...accepted];
  return {
    doubtful,
    verdict(label) {
      // The same name in bold elsewhere says what it is.
      if (accepted.has(label) || ((marked.get(label) ?? 0) >= 2 && isSure(label))) return "speaker";
      if (accepted.size === 0) return "text";
      if (isPossible(label)) {
        if (isSure(label)) return "speaker";
        return isLabelled && label.length <= 20 ? "unsure" : "text";
      }
      // `Tucker Carlson回答：` is somebody else than the one before, but not a label of the document.
      return names.some((name) => label.startsWith(name)) ? "unsure" : "text";
    },
  };
}

function countLabels(openings: readonly Opening[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { label } of openings) {
    if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return counts;
}

/** Tells one word of a name of the front matter: `Trump` where it names Donald Trump. */
function partsTest(named: ReadonlySet<string>): (label: string) => boolean {
  const parts = new Set<string>();
  for (const name of named) {
    for (const part of name.split(/[\s·・•‧]+/)) if (part.length >= 3) parts.add(part);
  }
  return (label) => parts.has(label);
}
