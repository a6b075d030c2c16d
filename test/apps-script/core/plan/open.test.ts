// State `open`: an incident waits for somebody to start.
import { conclude } from '../../../../apps-script/src/core/plan/conclude';
import type { Task } from '../../../../apps-script/src/core/task';
import {
  at,
  EVENT,
  incident,
  keyOf,
  live,
  memory,
  occurrence,
  open,
  type Read,
  texts,
  timed,
} from '../builders';
import { decideAt, found, rowAt, stepAt, UNKNOWN } from './one';

const NOW = '2026-11-30T00:05Z';
const standing = (over: Read = {}): Read => ({
  tasks: [open()],
  event: live(occurrence()),
  incidents: [incident()],
  ...over,
});

test('nothing is planned while nothing changes', () => {
  expect(stepAt(NOW, standing())).toBeUndefined();
});

test('acknowledged in PagerDuty: started, by whoever acknowledged', () => {
  const acknowledged = incident({
    status: 'acknowledged',
    changedMs: at('2026-11-30T00:04Z'),
    acknowledgedBy: 'Abe',
  });
  expect(rowAt(NOW, standing({ incidents: [acknowledged] }))).toMatchObject({
    state: 'started',
    sinceMs: at('2026-11-30T00:04Z'),
    startedMs: at('2026-11-30T00:04Z'),
    by: 'Abe',
  });
});

describe('when its incident is not in the list, only its own GET tells', () => {
  const absent = standing({ incidents: [] });
  const settle = (finding: Parameters<typeof decideAt>[2]) =>
    decideAt(NOW, stepAt(NOW, absent), finding).task;

  test('it is asked for, and nothing is concluded from the list', () => {
    expect(stepAt(NOW, absent)).toMatchObject({ kind: 'verify', task: { state: 'open' } });
    expect(settle(UNKNOWN)).toEqual(open());
  });

  test('still triggered: it stays', () => {
    expect(settle(found(incident()))).toEqual(open());
  });

  test('resolved by a person: done, marked as not started first', () => {
    const resolved = incident({ status: 'resolved', changedMs: at('2026-11-30T00:04Z') });
    expect(settle(found(resolved))).toMatchObject({
      state: 'done',
      doneMs: at('2026-11-30T00:04Z'),
      note: texts.notStartedFirst,
    });
  });

  test('resolved by the service’s own timer: the next attempt, said as a fault of the set-up', () => {
    const timer = incident({ status: 'resolved', changedBy: { kind: 'service', name: 'Acme' } });
    expect(settle(found(timer))).toMatchObject({
      state: 'opening',
      attempt: 2,
      incidentId: null,
      openedMs: null,
      note: texts.closedByTimer,
      reason: { kind: 'timer' },
      intent: { atMs: at(NOW) },
    });
  });

  test('unknown to PagerDuty: the service swallowed it, which is a failure that is said', () => {
    expect(settle(found())).toMatchObject({
      state: 'failed',
      reason: { kind: 'swallowed', text: texts.swallowed },
      incidentId: null,
      attempt: 1,
    });
  });
});

test('an id that leads to an incident of another task is mistyped: nothing is done to that, its own is looked for', () => {
  const other = incident({ key: keyOf(1, 'other') });
  const moved = standing({ event: live(timed('2026-11-30T05:00Z', '2026-11-30T06:00Z')) });
  const { task, act } = decideAt(NOW, stepAt(NOW, moved), found(other));
  expect(act).toBeNull();
  expect(task).toMatchObject({ state: 'opening', attempt: 1, incidentId: null });
  expect(stepAt(NOW, { tasks: [task], event: live(occurrence()) })).toMatchObject({ kind: 'open' });
});

test('when PagerDuty cannot be read, nothing is concluded and the event is still followed', () => {
  expect(stepAt(NOW, standing({ incidents: 'unread' }))).toBeUndefined();
  const event = live(occurrence({ title: 'Check both backups' }));
  expect(rowAt(NOW, standing({ incidents: 'unread', event }))).toMatchObject({
    state: 'open',
    title: 'Check both backups',
  });
});

