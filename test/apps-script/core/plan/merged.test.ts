// An incident that a person merged into another one: the task follows that one, and never closes it for its own ends.
import { conclude } from '../../../../apps-script/src/core/plan/conclude';
import { actsOf } from '../../../../apps-script/src/core/plan/decide';
import type { Task } from '../../../../apps-script/src/core/task';
import {
  at,
  click,
  EVENT,
  incident,
  live,
  occurrence,
  open,
  opening,
  type Read,
  started,
  texts,
  timed,
} from '../builders';
import { decideAt, found, rowAt, seen, stepAt } from './one';

const NOW = '2026-11-30T00:20Z';
const MERGED_AT = at('2026-11-30T00:15Z');
const merged = { from: 'Q1', atMs: MERGED_AT };
const own = incident({
  status: 'resolved',
  changedMs: MERGED_AT,
  mergedInto: { id: 'Q9', link: 'https://acme.pagerduty.com/incidents/Q9' },
});
/** Older than the task's own, and of somebody else. */
const target = incident({
  id: 'Q9',
  key: 'other',
  changedMs: at('2026-11-29T20:00Z'),
  createdMs: at('2026-11-29T20:00Z'),
});
const busy = { ...target, status: 'acknowledged', acknowledgedBy: 'Abe' } as const;
const standing = (over: Read = {}): Read => ({
  tasks: [open({ incidentId: 'Q9', merged })],
  event: live(occurrence()),
  incidents: [target],
  ...over,
});

describe('its own incident was merged away', () => {
  const settle = (row: Task) =>
    decideAt(NOW, stepAt(NOW, standing({ tasks: [row], incidents: [] })), seen(own)).task;

  test('the row names the target from now on, in the state that it has', () => {
    expect(settle(open())).toMatchObject({
      state: 'open',
      incidentId: 'Q9',
      incidentLink: 'https://acme.pagerduty.com/incidents/Q9',
      merged,
      attempt: 1,
    });
    expect(settle(started())).toMatchObject({ state: 'started', incidentId: 'Q9', merged });
  });

  test('a chain of merges is followed, and the first is remembered', () => {
    const further = {
      ...own,
      id: 'Q9',
      key: 'other',
      changedMs: at(NOW),
      mergedInto: { id: 'Q11', link: null },
    };
    const read = standing({ incidents: [] });
    expect(decideAt(NOW, stepAt(NOW, read), seen(further)).task).toMatchObject({
      incidentId: 'Q11',
      merged: { from: 'Q1', atMs: at(NOW) },
    });
  });

  test('before it was confirmed: the look-up finds it and follows', () => {
    const read = standing({ tasks: [opening()], incidents: [] });
    expect(decideAt(NOW, stepAt(NOW, read), found(own)).task).toMatchObject({
      state: 'open',
      incidentId: 'Q9',
    });
  });

  test('a Start that was pressed meanwhile waits for the target', () => {
    const { task, act } = decideAt(
      NOW,
      stepAt(NOW, standing({ tasks: [open()], incidents: [incident()], activities: [click()] })),
      found(own),
    );
    expect(act).toBeNull();
    expect(task).toMatchObject({ incidentId: 'Q9', pending: { action: 'start' } });
    expect(stepAt(NOW, standing({ tasks: [task] }))).toMatchObject({ kind: 'start' });
  });
});

describe('the state of the target is the task’s', () => {
  test('acknowledged: started by whoever did, never before the merge', () => {
    expect(rowAt(NOW, standing({ incidents: [busy] }))).toMatchObject({
      state: 'started',
      by: 'Abe',
      sinceMs: MERGED_AT,
    });
  });

  test('triggered: what was started waits again, who started is kept', () => {
    expect(rowAt(NOW, standing({ tasks: [started({ incidentId: 'Q9', merged })] }))).toMatchObject({
      state: 'open',
      by: 'Sato',
      sinceMs: MERGED_AT,
    });
  });

  test('resolved: done', () => {
    const resolved = { ...target, status: 'resolved', changedMs: at('2026-11-30T00:19Z') } as const;
    expect(decideAt(NOW, stepAt(NOW, standing({ incidents: [] })), seen(resolved)).task).toMatchObject({
      state: 'done',
      doneMs: at('2026-11-30T00:19Z'),
    });
  });
});

