/**
 * A tagged template that escapes what is put into HTML. Strings are text unless they went through
 * `html` or `raw`, so forgetting to escape is not possible, only forgetting to say `raw`.
 */

import { OUTWARD } from "../text/links.ts";
import { escapeHtml } from "./escape.ts";

/** HTML that is safe to insert as it stands. */
export class Html {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
  toString(): string {
    return this.source;
  }
}

/** What may stand in a `html` template. `false`, `null` and `undefined` print nothing. */
export type Child = Html | string | number | false | null | undefined | readonly Child[];

/** Builds HTML, escaping every inserted string. */
export function html(strings: TemplateStringsArray, ...children: Child[]): Html {
  let source = strings[0] ?? "";
  for (let i = 0; i < children.length; i++) source += show(children[i]) + strings[i + 1];
  return new Html(source);
}

/** Marks a string as HTML. Only for output of the passage renderer and our own constants. */
export function raw(source: string): Html {
  return new Html(source);
}

/** The attributes of a link to another host. */
export const OUTWARD_LINK = raw(`rel="${OUTWARD.rel}" referrerpolicy="${OUTWARD.referrerpolicy}"`);

function show(child: Child): string {
  if (typeof child === "string") return escapeHtml(child);
  if (child instanceof Html) return child.source;
  if (child === false || child === null || child === undefined) return "";
  if (typeof child === "number") return String(child);
  let source = "";
  for (const one of child) source += show(one);
  return source;
}
