/** Shows the quote of the reader's date, the same from midnight to midnight. */

/** Puts today's quote in place of the one that the page was built with. */
export function setupDailyQuote(today = new Date()): void {
  const section = document.querySelector("[data-daily-quote]");
  const shown = section?.querySelector("[data-daily-quote-shown]");
  if (!section || !shown) return;
  const others = section.querySelectorAll<HTMLTemplateElement>("[data-daily-quote-other]");
  const index = dayNumber(today) % (others.length + 1);
  const chosen = others[index - 1];
  if (chosen) shown.replaceChildren(chosen.content.cloneNode(true));
}

/** Days since the epoch in the reader's own calendar. */
function dayNumber(date: Date): number {
  return Math.floor(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
}
