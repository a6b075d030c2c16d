// The memory as a tick leaves it.
import { type Memory, memoryRows, readMemory } from '../../../../apps-script/src/core/memory';
import { plan } from '../../../../apps-script/src/core/plan/plan';
import {
  at,
  CALENDAR,
  calendarSettings,
  done,
  EVENT,
  live,
  memory,
  occurrence,
  open,
  type Read,
  reading,
  task,
  timed,
} from '../builders';

const NOW = '2026-11-30T00:05Z';
const left = (read: Read, now = NOW) => plan(reading(read), at(now));
const calendar = (each: Memory) => each.calendars[CALENDAR];

test('a complete read covers the calendar until now', () => {
  expect(calendar(left({}).memory)).toMatchObject({ coveredUntilMs: at(NOW), unreadSinceMs: null });
});

test('an unread calendar is covered no further, and since when is remembered', () => {
  const first = left({ listed: 'unread' }).memory;
  expect(calendar(first)).toMatchObject({ coveredUntilMs: at('2026-11-29T23:59Z'), unreadSinceMs: at(NOW) });
  const second = left({ listed: 'unread', memory: first }, '2026-11-30T00:06Z').memory;
  expect(calendar(second)?.unreadSinceMs).toBe(at(NOW));
  expect(calendar(left({ memory: second }, '2026-11-30T00:07Z').memory)?.unreadSinceMs).toBeNull();
});

test('a list that lacks an event whose own GET finds it covers nothing', () => {
  const running: Read = { tasks: [open()], event: live(occurrence()) };
  expect(calendar(left({ ...running, listed: [] }).memory)).toMatchObject({
    coveredUntilMs: at('2026-11-29T23:59Z'),
    unreadSinceMs: null,
  });
  expect(calendar(left({ ...running, listed: [occurrence()] }).memory)?.coveredUntilMs).toBe(at(NOW));
  const over = live(timed('2026-11-29T00:00Z', '2026-11-29T01:00Z'));
  expect(calendar(left({ ...running, event: over, listed: [] }).memory)?.coveredUntilMs).toBe(at(NOW));
});

test('an upcoming event that a complete list lacks is asked for, until it is listed again', () => {
  const upcoming: Read = {
    tasks: [task({ dueMs: at('2026-11-30T01:00Z'), startMs: at('2026-11-30T01:00Z') })],
  };
  const first = left({ ...upcoming, listed: [] }).memory;
  expect(calendar(first)?.asked).toEqual([EVENT]);
  expect(calendar(left({ ...upcoming, listed: 'unread', memory: first }).memory)?.asked).toEqual([EVENT]);
  const there = timed('2026-11-30T01:00Z', '2026-11-30T02:00Z');
  expect(calendar(left({ ...upcoming, listed: [there], memory: first }).memory)?.asked).toEqual([]);
});

describe('events that their own GET does not find', () => {
  const gone: Read = { tasks: [open()], event: { kind: 'gone' } };
  const missing = memory({ missing: { [EVENT]: at('2026-11-30T00:04Z') } });
  const missingAfter = (read: Read) => calendar(left(read).memory)?.missing;

  test('are remembered from the first time on', () => {
    expect(missingAfter(gone)).toEqual({ [EVENT]: at(NOW) });
    expect(missingAfter({ ...gone, memory: missing })).toEqual({ [EVENT]: at('2026-11-30T00:04Z') });
  });

  test('are not, while their calendar cannot be read', () => {
    expect(missingAfter({ ...gone, listed: 'unread' })).toEqual({});
  });

  test('stay remembered while nothing new is known, and are forgotten when they are found', () => {
    const before = { tasks: [open()], memory: missing };
    expect(missingAfter({ ...before, event: { kind: 'unread', reason: 'x' } })).toHaveProperty(EVENT);
    expect(missingAfter(before)).toHaveProperty(EVENT);
    expect(missingAfter({ ...before, event: live(occurrence()) })).toEqual({});
  });

  test('are forgotten with their row’s end, so that the memory does not grow for ever', () => {
    expect(missingAfter({ tasks: [done()], memory: missing })).toEqual({});
    expect(missingAfter({ tasks: [], memory: missing })).toEqual({});
  });
});

