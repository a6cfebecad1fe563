/**
 * The script of transcript pages. Only what listens is here; sheets, citations, the script
 * converter and the image card are loaded when they are asked for.
 */

import { mountBar } from "./reader/bar.ts";
import { mountDownloads } from "./reader/downloads.ts";
import { watchGlossary } from "./reader/glossary.ts";
import { mountParagraphMarks, watchParagraphMarks } from "./reader/paragraph-tools.ts";
import { watchPartners } from "./reader/partners.ts";
import { applyPrint, preferences } from "./reader/preferences.ts";
import { watchPrinting } from "./reader/printing.ts";
import { watchProgress } from "./reader/progress.ts";
import { watchSelection } from "./reader/selection-tools.ts";
import { watchKeys } from "./reader/shortcuts.ts";

mountBar();
mountDownloads();
watchProgress();
watchPartners();
watchGlossary();
watchKeys();
mountParagraphMarks();
watchParagraphMarks();
watchSelection();
watchPrinting();
restoreChoices();

/** Loads what an earlier visit asked for: notes, and the text in another script. */
async function restoreChoices(): Promise<void> {
  const kept = preferences();
  applyPrint(kept);
  if (kept.script !== "hans") {
    await (await import("./reader/script-switch.ts")).setScript(kept.script).catch(() => {});
  }
  if (!hasNotes()) return;
  const { showNotes } = await import("./reader/notes.ts");
  showNotes();
  document.addEventListener("duidu:text-changed", showNotes);
}

function hasNotes(): boolean {
  try {
    return (localStorage.getItem("duidu:notes") ?? "[]").length > 2;
  } catch {
    return false;
  }
}
