// What the dialogs need of their page: its data, its elements, and the way to the script.

/** Put into the page by the script as JSON. */
export function pageData<T>(): T {
  return JSON.parse(byId('data').textContent ?? '') as T;
}

export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element "${id}"`);
  return found;
}

export function element<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  text: string,
  className = '',
): HTMLElementTagNameMap[T] {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = className;
  return made;
}

/** Puts values in place of `{name}`. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

interface Runner {
  withSuccessHandler(handler: (value: never) => void): Runner;
  withFailureHandler(handler: (error: Error) => void): Runner;
  checkSetUp(): void;
  addCalendars(sent: {
    readonly calendars: readonly { readonly calendarId: string; readonly customer: string }[];
    readonly settings: Readonly<Record<'mode' | 'service' | 'from' | 'channel', string>>;
  }): void;
  connect(sent: { readonly block: string; readonly newLinkSecret: boolean }): void;
}

declare const google: { readonly script: { readonly run: Runner } };

/** google.script.run, which HtmlService gives the page. */
export function asking<T>(answered: (value: T) => void, failed: (error: Error) => void): Runner {
  return google.script.run.withSuccessHandler(answered).withFailureHandler(failed);
}
