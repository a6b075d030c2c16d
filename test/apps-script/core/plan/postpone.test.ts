// Somebody puts a task off: its due time is overridden in its row, an open incident is closed with that reason, and the
// event's start alone, when people move it, ends the override.
import type { Act } from '../../../../apps-script/src/core/plan/act';
import { conclude } from '../../../../apps-script/src/core/plan/conclude';
import { withIncident } from '../../../../apps-script/src/core/plan/incident-state';
import type { Task } from '../../../../apps-script/src/core/task';
import {
  at,
  click,
  done,
  EVENT,
  incident,
  intent,
  keyOf,
  live,
  logEntry,
  memory,
  occurrence,
  open,
  opening,
  postponement,
  type Read,
  started,
  task,
  texts,
  timed,
} from '../builders';
import { decideAt, found, rowAt, seen, stepAt, UNKNOWN } from './one';

const NOW = '2026-11-30T00:04Z';
const UNTIL = '2026-11-30T05:00Z';
const REASON = { kind: 'postponed', at: '2026-11-30T05:00:00.000Z', text: null } as const;
const WISH = {
  action: 'postpone',
  by: 'Sato',
  note: null,
  atMs: at('2026-11-30T00:03Z'),
  untilMs: at(UNTIL),
} as const;
const PUT_OFF = {
  state: 'upcoming',
  startMs: at('2026-11-30T00:00Z'),
  dueMs: at(UNTIL),
  postponedMs: at(UNTIL),
  postponedBy: 'Sato',
  reason: REASON,
  pending: null,
} as const;
const resolved = incident({ status: 'resolved', changedMs: at('2026-11-30T00:03:01Z') });

const standing = (row: Task, over: Read = {}): Read => ({
  tasks: [row],
  event: live(occurrence()),
  activities: [postponement(UNTIL)],
  ...over,
});
const settle = (read: Read, finding: Parameters<typeof decideAt>[2], now = NOW) =>
  decideAt(now, stepAt(now, read), finding);

function acting(act: Act | null): Act {
  if (!act) throw new Error('nothing is to be done');
  return act;
}

describe('upcoming', () => {
  test('only its due time changes', () => {
    const row = task({ dueMs: at('2026-11-30T00:10Z'), startMs: at('2026-11-30T00:10Z') });
    const event = live(timed('2026-11-30T00:10Z', '2026-11-30T01:00Z'));
    expect(rowAt(NOW, standing(row, { event }))).toMatchObject({
      ...PUT_OFF,
      startMs: at('2026-11-30T00:10Z'),
      attempt: 1,
    });
  });

  test('before a tick has opened what is due, it is still in time', () => {
    expect(rowAt(NOW, standing(task()))).toMatchObject({ ...PUT_OFF, intent: null });
  });

  test.each([
    ['an earlier time than it is due', task({ dueMs: at('2026-11-30T06:00Z') }), UNTIL],
    ['a time that has passed', task({ dueMs: at('2026-11-30T00:00Z') }), '2026-11-30T00:03:30Z'],
  ])('to %s nothing is put off', (_, row, until) => {
    const step = stepAt(NOW, {
      tasks: [row],
      listed: 'unread',
      activities: [postponement(until)],
    });
    expect(step?.task.postponedMs ?? null).toBeNull();
    expect(step?.task.pending ?? null).toBeNull();
  });
});

