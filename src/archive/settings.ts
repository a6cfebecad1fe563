/**
 * Reads `site.yaml`. A setting that is wrong or unknown is reported at its line and left at its
 * default; the others stand.
 */

import * as v from "valibot";
import { contrastOf } from "../text/contrast.ts";
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
  const isBaseGiven = Object.hasOwn(value, "base") && settings.base !== "/";
  const place = placeIn(settings, isBaseGiven);
  if (place) Object.assign(settings, place);
  else {
    report(
      "error",
      placeOf(["base"]),
      `\`base: ${settings.base}\` is not the path of \`url: ${settings.url}\``,
      "take `base` out: it follows from `url`",
    );
  }
  for (const [name, background] of ACCENTS) {
    const written = settings[name];
    const contrast = written === undefined ? MIN_CONTRAST : contrastOf(written, background);
    if (contrast >= MIN_CONTRAST) continue;
    report(
      "warning",
      placeOf([name]),
      `\`${name}: ${written}\` is hard to read: its contrast is ${contrast.toFixed(1)} to 1`,
      `take one that is ${name === "accent" ? "darker" : "lighter"}: at least ${MIN_CONTRAST} to 1 is needed`,
    );
  }
  return { site: settings, diagnostics };
}

/** Contrast that text needs at least, as WCAG 2.2 has it (1.4.3, AA). */
const MIN_CONTRAST = 4.5;
/** Colours of the site that links stand on, light and dark. */
const ACCENTS = [
  ["accent", "#fbfaf7"],
  ["accent_dark", "#171614"],
] as const;

/** Origin and base of a site; undefined where address and base say different things. */
function placeIn(
  { url, base }: SiteSettings,
  isBaseGiven: boolean,
): Pick<SiteSettings, "url" | "base"> | undefined {
  if (url === undefined) return { base };
  const { origin, pathname } = new URL(url);
  const path = `/${pathname.replace(/^\/+|\/+$/g, "")}/`.replace("//", "/");
  if (path === "/") return { url: origin, base };
  return isBaseGiven && base !== path ? undefined : { url: origin, base: path };
}

function isSetting(name: string): name is SettingName {
  return NAMES.includes(name);
}
