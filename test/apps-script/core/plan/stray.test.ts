// An open incident of a task that its row does not watch: it landed after the task was given up, moved on or finished.
import { conclude } from '../../../../apps-script/src/core/plan/conclude';
import type { Task } from '../../../../apps-script/src/core/task';
import {
  at,
  done,
  EVENT,
  incident,
  intent,
  keyOf,
  live,
  occurrence,
  open,
  opening,
  type Read,
  started,
  task,
  texts,
  timed,
} from '../builders';
import { decideAt, found, rowAt, stepAt } from './one';

const NOW = '2026-11-30T00:03Z';
const GONE: Read = { event: { kind: 'cancelled', eventId: EVENT } };
const landed = incident({ id: 'Q5', changedMs: at('2026-11-30T00:02Z') });
const busy = { ...landed, status: 'acknowledged', acknowledgedBy: 'Abe' } as const;
const LATER = timed('2026-11-30T05:00Z', '2026-11-30T06:00Z');
const waiting = (attempt: number): Task =>
  task({
    attempt,
    dueMs: at('2026-11-30T05:00Z'),
    startMs: at('2026-11-30T05:00Z'),
    endMs: at('2026-11-30T06:00Z'),
  });
const read = (row: Task, ...incidents: readonly (typeof landed)[]): Read => ({ tasks: [row], incidents });

describe.each(['cancelled', 'missed', 'skipped', 'upcoming'] as const)(
  'the row is %s, of the same attempt',
  (state) => {
    const row = task({ state, intent: intent() });

    test('the row takes it up, as if its look-up had found it', () => {
      expect(rowAt(NOW, read(row, landed))).toMatchObject({
        state: 'open',
        attempt: 1,
        incidentId: 'Q5',
        openedMs: landed.createdMs,
        intent: intent(),
      });
    });

    test('somebody is at work on it: started', () => {
      expect(rowAt(NOW, read(row, busy))).toMatchObject({ state: 'started', by: 'Abe', incidentId: 'Q5' });
    });
  },
);

test('what was cancelled is closed by the next tick with the reason, as any open task whose event is gone', () => {
  const adopted = rowAt(NOW, read(task({ state: 'cancelled', intent: intent() }), landed));
  if (!adopted) throw new Error('the row is lost');
  const step = stepAt('2026-11-30T00:04Z', { ...read(adopted, landed), ...GONE });
  expect(step).toMatchObject({ kind: 'close', task: { closing: { kind: 'deleted' } } });
  expect(decideAt('2026-11-30T00:04Z', step, found(landed)).act).toMatchObject({
    kind: 'resolve',
    incidentId: 'Q5',
  });
});

describe('the row has moved on to the next attempt', () => {
  test('nobody works on it: it is closed, and the row stays as it is', () => {
    const row = waiting(2);
    const step = stepAt(NOW, { ...read(row, landed), listed: [LATER] });
    expect(step).toMatchObject({ kind: 'clear', incidentId: 'Q5', task: row });
    const { act } = decideAt(NOW, step, found(landed));
    expect(act).toMatchObject({ kind: 'clear', incidentId: 'Q5', resolution: texts.resolution.surplus });
    if (!act) throw new Error('nothing is to be done');
    expect(conclude(act, { kind: 'done', incident: landed }, texts, at(NOW))).toBe(row);
  });

  test('before the next attempt is opened: never two at once', () => {
    for (const row of [task({ attempt: 2 }), opening({ attempt: 2 })])
      expect(stepAt(NOW, { ...read(row, landed), event: live(occurrence()) })).toMatchObject({
        kind: 'clear',
      });
  });

  test('somebody is at work on it: that is the task’s start, and no second one is opened', () => {
    for (const row of [task({ attempt: 2 }), opening({ attempt: 2 }), waiting(2)])
      expect(rowAt(NOW, read(row, busy))).toMatchObject({ state: 'started', attempt: 2, incidentId: 'Q5' });
  });
});

test.each<[string, typeof landed]>([
  ['acknowledged', busy],
  ['resolved', { ...landed, status: 'resolved' }],
  ['of another task', { ...landed, key: keyOf(1, 'other') }],
])('what is %s when it is read again is not closed', (_, now) => {
  const row = waiting(2);
  const step = stepAt(NOW, { ...read(row, landed), listed: [LATER] });
  expect(decideAt(NOW, step, found(now))).toEqual({ task: row, act: null });
});

describe('the row is done', () => {
  test('a second incident that nobody works on is closed', () => {
    expect(stepAt(NOW, read(done(), landed))).toMatchObject({ kind: 'clear', incidentId: 'Q5' });
  });

  test('one that somebody works on is taken up', () => {
    expect(rowAt(NOW, read(done(), busy))).toMatchObject({
      state: 'started',
      incidentId: 'Q5',
      doneMs: null,
    });
  });
});

describe('the row has an incident', () => {
  const both = [incident(), landed];

  test('a second one that nobody works on is closed', () => {
    for (const row of [open(), started()])
      expect(stepAt(NOW, read(row, ...both))).toMatchObject({ kind: 'clear' });
  });

  test('a second one that somebody works on is left to people', () => {
    expect(stepAt(NOW, read(open(), incident(), busy))).toBeUndefined();
  });

  test('its own that was reopened after a merge is left to people', () => {
    const target = incident({ id: 'Q9', key: 'other' });
    const row = open({ incidentId: 'Q9', merged: { from: 'Q5', atMs: at('2026-11-30T00:01Z') } });
    expect(stepAt(NOW, read(row, target, landed))).toBeUndefined();
  });

  test('one of a later attempt is never closed: the row may be of an older day', () => {
    const later = { ...landed, key: keyOf(2) };
    expect(stepAt(NOW, read(open(), incident(), later))).toBeUndefined();
  });
});

describe('a row that was brought back from an older day', () => {
  const later = { ...landed, key: keyOf(3) };

  test('takes up the incident of the later attempt', () => {
    expect(rowAt(NOW, read(done(), later))).toMatchObject({ state: 'open', attempt: 3, incidentId: 'Q5' });
    expect(rowAt(NOW, read(task({ state: 'cancelled' }), later))).toMatchObject({
      state: 'open',
      attempt: 3,
    });
  });

  test('that is opening looks for the later attempt', () => {
    const step = stepAt(NOW, { ...read(opening(), later), event: live(occurrence()) });
    expect(step).toMatchObject({ kind: 'open', task: { attempt: 3 } });
  });
});

test('its own look-up takes up what is opening; other people’s incidents are nobody’s', () => {
  expect(stepAt(NOW, { ...read(opening(), landed), event: live(occurrence()) })).toMatchObject({
    kind: 'open',
  });
  const foreign = { ...landed, key: 'someone else’s' };
  expect(stepAt(NOW, read(done(), foreign))).toBeUndefined();
  expect(stepAt(NOW, { ...read(done()), incidents: 'unread' })).toBeUndefined();
});

test('a refusal to close it is not repeated each minute, and tells nothing on the card', () => {
  const row = waiting(2);
  const step = stepAt(NOW, { ...read(row, landed), listed: [LATER] });
  const { act } = decideAt(NOW, step, found(landed));
  if (!act) throw new Error('nothing is to be done');
  const after = conclude(act, { kind: 'refused', text: 'PagerDuty 403: no' }, texts, at(NOW));
  expect(after).toMatchObject({ rev: row.rev, note: null, refusal: { text: 'PagerDuty 403: no' } });
  expect(stepAt('2026-11-30T00:04Z', { ...read(after, landed), listed: [LATER] })).toBeUndefined();
});
