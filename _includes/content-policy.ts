/**
 * What a browser may do with our pages: a Content-Security-Policy without `unsafe-inline`, as a
 * meta element in every page, so that it holds on any host.
 */

/** Pagefind is WebAssembly, which a policy on scripts also governs; only search runs it. */
const RUN_WASM = "'wasm-unsafe-eval'";

/** What a page needs beyond what all pages may do. */
export interface PolicyOptions {
  /** Allow WebAssembly: the search page. */
  wasm: boolean;
}

/** The policy of a page, as the value of a meta element or a header. */
export function contentPolicy({ wasm }: PolicyOptions): string {
  return [
    "default-src 'none'",
    `script-src 'self'${wasm ? ` ${RUN_WASM}` : ""}`,
    "style-src 'self'",
    // The empty icon is a `data:` address.
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    // No string becomes HTML or script; the one policy checks the service worker's address.
    "require-trusted-types-for 'script'",
    "trusted-types default",
  ].join("; ");
}
