// More is due than one tick may open.
import { plan } from '../../../../apps-script/src/core/plan/plan';
import type { Task } from '../../../../apps-script/src/core/task';
import { at, CALENDAR, memory, reading, task, timed } from '../builders';

const NOW = '2026-11-30T03:00Z';
const MINUTE = 60_000;
/** 120 tasks due at 09:00 in Tokyo, that end one after the other. */
const rows = Array.from({ length: 120 }, (_, index): Task => {
  const eventId = `ev${String(index).padStart(3, '0')}`;
  return task({ key: `${CALENDAR}/${eventId}`, eventId, endMs: at('2026-11-30T01:00Z') + index * MINUTE });
});
const shuffled = [...rows].sort((left, right) => (left.key.slice(-1) < right.key.slice(-1) ? -1 : 1));
const stepsOf = (tasks: readonly Task[]) => plan(reading({ tasks }), at(NOW)).steps;

test('fifty are opened, those that end first, in that order', () => {
  const steps = stepsOf(shuffled);
  expect(steps.map((step) => step.task.eventId)).toEqual(rows.slice(0, 50).map((row) => row.eventId));
  expect(new Set(steps.map((step) => step.kind))).toEqual(new Set(['open']));
});

test('the next ticks open the rest, until none waits', () => {
  let tasks: readonly Task[] = shuffled;
  const opened: number[] = [];
  for (let tick = 0; tick < 4; tick += 1) {
    const steps = stepsOf(tasks).filter((step) => step.task.intent?.atMs === at(NOW));
    const begun = new Map(steps.map((step) => [step.task.key, { ...step.task, state: 'done' as const }]));
    opened.push(begun.size);
    tasks = tasks.map((each) => begun.get(each.key) ?? each);
  }
  expect(opened).toEqual([50, 50, 20, 0]);
});

test('an event that is new and has to wait has its row already', () => {
  const listed = [timed('2026-11-30T02:59Z', '2026-11-30T05:00Z', { eventId: 'new' })];
  const covered = memory({ coveredUntilMs: at('2026-11-30T02:58Z') });
  const { steps } = plan(reading({ tasks: rows, listed, memory: covered }), at(NOW));
  expect(steps.find((step) => step.task.eventId === 'new')).toMatchObject({
    kind: 'keep',
    task: { state: 'upcoming' },
  });
});
