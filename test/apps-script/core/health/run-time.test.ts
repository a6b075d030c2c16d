// The trigger's run time in the last 24 hours, and what hanging calls may take of it.
import {
  isScarce,
  NOTHING_SPENT,
  pauseMs,
  type RunTime,
  runTimeWarning,
  spentToday,
  withSpent,
} from '../../../../apps-script/src/core/health/run-time';
import { withTick } from '../../../../apps-script/src/core/health/spent';
import {
  readUncounted,
  uncountedSeconds,
  withUncounted,
} from '../../../../apps-script/src/core/health/uncounted';
import { at } from '../builders';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NINE = at('2026-11-30T09:00Z');

function spent(seconds: number, hung: number, atMs = NINE, before: RunTime = NOTHING_SPENT): RunTime {
  return withSpent(before, { seconds, hung }, 90, atMs);
}

test('what was spent counts for 24 hours, by the hour', () => {
  const runTime = spent(30, 10, NINE + 5 * HOUR, spent(100, 60));
  expect(spentToday(runTime, NINE + 5 * HOUR)).toEqual({ seconds: 130, hung: 70 });
  expect(spentToday(runTime, NINE + 25 * HOUR)).toEqual({ seconds: 30, hung: 10 });
  expect(Object.keys(spent(1, 0, NINE + 26 * HOUR, runTime).hours)).toHaveLength(2);
});

test.each([
  [180, 8],
  [600, 26],
  [1_200, 51],
  [2_000, 85],
])('after %d seconds of hanging in a day no trial for about %d minutes', (hung, minutes) => {
  expect(Math.round(pauseMs(spent(hung, hung), 90, NINE) / MINUTE)).toBe(minutes);
});

test('never more often than every fifth minute, though run time is plenty', () => {
  expect(pauseMs(spent(180, 180), 360, NINE)).toBe(5 * MINUTE);
});

test('ordinary ticks that take long leave less for hanging, but never nothing', () => {
  const busy = spent(4_800 + 180, 180);
  expect(pauseMs(busy, 90, NINE)).toBeGreaterThan(pauseMs(spent(180, 180), 90, NINE));
  expect(pauseMs(busy, 90, NINE)).toBeLessThan(2 * HOUR);
});

test('when nearly all is used up, and hanging took its part, nothing is tried', () => {
  expect(pauseMs(spent(5_200, 2_100), 90, NINE)).toBe(Number.POSITIVE_INFINITY);
});

test('hanging is scarce from half of what it may cost', () => {
  expect(isScarce(spent(900, 900), 90, NINE)).toBe(false);
  expect(isScarce(spent(1_100, 1_100), 90, NINE)).toBe(true);
});

test('at 80 % people are to be told, once a day for as long as it stays so', () => {
  expect(spent(4_319, 0).scarceSinceMs).toBeNull();
  const scarce = spent(4_320, 0);
  expect(scarce.scarceSinceMs).toBe(NINE);
  expect(runTimeWarning(scarce, 90, NINE)).toBe('72 of 90 minutes of run time used in 24 hours');
  expect(runTimeWarning(spent(100, 0), 90, NINE)).toBeNull();
  const later = spent(1, 0, NINE + 23 * HOUR, scarce);
  expect(later.scarceSinceMs).toBe(NINE);
  expect(spent(1, 0, NINE + 25 * HOUR, later).scarceSinceMs).toBeNull();
  expect(spent(4_400, 0, NINE + 25 * HOUR, later).scarceSinceMs).toBe(NINE + 25 * HOUR);
});

describe('a tick counts', () => {
  const tick = { beganMs: NINE, nowMs: NINE + 1_200, hungMs: 0, writtenMs: NINE - MINUTE, uncounted: [] };
  const count = (over: Partial<Parameters<typeof withTick>[1]>) =>
    spentToday(withTick(NOTHING_SPENT, { ...tick, ...over }, 90), NINE);

  test('its own time, and what comes after it has counted', () => {
    expect(count({})).toEqual({ seconds: 2, hung: 0 });
  });

  test('hanging apart', () => {
    expect(count({ nowMs: NINE + 61_200, hungMs: 60_000 })).toEqual({ seconds: 62, hung: 60 });
  });

  test('the ticks that wrote nothing before it, as if they had been like it', () => {
    expect(count({ writtenMs: NINE - 11 * MINUTE }).seconds).toBe(22);
    expect(count({ writtenMs: 0 }).seconds).toBe(32);
    expect(count({ nowMs: NINE + 31_200, writtenMs: NINE - 11 * MINUTE }).seconds).toBe(72);
  });

  test('those that could not count themselves', () => {
    const uncounted = [{ atMs: NINE - 9 * MINUTE, seconds: 40, lockTaken: false }];
    expect(count({ uncounted }).seconds).toBe(42);
  });
});

describe('a tick that finds the lock taken tells of the run that held it', () => {
  const last = { fromMs: NINE, untilMs: NINE + 130_000 };
  const leftOut = (minute: number) => ({ atMs: NINE + minute * MINUTE, seconds: 15, lockTaken: true });

  test('which counted itself: then only the wait is added', () => {
    expect(uncountedSeconds([leftOut(1), leftOut(2)], last)).toBe(30);
  });

  test('which Google killed after six minutes: then a minute for each', () => {
    const notes = [11, 12, 13, 14, 15].map(leftOut);
    expect(uncountedSeconds(notes, last)).toBe(5 * 75);
    expect(uncountedSeconds(notes, null)).toBe(5 * 75);
  });
});

test('the note of uncounted ticks survives garbage and stays short', () => {
  expect(readUncounted('')).toEqual([]);
  expect(readUncounted('{"atMs":1}')).toEqual([]);
  let text = 'garbage';
  for (let each = 0; each < 100; each += 1)
    text = withUncounted(text, { atMs: each, seconds: 15, lockTaken: true });
  expect(readUncounted(text)).toHaveLength(60);
  expect(readUncounted(text).at(-1)).toEqual({ atMs: 99, seconds: 15, lockTaken: true });
  expect(text.length).toBeLessThan(9 * 1_024);
});
