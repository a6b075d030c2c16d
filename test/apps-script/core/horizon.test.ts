// How far ahead calendars are listed.
import { isWithinHorizon, listedUntilMs } from '../../../apps-script/src/core/horizon';
import { at, calendarSettings } from './builders';

const NOW = at('2026-11-30T00:00Z');
const MINUTE = 60_000;
const daysAt = (nowMs: number, leadMinutes = 0, place = 0, isNew = false) =>
  (listedUntilMs(calendarSettings({ leadMinutes }), place, isNew, nowMs) - nowMs) / 86_400_000;

test('a calendar is listed its own lead and a day ahead, and every fifth minute the longest lead and a day', () => {
  const days = [0, 1, 2, 3, 4, 5].map((minute) => daysAt(NOW + minute * MINUTE));
  expect(days).toEqual([8, 1, 1, 1, 1, 8]);
  expect(daysAt(NOW + MINUTE, 2_880)).toBe(3);
});

test('calendars take turns, so that no tick has to take in all of them at that length', () => {
  expect([0, 1, 2, 3, 4, 5].map((place) => daysAt(NOW, 0, place))).toEqual([8, 1, 1, 1, 1, 8]);
});

test('a calendar that was never read is listed to the end at once', () => {
  expect(daysAt(NOW + MINUTE, 0, 0, true)).toBe(8);
});

test('an event is taken in from a day before it is due', () => {
  expect(isWithinHorizon(at('2026-12-01T00:00Z'), NOW)).toBe(false);
  expect(isWithinHorizon(at('2026-11-30T23:59Z'), NOW)).toBe(true);
});
