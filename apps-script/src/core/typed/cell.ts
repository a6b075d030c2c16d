// What people type into cells and descriptions → values, or what would be allowed there. Words, numbers and IDs are
// compared in one form; texts stay as they were typed.
import type { Allowed } from './allowed';

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly allowed: Allowed };

/** @param typed without blanks around it */
export type Parser<T> = (typed: string) => Parsed<T>;

/** Blanks and what nobody sees: soft hyphen, zero-width characters, byte order mark. */
const UNSEEN_AT_ENDS = /^[\s\u00ad\u200b-\u200f\u2060\ufeff]+|[\s\u00ad\u200b-\u200f\u2060\ufeff]+$/gu;
const UNSEEN_WITHIN = /[\u00ad\u200b-\u200f\u2060\ufeff]+/gu;
const QUOTES_AT_ENDS = /^["'“”„‘’«»「」『』]+|["'“”„‘’«»「」『』]+$/gu;

export function trimmed(text: string): string {
  return text.replace(UNSEEN_AT_ENDS, '');
}

/**
 * The form in which words are compared: full-width letters, digits and colons are plain, half-width kana are wide,
 * quotes around it and what nobody sees are gone, blanks are single.
 */
export function normalized(text: string): string {
  const plain = text.normalize('NFKC').replace(UNSEEN_WITHIN, '');
  return trimmed(trimmed(plain).replace(QUOTES_AT_ENDS, '')).replace(/\s+/gu, ' ');
}

/** An ID or address in one form. */
export function matching(pattern: RegExp, allowed: Allowed): Parser<string> {
  return (typed) => {
    const value = normalized(typed);
    return pattern.test(value) ? { ok: true, value } : { ok: false, allowed };
  };
}

/** Text as it was typed, on one line. @param most characters */
export function text(most: number, allowed: Allowed): Parser<string> {
  return (typed) => {
    const value = trimmed(typed).replace(/\s*[\r\n]\s*/g, ' ');
    return value !== '' && value.length <= most ? { ok: true, value } : { ok: false, allowed };
  };
}

export function oneOf<T extends string | boolean>(
  words: Readonly<Record<string, T>>,
  allowed: Allowed,
): Parser<T> {
  const values = new Map(Object.entries(words));
  return (typed) => {
    const value = values.get(normalized(typed).toLowerCase());
    return value === undefined ? { ok: false, allowed } : { ok: true, value };
  };
}

export const pagerDutyId = (what: 'service' | 'policy'): Parser<string> => matching(/^[A-Z0-9]{6,20}$/, what);

export const slackChannel: Parser<string> = matching(/^[CG][A-Z0-9]{6,20}$/, 'channel');

export const urgency: Parser<'high' | 'low'> = oneOf(
  { high: 'high', low: 'low', 高: 'high', 低: 'low', 高い: 'high', 低い: 'low' },
  'urgency',
);

export const finish: Parser<'manual' | 'at end'> = oneOf(
  { manual: 'manual', 手動: 'manual', 'at end': 'at end', 終了時: 'at end' },
  'finish',
);
