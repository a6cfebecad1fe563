/** Counts the phrases of up to four symbols in a text, and what comes after them. */

/** Phrases of a document, and what follows them. */
export interface Phrases {
  counts: Map<string, number>;
  /** How often something follows, and how many different things do. */
  after: Map<string, { count: number; kinds: number }>;
}

const LONGEST = 4;

/** Makes an empty table. */
export function newPhrases(): Phrases {
  return { counts: new Map(), after: new Map() };
}

/** Counts the phrases of one folded clause. */
export function addPhrases(phrases: Phrases, clause: string): void {
  const text = `^${clause}$`;
  for (let at = 1; at < text.length; at++) {
    for (let n = 0; n < LONGEST && n <= at; n++) {
      addPhrase(phrases, text.slice(at - n, at), text.charAt(at));
    }
  }
}

function addPhrase(phrases: Phrases, before: string, next: string): void {
  const phrase = before + next;
  const known = phrases.counts.get(phrase) ?? 0;
  phrases.counts.set(phrase, known + 1);
  let after = phrases.after.get(before);
  if (!after) phrases.after.set(before, (after = { count: 0, kinds: 0 }));
  after.count++;
  if (known === 0) after.kinds++;
}
