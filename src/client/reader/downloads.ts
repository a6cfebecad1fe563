/**
 * Offers a transcript as files that the page makes of what it holds, where the site has no room to
 * publish them.
 */

import { bilingual, button, element } from "../page/dom.ts";

/** Fills the place for downloads, where the page has one to fill. */
export function mountDownloads(): void {
  const place = document.querySelector<HTMLElement>("[data-downloads]");
  if (!place) return;
  const offer = (zh: string, en: string, ending: "md" | "txt") =>
    element(
      "li",
      {},
      button(zh, en, async () => {
        const { transcriptMarkdown, transcriptText } = await import("./transcript-files.ts");
        save(ending === "md" ? transcriptMarkdown() : transcriptText(), ending);
      }),
    );
  place.append(
    element("h2", {}, ...bilingual("下载本篇", "Download")),
    element(
      "ul",
      { class: "inline-list", role: "list" },
      offer("Markdown", "file", "md"),
      offer("纯文本", "TXT", "txt"),
    ),
  );
  place.setAttribute("aria-label", "下载 Downloads");
  place.hidden = false;
}

function save(text: string, ending: "md" | "txt"): void {
  const slug = document.querySelector<HTMLElement>("[data-transcript]")?.dataset.transcript;
  const type = ending === "md" ? "text/markdown" : "text/plain";
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  element("a", { href: address, download: `${slug ?? "transcript"}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
