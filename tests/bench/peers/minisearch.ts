/** MiniSearch over the same tokens, all of a query's tokens required. */

import MiniSearch from "minisearch";
import { loadRows, tokensOf } from "./tokens.ts";

const index = new MiniSearch({ fields: ["text"], tokenize: tokensOf, processTerm: (term) => term });

Object.assign(globalThis, {
  ready: loadRows().then((rows) => index.addAll(rows.map(([id, text]) => ({ id, text })))),
  ask: (query: string) => index.search(query, { combineWith: "AND", prefix: false }).slice(0, 60),
});