describe('open', () => {
  const read = standing(open(), { incidents: [incident()] });

  test('the wish and the intent to close are written first', () => {
    expect(stepAt(NOW, read)).toMatchObject({
      kind: 'close',
      task: { state: 'open', dueMs: at('2026-11-30T00:00Z'), closing: REASON, pending: WISH },
    });
  });

  test('then it is resolved with the reason, and waits with the next attempt', () => {
    const act = acting(settle(read, found(incident())).act);
    const words = texts.resolution.postponed('2026-11-30 14:00+09:00', 'Sato');
    expect(act).toMatchObject({ kind: 'resolve', incidentId: 'Q1', resolution: words });
    expect(conclude(act, { kind: 'done', incident: resolved }, texts, at(NOW))).toMatchObject({
      ...PUT_OFF,
      attempt: 2,
      intent: null,
      incidentId: null,
      closing: null,
    });
  });

  test('the page has resolved it, and no list shows it any more: it waits with the next attempt', () => {
    const { task: after, act } = settle(standing(open(), { incidents: [] }), found(resolved));
    expect(act).toBeNull();
    expect(after).toMatchObject({ ...PUT_OFF, attempt: 2 });
  });

  test('what a person had resolved before the click is finished, whether or not a tick died meanwhile', () => {
    const earlier = { ...resolved, changedMs: at('2026-11-30T00:02:50Z') };
    const rows = [open(), open({ pending: WISH, closing: REASON })];
    for (const row of rows) {
      expect(settle(standing(row, { incidents: [] }), found(earlier)).task).toMatchObject({
        state: 'done',
        postponedMs: null,
        pending: null,
      });
    }
  });

  test.each([
    ['in the list', [incident({ status: 'acknowledged', acknowledgedBy: 'Abe', changedMs: at(NOW) })]],
    ['by its own GET only', [incident()]],
  ])('somebody was quicker to start, %s: it stays started, and due as it was', (_, incidents) => {
    const acknowledged = incident({ status: 'acknowledged', acknowledgedBy: 'Abe', changedMs: at(NOW) });
    const step = stepAt(NOW, standing(open(), { incidents }));
    const after = step?.kind === 'keep' ? step.task : decideAt(NOW, step, found(acknowledged)).task;
    expect(after).toMatchObject({
      state: 'started',
      by: 'Abe',
      dueMs: at('2026-11-30T00:00Z'),
      postponedMs: null,
      pending: null,
      closing: null,
    });
  });

  test('a tick that died after the intent is finished by the next, whatever it came to', () => {
    const row = open({ pending: WISH, closing: REASON });
    const resumed = (incidents: Read['incidents']) => ({
      ...standing(row, { activities: [] }),
      ...(incidents ? { incidents } : {}),
    });
    expect(settle(resumed([incident()]), found(incident())).act).toMatchObject({ kind: 'resolve' });
    for (const finding of [found(resolved), found()])
      expect(settle(resumed([]), finding).task).toMatchObject({ ...PUT_OFF, attempt: 2 });
    expect(settle(resumed([]), UNKNOWN).task).toMatchObject({ state: 'open', pending: WISH });
  });

  test('when PagerDuty was away until then, it stays open as it is', () => {
    const row = open({ pending: WISH, closing: REASON });
    const late = standing(row, { incidents: [incident()], activities: [] });
    const { task: after, act } = settle(late, found(incident()), UNTIL);
    expect(act).toBeNull();
    expect(after).toMatchObject({ state: 'open', pending: null, closing: null, postponedMs: null });
  });

  test('finished since the click by whoever had started it: that is no postponement', () => {
    const log = (finisher: string) => [
      logEntry('trigger', '2026-11-30T00:00Z'),
      logEntry('acknowledge', '2026-11-30T00:03:10Z', 'Abe'),
      logEntry('resolve', '2026-11-30T00:03:40Z', finisher),
    ];
    const read = standing(open(), { incidents: [] });
    expect(settle(read, seen(resolved, ...log('Abe'))).task).toMatchObject({ state: 'done', by: 'Abe' });
    // Resolved by Toban, for somebody had started it just then: it comes again rather than being lost.
    expect(settle(read, seen(resolved, ...log('Toban'))).task).toMatchObject(PUT_OFF);
  });

  test('merged into another incident since the click: the task follows that one first', () => {
    const merged = { ...resolved, mergedInto: { id: 'Q9', link: null } };
    expect(settle(standing(open(), { incidents: [] }), found(merged)).task).toMatchObject({
      state: 'open',
      incidentId: 'Q9',
    });
  });

  test('an event that is gone meanwhile waits for the postponement, and is cancelled after it', () => {
    const gone = { event: { kind: 'cancelled', eventId: EVENT } } as const;
    expect(settle(standing(open(), { ...gone, incidents: [] }), found(resolved)).task).toMatchObject(PUT_OFF);
    const after = task({ ...PUT_OFF, attempt: 2 });
    expect(rowAt(NOW, { tasks: [after], ...gone })).toMatchObject({ state: 'cancelled' });
  });
});

