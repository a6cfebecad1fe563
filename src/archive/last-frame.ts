/**
 * What a live preview keeps of the archive that it built last: an index is computed anew only when
 * something that it is made of is not as it was. An edit of a text then costs little more than the
 * text, in an archive of thousands. It holds because a transcript stays the same object while its
 * file is edited (`TranscriptCache`); a build, which has no last frame, computes everything.
 */

/** The indexes of the last archive, with what each was made from. */
export class LastFrame {
  #settings = "";
  readonly #kept = new Map<string, { from: readonly unknown[]; value: unknown }>();

  /** Forgets everything when the settings or the identities files are others than last time. */
  beginWith(settingsHash: string): void {
    if (settingsHash !== this.#settings) this.#kept.clear();
    this.#settings = settingsHash;
  }

  /**
   * What `make` gave last time, if it was made from the same things in the same order; else what it
   * gives now.
   * @param from Compared one by one, texts by their letters and objects by their identity.
   */
  keep<T>(name: string, from: readonly unknown[], make: () => T): T {
    const last = this.#kept.get(name);
    if (last?.from.length === from.length && from.every((one, i) => one === last.from[i])) {
      return last.value as T;
    }
    const value = make();
    this.#kept.set(name, { from, value });
    return value;
  }
}
