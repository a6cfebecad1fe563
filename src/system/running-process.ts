/** Tells what a run that was killed has left behind from what another one is writing now. */

/** Whether another process of this id is running, whoever it belongs to. */
export function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
