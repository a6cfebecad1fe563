/**
 * Tells a Node that is too old before anything else is loaded: what the program imports would end
 * there with an error that names neither. So this file imports nothing, and is plain old JavaScript.
 */

/** The oldest Node that the program is tested with, as package.json says under `engines`. */
export const OLDEST_NODE = "20.19.0";

/** Says what to do about a Node such as `18.20.4`; undefined where it is new enough. */
export function nodeTooOld(version: string): string | undefined {
  const own = version.split(".").map(Number);
  const oldest = OLDEST_NODE.split(".").map(Number);
  for (let i = 0; i < oldest.length; i++) {
    const difference = (own[i] || 0) - (oldest[i] || 0);
    if (difference > 0) return undefined;
    if (difference < 0) {
      return `Duidu needs Node ${OLDEST_NODE} or newer, and this is Node ${version}. Fix: install a newer one from https://nodejs.org.`;
    }
  }
  return undefined;
}
