/**
 * The transcripts that may answer a query, in the order in which they are read. A page too large for
 * what a first query may load is set aside, and read when a reader searches on.
 */

/** Numbers of transcripts, or the end of those that hold the words of the quote whole. */
export type Proposal = number[] | "stage";

/** A queue that others can go on with. */
export class CandidateQueue {
  readonly #proposals: AsyncGenerator<Proposal>;
  /** Set aside while this call reads, and by those before it. */
  #later: number[] = [];
  #due: number[] = [];

  constructor(proposals: AsyncGenerator<Proposal>) {
    this.#proposals = proposals;
  }

  /** Whether something that was set aside has not been read. */
  get hasLater(): boolean {
    return this.#later.length > 0;
  }

  /** The next to read; undefined where only what was set aside is left. */
  async next(): Promise<Proposal | undefined> {
    const [due, ...others] = this.#due;
    this.#due = others;
    if (due !== undefined) return [due];
    const { value, done } = await this.#proposals.next();
    return done ? undefined : value;
  }

  setAside(numbers: readonly number[]): void {
    this.#later.push(...numbers);
  }

  /** What was set aside comes next: whoever goes on may load more. */
  resume(): this {
    this.#due = [...this.#due, ...this.#later];
    this.#later = [];
    return this;
  }
}
