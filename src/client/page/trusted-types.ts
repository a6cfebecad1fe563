/**
 * The one Trusted Types policy of the site. With it in force, a browser refuses any string that
 * would become HTML or script, so a mistake in a script of ours cannot run what a document holds.
 * Only the service worker needs an exception: its address, on our own origin.
 */

interface PolicyFactory {
  createPolicy(name: "default", rules: { createScriptURL(address: string): string }): unknown;
}

/** Sets the policy up, where the browser knows of such; call it before anything that needs it. */
export function setupTrustedTypes(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  try {
    trustedTypes?.createPolicy("default", {
      createScriptURL: (address) => {
        if (new URL(address, location.href).origin === location.origin) return address;
        throw new TypeError(`A script of another host was asked for: ${address}`);
      },
    });
  } catch (error) {
    // A second policy of this name is refused; the first one holds.
    console.warn(error);
  }
}
