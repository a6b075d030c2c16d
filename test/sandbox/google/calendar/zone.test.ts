// Wall clocks and instants, through every change of a clock, agree with the platform's own time zone data.
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { formatTime, instantOf, isZone, wallTimeOf } from './zone';

const ZONES = [
  'Asia/Tokyo',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'UTC',
];

test.each([
  ['a usual time', '2026-11-30T09:00:00', 'Asia/Tokyo', '2026-11-30T00:00:00.000Z'],
  ['a time in the gap', '2026-03-29T02:30:00', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['the first of a doubled time', '2026-10-25T02:30:00', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ['the minute after the gap', '2026-03-29T03:00:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
  ['a midnight that does not exist', '2026-04-24T00:00:00', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
  ['a date alone', '2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
])('%s is its instant', (_, wall, zone, instant) => {
  expect(new Date(instantOf(wall, zone)).toISOString()).toBe(instant);
});

test.each(['2026-02-30T09:00:00', '2026-11-30T25:00:00', 'tomorrow', ''])('%p is no time', (wall) => {
  expect(() => instantOf(wall, 'Asia/Tokyo')).toThrow(RangeError);
});

test('a time is printed with the offset of that moment', () => {
  expect(formatTime(Date.parse('2026-10-25T00:59:59Z'), 'Europe/Berlin')).toBe('2026-10-25T02:59:59+02:00');
  expect(formatTime(Date.parse('2026-10-25T01:00:00Z'), 'Europe/Berlin')).toBe('2026-10-25T02:00:00+01:00');
  expect(formatTime(Date.parse('2026-07-01T00:00:00Z'), 'America/St_Johns')).toBe(
    '2026-06-30T21:30:00-02:30',
  );
  expect(formatTime(Date.parse('2026-07-01T00:00:00Z'), 'UTC')).toBe('2026-07-01T00:00:00Z');
});

test('every wall time and instant is what Temporal says', () => {
  const minute = fc.integer({ min: Date.UTC(2015, 0, 1) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 });
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), minute, (zone, at) => {
      const ms = at * 60_000;
      const zoned = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
      expect(wallTimeOf(ms, zone)).toBe(zoned.toPlainDateTime().toString());
      const wall = new Date(ms).toISOString().slice(0, 19);
      expect(instantOf(wall, zone)).toBe(
        Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds,
      );
    }),
  );
});

test('what is no zone is none', () => {
  expect(['Asia/Tokyo', 'UTC', 'Mars/Olympus', '', '+09:00'].map(isZone)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
