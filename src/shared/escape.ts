/** Text as HTML writes it, and back. */

/** Escapes text for content and quoted attributes. */
export function escapeHtml(text: string): string {
  // Asking first is a third of the cost, and most of what is inserted has nothing to escape.
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (c) => ESCAPES[c] ?? c) : text;
}

/** Takes back what `escapeHtml` did. */
export function unescapeHtml(html: string): string {
  return html.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => UNESCAPED.get(entity) ?? entity);
}

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const UNESCAPED = new Map(Object.entries(ESCAPES).map(([text, entity]) => [entity, text]));
