/** Printing: a folded original is not printed, so all are opened for it unless left out by choice. */

/** Opens originals before printing and closes those it opened after it. */
export function watchPrinting(): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    if (document.documentElement.dataset.print === "plain") return;
    opened = [...document.querySelectorAll<HTMLDetailsElement>(".pair > details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
}
