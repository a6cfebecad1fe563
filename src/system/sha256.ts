/** The checksum that stands for a file's content everywhere in an archive. */

import { createHash } from "node:crypto";

/** SHA-256 in hexadecimal; a string counts as its UTF-8. */
export function sha256(data: Uint8Array | string): string {
  return createHash("sha256").update(data).digest("hex");
}
