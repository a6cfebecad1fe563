/**
 * Writes the records of addresses where a command runs at the keeper's. An automatic build writes
 * none: what it wrote would be thrown away with its checkout, and it finds the same addresses anyway.
 */

import type { Archive } from "../archive/model.ts";
import { localDate } from "../system/local-date.ts";

/** What is told where the records cannot be written. */
export const ADDRESSES_UNWRITTEN =
  "The record of addresses could not be written; the site has the same addresses without it";

/** The day to write down changes under; nothing in an automatic build, which sets `CI`. */
export function recordDay(): { today: string } | Record<string, never> {
  const { CI = "" } = process.env;
  return CI === "" || CI === "false" ? { today: localDate(new Date()) } : {};
}

/** Writes down the addresses of an archive. @returns Why that could not be done. */
export function writeAddresses({ addresses }: Archive): string | undefined {
  try {
    addresses?.write();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
