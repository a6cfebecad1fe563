/**
 * What a live preview keeps from one build to the next, so that an edit shows at once: transcripts
 * that were parsed, what was written, the bundles. Search data and dumps wait until nobody types.
 */

import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Bundles } from "../../_includes/page-context.ts";
import { LastFrame } from "../archive/last-frame.ts";
import { loadInThreads } from "../archive/load-in-threads.ts";
import { lookForMentions } from "../archive/mentions.ts";
import type { Archive } from "../archive/model.ts";
import type { TranscriptCache } from "../archive/transcript-cache.ts";
import { localDate } from "../system/local-date.ts";
import { bundleAssets } from "./assets.ts";
import { ADDRESSES_UNWRITTEN, writeAddresses } from "./keep-addresses.ts";
import { keepTranscripts, openTranscripts } from "./kept-transcripts.ts";
import type { CacheFolder } from "./output/cache-folder.ts";
import { OutputLedger } from "./output/output-ledger.ts";
import type { SiteRecord } from "./output/site-record.ts";
import { writeBundles } from "./write-site.ts";

const CODE = join(import.meta.dirname, "..");
/** Milliseconds without an edit after which the rest is written. */
const IDLE = 2000;
/** Milliseconds that other work is done in before a browser may be answered. */
const TURN = 30;
/** Milliseconds of looking for names that another start is to be spared. */
const WORTH_KEEPING = 1000;

/** Thrown into work that was put off, when an edit comes while it is done. */
class Overtaken extends Error {}

/** What a preview keeps from one edit to the next, so that each takes little time. */
export class PreviewState {
  readonly #contentDir: string;
  readonly #cache: CacheFolder | undefined;
  readonly #keepsRecord: boolean;
  readonly #transcripts: TranscriptCache;
  readonly #last = new LastFrame();
  #record: SiteRecord = {};
  #bundles: { code: string; bundles: Bundles } | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Number of builds that have begun. */
  #builds = 0;

  /**
   * @param cache Where what builds and other previews have parsed is taken from.
   * @param keepsRecord Whether changes of paragraphs are written down beside the transcripts.
   */
  constructor(contentDir: string, cache?: CacheFolder, keepsRecord = false) {
    this.#contentDir = contentDir;
    this.#keepsRecord = keepsRecord;
    this.#cache = cache;
    this.#transcripts = openTranscripts(cache, contentDir);
  }

  /** Loads the archive, drafts included; files that did not change are not parsed again. */
  async load(): Promise<Archive> {
    const [cache, last] = [this.#transcripts, this.#last];
    const today = this.#keepsRecord ? { today: localDate(new Date()) } : {};
    const archive = await loadInThreads(this.#contentDir, { drafts: true, cache, last, ...today });
    const problem = writeAddresses(archive);
    if (problem !== undefined) console.error(`${ADDRESSES_UNWRITTEN} (${problem}).`);
    return archive;
  }

  /** Begins a build, and gives its ledger. What was put off by the last one is left undone. */
  ledger(folder: string): OutputLedger {
    clearTimeout(this.#timer);
    this.#builds++;
    return new OutputLedger(folder, folder, this.#record);
  }

  /** Bundles the assets, unless no file of our code has changed. */
  async bundles(ledger: OutputLedger): Promise<Bundles> {
    const code = timesOf(CODE);
    if (this.#bundles?.code !== code) {
      this.#bundles = { code, bundles: writeBundles(await bundleAssets("server"), ledger) };
    }
    return this.#bundles.bundles;
  }

  /**
   * Ends a build: what it wrote is known to the next one, and `rest` runs when nobody types. It
   * awaits `pause` again and again, so that an edit need not wait for all of it.
   */
  done(ledger: OutputLedger, rest: (pause: () => Promise<void>) => Promise<void>): void {
    this.#transcripts.endLoad();
    this.#keep(ledger);
    const pause = this.#pauseUntilOvertaken();
    this.#timer = setTimeout(() => {
      this.#save();
      rest(pause)
        .catch((error: Error) => {
          if (error instanceof Overtaken) return;
          console.error(`The search data was not written: ${error.stack}`);
        })
        .finally(() => this.#keep(ledger));
    }, IDLE);
  }

  /**
   * Looks for the names of an archive in its texts, in turns. Settles when all is found, or when the
   * next build has begun.
   */
  async findNames(archive: Archive): Promise<void> {
    const pause = this.#pauseUntilOvertaken();
    const begun = performance.now();
    let turn = begun;
    const inTurns = async () => {
      if (performance.now() - turn < TURN) return;
      await pause();
      turn = performance.now();
    };
    try {
      await lookForMentions(archive, inTurns);
      if (performance.now() - begun > WORTH_KEEPING) this.#save();
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
    }
  }

  /** What other work awaits again and again; throws when a build has begun since. */
  #pauseUntilOvertaken(): () => Promise<void> {
    const build = this.#builds;
    return async () => {
      await nextTurn();
      if (build !== this.#builds) throw new Overtaken();
    };
  }

  /** Leaves what is known of the transcripts to the next start. */
  #save(): void {
    if (this.#cache) keepTranscripts(this.#cache, this.#contentDir, this.#transcripts);
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
