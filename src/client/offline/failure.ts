/**
 * Says why search data could not be had. A reader without a network must learn whether the copy on
 * the device is incomplete, which is something else than "nothing found".
 */

import { archiveSaveState } from "./record.ts";

/** A sentence in both languages; undefined when nothing more is known than that it failed. */
export async function describeLoadFailure(
  error: unknown,
): Promise<[zh: string, en: string] | undefined> {
  if (error instanceof Error && error.name === "ArchiveChangedError") {
    return [
      "档案已经更新，这一页还是旧的。请刷新本页。",
      "The archive has been updated and this page is of the older version: please reload it.",
    ];
  }
  const state = await archiveSaveState();
  if (state.kind === "partial") {
    return [
      `这台设备上存的档案不全（${state.files} / ${state.ofFiles} 个文件），断网时不能搜索。`,
      `The archive on this device is not complete (${state.files} of ${state.ofFiles} files), so it cannot be searched without a network.`,
    ];
  }
  if (!navigator.onLine && state.kind === "none") {
    return [
      "现在没有网络，档案也没有存在这台设备上。",
      "There is no network, and the archive has not been saved on this device.",
    ];
  }
  return undefined;
}
