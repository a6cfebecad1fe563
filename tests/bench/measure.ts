/**
 * Runs a command and measures it from outside, children included: wall and CPU seconds by bash's
 * `time`, peak memory by looking at /proc while it runs (Linux; elsewhere the memory is unknown).
 *
 * `time` knows nothing of a process that nobody waited for, such as Pagefind's, which is killed
 * when it has answered. So CPU is also added up from /proc, and the larger of the two sums counts.
 */

import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

export interface Measurement {
  wallSeconds: number;
  /** User and system time of the command and everything it started. */
  cpuSeconds: number;
  /** Most memory that all its processes held at one moment, in bytes; 0 where it is unknown. */
  peakBytes: number;
}

const SAMPLE_MILLISECONDS = 40;
/** Unit of times in /proc: USER_HZ, which is 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** Runs a command to its end; what it printed comes with it. Throws with that when it fails. */
export async function measure(
  command: readonly string[],
  options: { cwd: string; env?: Record<string, string>; mayFail?: boolean },
): Promise<Measurement & { printed: string }> {
  // `time` prints after the command's own output, on a descriptor of its own.
  const script = 'TIMEFORMAT="%R %U %S"; exec 3>&2; { time "$@" 2>&3; } 2>&4';
  const child = spawn("bash", ["-c", script, "bench", ...command], {
    cwd: options.cwd,
    env: { ...process.env, LC_ALL: "C", ...options.env },
    stdio: ["ignore", "pipe", "pipe", "ignore", "pipe"],
  });
  let printed = "";
  let times = "";
  child.stdout?.on("data", (chunk) => {
    printed += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    printed += chunk;
  });
  child.stdio[4]?.on("data", (chunk) => {
    times += chunk;
  });
  let peakBytes = 0;
  const cpuOf = new Map<number, number>();
  const sampling = setInterval(() => {
    peakBytes = Math.max(peakBytes, sampleProcesses(child.pid ?? 0, cpuOf));
  }, SAMPLE_MILLISECONDS);
  const code = await new Promise<number | null>((done) => child.on("close", done));
  clearInterval(sampling);
  if (code !== 0 && !options.mayFail)
    throw new Error(`${command.join(" ")} ended with ${code}:\n${printed}`);
  const [wall = 0, user = 0, system = 0] = times.trim().split(" ").map(Number);
  const sampled = [...cpuOf.values()].reduce((sum, ticks) => sum + ticks, 0) / TICKS_PER_SECOND;
  return {
    ...{ wallSeconds: wall, cpuSeconds: Math.max(user + system, sampled), peakBytes },
    printed,
  };
}

/**
 * Looks at a process and its descendants.
 * @param cpuOf Clock ticks that each has used so far, by its number; brought up to date.
 * @returns The memory that all of them hold now, in bytes.
 */
function sampleProcesses(root: number, cpuOf: Map<number, number>): number {
  let bytes = 0;
  const queue = [root];
  for (let pid = queue.pop(); pid !== undefined; pid = queue.pop()) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      bytes += Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024;
      const [user, system] = readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ")
        .slice(11, 13)
        .map(Number);
      cpuOf.set(pid, (user ?? 0) + (system ?? 0));
      for (const thread of readdirSync(`/proc/${pid}/task`)) {
        const children = readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8");
        queue.push(...children.split(" ").filter(Boolean).map(Number));
      }
    } catch {
      // The process has ended meanwhile, or this system has no /proc.
    }
  }
  return bytes;
}

/** The middle value; of two middle ones the lower. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

/** The exponent k of `cost ≈ c · size^k`, by least squares on logarithms. */
export function fittedExponent(points: readonly { size: number; cost: number }[]): number {
  const logs = points.map(({ size, cost }) => [Math.log(size), Math.log(cost)] as const);
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length;
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length;
  const covariance = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const variance = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return covariance / variance;
}
