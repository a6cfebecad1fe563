/**
 * The worker that a preview serves in the place of the real one: it takes over, gives up the site,
 * and has open pages loaded anew. Without it a keeper who once saved the published archive at the
 * same address would see that instead of what is being written. What was saved stays.
 */

declare const self: ServiceWorkerGlobalScope;

self.addEventListener("install", () => void self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(leave());
});

async function leave(): Promise<void> {
  await self.registration.unregister();
  for (const client of await self.clients.matchAll({ type: "window" })) {
    await client.navigate(client.url);
  }
}

export {};
