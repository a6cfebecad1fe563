/** Makes elements. Text is always set as text, so nothing a document holds becomes markup. */

type Attributes = Record<string, string | boolean | undefined>;

/** Makes an element with attributes and children; `true` gives an empty attribute, `false` none. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** Chinese text with its English beside it, as the pages write it. */
export function bilingual(zh: string, en: string): [string, HTMLElement] {
  return [`${zh} `, element("span", { class: "en", lang: "en" }, en)];
}

/** A button with a label in both languages that does `action`. */
export function button(zh: string, en: string, action: () => unknown): HTMLButtonElement {
  const made = element("button", { type: "button" }, ...bilingual(zh, en));
  made.addEventListener("click", action);
  return made;
}
