// Which language a command speaks.
import { en } from './en';
import { ja } from './ja';
import type { SetUpTexts } from './texts';

export type Locale = 'ja' | 'en';

export function textsOf(locale: Locale): SetUpTexts {
  return locale === 'ja' ? ja : en;
}

/** By the shell's own settings, in the order in which POSIX has them count. */
export function localeOf(env: Readonly<Record<string, string | undefined>>): Locale {
  const language = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return language.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}
