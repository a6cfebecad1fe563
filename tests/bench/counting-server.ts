/** A static server that counts what a host would send, gzipped. */

import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

export interface CountingServer {
  url: string;
  /** Bytes sent since the start, without the page itself. */
  bytes(): number;
  /** Bytes of everything that a search could ask for. */
  wholeBytes(): number;
  close(): Promise<void>;
}

const TYPES: Record<string, string> = { ".html": "text/html", ".js": "text/javascript" };

/**
 * Serves a folder; every body is gzipped but those that are already.
 * @param render Makes a page by its path, in place of a file; its bytes are counted too.
 */
export async function serveCounting(
  folder: string,
  render?: (path: string) => string | undefined,
): Promise<CountingServer> {
  let sent = 0;
  const server = createServer((request, response) => {
    let path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const page = render?.(path);
    if (path.endsWith("/")) path += "index.html";
    let plain: Buffer;
    try {
      plain = page === undefined ? readFileSync(join(folder, path)) : Buffer.from(page);
    } catch {
      response.writeHead(404).end();
      return;
    }
    const body = gzipSync(plain, { level: 6 });
    if (page !== undefined || extname(path) !== ".html")
      sent += Math.min(body.length, plain.length);
    response
      .writeHead(200, {
        "content-type": `${TYPES[extname(path)] ?? "application/octet-stream"}; charset=utf-8`,
        "content-encoding": "gzip",
      })
      .end(body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    bytes: () => sent,
    wholeBytes: () => sizeOf(folder),
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

function sizeOf(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || /\.(html|css)$|-ui\.|highlight/.test(entry.name)) continue;
    const plain = readFileSync(join(entry.parentPath, entry.name));
    bytes += Math.min(plain.length, gzipSync(plain, { level: 6 }).length);
  }
  return bytes;
}
