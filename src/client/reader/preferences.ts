/** Choices that the page can wait for: script, keys, print. The rest is kept by `view.ts`. */

/** What a reader chose in the settings: script, shortcuts, printing. */
export interface Preferences {
  script: "hans" | "hant" | "source";
  keys: "on" | "off";
  print: "both" | "plain";
}

const STORAGE_KEY = "duidu:reader";
const DEFAULTS: Preferences = { script: "hans", keys: "on", print: "both" };
const ALLOWED: { [K in keyof Preferences]: readonly string[] } = {
  script: ["hans", "hant", "source"],
  keys: ["on", "off"],
  print: ["both", "plain"],
};

/** The choices kept in this browser, defaults filled in. */
export function preferences(): Preferences {
  const kept = { ...DEFAULTS };
  try {
    const stored = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "{}") as Record<string, string>;
    for (const key of Object.keys(DEFAULTS) as (keyof Preferences)[]) {
      const value = stored?.[key];
      if (value && ALLOWED[key].includes(value)) Object.assign(kept, { [key]: value });
    }
  } catch {
    // Storage is closed or holds something else: the defaults stand.
  }
  return kept;
}

/** Keeps a choice and tells the page. */
export function setPreferences(change: Partial<Preferences>): void {
  const next = { ...preferences(), ...change };
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(next));
  } catch {
    // A private window may refuse: the choice is lost with the page.
  }
  applyPrint(next);
  document.dispatchEvent(new CustomEvent("duidu:preferences", { detail: next }));
}

/** Marks the page for the stylesheet's print rules. */
export function applyPrint({ print }: Preferences): void {
  if (print === "plain") document.documentElement.dataset.print = "plain";
  else delete document.documentElement.dataset.print;
}