describe('when its event is gone', () => {
  const cancelled: Read = { event: { kind: 'cancelled', eventId: EVENT } };
  const step = () => stepAt(NOW, standing(cancelled));

  test('the intent to close is written first', () => {
    expect(step()).toMatchObject({
      kind: 'close',
      resumed: false,
      task: { state: 'open', closing: { kind: 'deleted' } },
    });
  });

  test('then it is resolved with the reason, and cancelled', () => {
    const { act } = decideAt(NOW, step(), found(incident()));
    expect(act).toMatchObject({ kind: 'resolve', incidentId: 'Q1', resolution: texts.resolution.deleted });
    if (!act) throw new Error('nothing is to be done');
    const resolved = incident({ status: 'resolved', changedMs: at(NOW) });
    expect(conclude(act, { kind: 'done', incident: resolved }, texts, at(NOW))).toMatchObject({
      state: 'cancelled',
      reason: { kind: 'deleted' },
      closing: null,
      attempt: 1,
    });
  });

  test('somebody was quicker to start: it stays started', () => {
    const acknowledged = incident({ status: 'acknowledged', acknowledgedBy: 'Abe', changedMs: at(NOW) });
    const { task, act } = decideAt(NOW, step(), found(acknowledged));
    expect(act).toBeNull();
    expect(task).toMatchObject({ state: 'started', by: 'Abe', closing: null });
  });

  test('somebody was quicker to resolve it: done', () => {
    const resolved = incident({ status: 'resolved', changedMs: at('2026-11-30T00:04Z') });
    expect(decideAt(NOW, step(), found(resolved)).task).toMatchObject({ state: 'done', closing: null });
  });

  test('a first 404 closes nothing, nor does a 404 of an unread calendar; the second 404 does', () => {
    const gone: Read = { event: { kind: 'gone' } };
    const again = { ...gone, memory: memory({ missing: { [EVENT]: at('2026-11-30T00:04Z') } }) };
    expect(stepAt(NOW, standing(gone))).toBeUndefined();
    expect(stepAt(NOW, standing({ ...again, listed: 'unread' }))).toBeUndefined();
    expect(stepAt(NOW, standing(again))).toMatchObject({ kind: 'close' });
  });
});

describe('a tick that died after the intent to close is finished by the next', () => {
  const closing = { kind: 'deleted', at: null, text: null } as const;
  const resumed = (incidents: Read['incidents']) =>
    stepAt(
      NOW,
      standing({
        tasks: [open({ closing })],
        event: { kind: 'cancelled', eventId: EVENT },
        ...(incidents ? { incidents } : {}),
      }),
    );

  test('the incident is still open: it is resolved', () => {
    expect(resumed([incident()])).toMatchObject({ kind: 'close', resumed: true });
    expect(decideAt(NOW, resumed([incident()]), found(incident())).act).toMatchObject({ kind: 'resolve' });
  });

  test.each([
    ['resolved already', found(incident({ status: 'resolved' }))],
    ['not there any more', found()],
  ])('the incident is %s: cancelled', (_, finding) => {
    const { task, act } = decideAt(NOW, resumed([]), finding);
    expect(act).toBeNull();
    expect(task).toMatchObject({ state: 'cancelled', reason: closing });
  });

  test('no answer: it is asked for again', () => {
    expect(decideAt(NOW, resumed([]), UNKNOWN).task).toMatchObject({ state: 'open', closing });
  });
});

