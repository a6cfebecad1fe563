/** Calendar dates as documents write them, always ISO 8601 in the model. */

/**
 * Reads `2024-06-26`, `2024/6/2`, `2024年6月2日`, `2024-06`, `2024`, with or without a time after it,
 * as an ISO date. Undefined when it is none, or not in the calendar.
 */
export function normalizeDate(text: string): string | undefined {
  const match =
    /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?(?:[T ]\d{1,2}:\d{2}.*)?$/.exec(
      text.trim(),
    );
  if (!match) return undefined;
  const [, year = "", month, day] = match;
  if (month === undefined) return year;
  const pad = (part: string) => part.padStart(2, "0");
  const iso = day === undefined ? `${year}-${pad(month)}` : `${year}-${pad(month)}-${pad(day)}`;
  const time = new Date(`${day === undefined ? `${iso}-01` : iso}T00:00:00Z`);
  if (Number.isNaN(time.getTime()) || !time.toISOString().startsWith(iso)) return undefined;
  return iso;
}

/** Tells an ISO date, year or month that has begun nowhere on earth yet. */
export function isFuture(date: string, now = new Date()): boolean {
  const day = 24 * 60 * 60 * 1000;
  const tomorrow = new Date(now.getTime() + day).toISOString();
  return date > tomorrow.slice(0, date.length);
}
