// Reminders are few in one minute, and nobody's is left out for long.

import type { Incident } from '../../../../apps-script/src/core/incident';
import { taskKeyOf } from '../../../../apps-script/src/core/keys';
import { plan } from '../../../../apps-script/src/core/plan/plan';
import type { Task } from '../../../../apps-script/src/core/task';
import { at, CALENDAR, incident, keyOf, open, reading } from '../builders';

const ids = ['a', 'b', 'c', 'd', 'e'];
const tasks = ids.map((eventId) =>
  open({ key: taskKeyOf(CALENDAR, eventId), eventId, incidentId: `P${eventId}`, remindEveryMinutes: 10 }),
);
const incidents = ids.map((eventId) => incident({ id: `P${eventId}`, key: keyOf(1, eventId) }));

/** The rows after a tick that has nothing to ask PagerDuty. */
function tick(rows: readonly Task[], now: string): readonly Task[] {
  const { steps } = plan(reading({ tasks: rows, incidents }), at(now));
  const changed = new Map(steps.map((step) => [step.task.key, step.task]));
  return rows.map((row) => changed.get(row.key) ?? row);
}

const reminders = (rows: readonly Task[]) => rows.map((row) => row.reminders).sort();

test('of five that come due together three are told in this tick and two in the next', () => {
  const first = tick(tasks, '2026-11-30T00:10Z');
  expect(reminders(first)).toEqual([0, 0, 1, 1, 1]);
  expect(reminders(tick(first, '2026-11-30T00:11Z'))).toEqual([1, 1, 1, 1, 1]);
});

test('whose reminder has been due for longest goes first', () => {
  const rows = tasks.map((row, index) => ({ ...row, sinceMs: row.sinceMs + (index < 3 ? 60_000 : 0) }));
  const told = tick(rows, '2026-11-30T00:11Z').filter((row) => row.reminders > 0);
  expect(told.map((row) => row.eventId)).toEqual(expect.arrayContaining(['d', 'e']));
});

test('a reminder says up to when PagerDuty changed what still waits, and keeps the count of reminders', () => {
  const changedMs = at('2026-11-30T00:07Z');
  const read = { tasks: tasks.slice(0, 1), incidents: [{ ...incidents[0], changedMs } as Incident] };
  const [step] = plan(reading(read), at('2026-11-30T00:10Z')).steps;
  expect(step?.task).toMatchObject({ reminders: 1, stillOpenMs: changedMs, sinceMs: tasks[0]?.sinceMs });
});
