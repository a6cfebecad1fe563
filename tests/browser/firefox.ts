/**
 * Starts an installed Firefox and drives it by WebDriver BiDi, which it speaks itself: playwright
 * only drives a Firefox of its own making. No more of the protocol than the tests need.
 */

import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { WebSocket } from "ws";

const NAMES = ["firefox-esr", "firefox"];
const PLACES = ["/Applications/Firefox.app/Contents/MacOS/firefox"];

/** Nothing on its own account: no update, no first page, no telemetry. */
const PREFERENCES = `
user_pref("app.update.disabledForTesting", true);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.page", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
user_pref("browser.safebrowsing.update.enabled", false);
user_pref("services.settings.server", "data:,");
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
`;

/** Path of an installed Firefox: DUIDU_FIREFOX, else the usual names; undefined without one. */
export function findFirefox(): string | undefined {
  const asked = process.env.DUIDU_FIREFOX;
  if (asked) return existsSync(asked) ? asked : undefined;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...PLACES].find((path) => existsSync(path));
}

type Reply = { id?: number; method?: string; params?: unknown; result?: unknown; error?: string };

/** One Firefox with one tab. */
export class Firefox {
  /** Errors of the page and of the browser about it, as its console shows them. */
  readonly problems: string[] = [];
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, { done(value: unknown): void; fail(error: Error): void }>();
  #context = "";
  #chrome = "";
  #next = 1;

  private constructor(process: ChildProcess, profile: string, socket: WebSocket) {
    this.#process = process;
    this.#profile = profile;
    this.#socket = socket;
    socket.on("message", (data) => this.#receive(JSON.parse(String(data)) as Reply));
  }

  static async launch(path: string): Promise<Firefox> {
    const profile = mkdtempSync(join(tmpdir(), "duidu-firefox-"));
    writeFileSync(join(profile, "user.js"), PREFERENCES);
    const child = spawn(
      path,
      [
        ...["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"],
        // The browser's own console holds what pages' logs do not: blocked loads above all.
        "--remote-allow-system-access",
      ],
      { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, HOME: profile } },
    );
    const address = await new Promise<string>((done, fail) => {
      let said = "";
      child.stderr?.on("data", (data) => {
        said += String(data);
        const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
        if (found) done(found);
      });
      child.on("exit", (code) => fail(new Error(`Firefox ended with ${code}:\n${said}`)));
    });
    const socket = new WebSocket(`${address}/session`);
    await new Promise((done, fail) => socket.once("open", done).once("error", fail));
    const firefox = new Firefox(child, profile, socket);
    await firefox.#start();
    return firefox;
  }

  /** Opens an address and waits until it has loaded. */
  async open(url: string): Promise<void> {
    await this.#send("browsingContext.navigate", { context: this.#context, url, wait: "complete" });
  }

  /** Evaluates an expression in the page; what it gives must be a JSON string or undefined. */
  async evaluate<T>(expression: string): Promise<T> {
    return this.#evaluate(this.#context, expression) as Promise<T>;
  }

  /** Clicks the middle of the first element that matches, as a hand would. */
  async click(selector: string): Promise<void> {
    const origin = await this.#element(selector);
    await this.evaluate(
      `document.querySelector(${JSON.stringify(selector)}).scrollIntoView({ block: "center" })`,
    );
    const move = { type: "pointerMove", x: 0, y: 0, origin };
    await this.#actions({
      type: "pointer",
      id: "mouse",
      actions: [move, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }],
    });
  }

  /** Types into the element that has the focus; `\uE007` is Enter. */
  async type(text: string): Promise<void> {
    const actions = [...text].flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    await this.#actions({ type: "key", id: "keys", actions });
  }

  async back(): Promise<void> {
    await this.#send("browsingContext.traverseHistory", { context: this.#context, delta: -1 });
  }

  /**
   * Adds what the browser's console holds about pages to `problems`: errors, and loads that were
   * refused, which Firefox counts among the warnings.
   */
  async readConsole(): Promise<void> {
    const messages = await this.#evaluate(
      this.#chrome,
      `JSON.stringify(Services.console.getMessageArray().flatMap((m) => {
        try { m.QueryInterface(Ci.nsIScriptError); } catch { return []; }
        const isError = (m.flags & Ci.nsIScriptError.warningFlag) === 0;
        const isRefusal = /Script Loader|Security|CORS|CSP/.test(m.category);
        return (isError || isRefusal) && /^(file|http)/.test(m.sourceName) ? [m.errorMessage] : [];
      }))`,
    );
    this.problems.push(...(messages as string[]));
  }

  async close(): Promise<void> {
    this.#socket.close();
    const ended = new Promise((done) => this.#process.once("exit", done));
    this.#process.kill();
    await ended;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  async #start(): Promise<void> {
    await this.#send("session.new", { capabilities: {} });
    await this.#send("session.subscribe", { events: ["log.entryAdded"] });
    this.#context = await this.#firstContext({});
    this.#chrome = await this.#firstContext({ "moz:scope": "chrome" });
  }

  async #firstContext(params: object): Promise<string> {
    const tree = (await this.#send("browsingContext.getTree", params)) as {
      contexts: { context: string }[];
    };
    return tree.contexts[0]?.context ?? "";
  }

  async #evaluate(context: string, expression: string): Promise<unknown> {
    const { result, exceptionDetails } = (await this.#send("script.evaluate", {
      expression,
      target: { context },
      awaitPromise: true,
    })) as { result?: { value?: string }; exceptionDetails?: { text: string } };
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result?.value === undefined ? undefined : JSON.parse(result.value);
  }

  async #element(selector: string): Promise<object> {
    const { nodes } = (await this.#send("browsingContext.locateNodes", {
      context: this.#context,
      locator: { type: "css", value: selector },
      maxNodeCount: 1,
    })) as { nodes: { sharedId: string }[] };
    if (!nodes[0]) throw new Error(`Nothing matches ${selector}`);
    return { type: "element", element: { sharedId: nodes[0].sharedId } };
  }

  async #actions(source: object): Promise<void> {
    await this.#send("input.performActions", { context: this.#context, actions: [source] });
  }

  #send(method: string, params: object): Promise<unknown> {
    const id = this.#next++;
    return new Promise((done, fail) => {
      this.#waiting.set(id, { done, fail });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  #receive({ id, method, params, result, error, ...rest }: Reply): void {
    if (method === "log.entryAdded") {
      const { level, text } = params as { level: string; text: string };
      if (level === "error") this.problems.push(text);
    }
    if (id === undefined) return;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.fail(new Error(`${error}: ${JSON.stringify(rest)}`));
    else waiting?.done(result);
  }
}
