/**
 * Files by name that are also found by what they hold. An archive is asked for every source of a
 * run whether it has it already: going through all of its files each time takes the square of
 * their number.
 */

/** Tells by which keys a file is found. */
export type KeysOf = (name: string, value: string) => readonly string[];

/** A map of files that keeps an index; of several files with one key the first is found. */
export class KeyedFiles extends Map<string, string> {
  readonly #keysOf: KeysOf;
  readonly #names = new Map<string, Set<string>>();

  constructor(keysOf: KeysOf) {
    super();
    this.#keysOf = keysOf;
  }

  /** Name of the file with a key; undefined when there is none. */
  nameOf(key: string): string | undefined {
    return this.#names.get(key)?.values().next().value;
  }

  override set(name: string, value: string): this {
    this.#forget(name);
    for (const key of this.#keysOf(name, value)) {
      const names = this.#names.get(key);
      if (names) names.add(name);
      else this.#names.set(key, new Set([name]));
    }
    return super.set(name, value);
  }

  override delete(name: string): boolean {
    this.#forget(name);
    return super.delete(name);
  }

  override clear(): void {
    this.#names.clear();
    super.clear();
  }

  #forget(name: string): void {
    const value = this.get(name);
    if (value === undefined) return;
    for (const key of this.#keysOf(name, value)) this.#names.get(key)?.delete(name);
  }
}
