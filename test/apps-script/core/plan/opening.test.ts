// States `opening` and `failed`: an intent stands, and whether its incident exists is not known.
import { conclude } from '../../../../apps-script/src/core/plan/conclude';
import type { Task } from '../../../../apps-script/src/core/task';
import {
  at,
  click,
  EVENT,
  incident,
  intent,
  keyOf,
  live,
  memory,
  occurrence,
  opening,
  type Read,
  texts,
  timed,
} from '../builders';
import { decideAt, found, stepAt, UNKNOWN } from './one';

const NOW = '2026-11-30T00:02Z';
const standing = (row: Task = opening(), over: Read = {}): Read => ({
  tasks: [row],
  event: live(occurrence()),
  ...over,
});
const failed = (over: Partial<Task> = {}) =>
  opening({ state: 'failed', reason: { kind: 'refused', at: null, text: 'PagerDuty 400: no' }, ...over });
const settle = (read: Read, finding: Parameters<typeof decideAt>[2], now = NOW) =>
  decideAt(now, stepAt(now, read), finding);

describe.each([
  ['opening', opening()],
  ['failed', failed()],
])('%s is looked up by its key, and then', (_, row) => {
  const read = standing(row);

  test('an incident that is triggered is adopted: open, since PagerDuty’s own time', () => {
    const { task, act } = settle(read, found(incident({ createdMs: at('2026-11-30T00:00:20Z') })));
    expect(act).toBeNull();
    expect(task).toMatchObject({
      state: 'open',
      sinceMs: at('2026-11-30T00:00Z'),
      openedMs: at('2026-11-30T00:00:20Z'),
      incidentId: 'Q1',
      incidentLink: 'https://acme.pagerduty.com/incidents/Q1',
    });
  });

  test('an acknowledged one: started, by whoever acknowledged', () => {
    const acknowledged = incident({
      status: 'acknowledged',
      acknowledgedBy: 'Abe',
      changedMs: at('2026-11-30T00:01Z'),
    });
    expect(settle(read, found(acknowledged)).task).toMatchObject({
      state: 'started',
      by: 'Abe',
      startedMs: at('2026-11-30T00:01Z'),
      openedMs: at('2026-11-30T00:00Z'),
    });
  });

  test('one that a person has resolved: done, marked as not started first', () => {
    const resolved = incident({ status: 'resolved', changedMs: at('2026-11-30T00:01Z') });
    expect(settle(read, found(resolved)).task).toMatchObject({
      state: 'done',
      doneMs: at('2026-11-30T00:01Z'),
      note: texts.notStartedFirst,
    });
  });

  test('one that the service’s own timer has closed: the next attempt, since nobody has done the work', () => {
    const timer = incident({ status: 'resolved', changedBy: { kind: 'service', name: 'Acme' } });
    const { task, act } = settle(read, found(timer));
    expect(act).toBeNull();
    expect(task).toMatchObject({ state: 'opening', attempt: 2, reason: { kind: 'timer' }, incidentId: null });
  });

  test('none: it is created', () => {
    expect(settle(read, found()).act).toMatchObject({ kind: 'create', task: { attempt: 1 } });
  });

  test('others than its own count as none', () => {
    const others = [
      incident({ key: null }),
      incident({ key: keyOf(2) }),
      incident({ key: keyOf(1, 'other') }),
    ];
    expect(settle(read, found(...others)).act).toMatchObject({ kind: 'create' });
  });

  test('no answer: nothing is done', () => {
    const { task, act } = settle(read, UNKNOWN);
    expect(act).toBeNull();
    expect(task.state).toBe(row.state);
  });

  test('a resolved one of another start: the next attempt is looked at', () => {
    const other = incident({ status: 'resolved', bodyStartMs: at('2026-11-23T00:00Z') });
    const { task, act } = settle(read, found(other));
    expect(act).toBeNull();
    expect(task).toMatchObject({ state: row.state, attempt: 2, incidentId: null });
  });
});

test('the card of a new attempt says why there is one; once a refusal is mended, it is told no more', () => {
  const timer = { kind: 'timer', at: null, text: null } as const;
  const again = standing(opening({ attempt: 2, reason: timer }));
  const second = incident({ id: 'Q2', key: keyOf(2) });
  expect(settle(again, found(second)).task.reason).toEqual(timer);
  expect(settle(standing(failed()), found(incident())).task.reason).toBeNull();
});

