// Wall clocks of the calendars' time zones. Instants are epoch milliseconds, zones IANA names.
import { Temporal } from 'temporal-polyfill';

/**
 * The instant at which a zone's wall clock shows this date and time. A time inside a gap gives the first instant
 * after it, a doubled one the first of the two.
 * @param date YYYY-MM-DD
 * @param time HH:mm
 */
export function instantOf(date: string, time: string, timeZone: string): number {
  const wanted = Temporal.PlainDateTime.from(`${date}T${time}`);
  const found = wanted.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (found.toPlainDateTime().equals(wanted)) return found.epochMilliseconds;
  const afterGap = found.getTimeZoneTransition('next');
  return (afterGap ?? found).epochMilliseconds;
}

/** `2026-11-30 09:00+09:00`: readable in the ledger and exact for the next reading. Seconds only where there are any. */
export function wallClock(ms: number, timeZone: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
  const time = at.toPlainTime().toString(at.second || at.millisecond ? {} : { smallestUnit: 'minute' });
  return `${at.toPlainDate().toString()} ${time}${at.offset}`;
}

/** Reads what `wallClock` wrote; null where it is no such text. */
export function parseWallClock(text: string): number | null {
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})$/.exec(
    text.trim(),
  );
  const ms = match ? Date.parse(`${match[1]}T${match[2]}${match[3]}`) : Number.NaN;
  return Number.isNaN(ms) ? null : ms;
}

/** YYYY-MM-DD on the zone's wall. */
export function localDate(ms: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** Asked for every row of the ledger, and slow to find out. */
const known = new Map<string, boolean>();

export function isTimeZone(name: string): boolean {
  const answer = known.get(name) ?? canShow(name);
  known.set(name, answer);
  return answer;
}

function canShow(timeZone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
    return true;
  } catch {
    return false;
  }
}
