// State `upcoming`: the row follows its event until the task is due.
import { plan } from '../../../../apps-script/src/core/plan/plan';
import type { Task } from '../../../../apps-script/src/core/task';
import {
  at,
  CALENDAR,
  EVENT,
  live,
  memory,
  occurrence,
  type Read,
  reading,
  task,
  texts,
  timed,
} from '../builders';
import { rowAt, stepAt } from './one';

/** The task as it stands, its event still in the calendar. */
const standing = (over: Read = {}): Read => ({ tasks: [task()], listed: [occurrence()], ...over });
const missingSince = (iso: string) => memory({ missing: { [EVENT]: at(iso) } });

describe('before it is due', () => {
  test('nothing is planned while nothing changes', () => {
    expect(stepAt('2026-11-29T23:59:59Z', standing())).toBeUndefined();
  });

  test('an edited title, a moved start and other settings are followed', () => {
    const listed = [timed('2026-11-30T02:00Z', '2026-11-30T03:00Z', { title: 'Check both backups' })];
    const row = rowAt(
      '2026-11-29T12:00Z',
      standing({ listed, settings: { leadMinutes: 15, service: 'PSVC002' } }),
    );
    expect(row).toMatchObject({
      state: 'upcoming',
      title: 'Check both backups',
      startMs: at('2026-11-30T02:00Z'),
      dueMs: at('2026-11-30T01:45Z'),
      service: 'PSVC002',
      rev: at('2026-11-29T12:00Z'),
    });
  });

  test('a directive that is not understood stands in the note, until it is mended', () => {
    const odd = standing({ listed: [occurrence({ description: 'lead: 9d' })] });
    const noted = rowAt('2026-11-29T12:00Z', odd);
    expect(noted?.note).toMatch(/^lead: "9d" is not understood/);
    expect(stepAt('2026-11-29T12:01Z', { ...odd, tasks: noted ? [noted] : [] })).toBeUndefined();
    expect(rowAt('2026-11-29T12:02Z', standing({ tasks: noted ? [noted] : [] }))?.note).toBeNull();
  });
});

describe('an all-day event', () => {
  const allDay = occurrence({
    start: { kind: 'day', date: '2026-12-01' },
    end: { kind: 'day', date: '2026-12-02' },
  });

  test('starts by the clock of its calendar’s zone, also when that was changed', () => {
    const row = rowAt('2026-11-29T12:00Z', standing({ listed: [allDay], timeZone: 'Europe/Berlin' }));
    expect(row).toMatchObject({ timeZone: 'Europe/Berlin', startMs: at('2026-12-01T08:00Z') });
  });

  test('keeps the zone of its row while the calendar cannot be read', () => {
    const tasks = [task({ timeZone: 'Europe/Berlin' })];
    const row = rowAt('2026-11-29T12:00Z', standing({ tasks, listed: 'unread', event: live(allDay) }));
    expect(row).toMatchObject({ timeZone: 'Europe/Berlin', startMs: at('2026-12-01T08:00Z') });
  });
});