describe('what is shared is never closed for one task’s own ends', () => {
  const cancelled: Read = { event: { kind: 'cancelled', eventId: EVENT } };
  const moved: Read = { event: live(timed('2026-11-30T05:00Z', '2026-11-30T06:00Z')) };

  test('event deleted: cancelled, the target stays, and later changes of it are another attempt’s', () => {
    expect(rowAt(NOW, standing(cancelled))).toMatchObject({
      state: 'cancelled',
      reason: { kind: 'deleted' },
      note: texts.leftOpen,
      attempt: 2,
      incidentId: null,
      merged: null,
    });
  });

  test('event moved to later: it waits with the next attempt', () => {
    expect(rowAt(NOW, standing(moved))).toMatchObject({
      state: 'upcoming',
      dueMs: at('2026-11-30T05:00Z'),
      reason: { kind: 'moved', text: texts.leftOpen },
      attempt: 2,
      incidentId: null,
    });
  });

  test('finish at end: done, the target stays', () => {
    const row = started({ incidentId: 'Q9', merged, finish: 'at end' });
    const end = '2026-11-30T01:00Z';
    expect(rowAt(end, standing({ tasks: [row], incidents: [busy] }))).toMatchObject({
      state: 'done',
      doneMs: at(end),
      reason: { kind: 'atEnd' },
      incidentId: null,
    });
  });

  test('a task whose own incident others were merged into leaves it to them, in a resumed closing, too', () => {
    const other = open({
      reminders: 2,
      key: 'x/other',
      eventId: 'other',
      calendarId: 'x',
      incidentId: 'Q1',
      merged,
    });
    const rows = [open(), open({ closing: { kind: 'deleted', at: null, text: null } })];
    for (const row of rows) {
      const step = stepAt(NOW, standing({ ...cancelled, tasks: [row, other], incidents: [incident()] }));
      expect(step).toMatchObject({ kind: 'keep', task: { state: 'cancelled', note: texts.leftOpen } });
    }
  });

  test('a person’s Finish does resolve it', () => {
    const finish = click({ action: 'finish' });
    const step = stepAt(NOW, standing({ incidents: [busy], activities: [finish] }));
    const { act } = decideAt(NOW, step, found(busy));
    expect(act).toMatchObject({ kind: 'resolve', incidentId: 'Q9' });
    if (!act) throw new Error('nothing is to be done');
    const resolved = { ...busy, status: 'resolved', changedMs: at(NOW) } as const;
    expect(conclude(act, { kind: 'done', incident: resolved }, texts, at(NOW)).state).toBe('done');
  });
});

test('a closing waits when another task’s incident turns out to be merged into that very one in the same tick', () => {
  const closing = { kind: 'deleted', at: null, text: null } as const;
  const act = (row: Task) =>
    ({ kind: 'resolve', task: row, incidentId: row.incidentId ?? '', resolution: 'x', late: null }) as const;
  const closes = open({ closing, incidentId: 'Q9' });
  const finishes = open({ incidentId: 'Q9' });
  const follows = { task: open({ key: 'other', incidentId: 'Q9', merged }), act: null };
  const acts = (...rows: readonly Task[]) =>
    actsOf([...rows.map((row) => ({ task: row, act: act(row) })), follows]);
  expect(acts(closes)).toEqual([]);
  expect(acts(finishes)).toEqual([act(finishes)]);
  expect(acts(open({ closing, incidentId: 'Q5' }))).toHaveLength(1);
  expect(actsOf([{ task: closes, act: act(closes) }])).toHaveLength(1);
});

test('a target that PagerDuty does not have any more: a failure, and the next attempt is made', () => {
  const { task } = decideAt(NOW, stepAt(NOW, standing({ incidents: [] })), found());
  expect(task).toMatchObject({ state: 'failed', attempt: 2, merged: null, incidentId: null });
});
