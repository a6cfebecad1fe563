/**
 * Offers a newer build of a saved archive, at the foot of the page. It waits to be accepted: what
 * is being read stays as it is, and "later" holds until the browser is opened again.
 */

import { element, english } from "../page/dom.ts";
import { switchToUpdate } from "./save-archive.ts";
import { tell } from "./saving.ts";

const LATER_KEY = "duidu-offline-later";

/** Shows the offer, unless it is there already or was put off. */
export function showUpdateNotice(): void {
  if (document.querySelector("[data-update-notice]") || isPutOff()) return;
  const notice = element(
    "aside",
    { class: "update-notice", "data-update-notice": "", role: "status" },
    element(
      "p",
      {},
      "存下的档案有新的一版，已经取好。 ",
      english("A newer version of the saved archive is ready."),
    ),
    element(
      "button",
      { type: "button", "data-accept": "", onclick: accept },
      "换用 ",
      english("Use it"),
    ),
    element(
      "button",
      { type: "button", "data-later": "", onclick: putOff },
      "以后 ",
      english("Later"),
    ),
  );
  document.body.append(notice);

  function putOff(): void {
    notice.remove();
    try {
      sessionStorage.setItem(LATER_KEY, "1");
    } catch {
      // Asked again on the next page, then.
    }
  }
}

async function accept(): Promise<void> {
  await switchToUpdate();
  tell({ type: "changed" });
  location.reload();
}

function isPutOff(): boolean {
  try {
    return sessionStorage.getItem(LATER_KEY) !== null;
  } catch {
    return false;
  }
}