describe('when it is due', () => {
  test('an intent to open is planned, and the incident looked up before anything is created', () => {
    const step = stepAt('2026-11-30T00:00Z', standing());
    expect(step).toMatchObject({
      kind: 'open',
      unlessFound: null,
      task: {
        state: 'opening',
        sinceMs: at('2026-11-30T00:00Z'),
        lateMinutes: 0,
        intent: {
          service: 'PSVC001',
          policy: null,
          urgency: 'high',
          from: 'duty@example.com',
          title: 'Check the backup',
          startMs: at('2026-11-30T00:00Z'),
          dueMs: at('2026-11-30T00:00Z'),
          atMs: at('2026-11-30T00:00Z'),
        },
      },
    });
  });

  test('it is due by its lead before the start', () => {
    const read = standing({ settings: { leadMinutes: 15 } });
    expect(rowAt('2026-11-29T23:44:59Z', read)?.state).toBe('upcoming');
    expect(stepAt('2026-11-29T23:45:00Z', read)).toMatchObject({ kind: 'open' });
  });

  test('opened late, it is marked with the minutes', () => {
    expect(stepAt('2026-11-30T03:30:30Z', standing())?.task.lateMinutes).toBe(210);
  });

  test('past the catch-up window it is missed', () => {
    expect(stepAt('2026-12-01T00:00:00Z', standing())).toMatchObject({ kind: 'open' });
    expect(rowAt('2026-12-01T00:00:01Z', standing())).toMatchObject({ state: 'missed' });
  });

  test('with a lead longer than the catch-up window it is opened late as long as its start lies ahead', () => {
    const read = standing({ listed: [occurrence({ description: 'lead: 3d' })] });
    expect(stepAt('2026-11-29T00:00Z', read)).toMatchObject({ kind: 'open', task: { lateMinutes: 2_880 } });
    expect(rowAt('2026-11-30T00:00Z', read)).toMatchObject({ state: 'missed' });
  });

  test('in a rehearsal it is skipped with that reason', () => {
    const row = rowAt('2026-11-30T00:00Z', standing({ settings: { mode: 'rehearse' } }));
    expect(row).toMatchObject({ state: 'skipped', note: texts.skipped.rehearsal, intent: null });
  });

  test.each(['settings', 'general'] as const)(
    'on hold by %s it waits, and the catch-up clock stands still',
    (where) => {
      const read = standing({ [where]: { holdUntilMs: at('2026-12-03T00:00Z') } });
      expect(stepAt('2026-12-02T23:59Z', read)).toBeUndefined();
      expect(stepAt('2026-12-03T00:00Z', read)).toMatchObject({ kind: 'open' });
      expect(stepAt('2026-12-03T23:59Z', read)).toMatchObject({ kind: 'open' });
      expect(rowAt('2026-12-04T00:01Z', read)?.state).toBe('missed');
    },
  );

  test('the catch-up clock stands still while ticks saw a hold, however it was changed or cleared', () => {
    const span = { fromMs: at('2026-11-30T12:00Z'), toMs: at('2026-12-02T12:00Z') };
    const held = { ...memory(), hold: { running: null, past: [span] } };
    const own = memory({ hold: { running: null, past: [span] } });
    for (const remembered of [held, own, { ...own, hold: held.hold }]) {
      const read = standing({ memory: remembered });
      expect(stepAt('2026-12-03T00:00Z', read)).toMatchObject({ kind: 'open', task: { lateMinutes: 4_320 } });
      expect(rowAt('2026-12-03T00:01Z', read)?.state).toBe('missed');
    }
  });

  test('with its calendar off it waits', () => {
    expect(stepAt('2026-11-30T00:00Z', standing({ settings: { mode: 'off' } }))).toBeUndefined();
  });
});

describe('what does not count is skipped with the reason', () => {
  test.each<[keyof typeof texts.skipped, Read]>([
    ['skip', { listed: [occurrence({ description: 'skip: yes' })] }],
    ['filter', { settings: { titleFilter: 'renew' } }],
    ['declined', { listed: [occurrence({ declined: true })] }],
  ])('%s', (reason, over) => {
    expect(rowAt('2026-11-29T12:00Z', standing(over))).toMatchObject({
      state: 'skipped',
      note: texts.skipped[reason],
    });
  });

  test('moved to a time long past, with the calendar covered all the while', () => {
    const covered = memory({ coveredUntilMs: at('2026-11-29T11:59Z') });
    const moved = (start: string) =>
      standing({ memory: covered, listed: [timed(start, '2026-11-29T13:00Z')] });
    expect(rowAt('2026-11-29T12:00Z', moved('2026-11-29T11:00Z'))).toMatchObject({
      state: 'skipped',
      note: texts.skipped.late,
      startMs: at('2026-11-29T11:00Z'),
    });
    expect(stepAt('2026-11-29T12:00Z', moved('2026-11-29T11:50Z'))).toMatchObject({ kind: 'open' });
  });

  test('but work that was open until it was moved away minutes ago is opened again when it is moved back', () => {
    const closed = { startMs: at('2026-11-30T03:00Z'), dueMs: at('2026-11-30T03:00Z'), attempt: 2 };
    const reason = { kind: 'moved', at: '2026-11-30T03:00:00.000Z', text: null } as const;
    const row = task({ ...closed, reason, sinceMs: at('2026-11-30T02:00Z') });
    const back = (until: string, each = row): Read => ({
      tasks: [each],
      listed: [occurrence()],
      memory: memory({ coveredUntilMs: at(until) }),
    });
    expect(stepAt('2026-11-30T02:02Z', back('2026-11-30T02:01Z'))).toMatchObject({
      kind: 'open',
      task: { attempt: 2, lateMinutes: 122 },
    });
    const late = { state: 'skipped', note: texts.skipped.late };
    expect(rowAt('2026-11-30T02:17Z', back('2026-11-30T02:16Z'))).toMatchObject(late);
    expect(
      rowAt('2026-11-30T02:02Z', back('2026-11-30T02:01Z', task({ ...row, reason: null }))),
    ).toMatchObject(late);
  });

  test('when the calendar was not read meanwhile, it is opened late instead', () => {
    const uncovered = memory({ coveredUntilMs: at('2026-11-29T10:55Z') });
    const listed = [timed('2026-11-29T11:00Z', '2026-11-29T13:00Z')];
    expect(stepAt('2026-11-29T12:00Z', standing({ memory: uncovered, listed }))).toMatchObject({
      kind: 'open',
    });
  });
});

