/**
 * The Chinese text in Simplified, in Traditional, or as it was imported. The converter and its
 * tables (about 430 KB compressed) are loaded the first time that Traditional is asked for.
 *
 * Going back never converts: the page's own text nodes were set aside and are put back, so the
 * text is the same to the byte. Where a stored Traditional original exists, it is shown, and
 * nothing is guessed.
 */

import { type Preferences, setPreferences } from "./preferences.ts";

type Script = Preferences["script"];

/** How to put back what was changed. */
let undo: (() => void)[] = [];
let choices: Range[] = [];
let nextChoice = 0;

/** Whether any paragraph has a Traditional original, so that `source` differs from Simplified. */
export function hasTraditionalOriginals(): boolean {
  return document.querySelector('.pair .original[lang="zh-Hant"]') !== null;
}

/** Shows the text in a script and keeps the choice. Rejects when the tables cannot be loaded. */
export async function setScript(script: Script): Promise<void> {
  const convert = script === "hant" ? (await import("./traditional.ts")).toTraditional : undefined;
  clearSearchMarks();
  restore();
  if (script !== "hans") showStoredOriginals();
  if (convert) convertPage(convert);
  document.documentElement.toggleAttribute("data-converted", script !== "hans");
  setPreferences({ script });
  document.dispatchEvent(new CustomEvent("duidu:text-changed"));
}

/** How many characters the conversion had to choose among several forms for. */
export function markedChoices(): number {
  return choices.length;
}

/** Scrolls to the next such character, from the top again after the last. */
export function showNextChoice(): void {
  const range = choices[nextChoice % choices.length];
  nextChoice++;
  const place = range?.startContainer.parentElement;
  if (!range || !place) return;
  place.scrollIntoView({ block: "center" });
  getSelection()?.removeAllRanges();
  getSelection()?.addRange(range);
}

function restore(): void {
  for (const step of undo.reverse()) step();
  undo = [];
  choices = [];
  nextChoice = 0;
  if ("highlights" in CSS) CSS.highlights.delete("duidu-choice");
}

/** Marks of a search part the text nodes: what is set aside, and put back, is whole ones. */
function clearSearchMarks(): void {
  for (const mark of document.querySelectorAll("mark[data-search-mark]")) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent?.normalize();
  }
}

function showStoredOriginals(): void {
  for (const segment of document.querySelectorAll(".pair")) {
    const zh = segment.querySelector(".zh");
    const original = segment.querySelector('.original[lang="zh-Hant"]');
    if (!zh || !original) continue;
    const own = [...zh.childNodes];
    zh.replaceChildren(...[...original.childNodes].map((node) => node.cloneNode(true)));
    zh.setAttribute("lang", "zh-Hant");
    undo.push(() => {
      zh.replaceChildren(...own);
      zh.setAttribute("lang", "zh-Hans");
    });
  }
}

function convertPage(convert: (text: string) => { text: string; choices: number[] }): void {
  for (const holder of document.querySelectorAll('[data-transcript] [lang="zh-Hans"]')) {
    // Words run across marks and links, so the whole holder is converted at once.
    const nodes = textNodes(holder);
    const whole = nodes.map(({ data }) => data).join("");
    const { text, choices: places } = convert(whole);
    let at = 0;
    for (const node of nodes) {
      const was = node.data;
      const from = at;
      at += was.length;
      node.data = text.slice(from, at);
      undo.push(() => {
        node.data = was;
      });
      for (const place of places) {
        if (place < from || place >= at) continue;
        const range = new Range();
        range.setStart(node, place - from);
        range.setEnd(node, place - from + 1);
        choices.push(range);
      }
    }
    holder.setAttribute("lang", "zh-Hant");
    undo.push(() => holder.setAttribute("lang", "zh-Hans"));
  }
  if ("highlights" in CSS) CSS.highlights.set("duidu-choice", new Highlight(...choices));
}

function textNodes(holder: Element): Text[] {
  const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest("code, [lang=en]")
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes;
}
