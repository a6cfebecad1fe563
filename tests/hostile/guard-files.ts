/**
 * Loaded before a command (`node --import`): every file that the command opens, makes,
 * moves or removes must be among those named in DUIDU_GUARD_READ and DUIDU_GUARD_WRITE, where a
 * star at the end stands for anything that follows.
 * What does not is refused, and noted in the file DUIDU_GUARD_LOG, since a program may go on.
 */

import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { delimiter, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const list = (name: string) => (process.env[name] ?? "").split(delimiter).filter(Boolean);
const readable = list("DUIDU_GUARD_READ");
const writable = list("DUIDU_GUARD_WRITE");
const log = process.env.DUIDU_GUARD_LOG as string;
const note = fs.appendFileSync.bind(fs);

// Names may be listed anywhere: a search for templates looks at the folders above its own.
const READING = ["readFile", "createReadStream"];
const WRITING = [
  "writeFile",
  "appendFile",
  "mkdir",
  "mkdtemp",
  "rm",
  "rmdir",
  "unlink",
  "truncate",
];
WRITING.push("createWriteStream", "chmod", "utimes");
/** Both paths are written to. */
const MOVING = ["rename", "link", "symlink", "copyFile", "cp"];

type Call = (...parts: unknown[]) => unknown;
type Calls = Record<string, Call | undefined>;

function isAmong(path: string, names: readonly string[]): boolean {
  return names.some((name) =>
    name.endsWith("*") ? path.startsWith(name.slice(0, -1)) : path === name,
  );
}

function check(value: unknown, writes: boolean, call: string): void {
  if (typeof value === "number") return;
  const path = value instanceof URL ? fileURLToPath(value) : resolve(String(value));
  if (isAmong(path, writable) || (!writes && isAmong(path, readable)) || path === log) return;
  note(log, `${call} ${path}\n`);
  throw Object.assign(new Error(`${call} ${path} is outside`), { code: "EACCES" });
}

function guard(module: Calls, suffixes: readonly string[]): void {
  const wrap = (name: string, look: (parts: unknown[]) => void) => {
    const original = module[name];
    if (original === undefined) return;
    module[name] = function (this: unknown, ...parts: unknown[]) {
      look(parts);
      return original.apply(this, parts);
    };
  };
  for (const suffix of suffixes) {
    for (const name of READING) {
      wrap(name + suffix, ([path]) => check(path, false, name));
    }
    for (const name of WRITING) wrap(name + suffix, ([path]) => check(path, true, name));
    for (const name of MOVING) {
      wrap(name + suffix, ([from, to]) => {
        check(from, name !== "copyFile" && name !== "cp", name);
        check(to, true, name);
      });
    }
    wrap(`open${suffix}`, ([path, flags]) => {
      const writes =
        typeof flags === "number"
          ? (flags & (fs.constants.O_WRONLY | fs.constants.O_RDWR)) !== 0
          : typeof flags === "string" && /[wa+]/.test(flags);
      check(path, writes, "open");
    });
  }
}

guard(fs as unknown as Calls, ["", "Sync"]);
guard(fs.promises as unknown as Calls, [""]);
syncBuiltinESMExports();
