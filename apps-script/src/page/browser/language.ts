// Which language the page speaks, and how its texts are filled in.
import type { PageLanguage } from '../page-data';

/**
 * @param chosen what the visitor switched to earlier
 * @param preferred the browser's language tags, the dearest first
 * @param otherwise the ledger's language
 */
export function languageFor(
  chosen: string | null,
  preferred: readonly string[],
  otherwise: PageLanguage,
): PageLanguage {
  return [chosen ?? '', ...preferred].map(languageOf).find((each) => each !== null) ?? otherwise;
}

function languageOf(tag: string): PageLanguage | null {
  const primary = tag.slice(0, 2).toLowerCase();
  return primary === 'ja' || primary === 'en' ? primary : null;
}

/** Puts values in place of `{name}`. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
