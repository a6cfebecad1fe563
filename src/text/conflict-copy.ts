/**
 * Names that programs which keep folders in step give to the second version of a file: Dropbox, iCloud,
 * OneDrive, Nextcloud, Syncthing, and the file managers of Windows and macOS.
 */

/** What such a program adds to a name and no person does. */
const SURE =
  /[ _.-]*(?:\((?:[^()]*(?:conflict|冲突|衝突)[^()]*)\)|sync-conflict-\d{8}-\d{6}[-\w]*|[_-]conflict[-\d]*|(?: -)? (?:copy|副本)(?: ?\(?\d*\)?)?)$/i;

/** A number, which may as well be part of the name: `x 2`, `x (1)`. */
const NUMBERED = / (?:[2-9]|\(\d{1,2}\))$/;

/** Of what file another one is a copy, by its name alone. */
export interface ConflictCopy {
  /** The name without what was added; paths and endings stay. */
  of: string;
  /** Whether nobody would name a file so. */
  isSure: boolean;
}

/** Reads the name of a file with its ending; undefined for one that is no copy's. */
export function conflictCopy(name: string): ConflictCopy | undefined {
  const [, stem = "", ending = ""] = /^(.*?)(\.[a-z]+)$/i.exec(name) ?? [];
  for (const [pattern, isSure] of [
    [SURE, true],
    [NUMBERED, false],
  ] as const) {
    const of = stem.replace(pattern, "");
    if (of !== stem && of !== "" && !of.endsWith("/")) return { of: of + ending, isSure };
  }
  return undefined;
}
