// Occurrences that no row knows yet.
import { NEW_MEMORY } from '../../../../apps-script/src/core/memory';
import { readOccurrence } from '../../../../apps-script/src/core/occurrence/occurrence';
import { plan } from '../../../../apps-script/src/core/plan/plan';
import {
  at,
  CALENDAR,
  EVENT,
  incident,
  keyOf,
  memory,
  occurrence,
  REF,
  type Read,
  reading,
  task,
  texts,
  timed,
  unreadableRow,
} from '../builders';
import { rowAt, stepAt } from './one';

const NOW = '2026-11-29T12:00Z';

test('a new event becomes a row with its settings, told to nobody yet', () => {
  expect(rowAt(NOW, { listed: [occurrence()] })).toEqual(
    task({ sinceMs: at(NOW), rev: at(NOW), delivered: 0 }),
  );
});

test('a new event that is due already is opened in the same tick', () => {
  expect(stepAt('2026-11-30T00:00Z', { listed: [occurrence()] })).toMatchObject({ kind: 'open' });
});

test('nothing that started before the calendar’s first complete read is taken in', () => {
  const listed = [timed('2026-11-29T11:59Z', '2026-11-29T14:00Z'), occurrence({ eventId: 'later' })];
  const { steps, memory: left } = plan(reading({ listed, memory: NEW_MEMORY }), at(NOW));
  expect(steps.map((step) => step.task.eventId)).toEqual(['later']);
  expect(left.calendars[CALENDAR]).toMatchObject({ firstReadMs: at(NOW), coveredUntilMs: at(NOW) });
});

test('an event whose start was long past when it first appeared is skipped with the reason', () => {
  const covered = (until: string): Read => ({
    memory: memory({ coveredUntilMs: at(until) }),
    listed: [timed('2026-11-29T11:00Z', '2026-11-29T14:00Z')],
  });
  expect(rowAt(NOW, covered('2026-11-29T11:15:01Z'))).toMatchObject({
    state: 'skipped',
    note: texts.skipped.late,
    intent: null,
  });
  expect(stepAt(NOW, covered('2026-11-29T11:15:00Z'))).toMatchObject({
    kind: 'open',
    task: { lateMinutes: 60 },
  });
});

test.each<[string, Read]>([
  ['a calendar that is off', { settings: { mode: 'off' }, listed: [occurrence()] }],
  ['a calendar that could not be read', { listed: 'unread' }],
  ['focus time', { listed: [occurrence({ eventType: 'focusTime' })] }],
  ['an event with a row', { tasks: [task()], listed: [occurrence()] }],
  [
    'an event whose row cannot be read',
    {
      unreadableRows: [unreadableRow()],
      listed: [occurrence()],
    },
  ],
  [
    'an event whose row, under an older id, cannot be read',
    {
      unreadableRows: [unreadableRow({ key: 'c/old' })],
      listed: [occurrence()],
    },
  ],
])('nothing is taken in of %s', (_, read) => {
  expect(stepAt(NOW, read)).toBeUndefined();
});

test('an event that a list gives twice is one', () => {
  expect(stepAt('2026-11-30T00:00Z', { listed: [occurrence(), occurrence()] })).toMatchObject({
    kind: 'open',
  });
});

test('what is cancelled or unreadable in a list is no task, and stops no other', () => {
  const read = reading({ listed: [] });
  const resources = [
    { id: 'x', status: 'cancelled' },
    { id: 'y' },
    { id: EVENT, start: { date: '2026-11-30' } },
  ];
  const calendars = new Map([
    [CALENDAR, { kind: 'read', timeZone: 'Asia/Tokyo', occurrences: resources.map(readOccurrence) } as const],
  ]);
  const { steps } = plan({ ...read, calendars }, at(NOW));
  expect(steps.map((step) => step.task.eventId)).toEqual([EVENT]);
});

describe('a row that was lost while its incident is open', () => {
  test('is rebuilt with that attempt, and looked up', () => {
    const read: Read = { listed: [occurrence()], incidents: [incident({ key: keyOf(3) })] };
    expect(stepAt('2026-11-30T00:30Z', read)).toMatchObject({
      kind: 'open',
      task: { key: REF, state: 'opening', attempt: 3 },
    });
  });

  test('with the latest of several attempts, in whatever order they are listed', () => {
    const incidents = [incident({ id: 'Q2', key: keyOf(2) }), incident({ id: 'Q1', key: keyOf(1) })];
    for (const order of [incidents, [...incidents].reverse()]) {
      expect(stepAt('2026-11-30T00:30Z', { listed: [occurrence()], incidents: order })?.task.attempt).toBe(2);
    }
  });
});
