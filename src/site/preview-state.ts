/**
 * What a live preview keeps from one build to the next, so that an edit shows at once: transcripts
 * that were parsed, what was written, the bundles. Search data and dumps wait until nobody types.
 */

import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { loadArchive } from "../archive/load.ts";
import type { Archive } from "../archive/model.ts";
import { TranscriptCache } from "../archive/transcript-cache.ts";
import { type Bundles, bundleAssets } from "./assets.ts";
import { type LedgerRecord, OutputLedger } from "./output-ledger.ts";

const CODE = join(import.meta.dirname, "..");
/** Milliseconds without an edit after which the rest is written. */
const IDLE = 2000;

export class PreviewState {
  readonly #transcripts = new TranscriptCache();
  #record: LedgerRecord = {};
  #bundles: { code: string; bundles: Bundles } | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** Loads the archive; files that did not change are not parsed again. */
  load(contentDir: string, drafts: boolean): Archive {
    return loadArchive(contentDir, { drafts, cache: this.#transcripts });
  }

  /** The ledger of the next build. What was put off by the last one is forgotten. */
  ledger(folder: string): OutputLedger {
    clearTimeout(this.#timer);
    return new OutputLedger(folder, folder, this.#record);
  }

  /** Bundles the assets, unless no file of our code has changed. */
  async bundles(folder: string): Promise<Bundles> {
    const code = timesOf(CODE);
    if (this.#bundles?.code !== code) {
      this.#bundles = { code, bundles: await bundleAssets(folder, "server") };
    }
    return this.#bundles.bundles;
  }

  /** Ends a build: what it wrote is known to the next one, and `rest` runs when nobody types. */
  done(ledger: OutputLedger, rest: () => Promise<void>): void {
    this.#transcripts.turn();
    this.#keep(ledger);
    this.#timer = setTimeout(() => {
      rest()
        .then(() => this.#keep(ledger))
        .catch((error: Error) => console.error(`The search data was not written: ${error.stack}`));
    }, IDLE);
  }

  #keep(ledger: OutputLedger): void {
    Object.assign(this.#record, ledger.record());
  }
}

function timesOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs)
    .join();
}
