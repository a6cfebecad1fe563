/** FlexSearch over the same tokens, its limit at one page of hits. */

import { Index } from "flexsearch";
import { loadRows, tokensOf } from "./tokens.ts";

const index = new Index({ tokenize: "strict", encode: tokensOf });

Object.assign(globalThis, {
  ready: loadRows().then((rows) => {
    for (const [i, [, text]] of rows.entries()) index.add(i, text);
  }),
  ask: (query: string) => index.search(query, { limit: 60 }),
});
