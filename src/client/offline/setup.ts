/**
 * Offline on every page: registers the worker, tells it what the first page consists of, goes on
 * with a save that was interrupted, and looks for a newer build of a saved archive.
 */

import { WORKER_PATH } from "../../shared/offline-list.ts";
import type { SeenMessage } from "../../shared/worker-messages.ts";
import { siteAddress, siteBase } from "../page/address.ts";
import { archiveSaveState, caching, readRecord } from "./record.ts";
import { startSaving } from "./saving.ts";
import { showUpdateNotice } from "./update-notice.ts";

/** How often a saved archive is compared with the site, in milliseconds. */
const CHECK_EVERY = 3_600_000;
const CHECKED_KEY = "duidu-offline-checked";

/** Sets up offline reading once the page has loaded and the reader has it. */
export function setupOffline(): void {
  if (!caching.isPossible()) return;
  const start = () => void keepOffline().catch(() => undefined);
  if (document.readyState === "complete") start();
  else addEventListener("load", start, { once: true });
  addEventListener("online", () => void goOn().catch(() => undefined));
}

async function keepOffline(): Promise<void> {
  const wasControlled = navigator.serviceWorker.controller !== null;
  await navigator.serviceWorker.register(siteAddress(WORKER_PATH), { scope: siteBase() });
  if (!wasControlled) {
    const { active } = await navigator.serviceWorker.ready;
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
    const message: SeenMessage = { type: "seen", addresses: [location.href, ...loaded] };
    active?.postMessage(message);
  }
  await goOn();
}

/** Resumes a save; for a complete one, looks for a newer build. */
async function goOn(): Promise<void> {
  const { wanted, next } = await readRecord();
  if (next?.complete) showUpdateNotice();
  if (!wanted || !navigator.onLine) return;
  const isUnfinished = next !== undefined && !next.complete;
  const state = await archiveSaveState();
  if (state.kind === "complete" && !isUnfinished && (savesData() || !isTimeToCheck())) return;
  if (await startSaving()) rememberCheck();
  if ((await readRecord()).next?.complete) showUpdateNotice();
}

/** Whether the reader asked the browser to spare data: then no newer build is fetched unasked. */
function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}

function isTimeToCheck(): boolean {
  try {
    return Date.now() - Number(localStorage.getItem(CHECKED_KEY) ?? 0) >= CHECK_EVERY;
  } catch {
    // Without storage every page checks; the server answers "not modified" in a few bytes.
    return true;
  }
}

/** Only a check that came to its end counts: a page may be left in the middle of one. */
function rememberCheck(): void {
  try {
    localStorage.setItem(CHECKED_KEY, String(Date.now()));
  } catch {
    // Then the next page checks again.
  }
}
