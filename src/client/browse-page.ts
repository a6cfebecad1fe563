/** The script of lists and of the home page. */

import { setupDailyQuote } from "./browse/daily-quote.ts";
import { setupListFilters } from "./browse/list-filter.ts";

setupListFilters();
setupDailyQuote();
