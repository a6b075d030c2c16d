// The elements of start.html.

export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`start.html has no element "${id}"`);
  return found;
}

export function field(id: string): HTMLInputElement {
  return byId(id) as HTMLInputElement;
}

export function element<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  text: string,
): HTMLElementTagNameMap[T] {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

/** Shows a link of the status, or hides it where there is none. */
export function showStep(id: string, step: { readonly link: string; readonly label: string } | null): void {
  const anchor = byId(id) as HTMLAnchorElement;
  anchor.hidden = step === null;
  anchor.href = step?.link ?? '#';
  anchor.textContent = step?.label ?? '';
}
