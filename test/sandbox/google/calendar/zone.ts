// Wall clock ↔ instant in an IANA zone. A gap in the clock → shifted on by the gap; a doubled hour → the first.
import { Temporal } from 'temporal-polyfill';

/** A wall time of no zone, `2026-11-30T09:00:00`. */
export type WallTime = string;

const OFFSET_SUFFIX = /(Z|[+-]\d{2}:?\d{2})$/;

export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

/** @param wall ISO, without an offset; a date alone is its midnight */
export function instantOf(wall: WallTime, zone: string): number {
  return Temporal.PlainDateTime.from(wall).toZonedDateTime(zone, { disambiguation: 'compatible' })
    .epochMilliseconds;
}

export function wallTimeOf(ms: number, zone: string): WallTime {
  return at(ms, zone).toPlainDateTime().toString({ smallestUnit: 'second' });
}

/** `2026-11-30T09:00:00+09:00`, as Google prints a time. */
export function formatTime(ms: number, zone: string): string {
  const zoned = at(ms, zone);
  const offset = zoned.offsetNanoseconds === 0 ? 'Z' : zoned.offset;
  return zoned.toPlainDateTime().toString({ smallestUnit: 'second' }) + offset;
}

export function offsetMinutes(ms: number, zone: string): number {
  return at(ms, zone).offsetNanoseconds / 60e9;
}

/** `20261130T000000Z`, as it stands in an instance's id. */
export function utcStamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** @param text RFC 3339; without an offset it is read in `zone` */
export function parseTime(text: string, zone: string): number {
  if (OFFSET_SUFFIX.test(text)) return Date.parse(text);
  return instantOf(text, zone);
}

function at(ms: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
}
