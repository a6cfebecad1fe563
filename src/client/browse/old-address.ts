/**
 * Leads from the address of a page that a name or term had, while the archive was small, to the
 * entry that it has now. A static host knows no rule for that, and a page for each old address is
 * what a large archive has no room for. Nobody is led where the entry is not.
 */

import { entryOf, type OldAddresses } from "../../shared/old-addresses.ts";
import { siteBase } from "../page/address.ts";

/** Looks for the entry of an old address, and goes there. */
export async function leadOn(): Promise<void> {
  const known = document.querySelector<HTMLElement>("[data-old-addresses]")?.dataset.oldAddresses;
  if (!known || !location.pathname.startsWith(siteBase())) return;
  const path = location.pathname.slice(siteBase().length);
  const entry = entryOf(decodeURIComponent(path), JSON.parse(known) as OldAddresses);
  if (!entry) return;
  const page = `${siteBase()}${entry.path.slice(1)}`;
  const response = await fetch(page).catch(() => undefined);
  if (!response?.ok || !(await response.text()).includes(` id="${entry.slug}"`)) return;
  location.replace(`${page}#${entry.slug}`);
}
