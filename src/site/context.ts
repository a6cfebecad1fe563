/**
 * What a build hands to its templates: the archive, the names of the bundled assets, and how
 * addresses are written. Held in a module rather than in Eleventy's data, which would be copied
 * and merged for every page.
 *
 * The address of the page being rendered travels in an AsyncLocalStorage: relative addresses need
 * it, pages are rendered side by side, and no template should have to pass it on.
 */

import { AsyncLocalStorage } from "node:async_hooks";
import type { Archive } from "../archive/model.ts";
import {
  type Addressing,
  addressBelow,
  relativeAddress,
  rootFrom,
} from "../shared/page-address.ts";
import type { Bundles } from "./assets.ts";
import { type Html, html, raw } from "./html.ts";
import { contentPolicy, type PolicyOptions } from "./policy.ts";

export interface SiteContext extends Bundles {
  archive: Archive;
  /** A preview shows drafts and says so. */
  preview: boolean;
  /** `relative` in a copy that is opened from a folder, without a server. */
  addressing: Addressing;
  /** Day of the build, such as `2026-11-21`. */
  builtOn: string;
}

let current: SiteContext | undefined;
const renderedPage = new AsyncLocalStorage<string>();

/** Sets the context for the pages that are rendered next. */
export function setSiteContext(context: SiteContext): void {
  current = context;
}

/** The context of the running build. Throws outside one. */
export function siteContext(): SiteContext {
  if (!current) throw new Error("No site is being built: call setSiteContext first");
  return current;
}

/** Renders a page that has the given site path (`/tags/`), which relative addresses start from. */
export function renderAt<T>(path: string, render: () => T): T {
  return renderedPage.run(path, render);
}

/** Address of a site path (`/tags/`): below the base of the site, or relative to this page. */
export function href(path: string): string {
  const { archive, addressing } = siteContext();
  return addressing === "relative"
    ? relativeAddress(currentPage(), path)
    : addressBelow(archive.site.base, path);
}

/** Address of a site path on the published site, wherever it is read; absent without `url`. */
export function publicHref(path: string): string | undefined {
  const { base, url } = siteContext().archive.site;
  return url === undefined ? undefined : url + addressBelow(base, path);
}

/** Address of an asset by its plain name, such as `site.css`. Throws for an unknown one. */
export function assetHref(name: string): string {
  const path = siteContext().assets.get(name);
  if (path === undefined) throw new Error(`No asset is called ${name}`);
  return href(path);
}

/** The element of a stylesheet by its plain name. */
export function styleElement(name: string): Html {
  return html`<link rel="stylesheet" href="${assetHref(name)}"${integrityOf(name)}>`;
}

/**
 * The elements that load scripts by their plain names, in this order, and what they import. Without
 * a server they are classic scripts: browsers refuse modules from `file://`.
 */
export function scriptElements(names: readonly string[]): Html {
  const { addressing, imports, integrity } = siteContext();
  if (addressing === "relative") {
    return html`${["folder-copy.js", ...names].map((name) => html`<script defer src="${assetHref(name)}"></script>\n`)}`;
  }
  // An import carries no checksum, but a module that is preloaded with one is the one imported.
  const chunks = [...new Set(names.flatMap((name) => imports.get(name) ?? []))];
  return html`${chunks.map((path) => html`<link rel="modulepreload" href="${href(path)}" integrity="${integrity.get(path)}">\n`)}${names.map((name) => html`<script type="module" src="${assetHref(name)}"${integrityOf(name)}></script>\n`)}`;
}

/** The element of a small script that should run before the first paint, without blocking it. */
export function earlyScript(name: string): Html {
  const relative = siteContext().addressing === "relative";
  const type = relative ? html`` : html` type="module"`;
  return html`<script${type} async fetchpriority="high" src="${assetHref(name)}"${integrityOf(name)}></script>`;
}

/** The checksum attribute of an asset; none in a copy without a server, where it cannot be told. */
function integrityOf(name: string): Html | false {
  const { addressing, assets, integrity } = siteContext();
  const digest = integrity.get(assets.get(name) ?? "");
  return addressing === "server" && digest !== undefined && html` integrity="${digest}"`;
}

/**
 * The policy that the page is held to. Not in the preview, whose live reload runs inline, nor in a
 * copy without a server, where `'self'` is no origin.
 */
export function policyElement(options: PolicyOptions): Html | false {
  const { addressing, preview } = siteContext();
  if (addressing === "relative" || preview) return false;
  return html`<meta http-equiv="Content-Security-Policy" content="${contentPolicy(options)}">
<meta name="referrer" content="same-origin">
`;
}

/** What scripts need to write addresses: attributes of `<html>`, read by `src/client/address.ts`. */
export function addressAttributes(): Html {
  const { archive, addressing, preview } = siteContext();
  return addressing === "relative"
    ? html`data-base="${rootFrom(currentPage())}" data-addressing="relative"`
    : // A preview changes with every keystroke: nothing of it is kept.
      html`data-base="${archive.site.base}"${!preview && raw(" data-offline")}`;
}

function currentPage(): string {
  const page = renderedPage.getStore();
  if (page === undefined) throw new Error("A relative address needs its page: use renderAt");
  return page;
}
