/** The script of every page. Everything here is an addition: pages read in full without it. */

import { setupOffline } from "./offline/setup.ts";
import { setupTrustedTypes } from "./page/trusted-types.ts";
import { setupArrival } from "./search/arrival.ts";
import { setupSearchKey } from "./search/arrow-keys.ts";

setupTrustedTypes();
setupArrival();
setupOffline();
setupSearchKey();
