/** Answers that are asked for again and again, of the same few names. */

const MOST_ANSWERS = 10_000;

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
