// Wall clock ↔ instant in an IANA zone. A gap in the clock → shifted on by the gap; a doubled hour → the first.
// Between two changes of its clock a zone's offset stands still: each such stretch is asked of Temporal once.
import { Temporal } from 'temporal-polyfill';

/** A wall time of no zone, `2026-11-30T09:00:00`. */
export type WallTime = string;

interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
  readonly offsetMs: number;
}

const OFFSET_SUFFIX = /(Z|[+-]\d{2}:?\d{2})$/;
const DAY_MS = 86_400_000;
const stretches = new Map<string, Stretch[]>();

export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

/** @param wall ISO, without an offset; a date alone is its midnight. Throws RangeError for what is no time. */
export function instantOf(wall: WallTime, zone: string): number {
  const utcMs = asUtc(wall);
  const before = offsetMs(utcMs - DAY_MS, zone);
  const after = offsetMs(utcMs + DAY_MS, zone);
  if (offsetMs(utcMs - before, zone) === before) return utcMs - before;
  return offsetMs(utcMs - after, zone) === after ? utcMs - after : utcMs - before;
}

/** A day that does not exist runs over in Date.parse, and then does not print as it was written. */
function asUtc(wall: WallTime): number {
  const seconds = wall.length === 10 ? `${wall}T00:00:00` : wall.slice(0, 19);
  const utcMs = Date.parse(`${seconds}Z`);
  if (Number.isNaN(utcMs) || !new Date(utcMs).toISOString().startsWith(seconds)) {
    throw new RangeError(`${wall} is no time`);
  }
  return utcMs;
}

export function wallTimeOf(ms: number, zone: string): WallTime {
  return new Date(ms + offsetMs(ms, zone)).toISOString().slice(0, 19);
}

/** `2026-11-30T09:00:00+09:00`, as Google prints a time. */
export function formatTime(ms: number, zone: string): string {
  const minutes = offsetMs(ms, zone) / 60_000;
  if (minutes === 0) return `${wallTimeOf(ms, zone)}Z`;
  const [hour, minute] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${wallTimeOf(ms, zone)}${minutes < 0 ? '-' : '+'}${pad(hour)}:${pad(minute)}`;
}

export function offsetMs(ms: number, zone: string): number {
  const known = stretches.get(zone) ?? [];
  let stretch = known.find(({ fromMs, toMs }) => ms >= fromMs && ms < toMs);
  if (!stretch) {
    stretch = stretchAt(ms, zone);
    stretches.set(zone, [...known, stretch]);
  }
  return stretch.offsetMs;
}

function stretchAt(ms: number, zone: string): Stretch {
  const time = Temporal.Instant.fromEpochMilliseconds(Math.floor(ms)).toZonedDateTimeISO(zone);
  const next = time.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
  // `previous` is strictly before: a time that is itself a change begins its own stretch.
  const previous = time.add({ milliseconds: 1 }).getTimeZoneTransition('previous')?.epochMilliseconds;
  return {
    fromMs: previous ?? Number.NEGATIVE_INFINITY,
    toMs: next,
    offsetMs: time.offsetNanoseconds / 1_000_000,
  };
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
