/** The script of lists and of the home page. */

import { setupListFilters } from "./browse/list-filter.ts";

setupListFilters();
