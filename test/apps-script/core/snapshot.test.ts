// What the bridge is told of a task, and when.
import { snapshotOf, type Telling, untold } from '../../../apps-script/src/core/snapshot';
import { TASK_STATES, type TaskState } from '../../../apps-script/src/core/task';
import { at, digest, done, intent, keyOf, open, REF, started, task, texts } from './builders';

const links = { start: 'S', finish: 'F', runbook: null, event: null, ledger: 'L', incident: null };
const telling: Telling = { locale: 'en', texts, digest, links: () => links };

test('a snapshot has the contract’s shape, its times in ISO 8601 UTC', () => {
  expect(snapshotOf(started({ lateMinutes: 3, rev: 42 }), telling)).toEqual({
    taskKey: REF,
    incidentKey: keyOf(1),
    incidentId: 'Q1',
    attempt: 1,
    rev: 42,
    state: 'started',
    at: '2026-11-30T00:05:00.000Z',
    title: 'Check the backup',
    customer: 'Acme',
    startAt: '2026-11-30T00:00:00.000Z',
    endAt: '2026-11-30T01:00:00.000Z',
    allDay: false,
    dueAt: '2026-11-30T00:00:00.000Z',
    lateMinutes: 3,
    by: 'Sato',
    reason: null,
    note: null,
    channel: 'C0ACME00',
    mention: null,
    remindEveryMinutes: 10,
    locale: 'en',
    links,
    expect: null,
    notices: [],
  });
});

test('assignee and note stand together', () => {
  expect(snapshotOf(open({ assignee: 'Sato', note: 'late' }), telling).note).toBe('Sato · late');
});

test('who postponed it is told with the postponement, and nobody with a move', () => {
  const row = { attempt: 2, postponedMs: at('2026-11-30T05:00Z'), postponedBy: 'Sato' };
  const byOf = (kind: 'postponed' | 'moved') =>
    snapshotOf(task({ ...row, reason: { kind, at: null, text: null } }), telling).by;
  expect(byOf('postponed')).toBe('Sato');
  expect(byOf('moved')).toBeNull();
});

describe('what is told', () => {
  const rev = 2;
  const delivered = 1;
  const toldOf = (state: TaskState, over: Parameters<typeof task>[0] = {}) =>
    untold(task({ state, rev, delivered, ...over }));
  const states = (over: Parameters<typeof task>[0] = {}) =>
    TASK_STATES.filter((state) => toldOf(state, over));

  test('of a task that never came to an intent: the states that everybody must hear', () => {
    expect(states()).toEqual(['open', 'started', 'done', 'failed']);
  });

  test('of a task that may have a card: that it is cancelled or waits again, too', () => {
    const all = ['upcoming', 'open', 'started', 'done', 'failed', 'cancelled'];
    expect(states({ intent: intent() })).toEqual(all);
    expect(states({ attempt: 2 })).toEqual(all);
  });

  test('nothing that the bridge has confirmed', () => {
    expect(TASK_STATES.filter((state) => toldOf(state, { attempt: 2, rev: 5, delivered: 5 }))).toEqual([]);
  });
});

test.each(['missed', 'skipped'] as const)('%s is never told by a snapshot', (state) => {
  expect(() => snapshotOf(task({ state }), telling)).toThrow(state);
});

describe('notices', () => {
  test('before anything came due there are none', () => {
    expect(snapshotOf(open(), telling).notices).toEqual([]);
    expect(snapshotOf(started(), telling).notices).toEqual([]);
  });

  test('a reminder has an id of its own for each time that it comes due', () => {
    const first = snapshotOf(open({ reminders: 1 }), telling).notices;
    const second = snapshotOf(open({ reminders: 2 }), telling).notices;
    expect(first).toEqual([
      {
        id: `${keyOf(1)}:${at('2026-11-30T00:00Z')}:reminder:1`,
        kind: 'reminder',
        text: texts.reminder(10),
      },
    ]);
    expect(second[0]).toMatchObject({ text: texts.reminder(20) });
    expect(second[0]?.id).not.toBe(first[0]?.id);
  });

  test('reminders of an earlier stand do not silence those after a return to open', () => {
    const before = snapshotOf(open({ reminders: 1 }), telling).notices[0]?.id;
    const again = snapshotOf(open({ reminders: 1, sinceMs: at('2026-11-30T00:30Z') }), telling).notices[0]
      ?.id;
    expect(again).not.toBe(before);
  });

  test('an overrun is counted from the planned end', () => {
    const over = started({ overruns: 1, rev: at('2026-11-30T01:15Z') });
    expect(snapshotOf(over, telling).notices).toMatchObject([{ kind: 'overrun', text: texts.overrun(15) }]);
  });

  test('what is finished has none, nor has an announcement', () => {
    expect(snapshotOf(done({ reminders: 3, overruns: 2 }), telling).notices).toEqual([]);
    const expect_ = { state: 'started', by: 'Sato', reason: null } as const;
    expect(snapshotOf(open({ reminders: 3 }), telling, expect_)).toMatchObject({
      expect: expect_,
      notices: [],
    });
  });
});
