/**
 * The service worker: keeps what was read, and answers from a saved archive once it is complete.
 *
 * It holds no build of its own. Which build is read from is a record that the page writes, so a
 * new worker may take over at once, and a new build only when the reader says so.
 */

import { DIRECT_HEADER, LIST_PATH, WORKER_PATH } from "../shared/offline-list.ts";
import type { SeenMessage } from "../shared/worker-messages.ts";
import { answer } from "./answer.ts";
import { keepShell, keepVisited, removeForeignCaches } from "./keep.ts";
import { sitePathOf } from "./place.ts";

declare const self: ServiceWorkerGlobalScope;

self.addEventListener("install", (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(removeForeignCaches().then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  const { type, addresses } = event.data as Partial<SeenMessage>;
  if (type === "seen" && addresses) event.waitUntil(keepVisited(addresses));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = sitePathOf(request.url);
  if (request.method !== "GET" || path === undefined) return;
  if (path === LIST_PATH || path === WORKER_PATH || request.headers.has(DIRECT_HEADER)) return;
  event.respondWith(answer(event, path));
});
