/**
 * Pictures that stand beside the transcripts that show them. Their size is read with the archive, so
 * that a page says it and nothing jumps. SVG is no picture here: opened by itself it may run scripts.
 */

import { dirname, join, relative } from "node:path";
import { imageSize } from "image-size";
import { transcriptUrl } from "../shared/page-address.ts";
import { readContentFile } from "../system/read-file.ts";
import { sha256 } from "../system/sha256.ts";
import { decoded } from "../transcript/local-links.ts";
import type { Transcript } from "../transcript/model.ts";

/** A picture of a transcript. */
export interface Picture {
  /** Site path of the copy that is published. */
  url: string;
  /** Pixels, as the picture is shown. */
  width: number;
  height: number;
  /** Where it is. */
  file: string;
  /** SHA-256 of its content. */
  hash: string;
}

const MAX_PICTURE_BYTES = 25 * 1024 * 1024;
const ENDINGS = /\.(?:png|jpe?g|gif|webp|avif)$/i;

/** Why a picture is not shown, and what to do about it. */
export type PictureProblem = [message: string, fix: string];

/** Reads the picture of a link in a transcript. `folder` is that of all transcripts. */
export function readPicture(
  folder: string,
  file: string,
  transcript: Transcript,
  target: string,
): Picture | PictureProblem {
  const name = decoded(target);
  const path = join(dirname(file), name);
  if (!ENDINGS.test(name)) {
    return [`\`${target}\` is no picture that is shown`, "save it as PNG, JPEG, GIF, WebP or AVIF"];
  }
  if (name.startsWith("/") || relative(folder, path).startsWith("..")) {
    return [`\`${target}\` lies outside transcripts/`, "put the picture beside the transcript"];
  }
  const read = readContentFile(path, MAX_PICTURE_BYTES);
  if ("problem" in read) {
    return [
      `The picture \`${target}\` cannot be read (${read.problem})`,
      "put it beside the transcript, under this name, in at most 25 MB",
    ];
  }
  try {
    const { width, height, orientation = 1 } = imageSize(read.bytes);
    const [across, down] = orientation >= 5 ? [height, width] : [width, height];
    const hash = sha256(read.bytes);
    const ending = /\.[a-z]+$/i.exec(name)?.[0].toLowerCase() ?? "";
    // Two transcripts may have a `1.png`, and a name may be in any script.
    const url = `${transcriptUrl(transcript)}${hash.slice(0, 12)}${ending}`;
    return { url, width: across, height: down, file: path, hash };
  } catch {
    return [`\`${target}\` is not the picture that its name says`, "save it again as PNG or JPEG"];
  }
}
