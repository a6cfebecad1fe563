/**
 * The few globals of the web that Node has as well. This room and src/search know no others, so
 * that what they hold runs in the build, in a page and in the service worker.
 */

/** An address in its pieces. Throws a TypeError where the text is none. */
declare class URL {
  constructor(address: string, base?: string);
  readonly protocol: string;
  readonly hostname: string;
  pathname: string;
  hash: string;
  readonly href: string;
  readonly searchParams: URLSearchParams;
}

/** What follows the question mark of an address. */
declare class URLSearchParams {
  constructor(query?: string);
  get(name: string): string | null;
  getAll(name: string): string[];
  has(name: string): boolean;
  set(name: string, value: string): void;
  append(name: string, value: string): void;
  delete(name: string): void;
}

/** Base64 of a text whose characters are bytes. */
declare function btoa(bytes: string): string;
