/**
 * Builds the published site. Everything is written to a folder beside the output first and put in
 * its place by renaming, so a build that fails, or is stopped, leaves the last good one as it was.
 */

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import Eleventy from "@11ty/eleventy";
import { loadArchive } from "../archive/load.ts";
import type { Archive } from "../archive/model.ts";
import { hasErrors } from "../transcript/diagnostic.ts";
import type { Addressing } from "./page-address.ts";
import { handOverArchive } from "./wiring.ts";

export const PROJECT_ROOT = resolve(import.meta.dirname, "../..");

/** Marks a folder as ours to replace. */
const MARKER = ".duidu-site";

export interface PublishOptions {
  contentDir: string;
  outputDir: string;
  drafts: boolean;
  /** `relative` writes a site that is opened from a folder; `server` when absent. */
  addressing?: Addressing;
}

export interface PublishResult {
  archive: Archive;
  /** False when an error diagnostic stopped the build; nothing was written then. */
  built: boolean;
}

/** Raised when the output folder holds something that this program did not write. */
export class OutputNotOursError extends Error {
  constructor(outputDir: string) {
    super(
      `${outputDir} holds files that no build of this site wrote, so it is not replaced. ` +
        "Fix: give an empty or new folder with --output, or empty this one yourself.",
    );
    this.name = "OutputNotOursError";
  }
}

/**
 * Loads, builds and puts the site in place.
 * @throws OutputNotOursError, or whatever went wrong while writing; the old output stands then.
 */
export async function publish(options: PublishOptions): Promise<PublishResult> {
  const outputDir = resolve(options.outputDir);
  assertReplaceable(outputDir);
  const archive = loadArchive(options.contentDir, { drafts: options.drafts });
  if (hasErrors(archive.diagnostics)) return { archive, built: false };

  mkdirSync(dirname(outputDir), { recursive: true });
  removeLeftovers(outputDir);
  const staging = `${outputDir}.tmp-${process.pid}`;
  try {
    await runEleventy(archive, staging, options.addressing);
    writeFileSync(
      join(staging, MARKER),
      "Built by Duidu. This folder is replaced by each build.\n",
    );
    swap(staging, outputDir);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return { archive, built: true };
}

async function runEleventy(
  archive: Archive,
  outputDir: string,
  addressing?: Addressing,
): Promise<void> {
  handOverArchive(archive, addressing);
  const eleventy = new Eleventy(
    "src/site/pages",
    // Eleventy wants its folders relative to the working directory.
    relative(process.cwd(), outputDir),
    { configPath: "eleventy.config.ts", quietMode: true, runMode: "build" },
  );
  await eleventy.init();
  await eleventy.write();
}

function swap(staging: string, outputDir: string): void {
  const old = `${outputDir}.tmp-old-${process.pid}`;
  const existed = existsSync(outputDir);
  if (existed) renameSync(outputDir, old);
  try {
    renameSync(staging, outputDir);
  } catch (error) {
    if (existed) renameSync(old, outputDir);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

/** Removes what a build that was killed left beside the output; rescues an output caught mid-swap. */
function removeLeftovers(outputDir: string): void {
  const parent = dirname(outputDir);
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(`${basename(outputDir)}.tmp-`)) continue;
    const pid = Number(/(\d+)$/.exec(name)?.[1]);
    if (isRunning(pid)) continue;
    const path = join(parent, name);
    if (name.includes(".tmp-old-") && !existsSync(outputDir)) renameSync(path, outputDir);
    else rmSync(path, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function assertReplaceable(outputDir: string): void {
  if (!existsSync(outputDir)) return;
  const names = readdirSync(outputDir);
  if (names.length > 0 && !names.includes(MARKER)) throw new OutputNotOursError(outputDir);
}