describe('is worth a write of its own', () => {
  const matters = (read: Read, now = NOW) => left(read, now).memoryMatters;

  test('not for a mere moving on of the covered time', () => {
    expect(matters({}, '2026-11-30T00:13:59Z')).toBe(false);
  });

  test('not for another order of the calendars on the tab', () => {
    const other = calendarSettings({ calendarId: 'a' });
    const read = reading();
    const settings = { ...read.settings, calendars: [...read.settings.calendars, other] };
    const calendars = new Map([
      ...read.calendars,
      ['a', { kind: 'read', timeZone: 'UTC', occurrences: [] } as const],
    ]);
    const first = plan({ ...read, settings, calendars }, at(NOW)).memory;
    const written = readMemory(memoryRows({ ...first, writtenMs: at(NOW) }));
    const again = plan({ ...read, settings, calendars, memory: written }, at('2026-11-30T00:06Z'));
    expect(again.memoryMatters).toBe(false);
  });

  test('every quarter of an hour', () => {
    expect(matters({}, '2026-11-30T00:14:00Z')).toBe(true);
  });

  test('for a calendar that turns unread and for an event that is not found', () => {
    expect(matters({ listed: 'unread' })).toBe(true);
    expect(matters({ tasks: [open()], event: { kind: 'gone' } })).toBe(true);
  });
});

describe('a calendar that is switched off', () => {
  const missing = memory({ missing: { [EVENT]: 1 }, asked: [EVENT] });

  test('is remembered as such, covered no further, at once', () => {
    const planned = plan(
      { ...reading({ memory: missing, settings: { mode: 'off' } }), calendars: new Map() },
      at(NOW),
    );
    expect(calendar(planned.memory)).toMatchObject({
      use: { mode: 'off' },
      coveredUntilMs: at('2026-11-29T23:59Z'),
      missing: {},
      asked: [],
    });
    expect(planned.memoryMatters).toBe(true);
  });

  test('begins anew when it is on again, read or not', () => {
    const wasOff = memory({ use: { mode: 'off', holdUntilMs: null } });
    expect(calendar(left({ memory: wasOff }).memory)).toMatchObject({
      use: { mode: 'on' },
      onSinceMs: at(NOW),
      firstReadMs: at(NOW),
      coveredUntilMs: at(NOW),
    });
    expect(calendar(left({ memory: wasOff, listed: 'unread' }).memory)).toMatchObject({
      use: { mode: 'on' },
      onSinceMs: at(NOW),
      coveredUntilMs: null,
    });
  });

  test.each([
    ['gone from the tab: off', [], 'off'],
    ['with a bad cell in its row: on', [{ calendarId: CALENDAR, known: {} }], 'on'],
    [
      'with a bad cell, but a mode that can be read: as that says',
      [{ calendarId: CALENDAR, known: { mode: 'off' } }],
      'off',
    ],
  ] as const)('%s', (_, broken, mode) => {
    const read = reading({ memory: missing });
    const settings = { ...read.settings, calendars: [calendarSettings({ calendarId: 'other' })], broken };
    const planned = plan({ ...read, settings, calendars: new Map() }, at(NOW));
    expect(calendar(planned.memory)?.use.mode).toBe(mode);
  });
});

describe('a hold', () => {
  const until = (iso: string | null, where: 'settings' | 'general', before?: Memory, now = NOW) =>
    left({ [where]: { holdUntilMs: iso && at(iso) }, ...(before ? { memory: before } : {}) }, now);
  const holdOf = (each: Memory, where: 'settings' | 'general') =>
    where === 'general' ? each.hold : calendar(each)?.hold;

  test.each(['settings', 'general'] as const)(
    'by %s is remembered from its first tick to its last',
    (where) => {
      const begun = until('2026-11-30T03:00Z', where);
      expect(begun.memoryMatters).toBe(true);
      expect(holdOf(begun.memory, where)).toEqual({
        running: { sinceMs: at(NOW), untilMs: at('2026-11-30T03:00Z'), afterMs: 0 },
        past: [],
      });
      const longer = until('2026-11-30T04:00Z', where, begun.memory, '2026-11-30T01:00Z').memory;
      expect(holdOf(longer, where)?.running).toMatchObject({
        sinceMs: at(NOW),
        untilMs: at('2026-11-30T04:00Z'),
      });
      const over = until('2026-11-30T04:00Z', where, longer, '2026-11-30T04:01Z').memory;
      expect(holdOf(over, where)).toEqual({
        running: null,
        past: [{ fromMs: at(NOW), toMs: at('2026-11-30T04:00Z') }],
      });
      const cleared = until(null, where, longer, '2026-11-30T02:00Z').memory;
      expect(holdOf(cleared, where)?.past).toEqual([{ fromMs: at(NOW), toMs: at('2026-11-30T02:00Z') }]);
    },
  );

  test('of a row with a bad cell goes on: perhaps that is the cell', () => {
    const { memory: begun } = until('2026-11-30T03:00Z', 'settings');
    const read = reading({ memory: begun });
    const settings = { ...read.settings, calendars: [], broken: [{ calendarId: CALENDAR, known: {} }] };
    expect(holdOf(plan({ ...read, settings, calendars: new Map() }, at(NOW)).memory, 'settings')).toEqual(
      holdOf(begun, 'settings'),
    );
  });
});
