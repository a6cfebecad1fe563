/** The part of Eleventy's development server that is used here; the package ships no types. */
declare module "@11ty/eleventy-dev-server" {
  import type { IncomingMessage, Server, ServerResponse } from "node:http";

  /** Answers a request, or leaves it to `next`. */
  export type Middleware = (
    request: IncomingMessage,
    response: ServerResponse,
    next: () => void,
  ) => void;

  export default class EleventyDevServer {
    constructor(
      name: string,
      folder: string,
      options: {
        pathPrefix: string;
        domDiff: boolean;
        messageOnStart: () => string;
        middleware: Middleware[];
      },
    );
    /** The server, made when it is first asked for. */
    readonly server: Server;
    serve(port: number): void;
    /** Settles when it listens. */
    ready(): Promise<void>;
    /** Has every open page load itself again. */
    reload(event?: { subtype?: string; files?: string[] }): void;
    close(): Promise<void>;
    _serverListen(port: number): void;
    /** The file of a request, or with `name` after it. */
    getOutputDirFilePath(path: string, name?: string): string;
  }
}