describe('what creating comes to', () => {
  const act = { kind: 'create', task: opening() } as const;
  const refused = { kind: 'refused', text: 'PagerDuty 400: Service not found' } as const;

  test('confirmed: open', () => {
    expect(conclude(act, { kind: 'done', incident: incident() }, texts, at(NOW)).state).toBe('open');
  });

  test('a definite refusal: failed, with PagerDuty’s words', () => {
    expect(conclude(act, refused, texts, at(NOW))).toMatchObject({
      state: 'failed',
      sinceMs: at(NOW),
      reason: { kind: 'refused', text: 'PagerDuty 400: Service not found' },
      intent: intent(),
    });
  });

  test('the same refusal again is not said again, another is', () => {
    const first = conclude(act, refused, texts, at(NOW));
    const again = { kind: 'create', task: first } as const;
    expect(conclude(again, refused, texts, at('2026-11-30T00:03Z'))).toBe(first);
    const other = conclude(again, { ...refused, text: 'PagerDuty 403: no' }, texts, at('2026-11-30T00:03Z'));
    expect(other).toMatchObject({ state: 'failed', rev: at('2026-11-30T00:03Z') });
  });

  test('an unknown outcome leaves it as it was: the next tick looks', () => {
    expect(conclude(act, { kind: 'unknown' }, texts, at(NOW))).toBe(act.task);
  });
});

describe('the intent is frozen', () => {
  const other: Read = { settings: { service: 'PSVC002', from: 'other@example.com', urgency: 'low' } };
  const asked = (row: Task) => settle(standing(row, other), found()).act?.task.intent;

  test('while the outcome is unknown, the very same is asked for again', () => {
    expect(asked(opening())).toEqual(intent());
  });

  test('after a definite refusal, what the settings are now, under the same attempt', () => {
    expect(asked(failed())).toEqual({
      ...intent(),
      service: 'PSVC002',
      from: 'other@example.com',
      urgency: 'low',
    });
    expect(settle(standing(failed(), other), found()).act?.task.attempt).toBe(1);
  });

  test.each<[string, Read, Partial<Task>]>([
    ['its calendar is off', { settings: { mode: 'off' } }, failed()],
    ['it is on hold', { settings: { holdUntilMs: at('2026-11-30T06:00Z') } }, failed()],
    ['it is rehearsed', { settings: { mode: 'rehearse' } }, { state: 'skipped', skippedFor: 'rehearsal' }],
    [
      'its event says skip',
      { event: live(occurrence({ description: 'skip: yes' })) },
      { state: 'skipped', skippedFor: 'skip' },
    ],
  ])('after a definite refusal, %s: not created, only looked up', (_, now, row) => {
    const { task, act } = settle(standing(failed(), now), found());
    expect(act).toBeNull();
    expect(task).toMatchObject(row);
    expect(settle(standing(failed(), now), found(incident())).task.state).toBe('open');
    expect(settle(standing(opening(), now), found()).act).toMatchObject({ kind: 'create' });
  });

  test('a changed lead does not make what is opening wait again', () => {
    const lead = opening({ startMs: at('2026-11-30T00:30Z'), dueMs: at('2026-11-30T00:00Z') });
    const event = live(timed('2026-11-30T00:30Z', '2026-11-30T01:00Z'));
    expect(stepAt(NOW, standing(lead, { event, settings: { leadMinutes: 5 } }))).toMatchObject({
      kind: 'open',
      unlessFound: null,
      task: { dueMs: at('2026-11-30T00:00Z') },
    });
  });
});

describe('when its event is gone meanwhile', () => {
  const cancelled: Read = { event: { kind: 'cancelled', eventId: EVENT } };

  test('what is found is adopted as open', () => {
    expect(settle(standing(opening(), cancelled), found(incident())).task.state).toBe('open');
  });

  test('when none is found it is cancelled, with the reason, and nothing is created', () => {
    const { task, act } = settle(standing(opening(), cancelled), found());
    expect(act).toBeNull();
    expect(task).toMatchObject({ state: 'cancelled', reason: { kind: 'deleted' } });
  });

  test('a first 404 is waited out: nothing is created', () => {
    const gone = { event: { kind: 'gone' } } as const;
    expect(stepAt(NOW, standing(opening(), gone))).toBeUndefined();
    const again = { ...gone, memory: memory({ missing: { [EVENT]: at('2026-11-30T00:01Z') } }) };
    expect(stepAt(NOW, standing(opening(), again))).toMatchObject({
      kind: 'open',
      unlessFound: { state: 'cancelled' },
    });
  });
});

