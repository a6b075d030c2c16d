// Reminders and overruns: counted on the row, so that each is told once however the ticks fall.
import { plannedEndMs } from '../planned-end';
import type { Task } from '../task';
import type { Context } from './context';
import type { Step } from './step';

const MINUTE_MS = 60_000;

/**
 * Slack takes about one message a second and channel, and a tick waits for it: a hundred forgotten tasks that remind
 * in one minute would use up the day's run time (90 minutes) and stop the ticks themselves.
 */
const MOST_A_TICK = 3;

interface DueNotice {
  readonly task: Task;
  readonly dueSinceMs: number;
}

/** The steps, with the notices that have come due by now: the longest due first, the rest with the next ticks. */
export function withNotices(steps: readonly Step[], context: Context): readonly Step[] {
  const due = steps
    .flatMap((step) => (step.kind === 'keep' ? dueNotice(step.task, context) : []))
    .sort((left, right) => left.dueSinceMs - right.dueSinceMs || (left.task.key < right.task.key ? -1 : 1))
    .slice(0, MOST_A_TICK);
  const told = new Map(due.map(({ task }) => [task.key, task]));
  return steps.map((step) => {
    const task = step.kind === 'keep' ? told.get(step.task.key) : undefined;
    return task ? { ...step, task } : step;
  });
}

function dueNotice(task: Task, context: Context): DueNotice[] {
  const { nowMs } = context;
  const { overrunGraceMinutes, overrunIntervalMinutes } = context.reading.settings.general;
  if (task.state === 'open') {
    const everyMs = task.remindEveryMinutes * MINUTE_MS;
    const reminders = Math.floor((nowMs - task.sinceMs) / everyMs);
    if (reminders <= task.reminders) return [];
    const dueSinceMs = task.sinceMs + (task.reminders + 1) * everyMs;
    return [{ task: { ...task, reminders, ...stillOpen(task, context), rev: nowMs }, dueSinceMs }];
  }
  if (task.state !== 'started' || task.finish === 'at end') return [];
  const everyMs = overrunIntervalMinutes * MINUTE_MS;
  const overSinceMs = plannedEndMs(task) + overrunGraceMinutes * MINUTE_MS;
  const overruns = 1 + Math.floor((nowMs - overSinceMs) / everyMs);
  if (overruns <= task.overruns) return [];
  return [{ task: { ...task, overruns, rev: nowMs }, dueSinceMs: overSinceMs + task.overruns * everyMs }];
}

/**
 * Somebody may have started and let go of it between two ticks, and Slack may know of the start alone. That is told by
 * PagerDuty's own time, which moves with every update of what waits: so it is looked at only when a reminder is due.
 */
function stillOpen(task: Task, context: Context): Partial<Task> {
  const incident = context.openIncident(task);
  return incident?.status === 'triggered' ? { stillOpenMs: incident.changedMs } : {};
}
