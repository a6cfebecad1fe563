/**
 * What a keeper has put into `static/`, to be copied as it is: CNAME, a favicon, files by which
 * search engines know an owner, robots.txt. Links are not followed, as nowhere in a folder of content.
 */

import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { shownPath } from "../system/shown-path.ts";
import type { Diagnostic } from "../transcript/diagnostic.ts";
import type { StaticFile } from "./model.ts";

/** What systems leave behind, which nobody means to publish. */
const LITTER = /^(\.DS_Store|Thumbs\.db|desktop\.ini|\.git.*)$/i;

/** Lists the files, by their paths below the root of the site. */
export function listStaticFiles(contentDir: string): {
  files: StaticFile[];
  diagnostics: Diagnostic[];
} {
  const files: StaticFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const walk = (folder: string, below: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const file = join(folder, entry.name);
      const path = below + entry.name;
      if (LITTER.test(entry.name)) continue;
      if (entry.isDirectory()) walk(file, `${path}/`);
      else if (entry.isFile()) files.push({ path, file });
      else {
        diagnostics.push({
          severity: "error",
          rule: "static-not-a-file",
          message: "A link or device is not copied",
          fix: "put the file itself there",
          ...{ path: shownPath(file), line: 1, column: 1 },
        });
      }
    }
  };
  const root = join(contentDir, "static");
  if (lstatSync(root, { throwIfNoEntry: false })?.isDirectory()) walk(root, "");
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, diagnostics };
}
