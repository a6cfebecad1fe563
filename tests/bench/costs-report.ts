/** What search costs as Markdown: a table for each size of archive, every figure with its ratio. */

export interface Costs {
  name: string;
  /** Bytes that a first query loads, gzipped; 0 where the library did not finish. */
  first: number;
  /** Bytes of all that the library may load, gzipped. */
  whole: number;
  /** Milliseconds of a warm query. */
  median: number;
  p95: number;
  /** The slowest of the queries that are nearly everywhere. */
  common: number;
}

/** The table of one size; in brackets stands the multiple of the first row. */
export function costsTable(title: string, rows: readonly Costs[]): string {
  const own = rows[0];
  const cell = (value: number, base: number | undefined, shown: string) =>
    base !== undefined && base > 0 ? `${shown} (${(value / base).toFixed(2)})` : shown;
  const bytes = (value: number) => `${Math.round(value / 1000).toLocaleString("en")} KB`;
  const lines = rows.map(({ name, first, whole, median, p95, common }) => {
    if (first === 0) return `| ${name} | did not finish | | | | |`;
    return `| ${name} | ${[
      cell(first, own?.first, bytes(first)),
      cell(whole, own?.whole, bytes(whole)),
      cell(median, own?.median, median.toFixed(1)),
      cell(p95, own?.p95, p95.toFixed(1)),
      cell(common, own?.common, common.toFixed(1)),
    ].join(" | ")} |`;
  });
  return `## ${title}

| | first query | whole index | warm median ms | warm p95 ms | worst common ms |
|---|---:|---:|---:|---:|---:|
${lines.join("\n")}
`;
}

/** The page docs/search-costs.md. */
export function costsPage(tables: readonly string[]): string {
  return `# What search costs

Made by \`npx tsx tests/bench/search-costs.ts --write\`, on archives made from the corpus beside the project: 1, 10 and 50 times, with part of each copy's words exchanged so that a quote stays in one place. The same queries, one run, in Chromium. Seconds are of one machine; the multiples of ours, in brackets, hold.

- *First query*: gzipped bytes that a fresh visit loads until it has answered one query, script included; the median of seven visits.
- *Whole index*: gzipped bytes of all that may be loaded; for minisearch, flexsearch and fuse the texts, from which they make their index in the page, on every visit.
- *Worst common*: the slowest of \`的\`, \`我们\`, \`at the\`, \`of the\`, \`a\`.

Plain Pagefind is as it comes. minisearch and flexsearch index our tokens, so that they have a chance with Chinese. Only Duidu and fuse find every quote and nothing else.

${tables.join("\n")}`;
}
