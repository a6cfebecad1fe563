/**
 * The one save that may run in this page, and what every open page of the site hears of it.
 * A reader may start saving, read on, and find it finished; whichever page is open works.
 */

import { caching } from "./record.ts";
import { pauseSaving, removeSavedArchive, type SaveProgress, saveArchive } from "./save-archive.ts";

/** What happens to the saved archive, here or in another page. */
export type SavingEvent =
  | { type: "progress"; progress: SaveProgress }
  /** The record has changed: finished, removed or switched. */
  | { type: "changed" }
  | { type: "failed"; reason: "network" | "space" | "site" }
  /** The reader paused or removed: whoever works stops. */
  | { type: "stop" };

const listeners = new Set<(event: SavingEvent) => void>();
let channel: BroadcastChannel | undefined;
let running: { controller: AbortController; ended: Promise<boolean> } | undefined;

/** Tells a listener of everything that happens to the saved archive, in all pages. */
export function watchSaving(listener: (event: SavingEvent) => void): void {
  openChannel();
  listeners.add(listener);
}

/** Starts saving, or goes on; resolves when it has ended, to whether all went well. */
export function startSaving(): Promise<boolean> {
  openChannel();
  if (running) return running.ended;
  const controller = new AbortController();
  const ended = saveArchive(controller.signal, (progress) => tell({ type: "progress", progress }))
    .then(() => {
      tell({ type: "changed" });
      return true;
    })
    .catch((error: unknown) => {
      if (!controller.signal.aborted) tell({ type: "failed", reason: reasonOf(error) });
      return false;
    })
    .finally(() => {
      running = undefined;
    });
  running = { controller, ended };
  return ended;
}

/** Stops saving in all pages; what is saved stays. */
export async function stopSaving(): Promise<void> {
  tell({ type: "stop" });
  await stopHere();
  await pauseSaving();
  tell({ type: "changed" });
}

/** Stops saving in all pages and removes what was saved. */
export async function undoSaving(): Promise<void> {
  tell({ type: "stop" });
  await stopHere();
  await removeSavedArchive();
  tell({ type: "changed" });
}

/** Tells all pages, this one included. */
export function tell(event: SavingEvent): void {
  channel?.postMessage(event);
  for (const listener of listeners) listener(event);
}

async function stopHere(): Promise<void> {
  running?.controller.abort(new DOMException("Stopped by the reader", "AbortError"));
  await running?.ended;
}

function openChannel(): void {
  if (channel) return;
  channel = new BroadcastChannel(caching.names().prefix);
  channel.onmessage = ({ data }: MessageEvent<SavingEvent>) => {
    if (data.type === "stop") void stopHere();
    for (const listener of listeners) listener(data);
  };
}

function reasonOf(error: unknown): "network" | "space" | "site" {
  if (error instanceof DOMException && error.name === "QuotaExceededError") return "space";
  // Fetch throws a TypeError, and nothing else does, when there is no network.
  return error instanceof TypeError ? "network" : "site";
}
