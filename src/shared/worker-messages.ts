/** What pages send to the service worker. */

/** Sent by a page that was loaded before the worker was there: what it consists of. */
export interface SeenMessage {
  type: "seen";
  addresses: string[];
}