describe.each([
  ['opening', opening()],
  ['failed', opening({ state: 'failed' })],
])('%s', (_, row) => {
  test('none is found: it waits, with the next attempt', () => {
    const { task: after, act } = settle(standing(row), found());
    expect(act).toBeNull();
    expect(after).toMatchObject({ ...PUT_OFF, attempt: 2, intent: null });
  });

  test('one is found: it is open, and closed by the next tick', () => {
    const opened = settle(standing(row), found(incident())).task;
    expect(opened).toMatchObject({ state: 'open', pending: WISH, dueMs: at('2026-11-30T00:00Z') });
    const next = standing(opened, { incidents: [incident()], activities: [] });
    expect(stepAt('2026-11-30T00:05Z', next)).toMatchObject({ kind: 'close', task: { closing: REASON } });
  });

  test('one is found that somebody started: it is started', () => {
    const acknowledged = incident({ status: 'acknowledged', acknowledgedBy: 'Abe', changedMs: at(NOW) });
    expect(settle(standing(row), found(acknowledged)).task).toMatchObject({
      state: 'started',
      pending: null,
      postponedMs: null,
    });
  });

  test('no answer: the wish stays, and nothing is opened', () => {
    expect(settle(standing(row), UNKNOWN).task).toMatchObject({ pending: WISH });
  });

  test('the wish has passed before PagerDuty answered: it is opened', () => {
    const waiting = { ...row, pending: WISH };
    const late = standing(waiting, { activities: [] });
    const { act } = settle(late, found(), UNTIL);
    expect(act).toMatchObject({ kind: 'create', task: { attempt: 1 } });
  });
});

describe('what is started or over is not put off', () => {
  const acknowledged = incident({ status: 'acknowledged', changedMs: at('2026-11-30T00:05Z') });
  test.each<[string, Task, Read]>([
    ['started', started(), { incidents: [acknowledged] }],
    ['done', done(), {}],
    ['cancelled', task({ state: 'cancelled' }), { event: { kind: 'cancelled', eventId: EVENT } }],
    ['missed', task({ state: 'missed' }), {}],
    ['skipped', task({ state: 'skipped' }), {}],
  ])('%s', (_, row, over) => {
    expect(stepAt(NOW, standing(row, over))).toBeUndefined();
  });

  test('of Start and Postpone the first counts', () => {
    const incidents = [incident()];
    const later = { nonce: 'n2', rowIndex: 2 };
    const first = (activities: Read['activities'] & object) =>
      stepAt(NOW, standing(open(), { incidents, activities }))?.kind;
    expect(first([click(), postponement(UNTIL, later)])).toBe('start');
    expect(first([postponement(UNTIL), click(later)])).toBe('close');
    expect(first([postponement(UNTIL), click({ ...later, action: 'finish' })])).toBe('close');
  });

  test('of two postponements the first counts', () => {
    const activities = [postponement(UNTIL), postponement('2026-11-30T07:00Z', { nonce: 'n2', by: 'Abe' })];
    expect(stepAt(NOW, standing(open(), { incidents: [incident()], activities }))).toMatchObject({
      task: { pending: WISH },
    });
  });
});

describe('once it is put off', () => {
  const row = task({ ...PUT_OFF, attempt: 2 });
  const waiting = (over: Read = {}): Read => ({ tasks: [row], event: live(occurrence()), ...over });

  test('it waits though its event is past, and opens at the new time, on time', () => {
    expect(stepAt('2026-11-30T04:59Z', waiting())).toBeUndefined();
    expect(stepAt(UNTIL, waiting())).toMatchObject({
      kind: 'open',
      task: { attempt: 2, lateMinutes: 0, intent: { dueMs: at(UNTIL) } },
    });
  });

  test('its event’s title is followed, and another lead moves nothing', () => {
    const event = live(occurrence({ title: 'Check both backups', description: 'lead: 1h' }));
    expect(rowAt(NOW, waiting({ event }))).toMatchObject({ ...PUT_OFF, title: 'Check both backups' });
  });

  test('a moved start ends it, to later as to earlier, and the card is told of the move', () => {
    for (const start of ['2026-11-30T03:00Z', '2026-11-30T08:00Z']) {
      const event = live(timed(start, '2026-11-30T09:00Z'));
      expect(rowAt(NOW, waiting({ event }))).toMatchObject({
        state: 'upcoming',
        dueMs: at(start),
        postponedMs: null,
        postponedBy: null,
        reason: { kind: 'moved', at: new Date(at(start)).toISOString() },
      });
    }
  });

  test('moved to a time long past it is opened late, not left out: somebody waits for it', () => {
    const event = live(timed('2026-11-29T23:00Z', '2026-11-30T02:00Z'));
    const covered = memory({ coveredUntilMs: at('2026-11-30T00:03Z') });
    expect(stepAt(NOW, waiting({ event, memory: covered }))).toMatchObject({
      kind: 'open',
      task: { lateMinutes: 64, postponedMs: null },
    });
  });

  test('past the catch-up window from its new time it is missed', () => {
    expect(rowAt('2026-12-01T05:00:01Z', waiting())).toMatchObject({ state: 'missed' });
  });

  test('deleted and restored it still waits for its new time', () => {
    const cancelled = { ...row, state: 'cancelled' } as const;
    expect(rowAt(NOW, waiting({ tasks: [cancelled] }))).toMatchObject({
      state: 'upcoming',
      attempt: 2,
      dueMs: at(UNTIL),
    });
  });

  test('refused when it comes to open, it is asked for again with its new time', () => {
    const refused = opening({
      ...PUT_OFF,
      state: 'failed',
      attempt: 2,
      intent: intent({ dueMs: at(UNTIL), atMs: at(UNTIL) }),
    });
    const read = waiting({ tasks: [refused], settings: { service: 'PSVC002' } });
    expect(stepAt('2026-11-30T05:01Z', read)).toMatchObject({
      kind: 'open',
      task: { dueMs: at(UNTIL), postponedMs: at(UNTIL), intent: { service: 'PSVC002', dueMs: at(UNTIL) } },
    });
  });

  test('it can be put off again', () => {
    const later = postponement('2026-11-30T07:00Z', { attempt: 2, by: 'Abe' });
    expect(rowAt(NOW, waiting({ activities: [later] }))).toMatchObject({
      attempt: 2,
      dueMs: at('2026-11-30T07:00Z'),
      postponedBy: 'Abe',
    });
  });
});

