/**
 * The only way by which search loads anything: files of the site, by path below its base. A copy
 * of the site that is opened from a folder puts another source in this place, since `file://`
 * allows neither fetch nor modules.
 */

import { MANIFEST_PATH, type Manifest } from "../../search/manifest.ts";
import { siteBase } from "../page/address.ts";

/** Raised when a file of the search data cannot be had. Never to be read as "nothing found". */
export class SearchLoadError extends Error {
  constructor(path: string, cause?: unknown) {
    super(`The search data could not be loaded: ${path}`, { cause });
    this.name = "SearchLoadError";
  }
}

/** Raised when the data is of another build than the page that asks for it. */
export class ArchiveChangedError extends SearchLoadError {
  constructor() {
    super(MANIFEST_PATH);
    this.name = "ArchiveChangedError";
  }
}

/** Where search data comes from: a server, or a copy in a folder. */
export interface SearchSource {
  /** Loads a file as text. `fresh` asks the server whether a cached one still holds. */
  text(path: string, fresh?: boolean): Promise<string>;
  /** Loads a page of the site and reads it, without running anything that is in it. */
  page(path: string): Promise<Document>;
  /** Absolute address of a path, for Pagefind, which loads its own files. */
  address(path: string): string;
  /** Whether Pagefind can run here; without it every text is read instead. */
  canIndex: boolean;
}

/** Loads by fetch from the server that the page came from. */
export function serverSource(base = siteBase()): SearchSource {
  const address = (path: string) => new URL(base + path, location.href).href;
  return {
    address,
    canIndex: true,
    text: async (path, fresh = false) => {
      const url = address(path);
      let response: Response;
      try {
        response = await fetch(url, { cache: fresh ? "no-cache" : "default" });
      } catch (error) {
        throw new SearchLoadError(path, error);
      }
      if (!response.ok) throw new SearchLoadError(`${path} (${response.status})`);
      const text = await response.text();
      if (path === MANIFEST_PATH) assertOwnData(text);
      return text;
    },
    page: (path) => loadPage(path, address(path)),
  };
}

/** By XMLHttpRequest: Trusted Types lets no script parse a text as a page, but a browser may. */
function loadPage(path: string, address: string): Promise<Document> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.open("GET", address);
    request.onload = () => {
      const { status, response } = request;
      if (status === 200 && response instanceof Document) done(response);
      else fail(new SearchLoadError(`${path} (${status})`));
    };
    request.onerror = () => fail(new SearchLoadError(path));
    request.send();
  });
}

declare global {
  interface Window {
    /** Set by a copy of the site without a server, before the search script runs. */
    duiduSearchSource?: SearchSource;
  }
}

/** The source to use on this page. */
export function currentSource(): SearchSource {
  return window.duiduSearchSource ?? serverSource();
}

/** A page that was left open, or kept, must not be answered from the data of a newer build. */
function assertOwnData(manifest: string): void {
  const page = document.querySelector<HTMLElement>("[data-search-version]")?.dataset.searchVersion;
  if (page && page !== (JSON.parse(manifest) as Manifest).version) throw new ArchiveChangedError();
}
