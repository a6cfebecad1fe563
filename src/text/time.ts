/** Timestamps of recordings: `1:02:03`, `62:03`, `02:03.450`, always as seconds in the model. */

/** Reads `H:MM:SS(.mmm)` or `MM:SS(.mmm)` as seconds. The caller has checked the form. */
export function parseTimestamp(text: string): number {
  return text.split(":").reduce((total, part) => total * 60 + Number(part), 0);
}

/** Writes seconds as `HH:MM:SS`, with milliseconds only where there are any. */
export function formatTimestamp(seconds: number): string {
  const millis = Math.round(seconds * 1000);
  const pad = (value: number, width = 2) => String(value).padStart(width, "0");
  const whole = Math.floor(millis / 1000);
  const fraction = millis % 1000 === 0 ? "" : `.${pad(millis % 1000, 3)}`;
  return `${pad(Math.floor(whole / 3600))}:${pad(Math.floor(whole / 60) % 60)}:${pad(whole % 60)}${fraction}`;
}
