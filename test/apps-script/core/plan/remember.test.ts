// The memory as a tick leaves it.
import type { Memory } from '../../../../apps-script/src/core/memory';
import { plan } from '../../../../apps-script/src/core/plan/plan';
import {
  at,
  CALENDAR,
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

  test('every quarter of an hour', () => {
    expect(matters({}, '2026-11-30T00:14:00Z')).toBe(true);
  });

  test('for a calendar that turns unread and for an event that is not found', () => {
    expect(matters({ listed: 'unread' })).toBe(true);
    expect(matters({ tasks: [open()], event: { kind: 'gone' } })).toBe(true);
  });
});