describe('when its event is not there', () => {
  const due = '2026-11-30T00:00Z';
  const gone = { kind: 'gone' } as const;

  test('missing from the list proves nothing: it opens all the same', () => {
    expect(stepAt(due, standing({ listed: [] }))).toMatchObject({ kind: 'open' });
  });

  test('turned into focus time it is no work any more: it is cancelled', () => {
    const row = rowAt('2026-11-29T12:00Z', standing({ listed: [occurrence({ eventType: 'focusTime' })] }));
    expect(row).toMatchObject({ state: 'cancelled' });
  });

  test('its own GET says cancelled: it is cancelled', () => {
    const row = rowAt(due, standing({ listed: [], event: { kind: 'cancelled', eventId: EVENT } }));
    expect(row).toMatchObject({ state: 'cancelled', reason: { kind: 'deleted' } });
  });

  test('a first 404 is waited out, even when it is due; the second cancels it', () => {
    expect(stepAt(due, standing({ listed: [], event: gone }))).toBeUndefined();
    const again = standing({ listed: [], event: gone, memory: missingSince('2026-11-29T23:59Z') });
    expect(rowAt(due, again)).toMatchObject({ state: 'cancelled' });
  });

  test('a 404 while the calendar cannot be read proves nothing: it opens, marked', () => {
    for (const remembered of [memory(), missingSince('2026-11-29T23:59Z')]) {
      const step = stepAt(due, standing({ listed: 'unread', event: gone, memory: remembered }));
      expect(step).toMatchObject({ kind: 'open', task: { note: texts.calendarUnread } });
    }
  });

  test('an unread calendar cancels nothing, and what is due opens from the ledger, marked', () => {
    expect(stepAt('2026-11-29T12:00Z', standing({ listed: 'unread' }))).toBeUndefined();
    expect(stepAt(due, standing({ listed: 'unread' }))).toMatchObject({
      kind: 'open',
      task: { note: texts.calendarUnread },
    });
  });

  test('the event’s own GET goes before the list', () => {
    const event = live(timed('2026-11-30T05:00Z', '2026-11-30T06:00Z'));
    expect(rowAt(due, standing({ event }))).toMatchObject({
      state: 'upcoming',
      dueMs: at('2026-11-30T05:00Z'),
    });
  });
});

test('tasks that are due together come oldest first', () => {
  const row = (eventId: string, due: string): Task =>
    task({ key: `${CALENDAR}/${eventId}`, eventId, dueMs: at(due) });
  const tasks = [row('a', '2026-11-29T23:58Z'), row('c', '2026-11-29T23:57Z'), row('b', '2026-11-29T23:57Z')];
  const { steps } = plan(reading({ tasks }), at('2026-11-30T00:00Z'));
  expect(steps.map((step) => step.task.eventId)).toEqual(['b', 'c', 'a']);
});

describe('with its calendar off and on again', () => {
  const on = memory({ firstReadMs: at('2026-11-30T00:00:01Z'), onSinceMs: at('2026-11-30T00:00:01Z') });

  test('what started while it was off is skipped with the reason', () => {
    expect(rowAt('2026-11-30T00:01Z', standing({ memory: on }))).toMatchObject({
      state: 'skipped',
      skippedFor: 'off',
      note: texts.skipped.off,
    });
    expect(rowAt('2026-11-30T00:01Z', standing({ memory: on, listed: 'unread' }))).toMatchObject({
      state: 'skipped',
    });
  });

  test('what starts later opens, and late where its lead passed meanwhile', () => {
    const listed = [timed('2026-11-30T00:30Z', '2026-11-30T01:00Z')];
    const read = standing({ memory: on, listed, settings: { leadMinutes: 60 } });
    expect(stepAt('2026-11-30T00:01Z', read)).toMatchObject({ kind: 'open', task: { lateMinutes: 31 } });
  });
});
