// What people type into cells and descriptions → values, or what would be allowed there.

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly allowed: string };
export type Parser<T> = (text: string) => Parsed<T>;

/** Text as typed → one form: full-width letters, digits and colons become plain, outer quotes and blanks go. */
export function normalized(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/^["'“”„«「『]+|["'“”»」』]+$/gu, '')
    .trim();
}

export function matching(pattern: RegExp, allowed: string): Parser<string> {
  return (text) => (pattern.test(text) ? { ok: true, value: text } : { ok: false, allowed });
}

export function oneOf<T extends string | boolean>(
  words: Readonly<Record<string, T>>,
  allowed: string,
): Parser<T> {
  const values = new Map(Object.entries(words));
  return (text) => {
    const value = values.get(text.toLowerCase());
    return value === undefined ? { ok: false, allowed } : { ok: true, value };
  };
}

const UNIT_MINUTES: readonly (readonly [RegExp, number])[] = [
  [/^(m|min|minutes?|分)?$/i, 1],
  [/^(h|hours?|時間)$/i, 60],
  [/^(d|days?|日)$/i, 24 * 60],
];

/** `15`, `15m`, `2h`, `1d`, `15分`, `2時間`, `1日` → minutes. */
export function minutes(least: number, most: number, allowed: string): Parser<number> {
  return (text) => {
    const match = /^(\d{1,6})\s*(\D*)$/.exec(text);
    const unit = UNIT_MINUTES.find(([pattern]) => match?.[2] !== undefined && pattern.test(match[2]));
    const value = match && unit ? Number(match[1]) * unit[1] : Number.NaN;
    return value >= least && value <= most ? { ok: true, value } : { ok: false, allowed };
  };
}

/** `9:00` or `09:00` → `09:00`. */
export const timeOfDay: Parser<string> = (text) => {
  const match = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(text);
  const fits = match !== null && Number(match[1]) < 24 && Number(match[2]) < 60;
  return fits
    ? { ok: true, value: `${match[1]?.padStart(2, '0')}:${match[2]}` }
    : { ok: false, allowed: 'a time such as 09:00' };
};

export const pagerDutyId = (what: string): Parser<string> =>
  matching(/^[A-Z0-9]{6,20}$/, `the ID of a PagerDuty ${what}, such as PABC123 (the end of its address)`);

export const slackChannel: Parser<string> = matching(
  /^[CG][A-Z0-9]{6,20}$/,
  'a Slack channel ID such as C0123456789 (at the end of the channel details)',
);

export const urgency: Parser<'high' | 'low'> = oneOf(
  { high: 'high', low: 'low', 高: 'high', 低: 'low' },
  'high or low',
);

export const finish: Parser<'manual' | 'at end'> = oneOf(
  { manual: 'manual', 手動: 'manual', 'at end': 'at end', 終了時: 'at end' },
  'manual or at end',
);

const MAX_LEAD_MINUTES = 7 * 24 * 60;
export const lead: Parser<number> = minutes(
  0,
  MAX_LEAD_MINUTES,
  'minutes (15), hours (2h) or days (1d), at most 7 days',
);