describe('when its event moved', () => {
  const moved = (start: string, end: string): Read => standing({ event: live(timed(start, end)) });

  test('to later: closed with the new time, then waiting with the next attempt', () => {
    const step = stepAt(NOW, moved('2026-11-30T05:00Z', '2026-11-30T06:00Z'));
    expect(step).toMatchObject({
      kind: 'close',
      task: { closing: { kind: 'moved', at: '2026-11-30T05:00:00.000Z' } },
    });
    const { act } = decideAt(NOW, step, found(incident()));
    expect(act).toMatchObject({ resolution: texts.resolution.moved('2026-11-30 14:00+09:00') });
    if (!act) throw new Error('nothing is to be done');
    const resolved = incident({ status: 'resolved', changedMs: at(NOW) });
    expect(conclude(act, { kind: 'done', incident: resolved }, texts, at(NOW))).toMatchObject({
      state: 'upcoming',
      attempt: 2,
      dueMs: at('2026-11-30T05:00Z'),
      intent: null,
      incidentId: null,
      reason: { kind: 'moved', at: '2026-11-30T05:00:00.000Z' },
    });
  });

  test.each([
    ['earlier', '2026-11-29T23:00Z'],
    ['now', '2026-11-30T00:05Z'],
  ])('to %s: it stays, and the row follows', (_, start) => {
    expect(rowAt(NOW, moved(start, '2026-11-30T01:00Z'))).toMatchObject({
      state: 'open',
      startMs: at(start),
      closing: null,
    });
  });

  test('edited only: it stays, the row follows, and what it was opened with stays frozen', () => {
    const event = live(
      occurrence({ title: 'Check both backups', description: 'lead: 1h\nservice: PSVC002' }),
    );
    expect(rowAt(NOW, standing({ event }))).toMatchObject({
      state: 'open',
      title: 'Check both backups',
      service: 'PSVC001',
      dueMs: at('2026-11-30T00:00Z'),
      intent: { title: 'Check the backup' },
    });
  });
});

describe('settings that change later do not touch it', () => {
  test('a shorter lead does not make it wait again', () => {
    const early = open({ dueMs: at('2026-11-29T23:00Z') });
    expect(
      stepAt('2026-11-29T23:05Z', standing({ tasks: [early], settings: { leadMinutes: 5 } })),
    ).toBeUndefined();
  });

  test('another all-day time does not make it wait again', () => {
    const allDay = occurrence({
      start: { kind: 'day', date: '2026-11-30' },
      end: { kind: 'day', date: '2026-12-01' },
    });
    const row = open({ allDay: true, endMs: at('2026-11-30T15:00Z') });
    const later: Read = { settings: { allDayTime: '18:00' } };
    expect(stepAt(NOW, standing({ tasks: [row], event: live(allDay), ...later }))).toBeUndefined();
    const nextDay = occurrence({
      start: { kind: 'day', date: '2026-12-01' },
      end: { kind: 'day', date: '2026-12-02' },
    });
    expect(stepAt(NOW, standing({ tasks: [row], event: live(nextDay) }))).toMatchObject({ kind: 'close' });
  });

  test('a calendar switched off keeps it, even when its event is gone from the list', () => {
    const off: Read = { settings: { mode: 'off' }, listed: [] };
    expect(stepAt(NOW, { tasks: [open()], incidents: [incident()], ...off })).toBeUndefined();
  });
});

describe('reminders', () => {
  const reminded = (now: string, over: Partial<Task> = {}) =>
    rowAt(now, standing({ tasks: [open(over)] }))?.reminders;

  test('come due every ten minutes from when it opened, each counted once', () => {
    expect(reminded('2026-11-30T00:09:59Z')).toBe(0);
    expect(reminded('2026-11-30T00:10:00Z')).toBe(1);
    expect(reminded('2026-11-30T00:10:59Z', { reminders: 1 })).toBe(1);
    expect(stepAt('2026-11-30T00:10:59Z', standing({ tasks: [open({ reminders: 1 })] }))).toBeUndefined();
    expect(reminded('2026-11-30T00:20:00Z', { reminders: 1 })).toBe(2);
  });

  test('after skipped ticks only the latest is told', () => {
    expect(reminded('2026-11-30T00:47Z')).toBe(4);
  });

  test('go on while the calendar cannot be read', () => {
    expect(
      rowAt('2026-11-30T00:10Z', { tasks: [open()], incidents: [incident()], listed: 'unread' })?.reminders,
    ).toBe(1);
  });
});
