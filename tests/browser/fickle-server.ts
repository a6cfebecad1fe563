/**
 * A server that tests of offline reading can unplug, plug in again at the same address, cut off
 * after some answers, and give another build to serve.
 */

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { answerFrom } from "./static-server.ts";

export class FickleServer {
  /** Paths that were asked for and answered, in order. */
  readonly answered: string[] = [];
  /** What is served. */
  folder: string;
  /** How many more requests are answered before the line is cut; no limit when undefined. */
  answersLeft: number | undefined;
  readonly #base: string;
  #server: Server | undefined;
  #port = 0;

  constructor(folder: string, base = "/") {
    this.folder = folder;
    this.#base = base;
  }

  /** Address of the site, with a slash at its end. */
  get url(): string {
    return `http://localhost:${this.#port}${this.#base}`;
  }

  async plugIn(): Promise<void> {
    this.#server = createServer(async (request, response) => {
      if (this.answersLeft === 0) return void request.socket.destroy();
      if (this.answersLeft !== undefined) this.answersLeft--;
      const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
      this.answered.push(path);
      const isInside = path.startsWith(this.#base);
      const inside = isInside ? path.slice(this.#base.length - 1) : undefined;
      await answerFrom(this.folder, inside, response);
    });
    await new Promise<void>((done) => this.#server?.listen(this.#port, "127.0.0.1", done));
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async unplug(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    server?.closeAllConnections();
    await new Promise((done) => (server ? server.close(done) : done(undefined)));
  }
}
