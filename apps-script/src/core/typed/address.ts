// A web address within a sentence, as it was typed.
const ADDRESS = /https?:\/\/[^\s<>"“”「」『』\u200b\u2060\ufeff]+/i;
/** Marks that end a sentence, not an address. */
const MARKS_AT_END = /[。、，’]+$/u;

/** Null where there is none. A bracket that was opened before the address does not belong to it. */
export function firstAddress(text: string): string | null {
  const found = ADDRESS.exec(text)?.[0].replace(MARKS_AT_END, '');
  if (found === undefined) return null;
  const isOpenedBefore =
    (found.endsWith(')') && !found.includes('(')) || (found.endsWith('）') && !found.includes('（'));
  return isOpenedBefore ? found.slice(0, -1) : found;
}