describe('a row that was lost while it waits', () => {
  const covered = memory({ coveredUntilMs: at('2026-11-30T00:59Z') });
  const lost = (over: Read = {}): Read => ({
    listed: [occurrence()],
    memory: covered,
    postponements: [postponement(UNTIL)],
    ...over,
  });

  test('is made anew from its line, with the attempt after the one that was put off', () => {
    expect(rowAt('2026-11-30T01:00Z', lost())).toMatchObject({ ...PUT_OFF, attempt: 2 });
  });

  test('opens late where its new time has passed, and is not brought back long after it', () => {
    expect(stepAt('2026-11-30T05:30Z', lost())).toMatchObject({
      kind: 'open',
      task: { attempt: 2, lateMinutes: 30 },
    });
    expect(rowAt('2026-12-01T05:00:01Z', lost())).toMatchObject({ state: 'skipped' });
  });

  test('opens by its event’s own time where that lies ahead: it may have moved since', () => {
    const listed = [timed('2026-11-30T03:00Z', '2026-11-30T04:00Z')];
    expect(rowAt('2026-11-30T01:00Z', lost({ listed }))).toMatchObject({
      dueMs: at('2026-11-30T03:00Z'),
      postponedMs: null,
    });
  });

  test('is adopted with its incident where that is open already', () => {
    const incidents = [incident({ id: 'Q2', key: keyOf(2) })];
    expect(stepAt('2026-11-30T05:30Z', lost({ incidents }))).toMatchObject({
      kind: 'open',
      task: { attempt: 2, state: 'opening', postponedMs: null },
    });
  });
});

describe('the work takes as long as it was planned to, from its new time on', () => {
  const running = (over: Partial<Task> = {}): Read => ({
    tasks: [
      started({
        ...PUT_OFF,
        state: 'started',
        attempt: 2,
        sinceMs: at('2026-11-30T05:02Z'),
        reason: null,
        ...over,
      }),
    ],
    event: live(occurrence()),
    incidents: [incident({ status: 'acknowledged', changedMs: at('2026-11-30T05:02Z') })],
  });

  test('it is no overrun before that', () => {
    expect(stepAt('2026-11-30T06:14Z', running())).toBeUndefined();
    expect(rowAt('2026-11-30T06:15Z', running())).toMatchObject({ overruns: 1 });
  });

  test('and is finished at its end only then', () => {
    const read = { ...running({ finish: 'at end' }), settings: { finish: 'at end' } } as const;
    expect(stepAt('2026-11-30T05:59Z', read)).toBeUndefined();
    expect(stepAt('2026-11-30T06:00Z', read)).toMatchObject({
      kind: 'close',
      task: { closing: { kind: 'atEnd' } },
    });
  });
});

test('an incident that a timer closed after the click is put off all the same', () => {
  const timer = { ...resolved, changedBy: { kind: 'service', name: 'Acme' } } as const;
  expect(settle(standing(open(), { incidents: [] }), found(timer)).task).toMatchObject(PUT_OFF);
  expect(
    withIncident(open({ pending: WISH }), { incident: timer, log: null }, texts, at(NOW)).pending,
  ).toBeNull();
});
