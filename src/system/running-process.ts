/**
 * Tells whether a process is still running. Unfinished files carry the id of the process that writes
 * them: where it runs no more, it was killed, and they may be removed.
 */

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