describe('when its event moved to later meanwhile', () => {
  const moved: Read = { event: live(timed('2026-11-30T05:00Z', '2026-11-30T06:00Z')) };

  test('what is found is adopted as open, and the next tick closes it', () => {
    expect(settle(standing(opening(), moved), found(incident())).task).toMatchObject({
      state: 'open',
      dueMs: at('2026-11-30T05:00Z'),
    });
  });

  test('moved to now it is due now: created', () => {
    const now: Read = { event: live(timed(NOW, '2026-11-30T06:00Z')) };
    expect(settle(standing(opening(), now), found()).act).toMatchObject({ kind: 'create' });
  });

  test('when none is found it waits for the new time, with the next attempt and the reason', () => {
    expect(settle(standing(opening(), moved), found()).task).toMatchObject({
      state: 'upcoming',
      attempt: 2,
      dueMs: at('2026-11-30T05:00Z'),
      intent: null,
      reason: { kind: 'moved', at: '2026-11-30T05:00:00.000Z' },
    });
  });
});

describe('past the catch-up window', () => {
  const late = '2026-12-01T00:00:01Z';

  test('up to its very end it is still created', () => {
    expect(settle(standing(), found(), '2026-12-01T00:00:00Z').act).toMatchObject({ kind: 'create' });
  });

  test.each([opening(), failed()])(
    'what is found is adopted, else it is missed and nothing is created',
    (row) => {
      expect(settle(standing(row), found(incident()), late).task.state).toBe('open');
      const { task, act } = settle(standing(row), found(), late);
      expect(act).toBeNull();
      expect(task.state).toBe('missed');
    },
  );
});

describe('the catch-up window', () => {
  const wrote = (over: object) => opening({ intent: intent({ atMs: at('2026-11-30T20:00Z'), ...over }) });
  const isMissed = (row: Task, now: string) => settle(standing(row), found(), now).task.state === 'missed';

  test('counts from when it was due, however late the intent was written', () => {
    expect(isMissed(wrote({}), '2026-12-01T00:00:01Z')).toBe(true);
  });

  test('counts anew for the attempt after one that a timer closed', () => {
    const row = wrote({ waitedFromMs: at('2026-11-30T20:00Z') });
    expect(isMissed(row, '2026-12-01T20:00:00Z')).toBe(false);
    expect(isMissed(row, '2026-12-01T20:00:01Z')).toBe(true);
  });

  test('stands still while a hold lasts', () => {
    const read = standing(wrote({}), { settings: { holdUntilMs: at('2026-11-30T20:00Z') } });
    expect(settle(read, found(), '2026-12-01T20:00:00Z').act).toMatchObject({ kind: 'create' });
    expect(settle(read, found(), '2026-12-01T20:00:01Z').task.state).toBe('missed');
  });

  test('ends nothing whose start lies ahead: that is opened late', () => {
    const ahead = live(timed('2026-12-02T00:00Z', '2026-12-02T01:00Z'));
    const row = opening({ startMs: at('2026-12-02T00:00Z'), endMs: at('2026-12-02T01:00Z') });
    const read = standing(row, { event: ahead, settings: { leadMinutes: 2880 } });
    expect(settle(read, found(), '2026-12-01T00:00:01Z').act).toMatchObject({ kind: 'create' });
  });
});

test('what was swallowed once is open only when it is found: a service that swallows says each time that it took it', () => {
  const swallowed = failed({ reason: { kind: 'swallowed', at: null, text: texts.swallowed } });
  const { act } = settle(standing(swallowed), found());
  if (!act) throw new Error('nothing is to be done');
  expect(conclude(act, { kind: 'done', incident: incident() }, texts, at(NOW))).toBe(act.task);
  expect(settle(standing(swallowed), found(incident())).task.state).toBe('open');
});

test('Start pressed while it is opening is kept until the incident exists', () => {
  const read = standing(opening(), { activities: [click()] });
  const { task } = settle(read, found(incident()));
  expect(task).toMatchObject({ state: 'open', pending: { action: 'start', by: 'Sato' } });
  expect(stepAt('2026-11-30T00:03Z', { tasks: [task], incidents: [incident()] })).toMatchObject({
    kind: 'start',
  });
});
