/**
 * Watches an archive's folder for the live preview. By chokidar itself: Eleventy, which watches by
 * it as well, takes a path with brackets for a pattern, and looks in another place where the program
 * lies outside the folder that it was started in.
 */

import { extname, join, resolve } from "node:path";
import { watch } from "chokidar";

/** What of an archive is watched; of the folder itself, settings and files of names. */
const FOLDERS = ["transcripts", "pages", "static"];
const SETTINGS = ".yaml";
const STYLES = "extra.css";

/** Several files that are saved together are one change. */
const TOGETHER = 50;

/**
 * Calls `work` when all is watched, so that no change is overlooked, and again after each change.
 * One that comes meanwhile is worked on afterwards. Settles after the first time.
 */
export async function watchContent(contentDir: string, work: () => Promise<void>): Promise<void> {
  const root = resolve(contentDir);
  const folders = FOLDERS.map((name) => join(root, name));
  const isWatched = (path: string) =>
    folders.some((folder) => path === folder || path.startsWith(join(folder, "/"))) ||
    [root, join(root, STYLES)].includes(path) ||
    (extname(path) === SETTINGS && join(path, "..") === root);
  const watcher = watch(root, {
    ignoreInitial: true,
    ignored: (path) => !isWatched(resolve(path)),
    // A file is read when its writer has done.
    awaitWriteFinish: { stabilityThreshold: 150, pollInterval: 25 },
  });
  await new Promise<void>((done) => watcher.once("ready", done));
  let isDue = true;
  let isWorking = false;
  const workOn = async () => {
    if (isWorking) return;
    isWorking = true;
    while (isDue) {
      isDue = false;
      await work();
    }
    isWorking = false;
  };
  let timer: NodeJS.Timeout | undefined;
  watcher.on("all", () => {
    isDue = true;
    clearTimeout(timer);
    timer = setTimeout(workOn, TOGETHER);
  });
  await workOn();
}
