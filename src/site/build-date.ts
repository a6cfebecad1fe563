/**
 * The day that a build names as its own. SOURCE_DATE_EPOCH sets it, as reproducible builds have
 * agreed on (reproducible-builds.org): with it, the same content gives the same bytes on any day.
 */

/** Today, or the day of `SOURCE_DATE_EPOCH` (seconds since 1970), as `YYYY-MM-DD` in UTC. */
export function buildDate(environment: NodeJS.ProcessEnv = process.env): string {
  const seconds = Number(environment.SOURCE_DATE_EPOCH || Number.NaN);
  const date = Number.isFinite(seconds) ? new Date(seconds * 1000) : new Date();
  return date.toISOString().slice(0, 10);
}
