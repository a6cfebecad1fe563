/**
 * The `_headers` file, which Netlify, Cloudflare Pages and others read, for what only a header can
 * say. Where a page has a policy of its own too, a browser obeys both, so the header carries what
 * the search page needs and the meta elements of the other pages take it back.
 */

import { contentPolicy } from "../../_includes/content-policy.ts";
import { addressBelow } from "../shared/page-address.ts";

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
