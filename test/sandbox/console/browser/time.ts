// Instants as people read them: in one zone (the calendar's) and in the console's language.
import { locale } from './words';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions, ms: number): string {
  const key = zone + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) {
    const tag = locale === 'ja' ? 'ja-JP' : 'en-GB';
    found = new Intl.DateTimeFormat(tag, { timeZone: zone, hourCycle: 'h23', ...options });
    formats.set(key, found);
  }
  return found.format(ms);
}

export function clockTime(zone: string, ms: number): string {
  return format(zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }, ms);
}

export function time(zone: string, ms: number): string {
  return format(zone, { hour: '2-digit', minute: '2-digit' }, ms);
}

export function day(zone: string, ms: number): string {
  return format(zone, { weekday: 'short', day: 'numeric', month: 'short' }, ms);
}

export function longDay(zone: string, ms: number): string {
  return format(zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, ms);
}

/** An all-day event's date: the same day wherever it is read. */
export function dateMs(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

const RELATIVE = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

/** Slack's `<!date^…>` formats; a token that Slack does not know stays as it is. */
export function slackDate(pattern: string, zone: string, ms: number, nowMs: number): string {
  const short = format(zone, { day: 'numeric', month: 'short', year: 'numeric' }, ms);
  const long = longDay(zone, ms);
  const date = format(zone, { day: 'numeric', month: 'long', year: 'numeric' }, ms);
  const values: Readonly<Record<string, string>> = {
    date,
    date_short: short,
    date_long: long,
    date_num: format(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }, ms),
    date_pretty: nearDay(zone, ms, nowMs) ?? date,
    date_short_pretty: nearDay(zone, ms, nowMs) ?? short,
    date_long_pretty: nearDay(zone, ms, nowMs) ?? long,
    time: time(zone, ms),
    time_secs: clockTime(zone, ms),
  };
  return pattern.replaceAll(/\{(\w+)\}/g, (whole, token: string) => values[token] ?? whole);
}

function nearDay(zone: string, ms: number, nowMs: number): string | undefined {
  const dayOf = (at: number) => format(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }, at);
  for (const offset of [-1, 0, 1]) {
    if (dayOf(nowMs + offset * 86_400_000) === dayOf(ms)) return RELATIVE.format(offset, 'day');
  }
  return undefined;
}
