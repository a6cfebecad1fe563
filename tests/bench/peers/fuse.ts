/** Fuse with exact matches only: it reads everything, as our text mode does. */

import Fuse from "fuse.js";
import { loadRows } from "./tokens.ts";

let fuse: Fuse<{ id: string; text: string }>;

Object.assign(globalThis, {
  ready: loadRows().then((rows) => {
    fuse = new Fuse(
      rows.map(([id, text]) => ({ id, text })),
      { keys: ["text"], ignoreLocation: true, threshold: 0, useExtendedSearch: true },
    );
  }),
  ask: (query: string) => fuse.search(`'"${query.replaceAll('"', "")}"`, { limit: 60 }),
});
