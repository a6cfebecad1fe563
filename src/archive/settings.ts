/**
 * Reads `site.yaml`. A setting that is wrong or unknown is reported at its line and left at its
 * default; the others stand.
 */

import * as v from "valibot";
import { nearestWord } from "../text/edit-distance.ts";
import type { Diagnostic, Severity } from "../transcript/diagnostic.ts";
import { readYaml, type YamlPlace } from "../transcript/read-yaml.ts";
import { faultInWords } from "../transcript/yaml-forms.ts";
import type { SiteSettings } from "./model.ts";
import { SETTINGS, type SettingName } from "./settings-schema.ts";

/** What holds where `site.yaml` says nothing. */
export const DEFAULT_SITE: SiteSettings = {
  title: "对读",
  title_en: "Duidu",
  description: "中英对照的访谈文稿库",
  description_en: "A bilingual transcript archive",
  base: "/",
  drafts: false,
};

const NAMES = Object.keys(SETTINGS.entries);

/** Reads the settings; `path` is that of diagnostics. */
export function readSettings(
  source: string,
  path: string,
): { site: SiteSettings; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const report = (severity: Severity, place: YamlPlace, message: string, fix: string) =>
    diagnostics.push({ severity, rule: "site-settings", message, fix, path, ...place });
  const site: Record<string, unknown> = { ...DEFAULT_SITE };
  const { value, problems, placeOf } = readYaml(source.replace(/^\uFEFF/, ""));
  for (const { severity, line, column, message, fix } of problems) {
    report(severity, { line, column }, message, fix);
  }
  if (value === null || value === undefined) return { site: { ...DEFAULT_SITE }, diagnostics };
  if (typeof value !== "object" || Array.isArray(value)) {
    const what = Array.isArray(value) ? "a list" : "a text";
    report(
      "error",
      placeOf([]),
      `The settings are ${what}, not \`key: value\` lines`,
      "write one `key: value` a line, without a `-` before it",
    );
    return { site: { ...DEFAULT_SITE }, diagnostics };
  }
  for (const [name, written] of Object.entries(value)) {
    if (!isSetting(name)) {
      const near = nearestWord(name.toLowerCase(), NAMES);
      report(
        "error",
        placeOf([name]),
        `\`${name}\` is not a setting`,
        near === undefined ? `use ${NAMES.join(", ")}` : `did you mean \`${near}\`?`,
      );
      continue;
    }
    // What says nothing is as if it were not there.
    if (written === null || written === "") continue;
    const result = v.safeParse(SETTINGS.entries[name], written);
    if (!result.success) {
      const subject = typeof written === "string" ? `${name}: ${written}` : name;
      report("error", placeOf([name]), ...faultInWords(result.issues[0].message, subject));
    } else site[name] = result.output;
  }
  // Each field was read by the schema.
  const settings = site as unknown as SiteSettings;
  const told = (value as { base?: unknown }).base ?? "";
  const problem = takeBaseFromUrl(settings, told !== "");
  if (problem) report("error", placeOf(["url"]), ...problem);
  return { site: settings, diagnostics };
}

/** An address with a path says below which path the site is served; `base`, where told, must agree. */
function takeBaseFromUrl(
  site: SiteSettings,
  isBaseTold: boolean,
): [message: string, fix: string] | undefined {
  if (site.url === undefined || site.url === "") return undefined;
  const { origin, pathname } = new URL(site.url);
  if (pathname === "/") return undefined;
  const base = `${pathname.replace(/\/$/, "")}/`;
  if (isBaseTold && site.base !== base) {
    return [
      `\`url\` says that the site is below \`${base}\`, \`base\` says \`${site.base}\``,
      "take `base` out: it follows from `url`",
    ];
  }
  site.url = origin;
  site.base = base;
  return undefined;
}

function isSetting(name: string): name is SettingName {
  return NAMES.includes(name);
}
