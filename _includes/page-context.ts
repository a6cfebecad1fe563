/**
 * What every page of a site has: its settings, the names of the bundled assets, and how addresses
 * are written. A page is given it at its own path, since a relative address depends on where the
 * page stands. Nothing here is of the transcripts: that is for each page's view.
 */

import type { SiteSettings } from "../src/archive/model.ts";
import { type Html, html, raw } from "../src/shared/html.ts";
import {
  type Addressing,
  addressBelow,
  relativeAddress,
  rootFrom,
} from "../src/shared/page-address.ts";
import { contentPolicy, type PolicyOptions } from "./content-policy.ts";

/** What pages need to load the bundles. */
export interface Bundles {
  /** Site path by plain name, such as `site.js` → `/assets/site-1A2B3C4D.js`. */
  assets: ReadonlyMap<string, string>;
  /** Subresource integrity by site path, such as `sha384-…`. */
  integrity: ReadonlyMap<string, string>;
  /** Site paths of the chunks that a script imports, and they in turn, by its plain name. */
  imports: ReadonlyMap<string, readonly string[]>;
}

/** A page in the navigation. */
export interface NavigationEntry {
  /** Site path. */
  path: string;
  zh: string;
  /** Absent where the keeper gave no English title. */
  en?: string;
}

/** What all pages of a build have in common. */
export interface SiteContext extends Bundles {
  site: SiteSettings;
  navigation: readonly NavigationEntry[];
  /** Site path of the icon of the browser's tab; absent for none. */
  icon?: string;
  /** Site path of the keeper's logo. */
  logo?: string;
  /** A preview shows drafts and says so. */
  preview: boolean;
  /** `relative` in a copy that is opened from a folder, without a server. */
  addressing: Addressing;
  /** Day of the build, such as `2026-11-21`. */
  builtOn: string;
}

/** The site as one of its pages sees it. */
export class PageContext {
  readonly site: SiteSettings;
  readonly navigation: readonly NavigationEntry[];
  readonly icon: string | undefined;
  readonly logo: string | undefined;
  readonly preview: boolean;
  readonly addressing: Addressing;
  readonly builtOn: string;
  readonly #path: string;
  readonly #bundles: Bundles;

  /** @param path Site path of the page, such as `/tags/`; relative addresses start from there. */
  constructor(context: SiteContext, path: string) {
    this.site = context.site;
    this.navigation = context.navigation;
    this.icon = context.icon;
    this.logo = context.logo;
    this.preview = context.preview;
    this.addressing = context.addressing;
    this.builtOn = context.builtOn;
    this.#bundles = context;
    this.#path = path;
  }

  /** Address of a site path (`/tags/`): below the base of the site, or relative to this page. */
  href(path: string): string {
    return this.addressing === "relative"
      ? relativeAddress(this.#path, path)
      : addressBelow(this.site.base, path);
  }

  /** Address of a site path on the published site, wherever it is read; absent without `url`. */
  publicHref(path: string): string | undefined {
    const { base, url } = this.site;
    return url === undefined ? undefined : url + addressBelow(base, path);
  }

  /** Address of an asset by its plain name, such as `site.css`. Throws for an unknown one. */
  assetHref(name: string): string {
    const path = this.#bundles.assets.get(name);
    if (path === undefined) throw new Error(`No asset is called ${name}`);
    return this.href(path);
  }

  /** Whether there is an asset of a plain name, as `own.css` may be. */
  hasAsset(name: string): boolean {
    return this.#bundles.assets.has(name);
  }

  /** The element of a stylesheet by its plain name. */
  styleElement(name: string): Html {
    return html`<link rel="stylesheet" href="${this.assetHref(name)}"${this.#integrityOf(name)}>`;
  }

  /**
   * The elements that load scripts by their plain names, in this order, and what they import.
   * Without a server they are classic scripts: browsers refuse modules from `file://`.
   * @param preloads Names what they import too.
   */
  scriptElements(names: readonly string[], preloads = true): Html {
    if (this.addressing === "relative") {
      const classic = (name: string) =>
        html`<script defer src="${this.assetHref(name)}"></script>\n`;
      return html`${["folder-copy.js", ...names].map(classic)}`;
    }
    const { imports, integrity } = this.#bundles;
    // An import carries no checksum, but a module that is preloaded with one is the one imported.
    const chunks = preloads ? [...new Set(names.flatMap((name) => imports.get(name) ?? []))] : [];
    const preload = (path: string) =>
      html`<link rel="modulepreload" href="${this.href(path)}" integrity="${integrity.get(path)}">\n`;
    const script = (name: string) =>
      html`<script type="module" src="${this.assetHref(name)}"${this.#integrityOf(name)}></script>\n`;
    return html`${chunks.map(preload)}${names.map(script)}`;
  }

  /** The element of a small script that should run before the first paint, without blocking it. */
  earlyScript(name: string): Html {
    const type = this.addressing === "relative" ? html`` : html` type="module"`;
    const source = html`src="${this.assetHref(name)}"${this.#integrityOf(name)}`;
    return html`<script${type} async fetchpriority="high" ${source}></script>`;
  }

  /**
   * The policy that the page is held to. Not in the preview, whose live reload runs inline, nor in
   * a copy without a server, where `'self'` is no origin.
   */
  policyElement(options: PolicyOptions): Html | false {
    if (this.addressing === "relative" || this.preview) return false;
    return html`<meta http-equiv="Content-Security-Policy" content="${contentPolicy(options)}">
<meta name="referrer" content="same-origin">
`;
  }

  /**
   * What scripts need to write addresses as the pages do: attributes of `<html>`, which
   * `src/client/page/address.ts` reads.
   */
  addressAttributes(): Html {
    return this.addressing === "relative"
      ? html`data-base="${rootFrom(this.#path)}" data-addressing="relative"`
      : // A preview changes with every keystroke: nothing of it is kept.
        html`data-base="${this.site.base}"${!this.preview && raw(" data-offline")}`;
  }

  /** The checksum attribute of an asset; none in a copy without a server, where it cannot be told. */
  #integrityOf(name: string): Html | false {
    const { assets, integrity } = this.#bundles;
    const digest = integrity.get(assets.get(name) ?? "");
    return this.addressing === "server" && digest !== undefined && html` integrity="${digest}"`;
  }
}
