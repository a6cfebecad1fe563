/** The script of the page that stands at addresses which are none. */

import { leadOn } from "./browse/old-address.ts";

leadOn();
