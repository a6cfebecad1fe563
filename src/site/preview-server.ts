/**
 * Serves a live preview by Eleventy's own development server, which can do all but two things: to
 * listen on one address alone, and to show what is wrong over the page that is read.
 */

import { isIP } from "node:net";
import EleventyDevServer from "@11ty/eleventy-dev-server";
import { html } from "../shared/html.ts";
import type { Diagnostic } from "../transcript/diagnostic.ts";
import { formatDiagnostic } from "../transcript/diagnostic.ts";

/** Where a preview is served. */
export interface ServerOptions {
  /** Folder of the pages. */
  folder: string;
  /** Path below which they are, such as `/archive/`. */
  base: string;
  port: number;
  /** Address to listen on; this machine alone can reach `127.0.0.1`. */
  host: string;
}

/** What stands over every page while something is wrong. */
export type Problems = readonly (Diagnostic | Error)[];

/** A server that is told of problems, and tells browsers of new pages. */
export class PreviewServer extends EleventyDevServer {
  readonly #host: string;
  #problems: Problems = [];

  constructor({ folder, base, host }: ServerOptions) {
    super("duidu", folder, {
      pathPrefix: base,
      // Pages change in other places than where a reader looks.
      domDiff: false,
      messageOnStart: () => "",
    });
    this.#host = host;
  }

  /** Shows problems over every page from now on; none takes them away. */
  show(problems: Problems): void {
    this.#problems = problems;
  }

  /** Listens on its own address alone. */
  override _serverListen(port: number): void {
    this.server.listen({ port, host: this.#host });
  }

  /** Puts the problems into a page that is sent, beside the script that reloads it. */
  override augmentContentWithNotifier(content: string, ...rest: unknown[]): string {
    const shown = problemsElement(this.#problems);
    return super.augmentContentWithNotifier(
      content.replace(/<body[^>]*>/, (body) => `${body}${shown}`),
      ...rest,
    );
  }
}

/** An address as a browser takes it. */
export function addressOf({ base, port, host }: Omit<ServerOptions, "folder">): string {
  const isThisMachine = ["127.0.0.1", "::1"].includes(host);
  const name = isThisMachine ? "localhost" : isIP(host) === 6 ? `[${host}]` : host;
  return `http://${name}:${port}${base}`;
}

function problemsElement(problems: Problems): string {
  if (problems.length === 0) return "";
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
