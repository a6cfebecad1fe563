/** The script of the page for saving the archive. */

import { setupOfflinePage } from "./offline/page.ts";

setupOfflinePage();
