// When a day of chores begins.
import { choresBegun, isNewDay } from '../../../apps-script/src/core/chores';
import { at, reading } from './builders';

const isNew = (done: string, now: string) => isNewDay(at(done), reading(), at(now));

test('at four in the morning on the calendars’ wall, whenever it was done the day before', () => {
  expect(isNew('2026-11-29T19:05Z', '2026-11-30T18:59Z')).toBe(false);
  expect(isNew('2026-11-29T19:05Z', '2026-11-30T19:00Z')).toBe(true);
  expect(isNew('2026-11-30T18:59Z', '2026-11-30T19:00Z')).toBe(true);
});

test('without a calendar that can be read, by the clock of UTC', () => {
  const read = reading({ listed: 'unread' });
  expect(isNewDay(at('2026-11-30T03:59Z'), read, at('2026-11-30T04:00Z'))).toBe(true);
  expect(isNewDay(at('2026-11-30T04:00Z'), read, at('2026-12-01T03:59Z'))).toBe(false);
});

test('a new sheet’s chores are first done on the day after', () => {
  const now = at('2026-11-30T00:00Z');
  expect(choresBegun({ archivedMs: 0, reportedMs: 0 }, now)).toEqual({ archivedMs: now, reportedMs: now });
  expect(choresBegun({ archivedMs: 5, reportedMs: 0 }, 9)).toEqual({ archivedMs: 5, reportedMs: 9 });
});
