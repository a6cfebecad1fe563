/** The day where the keeper is: what is written beside a transcript is read by people. */

/** ISO date of a moment in the machine's own time zone. */
export function localDate(now: Date): string {
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
