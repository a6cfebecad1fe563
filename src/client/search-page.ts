/** The script of the search page. */

import { setupSearchPage } from "./search/page.ts";

setupSearchPage();
