// Elements from data, and a patch that changes only what differs: focus, scroll and open details survive.
// Text is only ever set as text, so nothing from outside can become markup.

export type Child = Node | string | null | false;
type Attributes = Readonly<Record<string, string | boolean | undefined>>;

export function h(tag: string, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

/** What a person has done to an element since; the patch leaves it alone. */
const OWNED_BY_THE_READER: Readonly<Record<string, readonly string[]>> = {
  DETAILS: ['open'],
  DIALOG: ['open'],
  INPUT: ['value'],
};

/** Makes `from` look like `to`. Children with a `data-key` are matched by it, the others by their order. */
export function patch(from: Element, to: Element): void {
  patchAttributes(from, to);
  const byKey = new Map<string, Element>();
  for (const child of from.children) {
    const key = keyOf(child);
    if (key !== undefined) byKey.set(key, child);
  }
  let here: ChildNode | null = from.firstChild;
  for (const wanted of [...to.childNodes]) {
    const key = keyOf(wanted);
    const known = key === undefined ? here : byKey.get(key);
    if (known && alike(known, wanted)) {
      if (known === here) here = known.nextSibling;
      else from.insertBefore(known, here);
      if (known instanceof Element && wanted instanceof Element) patch(known, wanted);
      else if (known.textContent !== wanted.textContent) known.textContent = wanted.textContent;
    } else {
      from.insertBefore(wanted, here);
    }
  }
  while (here) {
    const next: ChildNode | null = here.nextSibling;
    here.remove();
    here = next;
  }
}

function patchAttributes(from: Element, to: Element): void {
  const owned = OWNED_BY_THE_READER[from.tagName] ?? [];
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && !owned.includes(name)) from.removeAttribute(name);
  }
  for (const { name, value } of [...to.attributes]) {
    if (from.getAttribute(name) !== value && !owned.includes(name)) from.setAttribute(name, value);
  }
}

function alike(a: Node, b: Node): boolean {
  return a.nodeType === b.nodeType && a.nodeName === b.nodeName && keyOf(a) === keyOf(b);
}

function keyOf(node: Node): string | undefined {
  return node instanceof Element ? (node.getAttribute('data-key') ?? undefined) : undefined;
}
