// Recurring events fall on the instants that a person in their zone expects, whichever window is asked for first.
import fc from 'fast-check';
import { Series } from './expand';
import { instantOf } from './zone';

function series(start: string, zone: string, ...recurrence: string[]): Series {
  const startMs = instantOf(start, zone);
  return new Series(recurrence, { allDay: !start.includes('T'), zone, startMs, endMs: startMs + 1_800_000 });
}

function starts(of: Series, from: string, to: string): string[] {
  return of.between(Date.parse(from), Date.parse(to)).map((ms) => new Date(ms).toISOString().slice(0, 16));
}

test('a daily event keeps its hour when summer time begins and ends', () => {
  const daily = series('2026-01-01T09:00:00', 'Europe/Berlin', 'RRULE:FREQ=DAILY');
  expect(starts(daily, '2026-03-28T00:00:00Z', '2026-03-30T00:00:00Z')).toEqual([
    '2026-03-28T08:00',
    '2026-03-29T07:00',
  ]);
  expect(starts(daily, '2026-10-24T00:00:00Z', '2026-10-26T00:00:00Z')).toEqual([
    '2026-10-24T07:00',
    '2026-10-25T08:00',
  ]);
});

test('an hour that the clock leaps over is met after the leap, a doubled one the first time', () => {
  const gap = series('2026-03-28T02:30:00', 'Europe/Berlin', 'RRULE:FREQ=DAILY;COUNT=3');
  expect(starts(gap, '2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z')).toEqual([
    '2026-03-28T01:30',
    '2026-03-29T01:30',
    '2026-03-30T00:30',
  ]);
  const doubled = series('2026-11-01T01:30:00', 'America/New_York', 'RRULE:FREQ=DAILY;COUNT=2');
  expect(starts(doubled, '2026-10-01T00:00:00Z', '2026-12-01T00:00:00Z')).toEqual([
    '2026-11-01T05:30',
    '2026-11-02T06:30',
  ]);
});

test('an all-day event is midnight of its zone on each day, through a change of the clock', () => {
  const days = series('2026-10-24', 'Europe/Berlin', 'RRULE:FREQ=DAILY;COUNT=3');
  expect(starts(days, '2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z')).toEqual([
    '2026-10-23T22:00',
    '2026-10-24T22:00',
    '2026-10-25T23:00',
  ]);
});

test('UNTIL is UTC and includes its own instant; a bare date includes its day', () => {
  const utc = series('2026-11-30T09:00:00', 'Asia/Tokyo', 'RRULE:FREQ=DAILY;UNTIL=20261202T000000Z');
  expect(starts(utc, '2026-11-01T00:00:00Z', '2027-01-01T00:00:00Z')).toHaveLength(3);
  const date = series('2026-11-30T09:00:00', 'Asia/Tokyo', 'RRULE:FREQ=DAILY;UNTIL=20261202');
  expect(starts(date, '2026-11-01T00:00:00Z', '2027-01-01T00:00:00Z')).toHaveLength(3);
});

test('EXDATE takes out an instance, or with a date all of that day; RDATE adds one', () => {
  const work = series(
    '2026-11-30T09:00:00',
    'Asia/Tokyo',
    'RRULE:FREQ=DAILY;COUNT=4',
    'EXDATE;TZID=Asia/Tokyo:20261201T090000',
    'EXDATE;VALUE=DATE:20261203',
    'EXDATE;TZID=Asia/Tokyo:20261202T091500',
    'RDATE;TZID=Asia/Tokyo:20261210T120000',
  );
  expect(starts(work, '2026-11-01T00:00:00Z', '2027-01-01T00:00:00Z')).toEqual([
    '2026-11-30T00:00',
    '2026-12-02T00:00',
    '2026-12-10T03:00',
  ]);
});

