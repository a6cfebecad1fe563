/**
 * A plain static file server, as a host would be: no rewriting but `index.html` and `404.html`,
 * text compressed for who takes it.
 */

import { readFile, stat } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".png": "image/png",
  ".vtt": "text/vtt; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

export interface StaticServer {
  /** Without a slash at its end. */
  url: string;
  close(): Promise<void>;
}

/** Answers one request from a folder, given the part of its path below the base. */
export async function answerFrom(
  folder: string,
  inside: string | undefined,
  response: ServerResponse,
  compressed = false,
): Promise<void> {
  const found = inside === undefined ? undefined : await readable(folder, inside);
  const file = found ?? join(folder, "404.html");
  const type = TYPES[extname(file)] ?? "application/octet-stream";
  try {
    const body = await readFile(file);
    response.setHeader("content-type", type);
    const zip = compressed && /^text|javascript|json|xml/.test(type);
    if (zip) response.setHeader("content-encoding", "gzip");
    response.writeHead(found ? 200 : 404).end(zip ? gzipSync(body) : body);
  } catch {
    response.writeHead(404).end();
  }
}

/** Serves a folder on a free port of the loopback address, below `base` when one is given. */
export async function serveFolder(folder: string, base = "/"): Promise<StaticServer> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const path = decodeURIComponent(pathname);
    const inside = path.startsWith(base) ? path.slice(base.length - 1) : undefined;
    const compressed = /\bgzip\b/.test(String(request.headers["accept-encoding"]));
    await answerFrom(folder, inside, response, compressed);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

async function readable(folder: string, path: string): Promise<string | undefined> {
  const file = join(folder, normalize(path));
  try {
    const found = await stat(file);
    if (!found.isDirectory()) return file;
    const index = join(file, "index.html");
    await stat(index);
    return index;
  } catch {
    return undefined;
  }
}
