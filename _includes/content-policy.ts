/**
 * What a browser may do with our pages: a Content-Security-Policy without `unsafe-inline`, as a
 * meta element in every page, so that it holds on any host, and as a `_headers` file (read by
 * Netlify, Cloudflare Pages and others) for what only a header can say.
 *
 * Where both are given a browser obeys both, so the header carries what the search page needs and
 * the meta elements of the other pages take it back.
 */

import { addressBelow } from "../src/shared/page-address.ts";

/** Pagefind is WebAssembly, which a policy on scripts also governs; only search runs it. */
const RUN_WASM = "'wasm-unsafe-eval'";

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

/** The `_headers` file of a site below a base path (`/`, `/archive/`). */
export function headersFile(base: string): string {
  const rules: [path: string, headers: [name: string, value: string][]][] = [
    [
      "/*",
      [
        ["Content-Security-Policy", `${contentPolicy({ wasm: true })}; frame-ancestors 'none'`],
        ["X-Content-Type-Options", "nosniff"],
        ["Referrer-Policy", "same-origin"],
        ["Cross-Origin-Opener-Policy", "same-origin"],
        ["Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"],
      ],
    ],
    // Each name holds a hash of its content.
    ["/assets/*", [["Cache-Control", "public, max-age=31536000, immutable"]]],
  ];
  const blocks = rules.map(([path, headers]) => {
    const lines = headers.map(([name, value]) => `  ${name}: ${value}\n`);
    return `${addressBelow(base, path)}\n${lines.join("")}`;
  });
  return `${blocks.join("\n")}`;
}
