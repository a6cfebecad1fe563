/**
 * Serves a live preview by Eleventy's own development server, which is told here to listen on one
 * address alone, and to have a page made when it is asked for.
 */

import { isIP } from "node:net";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import EleventyDevServer, { type Middleware } from "@11ty/eleventy-dev-server";
import { html } from "../shared/html.ts";
import type { Diagnostic } from "../transcript/diagnostic.ts";
import { formatDiagnostic } from "../transcript/diagnostic.ts";

/** Where a preview is served. */
export interface ServerOptions {
  /** Folder of what is no page. */
  folder: string;
  /** Makes the page at a site path; undefined where there is none. */
  pageAt: (path: string) => string | undefined;
  /** Stands for every page until there is anything to show; undefined from then on. */
  waiting: () => string | undefined;
  /** Path below which they are, such as `/archive/`. */
  base: string;
  port: number;
  /** Address to listen on; this machine alone can reach `127.0.0.1`. */
  host: string;
}

/** What stands over every page while something is wrong. */
export type Problems = readonly (Diagnostic | Error)[];

/** A server that tells browsers of new pages. */
export class PreviewServer extends EleventyDevServer {
  readonly #host: string;
  readonly #folder: string;

  constructor({ folder, base, host, pageAt, waiting }: ServerOptions) {
    super("duidu", folder, {
      pathPrefix: base,
      // Pages change in other places than where a reader looks.
      domDiff: false,
      messageOnStart: () => "",
      middleware: [refuseOtherNames(host), pageMiddleware(base, pageAt, waiting)],
    });
    this.#host = host;
    this.#folder = resolve(folder);
  }

  /**
   * The file of a request, or one that is not there. Eleventy's own decodes the folder's path with
   * the request's, and throws, which ends the preview, at a `%` or a `..` in either.
   */
  override getOutputDirFilePath(path: string, name = ""): string {
    const asked = name === ".html" ? path.replace(/\/$/, "") + name : join(path, name);
    let file = this.#folder;
    try {
      file = join(this.#folder, decodeURIComponent(asked));
    } catch {
      // An address that no browser makes.
    }
    const isInside = file.startsWith(join(this.#folder, "/")) && !file.includes("\0");
    return isInside ? file : join(this.#folder, "nothing-there");
  }

  /** Listens on its own address alone. */
  override _serverListen(port: number): void {
    this.server.listen({ port, host: this.#host });
  }
}

/**
 * Refuses requests to names that are not this machine's: a page elsewhere on the web may give its own
 * name our address, and would then read drafts as its own pages ("DNS rebinding").
 */
function refuseOtherNames(host: string): Middleware {
  const own = new Set(["localhost", host, hostname(), `${hostname()}.local`]);
  return (request, response, next) => {
    const asked = (request.headers.host ?? "localhost").replace(/:\d+$/, "").toLowerCase();
    const isAddress = isIP(asked.replace(/^\[|\]$/g, "")) !== 0;
    if (isAddress || own.has(asked) || asked.endsWith(".localhost")) return next();
    response.writeHead(403, { "Content-Type": "text/plain; charset=utf-8" });
    response.end(
      "预览只回答本机的名字。The preview answers to the names of its own machine alone.\n",
    );
  };
}

/** Answers with the pages of the site; everything else is a file. */
function pageMiddleware(
  base: string,
  pageAt: ServerOptions["pageAt"],
  waiting: ServerOptions["waiting"],
): Middleware {
  return (request, response, next) => {
    const { pathname } = new URL(`http://localhost${request.url ?? "/"}`);
    const path = sitePath(base, pathname);
    if (path === undefined) return next();
    const send = (status: number, text: string, type: string) => {
      response.writeHead(status, { "Content-Type": `${type}; charset=utf-8` });
      response.end(text);
    };
    const wait = waiting();
    if (wait !== undefined) {
      Object.assign(response, { isCustomErrorPage: true });
      return send(503, wait, "text/html");
    }
    const text = pageAt(path);
    if (text !== undefined) {
      return send(200, text, path.endsWith(".xml") ? "application/xml" : "text/html");
    }
    if (!path.endsWith("/") && pageAt(`${path}/`) !== undefined) {
      response.writeHead(302, { Location: `${pathname}/` });
      response.end();
      return;
    }
    const missing = path.endsWith("/") ? pageAt("/404.html") : undefined;
    if (missing === undefined) return next();
    // Else the server would forbid the page its own scripts.
    Object.assign(response, { isCustomErrorPage: true });
    send(404, missing, "text/html");
  };
}

/** The site path of an address; undefined where it is not below the base. */
function sitePath(base: string, pathname: string): string | undefined {
  if (!pathname.startsWith(base)) return undefined;
  try {
    return `/${decodeURIComponent(pathname.slice(base.length))}`.replace(/\/index\.html$/, "/");
  } catch {
    return undefined;
  }
}

/** An address as a browser takes it. */
export function addressOf({
  base,
  port,
  host,
}: Pick<ServerOptions, "base" | "port" | "host">): string {
  const isThisMachine = ["127.0.0.1", "::1"].includes(host);
  const name = isThisMachine ? "localhost" : isIP(host) === 6 ? `[${host}]` : host;
  return `http://${name}:${port}${base}`;
}

/**
 * What is shown while the archive is read for the first time. It loads itself again.
 * @param transcripts How many files there are to read.
 */
export function readingPage(transcripts: number): string {
  return html`<!doctype html>
<html lang="zh-Hans">
<meta charset="utf-8">
<meta http-equiv="refresh" content="2">
<meta name="viewport" content="width=device-width">
<title>正在读取 · Reading</title>
<body>
<p role="status">正在读取档案，共 ${transcripts} 篇文稿，读完就会显示。</p>
<p lang="en">Reading the archive, ${transcripts} transcripts. It shows as soon as it is read.</p>
</body>
</html>`.source;
}

/** A page with what is wrong above it; as it is where nothing is. */
export function withProblems(page: string, problems: Problems): string {
  if (problems.length === 0) return page;
  const shown = problemsElement(problems);
  return page.replace(/<body[^>]*>/, (body) => `${body}${shown}`);
}

function problemsElement(problems: Problems): string {
  const count = problems.length;
  return html`<details class="preview-problems" open role="alert">
<summary>有 ${count} 处错误，下面是上一次好的样子 <span lang="en">${count} ${
    count === 1 ? "error" : "errors"
  }; below is the last good page</span></summary>
<ol>${problems.map((problem) => html`<li>${textOf(problem)}</li>`)}</ol>
</details>`.source;
}

function textOf(problem: Diagnostic | Error): string {
  return problem instanceof Error ? problem.message : formatDiagnostic(problem);
}
