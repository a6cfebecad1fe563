/** The script of every page. Everything here is an addition: pages read in full without it. */

import { setupOffline } from "./offline/setup.ts";
import { setupArrival } from "./search/arrival.ts";
import { setupSearchKey } from "./search/keys.ts";

setupArrival();
setupOffline();
setupSearchKey();
