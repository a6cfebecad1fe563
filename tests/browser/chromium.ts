/**
 * Finds a Chromium and starts it. In this order: the path in DUIDU_BROWSER, an installed Chrome or
 * Chromium, the one inside @sparticuz/chromium.
 */

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import packaged from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

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

/** Starts a headless browser. Throws with what to do when there is none. */
export async function launchChromium(): Promise<Browser> {
  const { executablePath, args } = await findChromium();
  return chromium.launch({ executablePath, args: [...args, ...QUIET], headless: true });
}

async function findChromium(): Promise<{ executablePath: string; args: string[] }> {
  // A sandbox needs rights that root in a container does not have.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const asked = process.env.DUIDU_BROWSER;
  if (asked) {
    if (existsSync(asked)) return { executablePath: asked, args };
    throw new Error(`DUIDU_BROWSER names ${asked}, which is not there`);
  }
  const folders = (process.env.PATH ?? "").split(delimiter);
  const installed = [
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...PLACES,
  ].find((path) => existsSync(path));
  if (installed) return { executablePath: installed, args };
  try {
    return { executablePath: await packaged.executablePath(), args: [...packaged.args, ...args] };
  } catch (error) {
    throw new Error(
      "No Chromium was found. Install one (Debian: `apt install chromium`), or set DUIDU_BROWSER to its path.",
      { cause: error },
    );
  }
}
