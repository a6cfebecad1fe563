import { writeSearchData } from "/work/h-search/src/site/search-data.ts";
import { largeArchive } from "/work/h-search/tests/bench/large-archive.ts";

const n = Number(process.argv[2]);
let t = performance.now();
const a = largeArchive(n);
console.log(
  a.transcripts.length,
  "docs parsed",
  Math.round(performance.now() - t),
  "ms rss",
  Math.round(process.memoryUsage().rss / 1e6),
);
t = performance.now();
await writeSearchData(a, "/tmp/pf/big" + n, { mode: "index" });
console.log(
  "written",
  Math.round(performance.now() - t),
  "ms, rss",
  Math.round(process.memoryUsage().rss / 1e6),
  process.resourceUsage().maxRSS / 1e3,
);
