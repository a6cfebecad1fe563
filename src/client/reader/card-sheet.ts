/** The image card of a passage: both languages, speaker and source, drawn in the browser. */

import type { CitedWork } from "../../shared/citation.ts";
import { button, element } from "../page/dom.ts";
import { citedWork, type Passage, passageUrl } from "./passage.ts";
import { announce, openSheet } from "./sheet.ts";
import { wrapLines } from "./wrap-lines.ts";

const WIDTH = 1080;
const MARGIN = 90;
/** A card is to be read on a phone: what is longer ends in an ellipsis. */
const MAX_LINES = 24;

interface Line {
  text: string;
  font: string;
  color: string;
  height: number;
}

/** Opens a sheet with the card and the ways to keep it. */
export function openCardSheet(passage: Passage): void {
  const work = citedWork();
  const canvas = drawCard(work, passage);
  const name = `${work.key}-${passage.segment.id}.png`;
  const actions = element(
    "div",
    { class: "actions" },
    button("保存图片", "Save image", () => save(canvas, name)),
  );
  if ("canShare" in navigator) {
    actions.append(button("分享", "Share", () => shareImage(canvas, name, work.title)));
  }
  openSheet("card", "图卡", "Image card", canvas, actions);
}

function drawCard(work: CitedWork, passage: Passage): HTMLCanvasElement {
  const canvas = element("canvas", {
    role: "img",
    class: "card",
    "aria-label": [passage.main.text, passage.other?.text, passage.speaker, work.title]
      .filter(Boolean)
      .join("。"),
  });
  const context = canvas.getContext("2d");
  if (!context) return canvas;
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => style.getPropertyValue(name).trim();
  const lines: Line[] = [];
  const add = (text: string, lang: string, size: number, ink: string, weight = 400) => {
    const family =
      lang === "en" ? "--font-latin" : lang === "zh-Hant" ? "--font-hant" : "--font-hans";
    const font = `${weight} ${size}px ${color(family)}`;
    context.font = font;
    const wrapped = wrapLines(text, WIDTH - 2 * MARGIN, (line) => context.measureText(line).width);
    const shown = wrapped.slice(0, MAX_LINES);
    if (wrapped.length > MAX_LINES) shown[MAX_LINES - 1] = `${shown[MAX_LINES - 1]?.slice(0, -1)}…`;
    for (const line of shown) lines.push({ text: line, font, color: ink, height: size * 1.7 });
  };
  const gap = (height: number) => lines.push({ text: "", font: "", color: "", height });
  const size = passage.main.text.length > 160 ? 38 : 46;
  add(
    passage.main.text,
    passage.main.lang,
    passage.main.lang === "en" ? size - 4 : size,
    color("--fg"),
  );
  if (passage.other) {
    gap(30);
    add(passage.other.text, passage.other.lang, size - 10, color("--muted"));
  }
  gap(50);
  if (passage.speaker !== undefined)
    add(`—— ${passage.speaker}`, "zh-Hans", 36, color("--accent"), 600);
  add(`《${work.title}》`, "zh-Hans", 30, color("--fg"));
  add([work.site, work.date].filter(Boolean).join(" · "), "zh-Hans", 28, color("--muted"));
  add(passageUrl(work, passage, false).replace(/^https?:\/\//, ""), "en", 24, color("--muted"));

  canvas.width = WIDTH;
  canvas.height = Math.ceil(lines.reduce((sum, { height }) => sum + height, 2 * MARGIN));
  context.fillStyle = color("--bg");
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = color("--accent");
  context.fillRect(0, 0, 14, canvas.height);
  context.textBaseline = "middle";
  let y = MARGIN;
  for (const line of lines) {
    context.font = line.font;
    context.fillStyle = line.color;
    context.fillText(line.text, MARGIN, y + line.height / 2);
    y += line.height;
  }
  return canvas;
}

async function save(canvas: HTMLCanvasElement, name: string): Promise<void> {
  const blob = await toBlob(canvas);
  const address = URL.createObjectURL(blob);
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  announce("图片已保存。", "Image saved.");
}

async function shareImage(canvas: HTMLCanvasElement, name: string, title: string): Promise<void> {
  const file = new File([await toBlob(canvas)], name, { type: "image/png" });
  if (!navigator.canShare({ files: [file] })) {
    return announce(
      "这个浏览器不能分享图片，请先保存。",
      "This browser cannot share images: save it.",
    );
  }
  try {
    await navigator.share({ files: [file], title });
  } catch {
    // The reader closed the share sheet.
  }
}

function toBlob(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The canvas gave no image"))));
  });
}
