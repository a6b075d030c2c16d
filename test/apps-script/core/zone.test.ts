// Wall clocks, gaps and doubled hours, with literal instants.
import * as fc from 'fast-check';
import {
  instantOf,
  isTimeZone,
  localDate,
  parseWallClock,
  wallClock,
} from '../../../apps-script/src/core/zone';
import { at } from './builders';

test.each([
  ['Asia/Tokyo', '2026-11-30', '09:00', '2026-11-30T00:00:00Z', 'as written'],
  ['Europe/Berlin', '2026-03-29', '01:59', '2026-03-29T00:59:00Z', 'the last minute before the gap'],
  ['Europe/Berlin', '2026-03-29', '02:00', '2026-03-29T01:00:00Z', 'the gap’s own start'],
  [
    'Europe/Berlin',
    '2026-03-29',
    '02:30',
    '2026-03-29T01:00:00Z',
    'inside the gap: the first instant after it',
  ],
  ['Europe/Berlin', '2026-03-29', '03:00', '2026-03-29T01:00:00Z', 'the first minute after the gap'],
  ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30:00Z', 'the doubled hour: the first'],
  ['Europe/Berlin', '2026-10-25', '03:00', '2026-10-25T02:00:00Z', 'after the doubled hour'],
  ['America/New_York', '2026-03-08', '02:15', '2026-03-08T07:00:00Z', 'inside the gap'],
  ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00Z', 'the doubled hour: the first'],
  ['America/Sao_Paulo', '2018-11-04', '00:00', '2018-11-04T03:00:00Z', 'a gap at midnight'],
  ['Asia/Kolkata', '2026-11-30', '09:00', '2026-11-30T03:30:00Z', 'half an hour off'],
])('%s %s %s is %s: %s', (zone, date, time, instant) => {
  expect(new Date(instantOf(date, time, zone)).toISOString()).toBe(new Date(instant).toISOString());
});

test.each([
  ['2026-11-30T00:00:00Z', 'Asia/Tokyo', '2026-11-30 09:00+09:00'],
  ['2026-10-25T00:30:00Z', 'Europe/Berlin', '2026-10-25 02:30+02:00'],
  ['2026-10-25T01:30:00Z', 'Europe/Berlin', '2026-10-25 02:30+01:00'],
  ['2026-11-30T00:00:07Z', 'Asia/Tokyo', '2026-11-30 09:00:07+09:00'],
  ['2026-11-30T00:00:07.250Z', 'Asia/Tokyo', '2026-11-30 09:00:07.25+09:00'],
])('%s in %s is written %s and read back', (instant, zone, text) => {
  expect(wallClock(at(instant), zone)).toBe(text);
  expect(parseWallClock(text)).toBe(at(instant));
});

test('every instant is read back as it was written, in every zone', () => {
  const zone = fc.constantFrom(
    'Asia/Tokyo',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'UTC',
  );
  const ms = fc.integer({ min: at('2000-01-01T00:00Z'), max: at('2100-01-01T00:00Z') });
  fc.assert(fc.property(ms, zone, (each, name) => parseWallClock(wallClock(each, name)) === each));
});

test.each(['', 'tomorrow', '2026-11-30', '2026-11-30 09:00', '2026-13-30 09:00+09:00', '9:00+09:00'])(
  '%p is no wall clock',
  (text) => {
    expect(parseWallClock(text)).toBeNull();
  },
);

test('the local date changes at the zone’s own midnight', () => {
  expect(localDate(at('2026-11-30T14:59Z'), 'Asia/Tokyo')).toBe('2026-11-30');
  expect(localDate(at('2026-11-30T15:00Z'), 'Asia/Tokyo')).toBe('2026-12-01');
});

test('an unknown zone is known as such, and never silently UTC', () => {
  expect(isTimeZone('Asia/Tokyo')).toBe(true);
  expect(isTimeZone('Asia/Tokio')).toBe(false);
  expect(isTimeZone('')).toBe(false);
  expect(() => instantOf('2026-11-30', '09:00', 'Asia/Tokio')).toThrow(RangeError);
});
