/**
 * Keeps the answers of functions that are asked the same names over and over. Only so many are kept:
 * when there are more, all are forgotten, which costs less than knowing which is the oldest.
 */

/** More than the names of a large archive: with fewer, each round over all would forget all. */
const MOST_ANSWERS = 400_000;

/**
 * Keeps the last answers of a function that depends on its text alone.
 * @param ask Never answers `undefined`.
 */
export function remember<Answer>(ask: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return (text) => {
    let answer = answers.get(text);
    if (answer === undefined) {
      answer = ask(text);
      if (answers.size >= MOST_ANSWERS) answers.clear();
      answers.set(text, answer);
    }
    return answer;
  };
}
