/** The part of Eleventy's development server that is used here; the package ships no types. */
declare module "@11ty/eleventy-dev-server" {
  import type { Server } from "node:http";

  export default class EleventyDevServer {
    constructor(
      name: string,
      folder: string,
      options: { pathPrefix: string; domDiff: boolean; messageOnStart: () => string },
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
    augmentContentWithNotifier(content: string, ...rest: unknown[]): string;
  }
}