test('the last weekday of the month, the 31st, and the leap day', () => {
  const lastWeekday = series(
    '2026-10-30T18:00:00',
    'UTC',
    'RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
  );
  expect(starts(lastWeekday, '2026-10-01T00:00:00Z', '2027-02-01T00:00:00Z')).toEqual([
    '2026-10-30T18:00',
    '2026-11-30T18:00',
    '2026-12-31T18:00',
    '2027-01-29T18:00',
  ]);
  const thirtyFirst = series('2026-01-31T12:00:00', 'UTC', 'RRULE:FREQ=MONTHLY');
  expect(starts(thirtyFirst, '2026-01-01T00:00:00Z', '2026-06-01T00:00:00Z')).toEqual([
    '2026-01-31T12:00',
    '2026-03-31T12:00',
    '2026-05-31T12:00',
  ]);
  const leapDay = series('2024-02-29T12:00:00', 'UTC', 'RRULE:FREQ=YEARLY');
  expect(starts(leapDay, '2024-01-01T00:00:00Z', '2033-01-01T00:00:00Z')).toEqual([
    '2024-02-29T12:00',
    '2028-02-29T12:00',
    '2032-02-29T12:00',
  ]);
});

test('a start that its own rule does not give is an instance all the same', () => {
  const fromThursday = series('2011-08-04T12:00:00', 'UTC', 'RRULE:FREQ=WEEKLY;BYDAY=MO,FR;INTERVAL=5');
  expect(starts(fromThursday, '2011-08-01T00:00:00Z', '2011-10-01T00:00:00Z')).toEqual([
    '2011-08-04T12:00',
    '2011-08-05T12:00',
    '2011-09-05T12:00',
    '2011-09-09T12:00',
  ]);
});

test.each([
  ['Pacific/Honolulu', '2026-12-01T06:00', '2026-11-30T20:00:00'],
  ['Pacific/Kiritimati', '2026-11-30T06:00', '2026-11-30T20:00:00'],
])('in %s a window as narrow as the event finds it', (zone, utc, wall) => {
  const daily = series(wall, zone, 'RRULE:FREQ=DAILY');
  const startMs = Date.parse(`${utc}:00Z`) + 30 * 86_400_000;
  expect(daily.between(startMs, startMs + 1)).toEqual([startMs]);
  expect(daily.has(startMs - 1)).toBe(false);
});

test('an old endless series is read in a moment, however far the window lies from its start', () => {
  const old = series('1990-01-01T09:00:00', 'Asia/Tokyo', 'RRULE:FREQ=DAILY');
  const before = process.cpuUsage().user;
  expect(starts(old, '2026-11-30T00:00:00Z', '2026-12-01T00:00:00Z')).toEqual(['2026-11-30T00:00']);
  expect(process.cpuUsage().user - before).toBeLessThan(100_000);
});

test('whichever windows are read before, a window gives the same starts', () => {
  const rule = fc.oneof(
    fc
      .tuple(fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY'), fc.integer({ min: 1, max: 5 }))
      .map(([freq, interval]) => `FREQ=${freq};INTERVAL=${interval}`),
    fc.constantFrom(
      'FREQ=WEEKLY;BYDAY=MO,WE,SU;INTERVAL=2;WKST=SU',
      'FREQ=WEEKLY;BYDAY=TU;WKST=MO',
      'FREQ=DAILY;COUNT=400',
      'FREQ=HOURLY;INTERVAL=7',
      'FREQ=DAILY;BYMONTH=1,3;INTERVAL=3',
    ),
  );
  const day = fc.integer({ min: 0, max: 500 });
  const startMs = Date.parse('2024-10-01T00:00:00Z');
  const dayMs = (days: number) => startMs + days * 86_400_000;
  fc.assert(
    fc.property(
      rule,
      day,
      fc.integer({ min: 1, max: 20 }),
      fc.array(day, { maxLength: 4 }),
      (line, at, width, others) => {
        const make = () => series('2024-10-02T02:30:00', 'Europe/Berlin', `RRULE:${line}`);
        const whole = make()
          .between(0, dayMs(600))
          .filter((ms) => ms >= dayMs(at) && ms < dayMs(at + width));
        const used = make();
        for (const other of others) used.between(dayMs(other), dayMs(other + 5));
        expect(used.between(dayMs(at), dayMs(at + width))).toEqual(whole);
      },
    ),
    { numRuns: 60 },
  );
});
