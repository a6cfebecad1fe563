/**
 * Loads the search data of a copy that is opened from a folder. `file://` allows no fetch, so each
 * file of the data was written as a classic script that calls `duiduFile` with its text; loading
 * such a script is the one thing that every browser still permits.
 */

import { siteBase } from "../page/address.ts";
import { SearchLoadError } from "../search/source.ts";

declare global {
  interface Window {
    /** Called by each data script with its path below the site's base, and its text. */
    duiduFile?: (path: string, text: string) => void;
  }
}

const arrived = new Map<string, string>();

window.duiduFile = (path, text) => arrived.set(path, text);

window.duiduSearchSource = {
  canIndex: false,
  address: (path) => new URL(siteBase() + path, location.href).href,
  text: (path) => loadByScript(path),
  // It has all texts in its search data.
  page: (path) => Promise.reject(new SearchLoadError(path)),
};

function loadByScript(path: string): Promise<string> {
  return new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = `${siteBase()}${path}.js`;
    script.onerror = () => fail(new SearchLoadError(path));
    script.onload = () => {
      script.remove();
      const text = arrived.get(path);
      arrived.delete(path);
      if (text === undefined) fail(new SearchLoadError(path));
      else done(text);
    };
    document.head.append(script);
  });
}
